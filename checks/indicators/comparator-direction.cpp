// The comparator of a target against what its name says one wants: more of it (满意度, 合格率) or
// less (投诉率, 响应时间). Only names that leave no doubt are looked at; a count with an upper
// bound may be meant so and is a note. A share of a whole cannot be asked to exceed it.

#include <algorithm>

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/indicator_names.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool is_lower_bound(Comparator comparator) {
  return comparator == Comparator::at_least || comparator == Comparator::above;
}
bool is_upper_bound(Comparator comparator) {
  return comparator == Comparator::at_most || comparator == Comparator::below;
}

bool beyond_the_whole(const Measure& target) {
  if (target.unit.dimension != Dimension::percent || target.unit.base != "%") return false;
  const Decimal whole = Decimal::whole(100);
  const Decimal value = target.scaled();
  return value > whole || (value == whole && target.comparator == Comparator::above);
}

void report_direction(const Indicator& indicator, const Measure& target, const NameReading& reading,
                      Findings& findings) {
  const bool less = reading.wanted == Wanted::less;
  const bool surely = less || reading.share;
  const std::string raw = shortened(indicator.target.raw);
  Finding& finding = findings.report(
      surely ? findings.severity() : Severity::note, indicator.target.place,
      {.zh = fmt::format("目标值“{}”是{}限，名称中的“{}”通常{}", raw, less ? "下" : "上",
                         reading.told_by, less ? "越低越好" : "越高越好"),
       .en = fmt::format("the target, {}, is {} bound; of {} one usually wants {}", raw,
                         less ? "a lower" : "an upper", reading.told_by, less ? "less" : "more")});
  finding.found = std::string(symbol(target.comparator));
  finding.expected = less ? "≤" : "≥";
  finding.hint = {.zh = "核对比较符的方向，方向反了评分也会反",
                  .en = "Check the comparator; the score turns with it"};
}

void report_beyond(const Indicator& indicator, const NameReading& reading, Findings& findings) {
  const std::string raw = shortened(indicator.target.raw);
  Finding& finding = findings.report(
      indicator.target.place,
      {.zh = fmt::format("目标值“{}”超过 100%，“{}”是部分占全部的比率", raw, reading.told_by),
       .en = fmt::format("the target, {}, is above 100%; {} is a share of a whole", raw,
                         reading.told_by)});
  finding.found = raw;
  finding.expected = "100%";
  finding.hint = {.zh = "核对目标值和指标名称", .en = "Check the target and the name"};
}

void look_at(const Indicator& indicator, const Measure& target, std::string_view name,
             Findings& findings) {
  const Place place = indicator.target.place;
  if (!target.quantity()) {
    findings.not_applicable(place, {.zh = "目标值不是数量", .en = "the target is not a quantity"});
    return;
  }
  const NameReading reading = read_name(name);
  if (reading.wanted == Wanted::unclear) {
    findings.not_applicable(place, {.zh = "名称看不出越高越好还是越低越好",
                                    .en = "the name does not say which way is better"});
    return;
  }
  const bool wrong = reading.wanted == Wanted::more ? is_upper_bound(target.comparator)
                                                    : is_lower_bound(target.comparator);
  if (wrong) {
    report_direction(indicator, target, reading, findings);
  } else if (reading.share && beyond_the_whole(target)) {
    report_beyond(indicator, reading, findings);
  } else {
    findings.pass(place);
  }
}

// Whether of some indicator one may want less that has a lower bound. All names are asked at once.
bool any_may_be_wanted_less(const CheckInput& input) {
  std::size_t size = 0;
  for (const std::string_view name : input.names) size += name.size() + 1;
  std::pmr::vector<char> names(size, '\n', input.memory);
  auto end = names.begin();
  for (const Row& row : input.rows()) {
    if (!is_lower_bound(row.seen.target.comparator)) continue;
    end = std::copy(row.name.begin(), row.name.end(), end) + 1;
  }
  return any_wanted_less({names.data(), static_cast<std::size_t>(end - names.begin())});
}

// Where no name wants less, only an upper bound or more than the whole may be wrong.
bool is_surely_right(const Measure& target) {
  return !target.quantity() || (!is_upper_bound(target.comparator) && !beyond_the_whole(target));
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) findings.not_applicable(Place{}, no_indicators());
  const bool brief = !findings.keeps_ledger() && !any_may_be_wanted_less(input);
  for (const Row& row : input.rows()) {
    if (brief && is_surely_right(row.seen.target)) continue;
    look_at(row.indicator, row.seen.target, row.name, findings);
  }
}

}  // namespace

extern const Check comparator_direction;
constinit const Check comparator_direction{.id = "comparator-direction",
                                           .title_zh = "目标值比较符的方向合理",
                                           .title_en = "The comparator points the right way",
                                           .basis = "指标名称的通常含义",
                                           .severity = Severity::warning,
                                           .run = run,
                                           .reads_figures = false};

}  // namespace gouji::checks
