// Compares what was paid with the appropriation that it was paid from, and each sub-item's actual
// with its own budget. When the project as a whole has overspent, the sub-items that did stand
// beside that one finding; otherwise each is a question of its own: money moved between items.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/funds_figures.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool overspent(const SubItem& item) {
  return !item.is_total && item.budget.filled() && item.actual.filled() &&
         *item.actual > *item.budget;
}

std::string rate_text(const Decimal& paid, const Decimal& received) {
  if (received <= Decimal()) return {};
  return percent_text(Ratio(paid, received));
}

void report_project(const CheckInput& input, Role receipts, Findings& findings) {
  const FigureCell& paid = input.figure(Role::paid);
  const FigureCell& received = input.figure(receipts);
  const Decimal more = *paid - *received;
  const std::string rate = rate_text(*paid, *received);
  Finding& finding = findings.report(
      paid.place, {.zh = fmt::format("{} {}，多于{} {}，多 {}{}", printed_name(Role::paid, input),
                                     paid->text(), printed_name(receipts, input), received->text(),
                                     more.text(), rate.empty() ? "" : "，执行率 " + rate),
                   .en = fmt::format("paid {} is more than the appropriation {} by {}{}",
                                     paid->text(), received->text(), more.text(),
                                     rate.empty() ? "" : ", execution " + rate)});
  finding.found = paid->text();
  finding.expected = received->text();
  finding.difference = more.text();
  finding.hint = {.zh = "核对两数；确有超支的，写明资金来源",
                  .en = "Check both figures; if more was spent, say where the money came from"};
  finding.related.push_back(received.place);
  for (const SubItem& item : input.form.sub_items) {
    if (overspent(item)) finding.related.push_back(item.actual.place);
  }
}

enum class Project { unknown, within, overspent };

void report_item(const SubItem& item, Project project, Findings& findings) {
  const Decimal more = *item.actual - *item.budget;
  const std::string name = shortened(item.name.raw);
  const bool within = project == Project::within;
  Finding& finding = findings.report(
      item.actual.place,
      {.zh =
           fmt::format("子项“{}”实际数 {}，多于预算数 {}，多 {}{}", name, item.actual->text(),
                       item.budget->text(), more.text(), within ? "；项目总支付没有超过拨款" : ""),
       .en = fmt::format("sub-item {}: actual {} is more than its budget {} by {}{}", name,
                         item.actual->text(), item.budget->text(), more.text(),
                         within ? "; the project as a whole is within its appropriation" : "")});
  finding.found = item.actual->text();
  finding.expected = item.budget->text();
  finding.difference = more.text();
  finding.hint = {.zh = "核对两数；子项之间调剂的，在文字部分说明",
                  .en = "Check both figures; if money was moved between sub-items, say so"};
  finding.related.push_back(item.budget.place);
}

void look_at_item(const SubItem& item, Project project, Findings& findings) {
  const Place place = item.actual.place;
  if (!item.budget.filled() || !item.actual.filled()) {
    findings.not_checkable(place, {.zh = "子项预算数或实际数空白，或不是数",
                                   .en = "budget or actual is blank or not a number"});
  } else if (!overspent(item)) {
    findings.pass(place);
  } else if (project == Project::overspent) {
    findings.not_applicable(place, {.zh = "项目总支付已超过拨款，一并列在该处",
                                    .en = "the project has overspent; listed there"});
  } else {
    report_item(item, project, findings);
  }
}

void run(const CheckInput& input, Findings& findings) {
  const FigureCell& paid = input.figure(Role::paid);
  const Role receipts = role_of_receipts(input);
  Project project = Project::unknown;
  if (auto reason = why_unusable({Role::paid, receipts}, input)) {
    findings.not_checkable(paid.place, std::move(*reason));
  } else if (*paid > *input.figure(receipts)) {
    project = Project::overspent;
    report_project(input, receipts, findings);
  } else {
    project = Project::within;
    findings.pass(paid.place);
  }
  for (const SubItem& item : input.form.sub_items) {
    if (!item.is_total) look_at_item(item, project, findings);
  }
}

}  // namespace

extern const Check over_execution;
constinit const Check over_execution{.id = "over-execution",
                                     .title_zh = "实际支付数不多于财政拨款数",
                                     .title_en = "No more was paid than was appropriated",
                                     .basis = "拨款是支付的上限",
                                     .severity = Severity::warning,
                                     .run = run};

}  // namespace gouji::checks
