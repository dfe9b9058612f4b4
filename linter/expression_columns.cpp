// The columns of the lists of a form: by their printed labels, else by the words that are usual on
// such forms, else as the members of form JSON are called. Only what the template prints is a
// column of it; a usual word for one that it does not have is unknown.

#include <fmt/format.h>

#include <algorithm>

#include "linter/expression_names.h"
#include "linter/table/labels.h"

namespace gouji {
namespace {

// What columns are usually called, on whatever template.
struct UsualName {
  Part part;
  Column column;
  std::string_view name;
};
constexpr UsualName usual_names[] = {
    {Part::sub_item, Column::name, "名称"},
    {Part::sub_item, Column::name, "子项名称"},
    {Part::sub_item, Column::budget, "预算数"},
    {Part::sub_item, Column::actual, "实际数"},
    {Part::indicator, Column::category, "类别"},
    {Part::indicator, Column::category, "一级指标"},
    {Part::indicator, Column::subcategory, "二级指标"},
    {Part::indicator, Column::name, "名称"},
    {Part::indicator, Column::name, "指标名称"},
    {Part::indicator, Column::name, "三级指标"},
    {Part::indicator, Column::target, "目标值"},
    {Part::indicator, Column::target, "年度指标值"},
    {Part::indicator, Column::actual, "实际完成值"},
    {Part::indicator, Column::weight, "权重"},
    {Part::indicator, Column::weight, "分值"},
    {Part::indicator, Column::score, "自评分"},
    {Part::indicator, Column::score, "得分"},
    {Part::indicator, Column::reason, "偏差原因"},
    {Part::indicator, Column::reason, "偏差原因分析及改进措施"},
};

// In the order in which they are offered: the first one is the best.
struct ColumnName {
  std::string name;
  Column column;
};

Block::Kind block_of(Part part) {
  return part == Part::sub_item ? Block::Kind::sub_items : Block::Kind::indicators;
}

bool same_label(std::string_view printed, std::string_view wanted) {
  const std::string label = compared_name(printed);
  return label == wanted || without_remark(label) == wanted;
}

// The columns that the template prints.
std::vector<ColumnName> printed_columns(Part part, const Rulebook& rulebook) {
  std::vector<ColumnName> columns;
  for (const Block& block : rulebook.layout.blocks) {
    if (block.kind != block_of(part)) continue;
    for (const LabelledColumn& column : block.columns) {
      if (column.column == Column::row) continue;
      for (const std::string& label : column.labels) columns.push_back({label, column.column});
    }
  }
  return columns;
}

// Adds a column unless it is there.
void add_to(std::vector<Column>& columns, Column column) {
  if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
}

// The column of that name on the first rung where there is one.
std::vector<Column> columns_called(Part part, std::string_view word,
                                   const std::vector<ColumnName>& printed) {
  const std::string wanted = compared_name(word);
  std::vector<Column> found;
  for (const ColumnName& known : printed) {
    if (same_label(known.name, wanted)) add_to(found, known.column);
  }
  if (!found.empty()) return found;
  for (const ColumnName& known : printed) {
    if (member_name(known.column) == word) add_to(found, known.column);
    for (const UsualName& usual : usual_names) {
      const bool same = usual.part == part && usual.column == known.column;
      if (same && usual.name == wanted) add_to(found, known.column);
    }
  }
  return found;
}

}  // namespace

bool holds_figures(Part part, Column column) {
  if (part == Part::sub_item) return column == Column::budget || column == Column::actual;
  return column == Column::weight || column == Column::score;
}

Column ExpressionNames::column(Part part, std::string_view word, std::size_t character) const {
  const std::vector<ColumnName> printed = printed_columns(part, rulebook_);
  const std::vector<Column> found = columns_called(part, word, printed);
  if (found.size() == 1) return found.front();
  std::vector<std::string_view> known;
  known.reserve(printed.size());
  for (const ColumnName& column : printed) known.push_back(column.name);
  if (!found.empty()) {
    fail_at(
        character, fmt::format("“{}”不止一栏，有：{}", word, fmt::join(known, "、")),
        fmt::format("\"{}\" is more than one column; there are: {}", word, fmt::join(known, ", ")));
  }
  unknown_name(word,
               part == Part::sub_item ? Message{.zh = "子项栏", .en = "column of the sub-items"}
                                      : Message{.zh = "指标栏", .en = "column of the indicators"},
               known, character);
}

}  // namespace gouji
