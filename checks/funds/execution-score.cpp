// The points of the 执行率: what it is worth × the rate, at most what it is worth. A score that is
// worked out from the rate as printed is right as well; one printed to fewer places is a note.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/execution.h"
#include "checks/funds_figures.h"
#include "schemas/narrow_ratio.h"

namespace gouji::checks {
namespace {

Ratio capped(const Ratio& rate) {
  return std::min(rate, Ratio(Decimal::whole(1)));
}

struct Score {
  Decimal points;   // that the rate is worth
  Decimal exact;    // rounded to the places of the rule
  Ratio unrounded;  // before that
};

// The points that are printed count: when they are wrong, that is said of them alone.
const Decimal& points_of(const CheckInput& input) {
  const FigureCell& printed = input.figure(Role::execution_weight);
  return printed.filled() ? *printed : input.rulebook.execution->points;
}

Score score_of(const CheckInput& input, const Ratio& rate) {
  const Execution& rule = *input.rulebook.execution;
  const Decimal points = points_of(input);
  const Ratio unrounded = Ratio(points) * capped(rate);
  return {.points = points, .exact = unrounded.rounded(rule.places), .unrounded = unrounded};
}

std::string product(const Score& score, const Ratio& rate) {
  return fmt::format("{} × {} = {}", score.points.text(), percent_text(capped(rate), 4),
                     score.exact.trimmed().text());
}

bool from_printed_rate(const CheckInput& input, const Score& score) {
  const std::optional<PrintedRate> printed = printed_rate(input);
  if (!printed) return false;
  const Decimal& declared = *input.figure(Role::execution_score);
  const Ratio points = Ratio(score.points) * capped(printed->rate);
  return points.rounded(input.rulebook.execution->places) == declared;
}

void look_at_points(const CheckInput& input, Findings& findings) {
  const FigureCell& printed = input.figure(Role::execution_weight);
  const Decimal& points = input.rulebook.execution->points;
  if (!printed.filled()) return;
  if (*printed == points) {
    findings.pass(printed.place);
    return;
  }
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), printed.place,
      {.zh = fmt::format("执行率的分值填 {}，规则为 {}", printed.raw, points.text()),
       .en = fmt::format("the rate is given {} points, the rule says {}", printed.raw,
                         points.text())});
  finding.found = std::string(printed.raw);
  finding.expected = points.text();
  finding.difference = (*printed - points).text();
  finding.basis = input.rulebook.execution->basis;
}

void report_blank(const CheckInput& input, const Score& score, const Ratio& rate,
                  Findings& findings) {
  const std::string expected = score.exact.trimmed().text();
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), input.figure(Role::execution_score).place,
      {.zh = fmt::format("执行率得分空白，按规则为 {}（{}）", expected, product(score, rate)),
       .en = fmt::format("the rate has no score; by the rule it is {} ({})", expected,
                         product(score, rate))});
  finding.expected = expected;
  finding.hint = {.zh = "填 " + expected, .en = "Enter " + expected};
}

void report_wrong(const CheckInput& input, const Score& score, const Ratio& rate,
                  Findings& findings) {
  const FigureCell& cell = input.figure(Role::execution_score);
  const Decimal expected = score.exact.trimmed();
  const Decimal difference = (*cell - expected).trimmed();
  const bool fewer = score.unrounded.rounded(cell->scale()) == *cell;
  const bool cut = !fewer && score.unrounded.rounded(cell->scale(), Rounding::toward_zero) == *cell;
  const Severity severity =
      fewer ? Severity::note
            : std::min(findings.severity(), cut ? Severity::warning : Severity::error);
  Message how;
  if (fewer) how = {.zh = "；按规则计算后少留了小数位", .en = "; the right score, to fewer places"};
  if (cut) how = {.zh = "；末位舍去而没有四舍五入", .en = "; cut off instead of rounded"};
  const bool more = !difference.is_negative();
  const std::string size = difference.absolute().text();
  Finding& finding = findings.report(
      severity, cell.place,
      {.zh = fmt::format("执行率得分填 {}，按规则为 {}（{}），{} {}{}", cell.raw, expected.text(),
                         product(score, rate), more ? "多" : "少", size, how.zh),
       .en = fmt::format("the rate scores {}, by the rule {} ({}), {} {}{}", cell.raw,
                         expected.text(), product(score, rate), size,
                         more ? "too much" : "too little", how.en)});
  finding.found = std::string(cell.raw);
  finding.expected = expected.text();
  finding.difference = difference.text();
  finding.basis = input.rulebook.execution->basis;
  finding.related = {input.figure(Role::paid).place, input.figure(Role::revised_budget).place};
}

// The usual case, in 64 bits. False: it may be right.
bool surely_right(const ExecutionFigures& figures, const CheckInput& input) {
  const FigureCell& cell = input.figure(Role::execution_score);
  const NarrowRatio rate(figures.spent, figures.budget);
  const NarrowRatio most(Decimal::whole(1));
  const NarrowRatio score = NarrowRatio(points_of(input)) * clamped(rate, rate, most);
  Decimal exact;
  return cell.filled() && score.round(input.rulebook.execution->places, exact) && exact == *cell;
}

void run(const CheckInput& input, Findings& findings) {
  const FigureCell& cell = input.figure(Role::execution_score);
  if (!input.rulebook.execution || input.rulebook.figure_with(Role::execution_score) < 0) {
    findings.not_applicable({}, {.zh = "表式没有执行率得分", .en = "the rate has no score here"});
    return;
  }
  look_at_points(input, findings);
  const ExecutionReading execution = read_execution(input);
  if (!execution.figures) {
    findings.not_checkable(cell.place, execution.obstacle);
    return;
  }
  if (!findings.keeps_ledger() && surely_right(*execution.figures, input)) return;
  const Ratio rate = execution.figures->rate();
  const Score score = score_of(input, rate);
  if (cell.state == CellState::malformed) {
    findings.fail_elsewhere(cell.place, "malformed-number");
  } else if (cell.empty()) {
    report_blank(input, score, rate, findings);
  } else if (*cell == score.exact || from_printed_rate(input, score)) {
    findings.pass(cell.place, [&] {
      const std::string text = product(score, rate);
      return Message{.zh = text, .en = text};
    });
  } else {
    report_wrong(input, score, rate, findings);
  }
}

}  // namespace

extern const Check execution_score;
constinit const Check execution_score{.id = "execution-score",
                                      .title_zh = "执行率得分 = 分值 × 执行率",
                                      .title_en = "The score of the rate is its points × the rate",
                                      .basis = "规则书的执行率评分规则",
                                      .severity = Severity::error,
                                      .run = run};

}  // namespace gouji::checks
