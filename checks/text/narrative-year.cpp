// Prose that claims another year's budget, project or results for this form: 2020年度预算,
// 2020年共完成. A project that has another year in its name may well run for years: worth a note.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/text_search.h"

namespace gouji::checks {
namespace {

void finish(Finding& finding, std::string_view digits, std::string_view own, Place header) {
  finding.found = std::string(digits);
  finding.expected = std::string(own);
  finding.related = {header};
}

void look_at_narrative(const TextCell& narrative, std::string_view own, Place header,
                       Findings& findings) {
  const std::optional<ClaimedYear> claimed = other_year_claimed(*narrative, own);
  if (!claimed) {
    findings.pass(narrative.place);
    return;
  }
  Finding& finding = findings.report(
      narrative.place,
      {.zh = fmt::format("文字写“{}”，本表年度是 {}", claimed->phrase, own),
       .en = fmt::format("the text says \"{}\", the form is of {}", claimed->phrase, own)});
  finish(finding, claimed->digits, own, header);
  finding.hint = {.zh = "核对是否沿用了别的年度的文字",
                  .en = "Check whether text of another year was reused"};
}

void look_at_project(const TextCell& project, std::string_view own, Place header,
                     Findings& findings) {
  const std::string_view digits = other_year_in_name(*project, own);
  if (digits.empty()) {
    findings.pass(project.place);
    return;
  }
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::note), project.place,
      {.zh = fmt::format("项目名称“{}”里是 {} 年，本表年度是 {}", *project, digits, own),
       .en = fmt::format("the project's name, {}, has the year {}, the form is of {}", *project,
                         digits, own)});
  finish(finding, digits, own, header);
  finding.hint = {.zh = "核对年度和项目名称；跨年度项目不必改",
                  .en = "Check year and name; a project that runs for years may keep it"};
}

void run(const CheckInput& input, Findings& findings) {
  const TextCell& header = input.form.header(Header::year);
  const TextCell& project = input.form.header(Header::project);
  const std::string_view own = year_of(header.raw);
  if (own.empty()) {
    findings.not_checkable(header.place,
                           {.zh = "年度空白或读不出来", .en = "the year of the form is not known"});
    return;
  }
  if (project.filled()) look_at_project(project, own, header.place, findings);
  for (const TextCell& narrative : input.form.narratives) {
    if (narrative.filled()) {
      look_at_narrative(narrative, own, header.place, findings);
    } else {
      findings.not_applicable(narrative.place, {.zh = "没有文字", .en = "there is no text"});
    }
  }
}

}  // namespace

extern const Check narrative_year;
constinit const Check narrative_year{.id = "narrative-year",
                                     .title_zh = "文字说的是本年度",
                                     .title_en = "The text speaks of the form's year",
                                     .basis = "自评报告反映本年度情况",
                                     .severity = Severity::warning,
                                     .run = run,
                                     .reads_figures = false,
                                     .looks_for = {.marks = {Mark::figure_in_prose}}};

}  // namespace gouji::checks
