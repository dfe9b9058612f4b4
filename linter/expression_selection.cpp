// Reads what stands in square brackets behind the name of a list: * for all rows, 合计 for the
// total row of the sub-items, or a column and the name that stands in it.

#include "linter/expression_selection.h"

#include <fmt/format.h>

#include "checks/wording.h"

namespace gouji {
namespace {

using Which = RowSelection::Which;

// All up to the closing bracket, or what is in quotes.
std::string_view selected_name(ExpressionCursor& cursor) {
  const ExpressionToken& first = cursor.now();
  if (first.is(U']') || cursor.at_end()) {
    cursor.unexpected("“=”后面应当是名称", "a name should follow the \"=\"");
  }
  if (first.kind == ExpressionToken::Kind::quoted && cursor.after().is(U']')) {
    return cursor.next().text;
  }
  while (!cursor.at_end() && !cursor.now().is(U']')) cursor.next();
  return cursor.written(cursor.span_from(first));
}

void select_by(const ExpressionToken& key, RowSelection& selection, ExpressionCursor& cursor,
               const ExpressionNames& names) {
  const Column column = names.column(selection.part, key.text, key.character);
  if (column == Column::name) {
    selection.which = Which::name;
  } else if (column == Column::subcategory) {
    selection.which = Which::subcategory;
  } else if (column == Column::category) {
    selection.which = Which::category;
  } else {
    fail_at(key.character, fmt::format("不能按“{}”选行，可按类别或名称", key.text),
            fmt::format("rows are not chosen by \"{}\" but by category or name", key.text));
  }
  cursor.expect(U'=', "=");
  const std::size_t character = cursor.now().character;
  const std::string_view name = selected_name(cursor);
  if (selection.which == Which::category) {
    selection.category = names.category(name, character);
  } else {
    selection.text = normalised(name);
  }
}

void read_rows(RowSelection& selection, ExpressionCursor& cursor, const ExpressionNames& names) {
  if (cursor.take(U'*') || cursor.now().is(U']')) return;
  if (!cursor.at_name()) {
    cursor.unexpected("方括号里应当是 *、合计 或 栏名=名称",
                      "*, total or COLUMN=NAME should be here");
  }
  const ExpressionToken& key = cursor.next();
  const bool total = key.text == "合计" || key.text == "total";
  if (selection.part == Part::sub_item && total) {
    selection.which = Which::total;
  } else {
    select_by(key, selection, cursor, names);
  }
}

}  // namespace

std::optional<Part> list_called(std::string_view name) {
  if (name == "指标" || name == "indicators") return Part::indicator;
  if (name == "子项" || name == "sub_items") return Part::sub_item;
  return std::nullopt;
}

RowSelection read_selection(ExpressionCursor& cursor, const ExpressionNames& names) {
  const ExpressionToken& list = cursor.next();
  const std::optional<Part> part = list_called(list.text);
  if (!part) {
    unknown_name(list.text, {.zh = "列表", .en = "list"},
                 {"指标", "子项", "indicators", "sub_items"}, list.character);
  }
  RowSelection selection{.part = *part};
  cursor.expect(U'[', "[");
  read_rows(selection, cursor, names);
  cursor.expect(U']', "]");
  selection.printed = cursor.written(cursor.span_from(list));
  return selection;
}

}  // namespace gouji
