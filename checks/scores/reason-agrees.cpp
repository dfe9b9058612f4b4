// A reason beside an indicator speaks of that indicator's figures: of what it missed (剩余3%尾款),
// what it reached (仅完成85%), of its target and its actual (计划25株，实际24株), and whether it
// was missed or exceeded at all. Each of these is compared with the cells of the row. A reason that
// names no figure and no direction says nothing that could be wrong.

#include <fmt/format.h>

#include <array>
#include <string>

#include "checks/check.h"
#include "checks/explanations.h"
#include "checks/prose.h"
#include "checks/text_search.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

constexpr WordSet missing_words = std::to_array<std::string_view>(
    {"剩余", "未完成", "未执行", "未支付", "未支出", "尚差", "尚有", "相差", "少完成", "缺口"});
constexpr WordSet reached_words =
    std::to_array<std::string_view>({"仅完成", "只完成", "完成率", "完成了", "完成"});
constexpr WordSet planned_words =
    std::to_array<std::string_view>({"计划", "目标", "目标值", "年初目标", "指标值", "原定"});
constexpr WordSet actual_words =
    std::to_array<std::string_view>({"实际", "实际完成", "实际值", "完成值", "实际为"});
constexpr WordSet says_missed = std::to_array<std::string_view>(
    {"未达到目标", "未达目标", "未完成目标", "未完成年度", "低于目标", "低于年初目标", "未达到预期",
     "未达预期", "未达标", "少于计划", "少于目标"});
constexpr WordSet says_exceeded = std::to_array<std::string_view>(
    {"超额完成", "超过目标", "超出目标", "高于目标", "高于年初目标", "超过年初目标", "超过计划"});
// What remains to be paid tells nothing of an indicator that counts something else than money.
constexpr WordSet money_words = std::to_array<std::string_view>({"款", "资金", "质保金", "经费"});
constexpr WordSet money_names = std::to_array<std::string_view>(
    {"资金", "金额", "支出", "支付", "预算", "执行", "成本", "投资", "经费"});

Ratio hundred() {
  return Ratio(Decimal::whole(100));
}

bool agree(const Decimal& said, const Ratio& figure) {
  return figure.rounded(said.scale()) == said ||
         figure.rounded(said.scale(), Rounding::toward_zero) == said;
}

class Row {
 public:
  Row(std::size_t row, const CheckInput& input, Findings& findings)
      : indicator_(input.form.indicators[row]),
        seen_(input.assessments[row]),
        input_(input),
        findings_(findings) {}

  void look() {
    const Place place = indicator_.reason.place;
    if (!indicator_.reason.filled() || is_empty_talk(*indicator_.reason)) {
      findings_.not_applicable(place, {.zh = "没有写原因", .en = "no reason is given"});
      return;
    }
    if (!seen_.completion) {
      findings_.not_checkable(place, explain(seen_.obstacle));
      return;
    }
    const std::string_view own_year = year_of(input_.form.header(Header::year).raw);
    bool holds = direction_holds();
    const ProseFigures figures = figures_in(*indicator_.reason, own_year, input_.memory);
    for (const ProseFigure& said : figures) {
      if (holds && said.plain() && said.comparator == Comparator::none) holds = holds_for(said);
    }
    if (holds) findings_.pass(place);
  }

 private:
  bool direction_holds() {
    const std::string_view reason = *indicator_.reason;
    const std::string_view missed = word_in(reason, says_missed);
    const std::string_view exceeded = word_in(reason, says_exceeded);
    if (missed.empty() == exceeded.empty() || !seen_.target.quantity()) return true;
    const Ratio one(Decimal::whole(1));
    const bool worse = seen_.upper_bound ? *seen_.completion > one : *seen_.completion < one;
    if (!missed.empty() && !worse) {
      report(std::string(missed), {.zh = "已经达到目标", .en = "meets the target"});
      return false;
    }
    if (!exceeded.empty() && *seen_.completion < one) {
      report(std::string(exceeded), {.zh = "没有超过目标", .en = "does not exceed the target"});
      return false;
    }
    return true;
  }

  bool holds_for(const ProseFigure& said) {
    const std::string_view about = said.subject;
    if (said.unit.base == "%") {
      if (!word_in(said.before, missing_words).empty()) return rest_holds(said);
      if (!word_at_end(said.before, reached_words).empty()) return completion_holds(said);
      return true;
    }
    if (!word_at_end(about, planned_words).empty()) return cell_holds(said, seen_.target, true);
    if (!word_at_end(said.before, actual_words).empty()) {
      return cell_holds(said, seen_.actual, false);
    }
    return true;
  }

  // 剩余3%: of the target, or in points where both are in per cent.
  bool rest_holds(const ProseFigure& said) {
    const bool of_money = !word_in(said.after, money_words).empty();
    const bool counts_money = seen_.actual.unit.dimension == Dimension::money ||
                              !word_in(indicator_.name.raw, money_names).empty();
    if (seen_.upper_bound || (of_money && !counts_money)) return true;
    const Ratio rest = (Ratio(Decimal::whole(1)) - *seen_.completion) * hundred();
    if (rest <= Ratio() || agree(said.figure, rest) || agree(said.figure, points_missing())) {
      return true;
    }
    report(std::string(said.before) + std::string(said.text),
           {.zh = fmt::format("与目标值相差 {}", percent_text(rest / hundred())),
            .en = fmt::format("misses the target by {}", percent_text(rest / hundred()))});
    return false;
  }

  Ratio points_missing() const {
    const bool rates = seen_.target.unit.base == "%" && seen_.actual.unit.base == "%";
    return rates ? Ratio(seen_.target.scaled() - seen_.actual.scaled()) : Ratio();
  }

  bool completion_holds(const ProseFigure& said) {
    const Ratio completion = *seen_.completion * hundred();
    const bool actual = seen_.actual.unit.base == "%" && said.figure == seen_.actual.figure;
    const bool target = seen_.target.unit.base == "%" && said.figure == seen_.target.figure;
    if (actual || target || agree(said.figure, completion)) return true;
    report(std::string(said.before) + std::string(said.text),
           {.zh = fmt::format("的完成率是 {}", percent_text(*seen_.completion)),
            .en = fmt::format("has a completion of {}", percent_text(*seen_.completion))});
    return false;
  }

  bool cell_holds(const ProseFigure& said, const Measure& cell, bool is_target) {
    if (!cell.quantity() || said.unit.base != cell.unit.base) return true;
    if (said.scaled() == cell.scaled()) return true;
    const std::string figure = cell.figure.text() + std::string(cell.unit.text);
    const std::string_view column = input_.label(is_target ? Column::target : Column::actual);
    report(std::string(said.before) + std::string(said.text),
           {.zh = fmt::format("的{}是 {}", column, figure),
            .en = fmt::format("has {} as its {}", figure, is_target ? "target" : "actual")});
    return false;
  }

  void report(const std::string& quote, const Message& fact) {
    Finding& finding = findings_.report(
        indicator_.reason.place,
        {.zh = fmt::format("{}写“{}”，而这项指标{}（{} 对 {}）", input_.label(Column::reason),
                           shortened(quote), fact.zh, indicator_.actual.raw, indicator_.target.raw),
         .en =
             fmt::format("the reason says \"{}\", but the indicator {} ({} of {})",
                         shortened(quote), fact.en, indicator_.actual.raw, indicator_.target.raw)});
    finding.found = quote;
    finding.hint = {.zh = "核对原因与这一行的数", .en = "Check the reason against the row"};
    finding.related = {indicator_.target.place, indicator_.actual.place};
  }

  const Indicator& indicator_;
  const Assessment& seen_;
  const CheckInput& input_;
  Findings& findings_;
};

void run(const CheckInput& input, Findings& findings) {
  if (input.assessments.empty()) findings.not_applicable(Place{}, no_indicators());
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    Row(row, input, findings).look();
  }
}

}  // namespace

extern const Check reason_agrees;
constinit const Check reason_agrees{.id = "reason-agrees",
                                    .title_zh = "原因与这一行的数相符",
                                    .title_en = "A reason agrees with the figures beside it",
                                    .basis = "偏差原因据实填写",
                                    .severity = Severity::warning,
                                    .run = run,
                                    .reads_figures = false,
                                    .looks_for = {.marks = {Mark::reason}}};

}  // namespace gouji::checks
