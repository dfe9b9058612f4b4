// Two sub-items of one name, blanks and full-width characters aside, are most often one that was
// entered twice. The later one is reported, with the earlier beside it and whether their amounts
// are the same.

#include <list>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/same_names.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool same_amount(const FigureCell& a, const FigureCell& b) {
  if (a.filled() && b.filled()) return *a == *b;
  return a.empty() && b.empty();
}

std::string printed(const FigureCell& cell) {
  return cell.filled() ? cell->text() : std::string("空白");
}

void report(const SubItem& item, const SubItem& earlier, Findings& findings) {
  const bool same =
      same_amount(item.budget, earlier.budget) && same_amount(item.actual, earlier.actual);
  const std::uint32_t row = item.name.place.row + 1;
  const std::uint32_t earlier_row = earlier.name.place.row + 1;
  const std::string name = shortened(item.name.raw);
  const std::string amounts_zh =
      same ? "金额也相同"
           : fmt::format("预算数 {}、{}", printed(earlier.budget), printed(item.budget));
  Finding& finding = findings.report(
      item.name.place,
      {.zh = fmt::format("子项“{}”出现两次：第 {}、{} 行，{}", name, earlier_row, row, amounts_zh),
       .en = fmt::format("sub-item {} stands in rows {} and {}, with {} amounts", name, earlier_row,
                         row, same ? "the same" : "different")});
  finding.found = item.name.raw;
  finding.hint = same ? Message{.zh = "重复的删去一行，再核对合计",
                                .en = "Remove one of the rows and check the total"}
                      : Message{.zh = "确是两项的，名称加以区分；是一项的，合并为一行",
                                .en = "Tell the two apart by name, or make them one row"};
  finding.related = {earlier.name.place};
}

void run(const CheckInput& input, Findings& findings) {
  std::pmr::vector<const SubItem*> items(input.memory);
  std::pmr::vector<std::string_view> names(input.memory);
  items.reserve(input.form.sub_items.size());
  names.reserve(input.form.sub_items.size());
  std::list<std::string> respelled;
  bool any = false;
  for (const SubItem& item : input.form.sub_items) {
    if (item.is_total) continue;
    any = true;
    if (!item.name.filled()) {
      findings.not_checkable(item.name.place, {.zh = "子项名称空白", .en = "the name is blank"});
      continue;
    }
    std::string_view name = item.name.raw;
    if (!is_normalised(name)) name = respelled.emplace_back(normalised(name));
    items.push_back(&item);
    names.push_back(name);
  }
  if (!findings.keeps_ledger() && surely_distinct(names)) return;
  const std::pmr::vector<std::size_t> first = first_places(names, input.memory);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (first[i] == i) {
      findings.pass(items[i]->name.place);
    } else {
      report(*items[i], *items[first[i]], findings);
    }
  }
  if (!any) findings.not_applicable(Place{}, no_sub_items());
}

}  // namespace

extern const Check sub_item_duplicate;
constinit const Check sub_item_duplicate{.id = "sub-item-duplicate",
                                         .title_zh = "子项不重名",
                                         .title_en = "No sub-item is listed twice",
                                         .basis = "表式：逐一列出各子项",
                                         .severity = Severity::warning,
                                         .run = run,
                                         .reads_figures = false};

}  // namespace gouji::checks
