// Looks names up as a rulebook's author writes them: as they are printed on the form, by the words
// that are usual on such forms, or as the members of form JSON are called. Printed labels go first,
// and are compared as labels of tables are: without blanks, brackets of any kind alike, a unit in
// brackets at the end left out.

#include "linter/expression_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "linter/did_you_mean.h"
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

constexpr std::string_view total_score_is_called = "总分";

// In the order in which they are offered: the first one is the best.
struct ColumnName {
  std::string name;
  Column column;
};

Block::Kind block_of(Part part) {
  return part == Part::sub_item ? Block::Kind::sub_items : Block::Kind::indicators;
}

std::string compared(std::string_view name) {
  std::string label = normalize_label(name);
  for (std::size_t dot = label.find("·"); dot != std::string::npos; dot = label.find("·")) {
    label.replace(dot, std::string_view("·").size(), ".");
  }
  return label;
}

bool same_label(std::string_view printed, std::string_view wanted) {
  const std::string label = compared(printed);
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

[[noreturn]] void fail(std::size_t character, std::string zh, std::string en) {
  throw ExpressionFault{.character = character,
                        .message = {.zh = std::move(zh), .en = std::move(en)}};
}

// Adds a column unless it is there.
void add_to(std::vector<Column>& columns, Column column) {
  if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
}

// The column of that name on the first rung where there is one.
std::vector<Column> columns_called(Part part, std::string_view word,
                                   const std::vector<ColumnName>& printed) {
  const std::string wanted = compared(word);
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

void unknown_name(std::string_view name, const Message& of_what,
                  const std::vector<std::string_view>& known, std::size_t character) {
  const std::string_view near = nearest(name, known);
  std::string zh = fmt::format("没有名为“{}”的{}", name, of_what.zh);
  std::string en = fmt::format("no {} called \"{}\"", of_what.en, name);
  if (!near.empty()) {
    zh += fmt::format("，相近的是“{}”", near);
    en += fmt::format("; did you mean \"{}\"", near);
  } else if (!known.empty()) {
    zh += fmt::format("，有：{}", fmt::join(known, "、"));
    en += fmt::format("; there are: {}", fmt::join(known, ", "));
  }
  fail(character, std::move(zh), std::move(en));
}

bool holds_figures(Part part, Column column) {
  if (part == Part::sub_item) return column == Column::budget || column == Column::actual;
  return column == Column::weight || column == Column::score;
}

ExpressionNames::ExpressionNames(const Rulebook& rulebook) : rulebook_(rulebook) {
  const int total_score = rulebook.figure_with(Role::total_score);
  for (std::uint32_t i = 0; i < rulebook.figures.size(); ++i) {
    const FigureField& field = rulebook.figures[i];
    const Place place{.part = Part::figure, .row = i};
    know(field.path, Rung::path, place);
    know(field.group + "." + field.label, Rung::full, place);
    know(field.label, Rung::label, place);
    if (static_cast<int>(i) == total_score) know(total_score_is_called, Rung::usual, place);
  }
  for (std::uint32_t i = 0; i < rulebook.narratives.size(); ++i) {
    const NarrativeField& field = rulebook.narratives[i];
    const Place place{.part = Part::narrative, .row = i};
    know("narratives." + field.path, Rung::path, place);
    know(field.label, Rung::label, place);
  }
  for (const LabelledHeader& header : rulebook.layout.headers) {
    const Place place{.part = Part::header, .row = static_cast<std::uint32_t>(header.header)};
    know(member_name(header.header), Rung::path, place);
    for (const std::string& label : header.labels) know(label, Rung::label, place);
  }
}

void ExpressionNames::know(std::string_view printed, Rung rung, Place place) {
  std::string name = compared(printed);
  const std::string_view bare = without_remark(name);
  if (bare != name) {
    known_.push_back({std::string(bare), std::string(without_remark(printed)), rung, place});
  }
  known_.push_back({std::move(name), std::string(printed), rung, place});
}

Place ExpressionNames::cell(std::string_view name, std::size_t character) const {
  const std::string wanted = compared(name);
  for (const Rung rung : {Rung::path, Rung::full, Rung::label, Rung::usual}) {
    std::vector<Place> found;
    for (const Known& known : known_) {
      if (known.rung != rung || known.compared != wanted) continue;
      if (std::find(found.begin(), found.end(), known.place) == found.end()) {
        found.push_back(known.place);
      }
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) continue;
    std::vector<std::string> all;
    for (const Place place : found) all.push_back(full_name(place));
    fail(character,
         fmt::format("“{}”有 {} 处，要写全：{}", name, found.size(), fmt::join(all, "、")),
         fmt::format("\"{}\" is the name of {}; write one of: {}", name, found.size(),
                     fmt::join(all, ", ")));
  }
  no_cell(name, character);
}

void ExpressionNames::no_cell(std::string_view name, std::size_t character) const {
  std::vector<std::string_view> all;
  for (const Known& known : known_) all.push_back(known.printed);
  const Message what{.zh = "数据项", .en = "figure"};
  if (!nearest(name, all).empty()) unknown_name(name, what, all, character);
  std::vector<std::string_view> labels;
  for (const FigureField& field : rulebook_.figures) labels.push_back(field.label);
  unknown_name(name, what, labels, character);
}

Column ExpressionNames::column(Part part, std::string_view word, std::size_t character) const {
  const std::vector<ColumnName> printed = printed_columns(part, rulebook_);
  const std::vector<Column> found = columns_called(part, word, printed);
  if (found.size() == 1) return found.front();
  std::vector<std::string_view> known;
  for (const ColumnName& column : printed) known.push_back(column.name);
  if (!found.empty()) {
    fail(
        character, fmt::format("“{}”不止一栏，有：{}", word, fmt::join(known, "、")),
        fmt::format("\"{}\" is more than one column; there are: {}", word, fmt::join(known, ", ")));
  }
  unknown_name(word,
               part == Part::sub_item ? Message{.zh = "子项栏", .en = "column of the sub-items"}
                                      : Message{.zh = "指标栏", .en = "column of the indicators"},
               known, character);
}

int ExpressionNames::category(std::string_view name, std::size_t character) const {
  const std::string wanted = compared(name);
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < rulebook_.categories.size(); ++i) {
    const Category& category = rulebook_.categories[i];
    const auto same = [&](const std::string& alias) { return compared(alias) == wanted; };
    if (same(category.name) ||
        std::any_of(category.aliases.begin(), category.aliases.end(), same)) {
      return static_cast<int>(i);
    }
    known.push_back(category.name);
  }
  unknown_name(name, {.zh = "类别", .en = "category"}, known, character);
}

std::string ExpressionNames::label_of(Place place) const {
  if (place.part != Part::figure) return full_name(place);
  const FigureField& field = rulebook_.figures[place.row];
  const auto same = std::count_if(rulebook_.figures.begin(), rulebook_.figures.end(),
                                  [&](const auto& other) { return other.label == field.label; });
  return same > 1 ? field.group + "·" + field.label : field.label;
}

std::string ExpressionNames::full_name(Place place) const {
  switch (place.part) {
    case Part::figure: break;
    case Part::narrative: return rulebook_.narratives[place.row].label;
    default: return std::string(member_name(static_cast<Header>(place.row)));
  }
  const FigureField& field = rulebook_.figures[place.row];
  const auto same = std::count_if(
      rulebook_.figures.begin(), rulebook_.figures.end(),
      [&](const auto& other) { return other.label == field.label && other.group == field.group; });
  return same > 1 ? field.path : field.group + "." + field.label;
}

}  // namespace gouji
