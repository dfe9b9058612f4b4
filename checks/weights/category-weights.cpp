// In a category whose total is shared out evenly, every weight is the total divided by the number
// of indicators; equal_split.h judges the figures, this file chooses the total and says what was
// found. The weights are measured against the total of the rulebook. Where another total explains
// them and the whole form still adds up, it is another way to share the section out, and where they
// are even but short of the total, category-total has the finding: one fault, one finding.

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <map>
#include <utility>

#include "checks/check.h"
#include "checks/equal_split.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

struct Group {
  const Category* category = nullptr;
  int index = -1;
  int places = 2;  // of a weight
  std::pmr::vector<const Indicator*> rows;
  std::pmr::vector<Decimal> weights;  // of those that are filled
};

constexpr int usual_places = 2;

int places_of_weights(const Category& category, const Rulebook& rulebook) {
  if (category.scoring < 0) return usual_places;
  return rulebook.scoring[static_cast<std::size_t>(category.scoring)].places;
}

Group group_of(int index, const CheckInput& input) {
  const auto& rulebook = input.rulebook;
  Group group{.category = &rulebook.categories[static_cast<std::size_t>(index)],
              .index = index,
              .rows = std::pmr::vector<const Indicator*>(input.memory),
              .weights = std::pmr::vector<Decimal>(input.memory)};
  group.rows.reserve(input.form.indicators.size());
  group.weights.reserve(input.form.indicators.size());
  group.places = places_of_weights(*group.category, rulebook);
  for (const Indicator& indicator : input.form.indicators) {
    if (indicator.category_index != index) continue;
    group.rows.push_back(&indicator);
    if (indicator.weight.filled()) group.weights.push_back(*indicator.weight);
  }
  return group;
}

// All weights of the form add up to all totals of the rulebook.
bool section_adds_up(const CheckInput& input) {
  Decimal rest;
  for (const Category& category : input.rulebook.categories) rest += category.total;
  for (const Indicator& indicator : input.form.indicators) {
    if (!indicator.weight.filled()) return false;
    rest -= *indicator.weight;
  }
  return rest.is_zero();
}

Decimal choose_total(const Group& group, const CheckInput& input) {
  const Decimal printed = sum_of(group.weights);
  const Decimal& given = group.category->total;
  if (printed == given) return given;
  if (section_adds_up(input) && total_fits(group.weights, printed, group.places)) return printed;
  return total_fits(group.weights, given, group.places) ? given : printed;
}

// The clause behind the total of the category: that of the identity which adds its weights up.
const Clause* clause_of_total(int category, const Rulebook& rulebook) {
  for (const Identity& identity : rulebook.identities) {
    if (identity.total.kind != Operand::Kind::constant || identity.terms.size() != 1) continue;
    const Operand& weights = identity.terms.front().operand;
    if (weights.column == Column::weight && weights.category == category) {
      return rulebook.clause(identity.basis);
    }
  }
  return nullptr;
}

// 26 ÷ 4 = 6.5, or 26 ÷ 7 → 3.71 × 6 + 3.74
std::string division(const SplitJudgement& split, std::size_t count) {
  const std::string start = fmt::format("{} ÷ {}", split.total.trimmed().text(), count);
  if (split.last == split.base) return fmt::format("{} = {}", start, split.base.text());
  return fmt::format("{} → {} × {} + {}", start, split.base.text(), count - 1, split.last.text());
}

std::string list_of(const Group& group, const SplitJudgement& split, std::string_view separator) {
  std::string text;
  for (const std::size_t i : split.off) {
    if (!text.empty()) text += separator;
    text += fmt::format("{} {}", shortened(group.rows[i]->name.raw), group.weights[i].text());
  }
  return text;
}

// Ends every row of the group: those that are off under one finding.
template <std::invocable Words>
Finding& report_off(const Group& group, const SplitJudgement& split, Severity severity,
                    Words&& words, Findings& findings) {
  for (std::size_t i = 0; i < group.rows.size(); ++i) {
    if (std::count(split.off.begin(), split.off.end(), i) == 0) {
      findings.pass(group.rows[i]->weight.place);
    } else if (i != split.off.front()) {
      findings.fail_elsewhere(group.rows[i]->weight.place, "category-weights");
    }
  }
  const std::size_t first = split.off.front();
  Finding& finding =
      findings.report(severity, group.rows[first]->weight.place, std::forward<Words>(words));
  finding.found = group.weights[first].text();
  finding.expected = split.expected().text();
  finding.difference = (group.weights[first] - split.expected()).text();
  finding.basis = group.category->basis;
  for (const std::size_t i : split.off) {
    if (i != first) finding.related.push_back(group.rows[i]->weight.place);
  }
  return finding;
}

void report_uneven(const Group& group, const SplitJudgement& split, const CheckInput& input,
                   Findings& findings) {
  const Decimal printed = sum_of(group.weights);
  const Clause* clause = clause_of_total(group.index, input.rulebook);
  // Against the sum of what is printed they may be even: then all rests on the total.
  const bool rests_on_total =
      clause != nullptr && !clause->certain && split.total != printed &&
      judge_split(group.weights, printed, group.places).verdict != SplitVerdict::uneven;
  const auto words = [&] {
    const std::string sum = division(split, group.rows.size());
    const std::string& name = group.category->name;
    const bool of_category = split.total == group.category->total;
    return Message{
        .zh = fmt::format("{}{} {}，不符的是：{}", name, of_category ? "总分" : "权重之和", sum,
                          list_of(group, split, "、")),
        .en = fmt::format("{}: {}; off: {}", name, sum, list_of(group, split, ", "))};
  };
  Finding& finding = report_off(group, split, findings.severity(), words, findings);
  const std::string expected = split.expected().text();
  finding.hint = {.zh = "权重填 " + expected, .en = "Enter " + expected};
  if (rests_on_total) finding.basis = clause->id;
}

void report_spread(const Group& group, const SplitJudgement& split, Findings& findings) {
  const auto words = [&] {
    const std::string sum = division(split, group.rows.size());
    const std::string& name = group.category->name;
    return Message{
        .zh = fmt::format("{}总分 {}，余数分散在几项：{}", name, sum, list_of(group, split, "、")),
        .en = fmt::format("{}: {}; the remainder is spread: {}", name, sum,
                          list_of(group, split, ", "))};
  };
  Finding& finding = report_off(group, split, Severity::note, words, findings);
  finding.hint = {.zh = "余数并入一项", .en = "Put the remainder into one"};
}

void pass_all(const Group& group, const SplitJudgement& split, Findings& findings) {
  for (const Indicator* row : group.rows) {
    findings.pass(row->weight.place, [&] {
      const std::string sum = division(split, group.rows.size());
      const bool given = split.total == group.category->total;
      return given ? Message{.zh = sum, .en = sum}
                   : Message{.zh = "按所填权重之和：" + sum, .en = "of the printed sum: " + sum};
    });
  }
}

void look_at(const Group& group, const CheckInput& input, Findings& findings) {
  if (group.weights.size() != group.rows.size()) {
    for (const Indicator* row : group.rows) {
      const FigureCell& cell = row->weight;
      if (cell.empty()) {
        findings.fail_elsewhere(cell.place, "figure-present");
      } else {
        findings.not_checkable(cell.place,
                               {.zh = "该类有权重空白或不是数",
                                .en = "a weight of the category is blank or no number"});
      }
    }
    return;
  }
  const SplitJudgement split = judge_split(group.weights, choose_total(group, input), group.places);
  switch (split.verdict) {
    case SplitVerdict::even: pass_all(group, split, findings); return;
    case SplitVerdict::lost:
      for (const Indicator* row : group.rows) {
        findings.fail_elsewhere(row->weight.place, "category-total");
      }
      return;
    case SplitVerdict::spread: report_spread(group, split, findings); return;
    case SplitVerdict::uneven: report_uneven(group, split, input, findings); return;
  }
}

void look_at_unknown_categories(const CheckInput& input, Findings& findings) {
  const bool any = std::any_of(input.form.indicators.begin(), input.form.indicators.end(),
                               [](const Indicator& one) { return one.category_index < 0; });
  if (!any) return;
  std::string known;
  for (const Category& category : input.rulebook.categories) {
    known += (known.empty() ? "" : "、") + category.name;
  }
  std::map<std::string_view, std::size_t> first_rows;
  for (std::size_t i = 0; i < input.form.indicators.size(); ++i) {
    const TextCell& cell = input.form.indicators[i].category;
    if (input.form.indicators[i].category_index >= 0) continue;
    if (!cell.filled()) {
      findings.not_checkable(cell.place, {.zh = "类别空白", .en = "no category"});
    } else if (!first_rows.emplace(*cell, i).second) {
      findings.fail_elsewhere(cell.place, "category-weights");
    } else {
      Finding& finding = findings.report(
          std::min(findings.severity(), Severity::warning), cell.place,
          {.zh = fmt::format("类别“{}”不是{}之一，没有总分和评分规则", shortened(cell.raw), known),
           .en = fmt::format("category {} is none of {}: no total, no scoring rule",
                             shortened(cell.raw), known)});
      finding.found = cell.raw;
      finding.hint = {.zh = "类别写作" + known + "之一", .en = "Use one of " + known};
    }
  }
}

// Whether every row is in a category, and every total that must be is shared out evenly. False:
// there may be nothing wrong.
bool surely_even(const CheckInput& input) {
  const auto& categories = input.rulebook.categories;
  std::pmr::vector<PlainSplit> splits(categories.size(), input.memory);
  for (const Indicator& row : input.form.indicators) {
    if (row.category_index < 0) return false;
    const auto index = static_cast<std::size_t>(row.category_index);
    if (categories[index].weights != WeightRule::equal_split) continue;
    if (!row.weight.filled()) return false;
    splits[index].add(*row.weight);
  }
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const int places = places_of_weights(categories[i], input.rulebook);
    if (!splits[i].empty() && !splits[i].surely_even(categories[i].total, places)) return false;
  }
  return true;
}

void run(const CheckInput& input, Findings& findings) {
  if (!findings.keeps_ledger() && surely_even(input)) return;
  std::string without;
  for (int i = 0; i < static_cast<int>(input.rulebook.categories.size()); ++i) {
    const Group group = group_of(i, input);
    if (group.rows.empty()) {
      without += (without.empty() ? "" : "、") + group.category->name;
    } else if (group.category->weights != WeightRule::equal_split) {
      for (const Indicator* row : group.rows) {
        findings.not_applicable(
            row->weight.place,
            {.zh = "该类权重不按个数均分", .en = "weights of this category are not equal"});
      }
    } else {
      look_at(group, input, findings);
    }
  }
  if (!without.empty()) {
    findings.not_applicable(Place{}, {.zh = "没有指标的类别：" + without,
                                      .en = "categories without indicators: " + without});
  }
  look_at_unknown_categories(input, findings);
}

}  // namespace

extern const Check category_weights;
constinit const Check category_weights{
    .id = "category-weights",
    .title_zh = "权重 = 该类总分 ÷ 指标个数",
    .title_en = "A weight is its category's total over the count",
    .basis = "规则书的类别分值",
    .severity = Severity::error,
    .run = run};

}  // namespace gouji::checks
