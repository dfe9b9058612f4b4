// Every table is asked which rulebook its labels fit. One that fits none may be the rest of the
// form above it (a sheet for the figures, one for the narratives): it is joined when that lets more
// labels of the same rulebook be found. What is left over beside a form is named, so that nobody
// takes it for checked. When nothing fits, all tables together are tried, and the finding says what
// came nearest.

#include "linter/table/table_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "linter/table/form_split.h"
#include "linter/table/labels.h"
#include "linter/table/mapping.h"
#include "linter/table/rulebook_choice.h"

namespace gouji {
namespace {

// Tables that belong together, with what their labels say.
struct Group {
  SourceTable table;
  std::vector<LabelledRow> labels;
  LabelChoice choice;
};

bool has_text(const Grid& grid) {
  return std::ranges::any_of(grid.rows, [](const GridRow& row) {
    return std::ranges::any_of(row.cells, [](const GridCell& cell) { return !cell.empty(); });
  });
}

void append(SourceTable& to, SourceTable&& more) {
  const std::size_t above = to.grid.rows.size();
  if (!more.grid.rows.empty()) more.grid.rows.front().after_break = true;
  std::ranges::move(more.grid.rows, std::back_inserter(to.grid.rows));
  for (TableRemark& remark : more.remarks) {
    if (remark.row) *remark.row += above;
    to.remarks.push_back(std::move(remark));
  }
}

Group group_of(SourceTable&& table, const RulebookLabels& rulebooks) {
  Group group{.table = std::move(table)};
  group.labels = label_cells(group.table.grid);
  group.choice = rulebooks.choose(group.labels);
  return group;
}

// How many labels of one rulebook are printed in some rows.
std::size_t labels_found(const LabelIndex& index, const std::vector<LabelledRow>& rows) {
  return index
      .coverage([&](std::string_view wanted) {
        return std::ranges::any_of(rows, [&](const LabelledRow& row) {
          return std::ranges::any_of(
              row, [&](const CellLabel& label) { return label.whole && label.text == wanted; });
        });
      })
      .found;
}

// Whether rows go on with the form above them.
bool goes_on(const Group& above, const std::vector<LabelledRow>& rows) {
  std::vector<LabelledRow> both = above.labels;
  both.insert(both.end(), rows.begin(), rows.end());
  const LabelIndex& index = *above.choice.index;
  return labels_found(index, both) > labels_found(index, above.labels);
}

ReaderFinding passed_over(const SourceTable& table) {
  ReaderFinding told;
  told.finding.check = "form-schema";
  told.finding.severity = Severity::note;
  told.finding.message = {
      .zh = fmt::format("工作表“{}”上没有绩效自评表，没有核", table.name),
      .en =
          fmt::format("sheet “{}” holds no self-evaluation form and was not checked", table.name)};
  told.origin.sheet = table.grid.rows.front().origin.sheet;
  return told;
}

struct Sorted {
  std::vector<Group> forms;
  std::vector<ReaderFinding> passed_over;
};

Sorted sort_tables(std::vector<SourceTable>&& tables, const RulebookLabels& rulebooks) {
  Sorted sorted;
  std::vector<SourceTable> rest;  // before any form
  for (SourceTable& table : tables) {
    Group group = group_of(std::move(table), rulebooks);
    if (group.choice.index != nullptr) {
      sorted.forms.push_back(std::move(group));
    } else if (!sorted.forms.empty() && goes_on(sorted.forms.back(), group.labels)) {
      append(sorted.forms.back().table, std::move(group.table));
      sorted.forms.back().labels = label_cells(sorted.forms.back().table.grid);
    } else {
      rest.push_back(std::move(group.table));
    }
  }
  if (!sorted.forms.empty()) {
    for (const SourceTable& table : rest) sorted.passed_over.push_back(passed_over(table));
    return sorted;
  }
  SourceTable whole = std::move(rest.front());
  for (std::size_t at = 1; at < rest.size(); ++at) append(whole, std::move(rest[at]));
  sorted.forms.push_back(group_of(std::move(whole), rulebooks));
  return sorted;
}

SourceTable rows_of(const SourceTable& table, const FormRows& rows) {
  SourceTable part{.name = table.name};
  part.grid.gaps_lost = table.grid.gaps_lost;
  part.grid.rows.assign(table.grid.rows.begin() + static_cast<std::ptrdiff_t>(rows.first),
                        table.grid.rows.begin() + static_cast<std::ptrdiff_t>(rows.end));
  for (const TableRemark& remark : table.remarks) {
    const bool inside =
        remark.row ? *remark.row >= rows.first && *remark.row < rows.end : rows.first == 0;
    if (inside) part.remarks.push_back(remark);
  }
  return part;
}

void map_form(const SourceTable& table, const LabelChoice& choice, const ReadContext& context,
              ReadForm& form) {
  form.chosen_by = choice.chosen_by;
  form.why_chosen = choice.why;
  form.rulebook = &choice.index->rulebook();
  const std::vector<LabelledRow> labels = label_cells(table.grid);
  map_grid({.grid = table.grid, .labels = labels, .index = *choice.index, .repair = context.repair},
           form);
  for (const TableRemark& remark : table.remarks) {
    form.findings.push_back(remark.told);
    if (remark.told.pointer.empty() && remark.row) {
      form.findings.back().pointer = pointer_at(form.document.root, remark.told.origin);
    }
  }
}

// The name of a form beside others of its file.
std::string part_name(const SourceTable& table, std::size_t at, std::size_t forms_in_table) {
  if (forms_in_table == 1) return table.name;
  const std::string count = fmt::format("第{}张", at + 1);
  return table.name.empty() ? count : fmt::format("{} {}", table.name, count);
}

void map_group(const Group& group, const ReadContext& context, std::vector<ReadForm>& forms) {
  if (group.choice.index == nullptr) {
    ReadForm& form = forms.emplace_back();
    form.findings.push_back(group.choice.finding);
    form.readable = false;
    return;
  }
  const std::vector<FormRows> parts =
      split_forms(group.table.grid, group.labels, *group.choice.index);
  for (std::size_t at = 0; at < parts.size(); ++at) {
    ReadForm& form = forms.emplace_back();
    form.part = part_name(group.table, at, parts.size());
    map_form(rows_of(group.table, parts[at]), group.choice, context, form);
  }
}

}  // namespace

std::vector<ReadForm> forms_of(TableFile&& file, const ReadContext& context) {
  std::erase_if(file.tables, [](const SourceTable& table) { return !has_text(table.grid); });
  if (file.tables.empty()) {
    return refused_file("form-syntax", {.zh = "文件里没有文字，没有表",
                                        .en = "the file holds no text: no table found"});
  }
  const RulebookLabels rulebooks(context);  // the choices point into it
  const Sorted sorted = sort_tables(std::move(file.tables), rulebooks);
  std::vector<ReadForm> forms;
  for (const Group& group : sorted.forms) map_group(group, context, forms);
  if (forms.size() == 1) forms.front().part.clear();
  for (ReadForm& form : forms) {
    form.document.share(file.pool);
    form.from_workbook = file.from_workbook;
    form.can_hide = file.can_hide;
  }
  std::vector<ReaderFinding>& first = forms.front().findings;
  first.insert(first.end(), sorted.passed_over.begin(), sorted.passed_over.end());
  first.insert(first.end(), file.remarks.begin(), file.remarks.end());
  return forms;
}

std::vector<ReadForm> refused_file(std::string_view check, Message message, Message hint,
                                   const Origin& origin) {
  std::vector<ReadForm> forms(1);
  forms.front().readable = false;
  ReaderFinding& told = forms.front().findings.emplace_back();
  told.finding.check = check;
  told.finding.message = std::move(message);
  told.finding.hint = std::move(hint);
  told.origin = origin;
  return forms;
}

Message too_large(std::string_view bytes, const Limits& limits) {
  if (bytes.size() <= limits.file_bytes) return {};
  return {
      .zh = fmt::format("文件 {} 字节，超过上限 {} 字节", bytes.size(), limits.file_bytes),
      .en = fmt::format("the file has {} bytes, more than {}", bytes.size(), limits.file_bytes)};
}

}  // namespace gouji
