// Two indicators of one name, blanks and full-width characters aside, take points twice for one
// thing. The later one is reported, with the earlier beside it. Under different second-level
// headings the same name may mean two things, and is a note.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/same_names.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool headings_differ(const Indicator& a, const Indicator& b) {
  return a.subcategory.filled() && b.subcategory.filled() &&
         normalised(a.subcategory.raw) != normalised(b.subcategory.raw);
}

void report(const Indicator& row, const Indicator& earlier, Findings& findings) {
  const bool same_target = normalised(row.target.raw) == normalised(earlier.target.raw);
  const std::string name = shortened(row.name.raw);
  const std::uint32_t number = row.name.place.row + 1;
  const std::uint32_t earlier_number = earlier.name.place.row + 1;
  const std::string targets =
      fmt::format("“{}”、“{}”", shortened(earlier.target.raw), shortened(row.target.raw));
  Finding& finding = findings.report(
      headings_differ(row, earlier) ? Severity::note : findings.severity(), row.name.place,
      {.zh = fmt::format("指标“{}”出现两次：第 {}、{} 项，目标值{}", name, earlier_number, number,
                         same_target ? "相同" : " " + targets),
       .en = fmt::format("indicator {} stands in rows {} and {}, with {}", name, earlier_number,
                         number, same_target ? "the same target" : "targets " + targets)});
  finding.found = name;
  finding.hint = {.zh = "重复的删去，权重重新分摊；确是两项的，名称加以区分",
                  .en = "Remove one and share its weight out, or tell the two apart by name"};
  finding.related = {earlier.name.place};
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) findings.not_applicable(Place{}, no_indicators());
  if (!findings.keeps_ledger() && surely_distinct(input.names)) return;
  const std::pmr::vector<std::size_t> first = first_places(input.names, input.memory);
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Indicator& row = input.form.indicators[i];
    if (!row.name.filled()) {
      findings.not_checkable(row.name.place, {.zh = "指标名称空白", .en = "the name is blank"});
    } else if (first[i] == i) {
      findings.pass(row.name.place);
    } else {
      report(row, input.form.indicators[first[i]], findings);
    }
  }
}

}  // namespace

extern const Check duplicate_indicator;
constinit const Check duplicate_indicator{.id = "duplicate-indicator",
                                          .title_zh = "指标不重复",
                                          .title_en = "No indicator stands twice",
                                          .basis = "一项指标只计一次分",
                                          .severity = Severity::warning,
                                          .run = run,
                                          .reads_figures = false};

}  // namespace gouji::checks
