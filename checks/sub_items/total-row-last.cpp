// The total stands below what it adds up. A total row with items under it leaves open whether they
// are in it: the finding says which of the two the figures tell. Two total rows leave open which
// one counts.

#include <algorithm>
#include <memory_resource>
#include <vector>

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

struct Rows {
  explicit Rows(std::pmr::memory_resource* memory) : totals(memory), after(memory) {}

  std::pmr::vector<const SubItem*> totals;
  std::pmr::vector<const SubItem*> after;  // items below the first total
  Decimal above;                           // budgets of the items above it
  Decimal all;                             // and of all items
  bool complete = true;                    // every budget is filled
};

bool is_empty(const SubItem& item) {
  return item.name.empty() && item.budget.empty() && item.actual.empty();
}

Rows sort_rows(const CheckInput& input) {
  Rows rows(input.memory);
  for (const SubItem& item : input.form.sub_items) {
    if (is_empty(item)) continue;
    if (item.is_total) {
      rows.totals.push_back(&item);
      continue;
    }
    rows.complete = rows.complete && item.budget.filled();
    if (item.budget.filled()) rows.all += *item.budget;
    if (!rows.totals.empty()) {
      rows.after.push_back(&item);
    } else if (item.budget.filled()) {
      rows.above += *item.budget;
    }
  }
  return rows;
}

Message what_it_adds_up(const SubItem& total, const Rows& rows) {
  if (!rows.complete || !total.budget.filled()) return {};
  const std::string figure = total.budget->text();
  if (*total.budget == rows.all) {
    return {.zh = fmt::format("，合计预算数 {} 已含其后各行", figure),
            .en = fmt::format("; its budget {} includes them", figure)};
  }
  if (*total.budget == rows.above) {
    return {.zh = fmt::format("，合计预算数 {} 不含其后各行", figure),
            .en = fmt::format("; its budget {} leaves them out", figure)};
  }
  return {};
}

void report_not_last(const Rows& rows, std::size_t last_row, Findings& findings) {
  const SubItem& total = *rows.totals.front();
  const Message sum = what_it_adds_up(total, rows);
  const std::string next = shortened(rows.after.front()->name.raw);
  const std::uint32_t row = total.name.place.row + 1;
  Finding& finding = findings.report(
      total.name.place,
      {.zh = fmt::format("“{}”在第 {} 行，其后还有 {} 个子项（“{}”{}）{}", total.name.raw, row,
                         rows.after.size(), next, rows.after.size() > 1 ? "等" : "", sum.zh),
       .en = fmt::format("the total is row {}, with {} sub-item(s) below it, first {}{}", row,
                         rows.after.size(), next, sum.en)});
  finding.found = std::to_string(row);
  finding.expected = std::to_string(last_row);
  finding.hint = {.zh = "把合计行移到最后，核对它包括哪些子项",
                  .en = "Move the total to the end and check what it adds up"};
  for (const SubItem* item : rows.after) finding.related.push_back(item->name.place);
}

void report_several(const Rows& rows, Findings& findings) {
  Finding& finding = findings.report(
      rows.totals[1]->name.place,
      {.zh = fmt::format("合计行有 {} 个：第 {} 行和第 {} 行", rows.totals.size(),
                         rows.totals[0]->name.place.row + 1, rows.totals[1]->name.place.row + 1),
       .en = fmt::format("there are {} total rows: rows {} and {}", rows.totals.size(),
                         rows.totals[0]->name.place.row + 1, rows.totals[1]->name.place.row + 1)});
  finding.found = std::to_string(rows.totals.size());
  finding.expected = "1";
  finding.difference = std::to_string(rows.totals.size() - 1);
  finding.hint = {.zh = "只留一个合计行，放在最后；小计不列为子项",
                  .en = "Keep one total, at the end; name a subtotal otherwise"};
  finding.related = {rows.totals[0]->name.place};
}

void run(const CheckInput& input, Findings& findings) {
  const Rows rows = sort_rows(input);
  if (rows.totals.empty()) {
    const auto& items = input.form.sub_items;
    const Place place = items.empty() ? Place{} : items.back().name.place;
    findings.not_applicable(place, {.zh = "没有合计行", .en = "there is no total row"});
    return;
  }
  if (rows.totals.size() > 1) {
    report_several(rows, findings);
  } else if (rows.after.empty()) {
    findings.pass(rows.totals.front()->name.place);
  } else {
    report_not_last(rows, rows.after.back()->name.place.row + 1, findings);
  }
}

}  // namespace

extern const Check total_row_last;
constinit const Check total_row_last{.id = "total-row-last",
                                     .title_zh = "合计行只有一个，在最后",
                                     .title_en = "One total row, below what it adds up",
                                     .basis = "表式",
                                     .severity = Severity::warning,
                                     .run = run,
                                     .reads_figures = false};

}  // namespace gouji::checks
