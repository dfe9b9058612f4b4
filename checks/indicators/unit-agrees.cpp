// Target and actual must be in one unit, or in units that convert exactly. What is left are the
// name's own hints: a rate is in per cent, 场次 are not counted in 笔. One finding a row: where the
// units differ from each other, the name is not asked.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/indicator_names.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

std::string unit_text(const Unit& unit) {
  return unit.text.empty() ? std::string("（无）") : shortened(unit.text);
}

bool convertible(const Unit& a, const Unit& b) {
  if (a.text.empty() || b.text.empty()) return true;
  if (!a.known() && !b.known()) return same_name(a.text, b.text);
  return a.converts_to(b);
}

// 个 counts everything: 46 个 beside 46 家 is loose, not wrong.
bool loosely_the_same(const Unit& a, const Unit& b) {
  return a.dimension == Dimension::count && b.dimension == Dimension::count &&
         (a.base == "个" || b.base == "个");
}

void report_different(const Indicator& indicator, const Assessment& row, Findings& findings) {
  const Unit& target = row.target.unit;
  const Unit& actual = row.actual.unit;
  const bool loose = loosely_the_same(target, actual);
  Finding& finding = findings.report(
      loose ? Severity::note : findings.severity(), indicator.actual.place,
      {.zh = fmt::format("目标值以“{}”计，实际完成值以“{}”计，{}", unit_text(target),
                         unit_text(actual), loose ? "用词不一" : "不能直接比较"),
       .en = fmt::format("the target is in {}, the actual in {}{}", unit_text(target),
                         unit_text(actual), loose ? "" : ", they cannot be compared")});
  finding.found = unit_text(actual);
  finding.expected = unit_text(target);
  finding.hint = {.zh = "按目标值的单位填实际完成值",
                  .en = "Enter the actual in the target's unit"};
  finding.related = {indicator.target.place};
}

void report_missing_sign(const Indicator& indicator, const Assessment& row, Findings& findings) {
  const std::string figure = row.actual.figure.text();
  const std::string as_ratio = (row.actual.figure * Decimal::whole(100)).trimmed().text() + "%";
  Finding& finding = findings.report(
      indicator.actual.place,
      {.zh = fmt::format("目标值以 % 计，实际完成值 {} 没有单位，可能是 {}，也可能是 {}%", figure,
                         as_ratio, figure),
       .en = fmt::format("the target is in per cent; the actual {} may be {} or {}%", figure,
                         as_ratio, figure)});
  finding.found = figure;
  finding.expected = as_ratio;
  finding.hint = {.zh = "补上 %", .en = "Add the sign"};
  finding.related = {indicator.target.place};
}

// One of the two in per cent, the other without a unit: read as per cent, and worth a word.
bool lacks_sign(const Measure& bare, const Measure& other) {
  return bare.unit.text.empty() && other.unit.dimension == Dimension::percent &&
         !bare.figure.is_zero();
}

void report_bare(const TextCell& cell, const Measure& bare, std::string_view zh,
                 std::string_view en, Place related, Findings& findings) {
  const std::string figure = bare.figure.text();
  Finding& finding = findings.report(
      Severity::note, cell.place,
      {.zh = fmt::format("{}，{} 没有单位，按 {}% 看", zh, figure, figure),
       .en = fmt::format("{}; {} has no unit and is read as {}%", en, figure, figure)});
  finding.found = figure;
  finding.expected = figure + "%";
  finding.hint = {.zh = "补上 %", .en = "Add the sign"};
  finding.related = {related};
}

// A rate as a bare figure up to one is a ratio; satisfaction may be given in points.
bool is_rate_in_other_unit(std::string_view name, const Unit& unit) {
  if (unit.dimension == Dimension::percent || unit.text.empty() || !is_rate(name)) return false;
  return name.find("满意度") == std::string_view::npos || unit.base != "分";
}

void look_at_name(const Row& row, Findings& findings) {
  const Indicator& indicator = row.indicator;
  const Unit& unit = row.seen.target.unit;
  if (is_rate_in_other_unit(row.name, unit)) {
    const std::string name = shortened(indicator.name.raw);
    Finding& finding = findings.report(
        indicator.target.place,
        {.zh = fmt::format("“{}”是比率，目标值以“{}”计", name, unit_text(unit)),
         .en = fmt::format("{} is a rate, its target is in {}", name, unit_text(unit))});
    finding.found = unit_text(unit);
    finding.expected = "%";
    finding.hint = {.zh = "比率以 % 计；要计数量的，另起名称",
                    .en = "Give a rate in per cent, or name what is counted"};
    return;
  }
  const std::string_view word = counting_word_against(row.name, unit);
  if (word.empty()) {
    findings.pass(indicator.target.place);
    return;
  }
  const std::string name = shortened(indicator.name.raw);
  Finding& finding = findings.report(
      Severity::note, indicator.target.place,
      {.zh = fmt::format("“{}”问的是{}，目标值以“{}”计", name, word, unit_text(unit)),
       .en = fmt::format("{} asks for {}, its target is in {}", name, word, unit_text(unit))});
  finding.found = unit_text(unit);
  finding.hint = {.zh = "核对计的是什么，名称与单位取得一致",
                  .en = "Check what is counted; let name and unit agree"};
}

void look_at(const Row& whole, Findings& findings) {
  const Indicator& indicator = whole.indicator;
  const Assessment& row = whole.seen;
  if (!row.target.quantity()) {
    findings.not_applicable(indicator.target.place,
                            {.zh = "目标值不是数量", .en = "the target is not a quantity"});
  } else if (row.obstacle == Obstacle::ratio_or_percent) {
    report_missing_sign(indicator, row, findings);
  } else if (row.actual.quantity() && !convertible(row.target.unit, row.actual.unit)) {
    report_different(indicator, row, findings);
  } else if (row.actual.quantity() && lacks_sign(row.actual, row.target)) {
    report_bare(indicator.actual, row.actual, "目标值以 % 计，实际完成值不带 %",
                "the target is in per cent, the actual is not", indicator.target.place, findings);
  } else if (row.actual.quantity() && lacks_sign(row.target, row.actual)) {
    report_bare(indicator.target, row.target, "实际完成值以 % 计，目标值不带 %",
                "the actual is in per cent, the target is not", indicator.actual.place, findings);
  } else {
    look_at_name(whole, findings);
  }
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) findings.not_applicable(Place{}, no_indicators());
  for (const Row& row : input.rows()) look_at(row, findings);
}

}  // namespace

extern const Check unit_agrees;
constinit const Check unit_agrees{.id = "unit-agrees",
                                  .title_zh = "目标值与实际完成值单位一致",
                                  .title_en = "Target and actual are in one unit",
                                  .basis = "不同单位的数不能比较",
                                  .severity = Severity::warning,
                                  .run = run,
                                  .reads_figures = false};

}  // namespace gouji::checks
