// Parts that prose names beside their sum: 共支付89.97万元，其中设备30万元、安装59.97万元;
// 设备30万元、 安装59.97万元，合计89.97万元; 30+59.97=89.97. A list after 其中 may name only some
// of the parts, so that a smaller sum is a fault only when it is nearly the whole; one that is
// larger always is.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/prose.h"
#include "checks/rounding.h"
#include "checks/slips.h"
#include "checks/sum_words.h"
#include "checks/wording.h"
#include "schemas/han.h"
#include "schemas/spelling.h"

namespace gouji::checks {
namespace {

constexpr WordSet joints = std::to_array<std::string_view>({"、", "和", "及", "与", "以及", "；"});
constexpr WordSet of_one = std::to_array<std::string_view>({"人均", "平均", "每", "单价", "均价"});
constexpr std::size_t fewest_parts = 2;
constexpr int near = 20;  // a sum that misses less than one part in so many of the whole

bool is_part(const ProseFigure& figure) {
  return figure.plain() && figure.comparator == Comparator::none &&
         word_in(figure.before, of_one).empty();
}

bool of_one_unit(const ProseFigure& a, const ProseFigure& b) {
  return a.unit.base == b.unit.base && a.unit.dimension == b.unit.dimension;
}

// A whole with the parts that the prose gives for it.
struct Addition {
  const ProseFigure* whole;
  std::vector<const ProseFigure*> parts;
  bool complete = true;  // all parts are named
};

struct Sum {
  Decimal of_parts;  // in units of the whole, as are the others
  Decimal whole;
  Decimal difference;  // whole − parts
  RoundingVerdict rounding = RoundingVerdict::exact;
};

// A part as the whole counts: 3000元 in 万元. Bare figures of 30+59.97 take the unit of the whole.
std::optional<Decimal> part_in(const ProseFigure& whole, const ProseFigure& part) {
  if (part.unit.dimension == Dimension::none || part.unit.scale == whole.unit.scale) {
    return part.figure;
  }
  return Ratio(part.scaled(), whole.unit.scale).exact();
}

std::optional<Sum> sum_of(const Addition& addition) {
  Sum sum{.whole = addition.whole->figure};
  int scale = sum.whole.scale();
  for (const ProseFigure* part : addition.parts) {
    const auto figure = part_in(*addition.whole, *part);
    if (!figure) return std::nullopt;
    sum.of_parts += *figure;
    scale = std::max(scale, figure->scale());
  }
  sum.difference = sum.whole - sum.of_parts;
  const int rounded = static_cast<int>(addition.parts.size());
  sum.rounding = judge_rounding(sum.difference, scale, rounded).verdict;
  return sum;
}

bool nearly_whole(const Sum& sum) {
  if ((sum.difference * Decimal::whole(near)).absolute() < sum.whole.absolute()) return true;
  return slip_between(sum.whole, sum.of_parts).telling();
}

class Prose {
 public:
  Prose(const TextCell& narrative, const ProseFigures& figures, Findings& findings)
      : text_(*narrative), place_(narrative.place), findings_(findings), figures_(figures) {}

  void look() {
    for (std::size_t at = 0; at < figures_.size(); ++at) {
      if (auto chain = chain_from(at)) {
        judge(*chain);
        at += chain->parts.size() - 1;
      } else if (sums_up(at)) {
        judge_list_before(at);
      } else if (auto parts = parts_behind(at)) {
        judge(*parts);
        at += parts->parts.size();
      }
    }
    if (!judged_) {
      findings_.not_applicable(
          place_, {.zh = "文字里没有分项与合计", .en = "the text has no parts with their sum"});
    }
  }

 private:
  std::string_view between(std::size_t first, std::size_t second) const {
    return text_.substr(figures_[first].end, figures_[second].begin - figures_[first].end);
  }

  // The one sign between two figures, blanks aside; 0: none, or more.
  char32_t sign_between(std::size_t first, std::size_t second) const {
    std::string_view gap = between(first, second);
    if (gap.empty() || starts_han(gap.front())) return 0;
    gap = trim(gap);
    if (gap.empty()) return 0;
    const Glyph glyph = glyph_at(gap, 0);
    return glyph.size == gap.size() ? folded(glyph.code) : 0;
  }

  // 30+30+29.99=89.97万元, 89.97万元（30+30+29.99）
  std::optional<Addition> chain_from(std::size_t first) const {
    std::size_t last = first;
    while (last + 1 < figures_.size() && sign_between(last, last + 1) == '+') ++last;
    if (last == first) return std::nullopt;
    Addition chain{.whole = nullptr};
    for (std::size_t at = first; at <= last; ++at) chain.parts.push_back(&figures_[at]);
    const char32_t open = first == 0 ? 0 : sign_between(first - 1, first);
    if (last + 1 < figures_.size() && sign_between(last, last + 1) == '=') {
      chain.whole = &figures_[last + 1];
    } else if (open == '(' || open == '=') {
      chain.whole = &figures_[first - 1];
    } else {
      return std::nullopt;
    }
    return chain;
  }

  // 合计89.97万元 with figures of its unit before it in the sentence.
  bool sums_up(std::size_t at) const {
    const ProseFigure& whole = figures_[at];
    return enough_fit_before(at) && !word_in(whole.before, summing).empty() && is_part(whole) &&
           list_before(at).size() >= fewest_parts;
  }

  // Whether figures before it may be its parts, going by what is told without reading clauses.
  bool enough_fit_before(std::size_t at) const {
    std::size_t fit = 0;
    for (std::size_t before = at; before-- > 0 && fit < fewest_parts;) {
      if (figures_[before].sentence != figures_[at].sentence) break;
      if (of_one_unit(figures_[before], figures_[at])) ++fit;
    }
    return fit == fewest_parts;
  }

  std::vector<const ProseFigure*> list_before(std::size_t at) const {
    std::vector<const ProseFigure*> list;
    for (std::size_t before = at; before-- > 0;) {
      const ProseFigure& part = figures_[before];
      if (part.sentence != figures_[at].sentence) break;
      if (of_one_unit(part, figures_[at]) && is_part(part)) list.insert(list.begin(), &part);
    }
    return list;
  }

  // Where the list begins is not said: any of its ends may be it. None of them is a fault when
  // nothing but the list stands there, or when one of them nearly is.
  void judge_list_before(std::size_t at) {
    Addition addition{.whole = &figures_[at], .parts = list_before(at)};
    const bool only_a_list = is_list(addition.parts);
    std::optional<Addition> nearest;
    for (; addition.parts.size() >= fewest_parts; addition.parts.erase(addition.parts.begin())) {
      const auto sum = sum_of(addition);
      if (!sum) continue;
      const bool holds = sum->rounding == RoundingVerdict::exact;
      if (holds || (!nearest && (only_a_list || nearly_whole(*sum)))) nearest = addition;
      if (holds) break;
    }
    if (nearest) judge(*nearest);
  }

  bool is_list(const std::vector<const ProseFigure*>& parts) const {
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      const std::string_view gap = text_.substr(parts[i]->end, parts[i + 1]->begin - parts[i]->end);
      if (word_at_start(trim(gap), joints).empty()) return false;
    }
    return true;
  }

  // 共支付89.97万元，其中…30万元、…59.97万元
  std::optional<Addition> parts_behind(std::size_t at) const {
    if (at + fewest_parts >= figures_.size()) return std::nullopt;
    for (std::size_t part = at + 1; part <= at + fewest_parts; ++part) {
      if (figures_[part].sentence != figures_[at].sentence) return std::nullopt;
      if (!of_one_unit(figures_[part], figures_[at])) return std::nullopt;
    }
    const std::string_view gap =
        text_.substr(figures_[at].end, figures_[at + 1].begin - figures_[at].end);
    const bool some = gap.find(some_follow) != std::string_view::npos;
    if (!some && word_in(gap, all_follow).empty()) return std::nullopt;
    if (!is_part(figures_[at])) return std::nullopt;
    Addition addition{.whole = &figures_[at], .complete = !some};
    for (std::size_t next = at + 1; next < figures_.size(); ++next) {
      const ProseFigure& part = figures_[next];
      if (part.sentence != figures_[at].sentence) break;
      const bool nested = next > at + 1 && part.lead.size() + part.before.size() > 0 &&
                          between(next - 1, next).find(some_follow) != std::string_view::npos;
      if (nested || !of_one_unit(part, figures_[at]) || !is_part(part)) break;
      addition.parts.push_back(&part);
    }
    if (addition.parts.size() < fewest_parts) return std::nullopt;
    return addition;
  }

  void judge(const Addition& addition) {
    judged_ = true;
    const auto sum = sum_of(addition);
    if (!sum) {
      findings_.not_checkable(place_, {.zh = "各分项的单位不能精确换算",
                                       .en = "the units of the parts do not convert exactly"});
      return;
    }
    const bool holds =
        sum->rounding == RoundingVerdict::exact || sum->rounding == RoundingVerdict::likely;
    if (holds) {
      findings_.pass(place_, [&] { return equation(addition, *sum); });
      return;
    }
    const bool less_is_named = !addition.complete && !sum->difference.is_negative();
    if (less_is_named && !nearly_whole(*sum)) {
      Message listed = equation(addition, *sum);
      findings_.not_checkable(place_, {.zh = listed.zh + "，其余部分没有写出",
                                       .en = listed.en + ", the rest is not named"});
      return;
    }
    report(addition, *sum);
  }

  static Message equation(const Addition& addition, const Sum& sum) {
    std::string terms;
    for (const ProseFigure* part : addition.parts) {
      terms += (terms.empty() ? "" : " + ") + std::string(part->text);
    }
    const std::string total = sum.of_parts.text() + std::string(addition.whole->unit.text);
    return {.zh = fmt::format("{} = {}，文字写 {}", terms, total, addition.whole->text),
            .en = fmt::format("{} = {}, the text says {}", terms, total, addition.whole->text)};
  }

  void report(const Addition& addition, const Sum& sum) {
    Message message = equation(addition, sum);
    const bool more = !sum.difference.is_negative();
    const std::string size = sum.difference.absolute().text();
    message.zh = fmt::format("文字里的分项 {}，{} {}", message.zh, more ? "多" : "少", size);
    message.en = fmt::format("the parts {}, {} too {}", message.en, size, more ? "much" : "little");
    const Slip slip = slip_between(sum.whole, sum.of_parts);
    if (slip.telling()) {
      message.zh += "（" + slip.words.zh + "）";
      message.en += " (" + slip.words.en + ")";
    }
    Finding& finding = findings_.report(place_, std::move(message));
    finding.found = std::string(addition.whole->text);
    finding.expected = sum.of_parts.text() + std::string(addition.whole->unit.text);
    finding.difference = sum.difference.text();
    finding.hint = {.zh = "核对分项与合计", .en = "Check the parts and their sum"};
  }

  std::string_view text_;
  Place place_;
  Findings& findings_;
  const ProseFigures& figures_;
  bool judged_ = false;
};

void run(const CheckInput& input, Findings& findings) {
  for (std::size_t i = 0; i < input.form.narratives.size(); ++i) {
    const TextCell& narrative = input.form.narratives[i];
    if (narrative.filled()) {
      Prose(narrative, input.prose[i], findings).look();
    } else {
      findings.not_applicable(narrative.place, {.zh = "没有文字", .en = "there is no text"});
    }
  }
}

}  // namespace

extern const Check narrative_sum;
constinit const Check narrative_sum{.id = "narrative-sum",
                                    .title_zh = "文字里的分项加起来等于合计",
                                    .title_en = "Parts named in prose add up to their sum",
                                    .basis = "自评报告的数自身相符",
                                    .severity = Severity::warning,
                                    .run = run,
                                    .reads_figures = false,
                                    .looks_for = {.marks = {Mark::figure_in_prose}}};

}  // namespace gouji::checks
