// A figure in prose against the table. Prose that names an indicator, a sub-item or an amount of
// the funds tables and nothing else (成交率达到87.18%, 年初预算500万元) must give its figure.
// Elsewhere a figure only contradicts when it is one of the table with a slip of the pen (10964场
// for 10694笔). All else is for the ledger: what agrees, with the cell; what the table does not
// have.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <climits>
#include <utility>

#include "checks/check.h"
#include "checks/funds_nouns.h"
#include "checks/prose.h"
#include "checks/prose_table.h"
#include "checks/slips.h"
#include "checks/wording.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

// From how many significant digits on a slip is no chance: where a word of the name is there too,
// where only the point moved, and otherwise.
constexpr int hinted_digits = 3;
constexpr int same_digits = 4;
constexpr int telling_digits = 5;

// In the sentence so far: the amount is a part, another budget's, or of part of the year.
constexpr WordSet of_a_part = std::to_array<std::string_view>(
    {"其中",   "分别",   "一是",   "二是",   "第一", "合同", "中标",   "人均",   "平均",
     "单价",   "每",     "总投资", "上级",   "中央", "省级", "省财政", "区级",   "县级",
     "区财政", "县财政", "自筹",   "配套",   "另",   "还有", "尾款",   "质保金", "首付",
     "预付",   "季度",   "上半年", "下半年", "部分", "结转", "结余"});

bool of_part_of_year(std::string_view text) {
  const std::size_t month = text.find("月");
  if (month == std::string_view::npos) return false;
  return !text.substr(0, month).ends_with("12");
}

// The table, and its names by what tells most of them apart: size and last bytes.
struct NamedTable {
  std::pmr::vector<TableFigure> figures;
  std::pmr::vector<std::uint64_t> keys;  // one for each figure; 0: a name too short, or none
};

NamedTable named_table(const CheckInput& input) {
  NamedTable table{.figures = table_figures(input),
                   .keys = std::pmr::vector<std::uint64_t>(input.memory)};
  table.keys.reserve(table.figures.size());
  for (const TableFigure& figure : table.figures) {
    table.keys.push_back(figure.name.size() < shortest_name ? 0 : key_of_name(figure.name));
  }
  return table;
}

class Prose {
 public:
  Prose(const TextCell& narrative, const ProseFigures& figures, const CheckInput& input,
        const NamedTable& table, Findings& findings)
      : narrative_(narrative),
        input_(input),
        table_(table),
        findings_(findings),
        figures_(figures) {}

  void look() {
    if (figures_.empty()) {
      findings_.not_applicable(narrative_.place,
                               {.zh = "文字里没有数", .en = "the text has no figures"});
    }
    for (const ProseFigure& said : figures_) look_at(said);
  }

 private:
  using Wanted = std::pmr::vector<const TableFigure*>;

  // A name leaves no doubt; an amount that is plainly named but equals that of a sub-item or an
  // indicator may be what the sentence is about, and a loosely named one may be any.
  void look_at(const ProseFigure& said) {
    Wanted named(input_.memory);
    if (look_at_named(said, named)) return;
    const bool by_name = !named.empty();
    bool loose = false;
    if (!by_name) {
      named = funds_named_by(said, loose);
      if (holds_for_one(said, named)) return;
    }
    const TableFigure* equal = equal_to(said);
    // A clause that is nothing but a name tells no change; 资金节约率 only has the word for one.
    const bool stated = by_name ? said.of_the_year() : said.plain();
    const bool judged = !named.empty() && stated;
    if (judged && (equal == nullptr || by_name || (!loose && equal->role != Role::none))) {
      contradict(said, *nearest(said, named));
      return;
    }
    if (equal != nullptr) {
      agree(said, *equal);
      return;
    }
    if (const TableFigure* slipped = slip_of(said)) {
      contradict(said, *slipped);
      return;
    }
    findings_.not_applicable(narrative_.place, [&] {
      const std::string words = shortened(said.before);
      return Message{.zh = fmt::format("“{}{}”在表中没有可对照的数", words, said.text),
                     .en = fmt::format("the table has no figure for \"{}{}\"", words, said.text)};
    });
  }

  // Looks at the cells of the indicator or sub-item that the clause plainly names. True: one of
  // them has the figure; false: named are all that have not.
  bool look_at_named(const ProseFigure& said, Wanted& named) {
    if (said.subject.size() < shortest_name) return false;
    const std::uint64_t key = key_of_name(said.subject);
    for (std::size_t i = 0; i < table_.keys.size(); ++i) {
      const TableFigure& figure = table_.figures[i];
      if (table_.keys[i] != key || said.subject != figure.name) continue;
      if (!same_kind(said, figure)) continue;
      if (said.unit.dimension == Dimension::count && said.unit.base != figure.base) continue;
      if (holds(said, figure)) {
        agree(said, figure);
        return true;
      }
      named.push_back(&figure);
    }
    return false;
  }

  // The amounts of the funds tables that it plainly names.
  Wanted funds_named_by(const ProseFigure& said, bool& loose) const {
    if (said.unit.dimension != Dimension::money) return Wanted(input_.memory);
    const FundsNoun* const noun = funds_noun_of(said.before);
    Wanted named(input_.memory);
    if (noun == nullptr) return named;
    for (const TableFigure& figure : table_.figures) {
      const bool meant =
          figure.role != Role::none &&
          std::find(noun->roles.begin(), noun->roles.end(), figure.role) != noun->roles.end();
      if (meant && same_kind(said, figure)) named.push_back(&figure);
    }
    // One that agrees is no fault, be it of a part or not: what it is only the ledger asks.
    const bool settled = !findings_.keeps_ledger() &&
                         std::any_of(named.begin(), named.end(), [&](const TableFigure* figure) {
                           return agrees(said, *figure);
                         });
    if (!settled && is_of_a_part(said)) return Wanted(input_.memory);
    loose = noun->loose;
    return named;
  }

  bool is_of_a_part(const ProseFigure& said) const {
    for (const std::string_view text : {said.lead, said.before}) {
      if (!word_in(text, of_a_part).empty() || of_part_of_year(text)) return true;
      for (const SubItem& item : input_.form.sub_items) {
        if (item.name.filled() && text.find(*item.name) != std::string_view::npos) return true;
      }
    }
    return false;
  }

  bool holds_for_one(const ProseFigure& said, const Wanted& named) {
    for (const TableFigure* figure : named) {
      if (!holds(said, *figure)) continue;
      agree(said, *figure);
      return true;
    }
    return false;
  }

  static bool holds(const ProseFigure& said, const TableFigure& figure) {
    if (agrees(said, figure)) return true;
    const Decimal prose = said.scaled();
    switch (said.comparator) {
      case Comparator::at_least:
      case Comparator::above: return figure.value >= prose;
      case Comparator::at_most:
      case Comparator::below: return figure.value <= prose;
      default: return false;
    }
  }

  // The cell to be shown: the one that a slip explains, else the closest.
  static const TableFigure* nearest(const ProseFigure& said, const Wanted& named) {
    const auto rank = [&](const TableFigure* figure) {
      const Decimal off = (said.scaled() - figure->value).absolute();
      return std::pair(slip(said, *figure).empty(), off);
    };
    return *std::min_element(named.begin(), named.end(),
                             [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  }

  const TableFigure* equal_to(const ProseFigure& said) const {
    const Decimal value = said.scaled();
    const auto rank = [&](const TableFigure& figure) {
      return std::pair(value == figure.value, naming_of(said, figure.name));
    };
    const TableFigure* best = nullptr;
    for (const TableFigure& figure : table_.figures) {
      if (!same_kind(said, figure) || !agrees(said, value, figure)) continue;
      if (best == nullptr || rank(figure) > rank(*best)) best = &figure;
    }
    return best;
  }

  const TableFigure* slip_of(const ProseFigure& said) const {
    const int digits = significant_digits(said.figure);
    if (!said.plain() || digits < hinted_digits) return nullptr;
    for (const TableFigure& figure : table_.figures) {
      if (!same_kind(said, figure)) continue;
      const Slip slip = slip_between(said.scaled(), figure.value);
      if (slip.telling() && digits >= digits_needed(slip.kind, said, figure) && !is_said(figure)) {
        return &figure;
      }
    }
    return nullptr;
  }

  static int digits_needed(SlipKind kind, const ProseFigure& said, const TableFigure& figure) {
    if (naming_of(said, figure.name) != Naming::none) return hinted_digits;
    switch (kind) {
      case SlipKind::unit:
      case SlipKind::decimal_point: return same_digits;
      case SlipKind::swapped:
      case SlipKind::exchanged: return telling_digits;
      default: return INT_MAX;
    }
  }

  // Whether the prose gives the right figure too; what differs from it is then another one.
  bool is_said(const TableFigure& figure) const {
    return std::any_of(figures_.begin(), figures_.end(), [&](const ProseFigure& other) {
      return same_kind(other, figure) && agrees(other, figure);
    });
  }

  static Message slip(const ProseFigure& said, const TableFigure& figure) {
    const Slip slip = slip_between(said.scaled(), figure.value);
    return slip.telling() ? slip.words : Message{};
  }

  void agree(const ProseFigure& said, const TableFigure& figure) {
    findings_.pass(narrative_.place, [&] {
      const std::string label = label_of(figure.place, input_.form, input_.rulebook);
      return Message{.zh = fmt::format("“{}{}”与{} {} 相符", shortened(said.before), said.text,
                                       label, figure.printed),
                     .en = fmt::format("\"{}{}\" agrees with {} {}", shortened(said.before),
                                       said.text, label, figure.printed)};
    });
  }

  Message words_of_contradiction(const ProseFigure& said, const TableFigure& figure,
                                 const Message& slipped) const {
    const std::string label = label_of(figure.place, input_.form, input_.rulebook);
    Message message{.zh = fmt::format("文字写“{}{}”，表中{}是 {}", shortened(said.before),
                                      said.text, label, figure.printed),
                    .en = fmt::format("the text says \"{}{}\", {} in the table is {}",
                                      shortened(said.before), said.text, label, figure.printed)};
    if (!slipped.empty()) {
      message.zh += "（" + slipped.zh + "）";
      message.en += " (" + slipped.en + ")";
    }
    return message;
  }

  void contradict(const ProseFigure& said, const TableFigure& figure) {
    const Message slipped = slip(said, figure);  // also without words it may be too large a figure
    Finding& finding = findings_.report(
        narrative_.place, [&] { return words_of_contradiction(said, figure, slipped); });
    finding.found = std::string(said.text);
    finding.expected = std::string(figure.printed);
    // In the unit of the cell, as the other checks give it.
    if (const auto off = Ratio(said.scaled() - figure.value, figure.scale).exact()) {
      finding.difference = off->trimmed().text();
    }
    finding.hint = {.zh = "与台账核对，改文字或改表", .en = "Check which is right, text or table"};
    finding.related = {figure.place};
  }

  const TextCell& narrative_;
  const CheckInput& input_;
  const NamedTable& table_;
  Findings& findings_;
  const ProseFigures& figures_;
};

void run(const CheckInput& input, Findings& findings) {
  const bool any = std::any_of(input.prose.begin(), input.prose.end(),
                               [](const ProseFigures& figures) { return !figures.empty(); });
  if (!any && !findings.keeps_ledger()) return;
  const NamedTable table = any ? named_table(input) : NamedTable{};
  for (std::size_t i = 0; i < input.form.narratives.size(); ++i) {
    const TextCell& narrative = input.form.narratives[i];
    if (narrative.filled()) {
      Prose(narrative, input.prose[i], input, table, findings).look();
    } else {
      findings.not_applicable(narrative.place, {.zh = "没有文字", .en = "there is no text"});
    }
  }
}

}  // namespace

extern const Check narrative_figure;
constinit const Check narrative_figure{.id = "narrative-figure",
                                       .title_zh = "文字里的数与表中的数一致",
                                       .title_en = "Figures in prose are those of the table",
                                       .basis = "自评报告的文字与自评表口径一致",
                                       .severity = Severity::warning,
                                       .run = run,
                                       .looks_for = {.marks = {Mark::figure_in_prose}}};

}  // namespace gouji::checks
