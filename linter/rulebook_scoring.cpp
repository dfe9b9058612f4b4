// How scores come about, as a rulebook says it: rules, categories, levels, execution, grades. What
// the schema cannot see is seen here: a band that is empty, levels that do not go down, grades with
// a gap between them, a rule that lacks what it needs.

#include <fmt/format.h>

#include <utility>

#include "linter/rulebook_names.h"

namespace gouji {
namespace {

// The two ways to deduct are told apart by what they need.
void check_shortfall(const Value& value, const Scoring& rule, RulebookNames& names) {
  const bool per_point = rule.shortfall == Shortfall::per_point;
  if (per_point && value.member("below_per_point") == nullptr) {
    names.fault(value,
                {.zh = "缺少 below_per_point；按完成率折算的写 \"shortfall\": \"proportion\"",
                 .en = "below_per_point is missing; where the score is in proportion to the "
                       "completion, say \"shortfall\": \"proportion\""});
  }
  if (!per_point && value.member("below_per_point") != nullptr) {
    names.fault(*value.member("below_per_point"),
                {.zh = "按完成率折算（proportion）的规则没有 below_per_point",
                 .en = "a rule of proportion has no below_per_point"});
  }
  if (!per_point && rule.full_from <= Decimal()) {
    names.fault(names.member_or_self(value, "full_from"),
                {.zh = "满分的完成率须大于 0", .en = "full_from must be above zero"});
  }
}

void bind_rule(const Value& value, RulebookNames& names) {
  Scoring rule{.id = names.text(value, "id")};
  if (names.text(value, "shortfall") == "proportion") rule.shortfall = Shortfall::proportion;
  const std::string beyond = names.text(value, "beyond_bound");
  if (beyond == "target_over_actual") rule.beyond_bound = BeyondBound::target_over_actual;
  if (beyond == "linear") rule.beyond_bound = BeyondBound::linear;
  rule.zero_target_all_or_nothing = names.text(value, "zero_target") == "all_or_nothing";
  if (const Value* above = value.member("reason_above")) rule.reason_above = names.decimal(*above);
  rule.full_from = names.decimal(value, "full_from", rule.full_from);
  rule.full_to = names.decimal(value, "full_to", rule.full_to);
  rule.over_deducts = names.flag(value, "over_deducts");
  rule.point = names.decimal(value, "point", rule.point);
  rule.below_per_point = names.decimal(value, "below_per_point", rule.below_per_point);
  rule.above_per_point = names.decimal(value, "above_per_point", rule.above_per_point);
  rule.equal_means_at_least = names.flag(value, "equal_means_at_least");
  rule.basis = names.clause(value, "basis");
  rule.places = names.integer(value, "places", rule.places);
  check_shortfall(value, rule, names);
  if (rule.full_to < rule.full_from) {
    names.fault(
        names.member_or_self(value, "full_to"),
        {.zh = fmt::format("满分区间 {} 至 {} 是空的", rule.full_from.text(), rule.full_to.text()),
         .en = fmt::format("the full-score band from {} to {} is empty", rule.full_from.text(),
                           rule.full_to.text())});
  }
  if (rule.point <= Decimal()) {
    names.fault(names.member_or_self(value, "point"),
                {.zh = "百分点须大于 0", .en = "a point must be above zero"});
  }
  names.must_be_new(value, "id", names.book.scoring, [](const auto& one) { return one.id; });
  names.book.scoring.push_back(std::move(rule));
}

void negative(const Value& value, RulebookNames& names) {
  names.fault(value, {.zh = fmt::format("分值不能小于 0，实为 {}", value.text),
                      .en = fmt::format("points cannot be below 0, found {}", value.text)});
}

void bind_common_indicators(const Value& list, Category& category, RulebookNames& names) {
  Decimal sum;
  for (const Value& item : list.items) {
    CommonIndicator common{.name = names.text(item, "name"),
                           .weight = names.decimal(item, "weight", Decimal())};
    names.must_be_new(item, "name", category.common, [](const auto& one) { return one.name; });
    if (common.weight.is_negative()) negative(names.member_or_self(item, "weight"), names);
    sum += common.weight;
    category.common.push_back(std::move(common));
  }
  if (sum != category.total) {
    names.fault(list, {.zh = fmt::format("共性指标权重之和 {}，该类总分 {}", sum.text(),
                                         category.total.text()),
                       .en = fmt::format("the weights add up to {}, the category's total is {}",
                                         sum.text(), category.total.text())});
  }
}

void bind_category(const Value& value, RulebookNames& names) {
  Category category{.name = names.text(value, "name"),
                    .aliases = names.texts(value, "aliases"),
                    .total = names.decimal(value, "total", Decimal()),
                    .evidence = names.flag(value, "evidence"),
                    .basis = names.clause(value, "basis")};
  std::string weights = names.text(value, "weights");
  if (weights == "equal_split") category.weights = WeightRule::equal_split;
  if (weights == "fixed") category.weights = WeightRule::fixed;
  if (const Value* scoring = value.member("scoring")) {
    category.scoring =
        names.index_in(names.book.scoring, scoring->text, [](const auto& one) { return one.id; });
    if (category.scoring < 0) {
      std::vector<std::string_view> known;
      for (const Scoring& rule : names.book.scoring) known.push_back(rule.id);
      names.unknown(*scoring, scoring->text, "评分规则", "scoring rule", known);
    }
  }
  const Value* common = value.member("common");
  if (common != nullptr) bind_common_indicators(*common, category, names);
  if ((common != nullptr) != (category.weights == WeightRule::fixed)) {
    names.fault(names.member_or_self(value, "weights"),
                {.zh = "weights 为 fixed 时列出 common，否则不列",
                 .en = "\"common\" goes with weights \"fixed\" and with no others"});
  }
  if (category.total.is_negative()) negative(names.member_or_self(value, "total"), names);
  names.must_be_new(value, "name", names.book.categories, [](const auto& one) { return one.name; });
  names.book.categories.push_back(std::move(category));
}

void bind_qualitative(const Value& value, RulebookNames& names) {
  QualitativeScale& scale = names.book.qualitative;
  if (const Value* levels = value.member("levels")) {
    for (const Value& item : levels->items) {
      const Interval share = names.interval(names.member_or_self(item, "share"));
      const Decimal above =
          scale.levels.empty() ? Decimal::whole(1) : scale.levels.back().share.low;
      if (share.low.is_negative() || share.high > above) {
        names.fault(
            names.member_or_self(item, "share"),
            {.zh = fmt::format("各级由高到低，占权重的份额应在 0 与 {} 之间，实为 {}", above.text(),
                               share.text()),
             .en = fmt::format("levels go down; the share must be between 0 and {}, found {}",
                               above.text(), share.text())});
      }
      scale.levels.push_back({.share = share, .words = names.texts(item, "words")});
    }
  }
  scale.goal_words = names.texts(value, "goal_words");
  scale.met_words = names.texts(value, "met_words");
  scale.basis = names.clause(value, "basis");
}

void bind_execution(const Value& value, RulebookNames& names) {
  Execution execution{.points = names.decimal(value, "points", Decimal()),
                      .places = names.integer(value, "places", 2),
                      .basis = names.clause(value, "basis")};
  if (execution.points <= Decimal()) {
    names.fault(
        names.member_or_self(value, "points"),
        {.zh = "执行率的分值须大于 0", .en = "the points of the execution rate must be above 0"});
  }
  if (const Value* below = value.member("reason_below")) {
    execution.reason_below = names.decimal(*below);
  }
  for (const Role role : {Role::revised_budget, Role::paid}) {
    if (names.book.figure_with(role) >= 0) continue;
    const std::string_view name = role == Role::paid ? "paid" : "revised_budget";
    names.fault(value,
                {.zh = fmt::format("算执行率要有 role 为 {} 的数据项", name),
                 .en = fmt::format("an execution rate needs a figure with the role {}", name)});
  }
  names.book.execution = std::move(execution);
}

Message gap_between(const Grade& above, const Grade& grade) {
  const bool one_point = above.scores.low == grade.scores.high;
  const std::string between =
      one_point
          ? fmt::format("恰好 {} 分", above.scores.low.text())
          : fmt::format("{} 与 {} 之间的分数", grade.scores.high.text(), above.scores.low.text());
  const std::string between_en =
      one_point
          ? "exactly " + above.scores.low.text()
          : fmt::format("between {} and {}", grade.scores.high.text(), above.scores.low.text());
  return {.zh = fmt::format("“{}”{} 与“{}”{} 之间有缝：{}没有等级", above.name, above.scores.text(),
                            grade.name, grade.scores.text(), between),
          .en = fmt::format("a gap between {} {} and {} {}: a score of {} has no grade", above.name,
                            above.scores.text(), grade.name, grade.scores.text(), between_en)};
}

void bind_grades(const Value& value, RulebookNames& names) {
  names.book.grades_basis = names.clause(value, "basis");
  const Value* list = value.member("list");
  if (list == nullptr) return;
  for (const Value& item : list->items) {
    names.must_be_new(item, "name", names.book.grades, [](const auto& one) { return one.name; });
    names.book.grades.push_back({.name = names.text(item, "name"),
                                 .aliases = names.texts(item, "aliases"),
                                 .scores = names.interval(names.member_or_self(item, "scores"))});
  }
  for (std::size_t i = 1; i < names.book.grades.size(); ++i) {
    const Grade& grade = names.book.grades[i];
    const Grade& above = names.book.grades[i - 1];
    if (above.scores.overlaps(grade.scores) || above.scores.low < grade.scores.low) {
      names.fault(
          names.member_or_self(list->items[i], "scores"),
          {.zh = fmt::format("“{}”{} 与“{}”{} 重叠，或次序不是由高到低", grade.name,
                             grade.scores.text(), above.name, above.scores.text()),
           .en = fmt::format("{} {} overlaps {} {}, or the order does not go down", grade.name,
                             grade.scores.text(), above.name, above.scores.text())});
    } else if (!above.scores.touches(grade.scores)) {
      names.fault(names.member_or_self(list->items[i], "scores"), gap_between(above, grade));
    }
  }
}

}  // namespace

void bind_scoring(RulebookNames& names) {
  const Value& root = names.root;
  names.each("scoring", [&](const Value& value) { bind_rule(value, names); });
  names.each("categories", [&](const Value& value) { bind_category(value, names); });
  if (const Value* scale = root.member("qualitative")) bind_qualitative(*scale, names);
  if (const Value* execution = root.member("execution")) bind_execution(*execution, names);
  if (const Value* full = root.member("full_score")) names.book.full_score = names.decimal(*full);
  if (const Value* grades = root.member("grades")) bind_grades(*grades, names);
}

}  // namespace gouji
