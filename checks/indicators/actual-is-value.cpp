// An actual is what was measured, one value: not a bound (≥24次, 0%及其以下), not the target or the
// name copied, not words where a quantity was asked for, not text in which several figures stand.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

enum class Fault { none, copied_target, bound, name, words, date, unreadable };

bool is_bound(Comparator comparator) {
  return comparator != Comparator::none && comparator != Comparator::equal;
}

Fault fault_of(const Indicator& indicator, const Assessment& row, std::string_view name) {
  const Measure& actual = row.actual;
  if (is_named(indicator.actual.raw, name)) return Fault::name;
  if (actual.comparator != Comparator::none &&
      same_name(indicator.actual.raw, indicator.target.raw)) {
    return Fault::copied_target;
  }
  if (is_bound(actual.comparator)) return Fault::bound;
  if (!row.target.quantity()) return Fault::none;
  switch (actual.kind) {
    case Measure::Kind::qualitative: return Fault::words;
    case Measure::Kind::date: return Fault::date;
    case Measure::Kind::unreadable: return Fault::unreadable;
    default: return Fault::none;
  }
}

Message words_for(Fault fault, const Indicator& indicator, const Measure& actual) {
  const std::string raw = shortened(indicator.actual.raw);
  const std::string target = shortened(indicator.target.raw);
  switch (fault) {
    case Fault::none: return {};
    case Fault::copied_target:
      return {.zh = fmt::format("实际完成值“{}”连比较符与目标值相同，不是实际数", raw),
              .en = fmt::format("the actual, {}, is the target copied with its comparator", raw)};
    case Fault::bound: {
      const std::string figure = actual.figure.text() + std::string(actual.unit.text);
      return {
          .zh = fmt::format("实际完成值“{}”是一个范围，不是实际数（其中的数是 {}）", raw, figure),
          .en = fmt::format("the actual, {}, is a bound, not a value (its figure is {})", raw,
                            figure)};
    }
    case Fault::name:
      return {.zh = fmt::format("实际完成值“{}”与指标名称相同", raw),
              .en = fmt::format("the actual, {}, repeats the indicator's name", raw)};
    case Fault::words:
      return {.zh = fmt::format("目标值“{}”是数量，实际完成值“{}”是文字", target, raw),
              .en = fmt::format("the target, {}, is a quantity, the actual, {}, is words", target,
                                raw)};
    case Fault::date:
      return {.zh = fmt::format("目标值“{}”是数量，实际完成值“{}”是日期", target, raw),
              .en = fmt::format("the target, {}, is a quantity, the actual, {}, is a date", target,
                                raw)};
    case Fault::unreadable:
      return {.zh = fmt::format("目标值“{}”是数量，实际完成值“{}”读不成一个数", target, raw),
              .en = fmt::format("the target, {}, is a quantity, the actual, {}, is not one figure",
                                target, raw)};
  }
  return {};
}

void look_at(const Indicator& indicator, const Assessment& row, std::string_view name,
             Findings& findings) {
  const Place place = indicator.actual.place;
  if (row.actual.kind == Measure::Kind::blank) {
    findings.not_applicable(place, {.zh = "实际完成值空白", .en = "the actual is blank"});
    return;
  }
  const Fault fault = fault_of(indicator, row, name);
  if (fault == Fault::none) {
    findings.pass(place);
    return;
  }
  Finding& finding = findings.report(place, words_for(fault, indicator, row.actual));
  finding.found = shortened(indicator.actual.raw);
  finding.hint = {.zh = "填实际达到的数，带单位，不带比较符",
                  .en = "Enter the figure that was reached, with its unit and no comparator"};
  finding.related = {indicator.target.place};
}

// Most actuals are a quantity, or words beside words, and too short to repeat the name.
bool is_surely_value(const Assessment& row, std::size_t size, std::string_view name) {
  const bool words = row.actual.kind == Measure::Kind::qualitative && !row.target.quantity();
  return (row.actual.quantity() || words) && row.actual.comparator == Comparator::none &&
         size < name.size();
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) findings.not_applicable(Place{}, no_indicators());
  for (const Row& row : input.rows()) {
    const std::size_t size = row.indicator.actual.raw.size();
    if (!findings.keeps_ledger() && is_surely_value(row.seen, size, row.name)) continue;
    look_at(row.indicator, row.seen, row.name, findings);
  }
}

}  // namespace

extern const Check actual_is_value;
constinit const Check actual_is_value{.id = "actual-is-value",
                                      .title_zh = "实际完成值是一个实际数",
                                      .title_en = "An actual is one value",
                                      .basis = "实际完成值填实际达到的数",
                                      .severity = Severity::warning,
                                      .run = run,
                                      .reads_figures = false};

}  // namespace gouji::checks
