// The last step of both workbook readers: each sheet becomes a table with its remarks; what is told
// about the workbook as a whole comes with its first form.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/workbook/sheet.h"
#include "linter/workbook/sheet_grid.h"
#include "linter/workbook/sheet_remarks.h"

namespace gouji {
namespace {

constexpr std::size_t named_links = 3;

ReaderFinding remark_on_file(std::string_view check, Severity severity, Message message) {
  ReaderFinding told;
  told.finding.check = check;
  told.finding.severity = severity;
  told.finding.message = std::move(message);
  return told;
}

bool has_text(const Sheet& sheet) {
  return std::ranges::any_of(sheet.cells,
                             [](const StoredCell& cell) { return !cell.text.empty(); });
}

void tell_not_read(const Sheet& sheet, const Message& why, TableFile& file) {
  ReaderFinding told = remark_on_file("form-syntax", Severity::warning, why);
  told.finding.hint = {.zh = "把自评表单独存为一个文件再核",
                       .en = "save the form as a file of its own"};
  told.origin.sheet = sheet.name;
  told.origin.table = sheet.number;
  file.remarks.push_back(std::move(told));
}

void attach(std::vector<SheetRemark>&& remarks, const SheetGrid& made, SourceTable& table) {
  for (SheetRemark& remark : remarks) {
    TableRemark& attached = table.remarks.emplace_back();
    attached.told = std::move(remark.told);
    const auto row = std::ranges::lower_bound(made.rows, remark.row);
    if (row == made.rows.end() || *row != remark.row) continue;
    attached.row = static_cast<std::size_t>(row - made.rows.begin());
  }
}

}  // namespace

void add_sheet(Sheet& sheet, const Workbook& workbook, const Limits& limits, SheetBudget& budget,
               TableFile& file) {
  if (!sheet.over_limit.empty()) {
    tell_not_read(sheet, sheet.over_limit, file);
    return;
  }
  sheet.put_in_order();
  if (!has_text(sheet) && sheet.cells.empty()) return;
  if (sheet.hidden && has_text(sheet)) {
    ReaderFinding told = remark_on_file(
        "hidden-content", Severity::warning,
        {.zh = fmt::format("工作表“{}”隐藏，里面有文字，照样读入", sheet.name),
         .en = fmt::format("sheet “{}” is hidden and holds text, read all the same", sheet.name)});
    told.origin.sheet = sheet.name;
    told.origin.table = sheet.number;
    file.remarks.push_back(std::move(told));
  }
  std::vector<SheetRemark> stored = settle_stored_values(sheet, workbook, *file.pool);
  SheetGrid made = grid_of(sheet, limits, budget, *file.pool);
  if (!made.over_limit.empty()) {
    tell_not_read(sheet, made.over_limit, file);
    return;
  }
  SourceTable& table = file.tables.emplace_back();
  table.name = sheet.name;
  attach(std::move(stored), made, table);
  attach(hidden_content(sheet, made.covered, *file.pool), made, table);
  table.grid = std::move(made.grid);
}

void add_workbook_remarks(const Workbook& workbook, TableFile& file) {
  if (!workbook.macros.empty()) {
    file.remarks.push_back(
        remark_on_file("hidden-content", Severity::note,
                       {.zh = fmt::format("文件带宏（{}），没有运行", workbook.macros.front()),
                        .en = fmt::format("the file holds macros ({}), which were not run",
                                          workbook.macros.front())}));
  }
  if (workbook.external_links.empty()) return;
  std::string names;
  for (std::size_t at = 0; at < std::min(named_links, workbook.external_links.size()); ++at) {
    if (at > 0) names += "、";
    names += workbook.external_links[at];
  }
  if (workbook.external_links.size() > named_links) names += "……";
  file.remarks.push_back(remark_on_file(
      "hidden-content", Severity::note,
      {.zh = fmt::format("文件链接了 {} 个别的文件（{}），没有打开，用的是存下的值",
                         workbook.external_links.size(), names),
       .en = fmt::format("the file links to {} other files ({}), which were not opened: the "
                         "stored values are used",
                         workbook.external_links.size(), names)}));
}

std::vector<ReadForm> forms_of_workbook(Workbook&& workbook, TableFile&& file,
                                        const ReadContext& context) {
  SheetBudget budget = sheet_budget(context.limits);
  for (Sheet& sheet : workbook.sheets) {
    add_sheet(sheet, workbook, context.limits, budget, file);
    sheet.cells = {};
  }
  add_workbook_remarks(workbook, file);
  file.from_workbook = true;
  file.can_hide = true;
  if (file.tables.empty() && !file.remarks.empty()) {
    for (const ReaderFinding& told : file.remarks) {
      if (told.finding.check != "form-syntax") continue;
      std::vector<ReadForm> forms =
          refused_file("form-syntax", told.finding.message, told.finding.hint, told.origin);
      forms.front().document.share(file.pool);  // the place names the sheet
      return forms;
    }
  }
  return forms_of(std::move(file), context);
}

}  // namespace gouji
