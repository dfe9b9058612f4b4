#include "tests/linter/table_support.h"

#include <algorithm>
#include <utility>

#include "linter/table/labels.h"

namespace gouji::testing {
namespace {

void list_values(const Value& value, const std::string& pointer, std::string& out) {
  switch (value.kind) {
    case Value::Kind::object:
      for (const Member& member : value.members) {
        list_values(member.value, pointer + "/" + std::string(member.name), out);
      }
      return;
    case Value::Kind::array:
      for (std::size_t at = 0; at < value.items.size(); ++at) {
        list_values(value.items[at], pointer + "/" + std::to_string(at), out);
      }
      if (value.items.empty()) out += pointer + " = []\n";
      return;
    case Value::Kind::null: out += pointer + " = null\n"; return;
    case Value::Kind::string: out += pointer + " = \"" + std::string(value.text) + "\"\n"; return;
    case Value::Kind::boolean:
    case Value::Kind::number: out += pointer + " = " + std::string(value.text) + "\n"; return;
  }
}

FigureField figure(std::string path, std::string label, bool optional = false) {
  FigureField field;
  field.pointer = "/" + path;
  std::ranges::replace(field.pointer, '.', '/');
  field.path = std::move(path);
  field.label = std::move(label);
  field.optional = optional;
  return field;
}

LabelledColumn figure_column(int index, std::vector<std::string> labels) {
  LabelledColumn column;
  column.figure = index;
  column.labels = std::move(labels);
  return column;
}

LabelledColumn list_column(Column column, std::vector<std::string> labels) {
  LabelledColumn labelled;
  labelled.column = column;
  labelled.labels = std::move(labels);
  return labelled;
}

Rulebook make_village_rulebook() {
  Rulebook rulebook;
  rulebook.id = "village";
  rulebook.figures = {figure("money.planned", "计划数"), figure("money.added", "追加数", true),
                      figure("money.spent", "支出数"), figure("total.score", "总分")};
  NarrativeField summary;
  summary.path = "summary";
  summary.label = "概述";
  NarrativeField trouble;
  trouble.path = "trouble";
  trouble.label = "困难";
  rulebook.narratives = {summary, trouble};
  Category output;
  output.name = "产出指标";
  Category benefit;
  benefit.name = "效益指标";
  benefit.aliases = {"效益"};
  rulebook.categories = {output, benefit};

  Layout& layout = rulebook.layout;
  layout.titles = {"村镇项目自评表"};
  layout.headers = {{.header = Header::project, .labels = {"项目名称"}},
                    {.header = Header::year, .labels = {"年度"}}};
  layout.blocks = {
      {.kind = Block::Kind::figures,
       .labels = {"经费(万元)"},
       .spanners = {"其中:"},
       .columns = {figure_column(0, {"计划数"}), figure_column(1, {"追加数"}),
                   figure_column(2, {"支出数"})}},
      {.kind = Block::Kind::sub_items,
       .labels = {"分项"},
       .spanners = {},
       .columns = {list_column(Column::name, {"分项名称"}), list_column(Column::budget, {"计划"}),
                   list_column(Column::actual, {"支出"})}},
      {.kind = Block::Kind::indicators,
       .labels = {"绩效指标(90分)"},
       .spanners = {},
       .columns = {
           list_column(Column::category, {"一级指标"}),
           list_column(Column::subcategory, {"二级指标"}), list_column(Column::name, {"三级指标"}),
           list_column(Column::target, {"年度指标值"}), list_column(Column::actual, {"实际完成值"}),
           list_column(Column::weight, {"分值"}), list_column(Column::score, {"得分"}),
           list_column(Column::reason, {"偏差原因"})}}};
  layout.narratives = {{"概述"}, {"困难"}};
  layout.section_labels = {"其他情况"};
  layout.notes = {"注："};
  layout.total_names = {"总分"};
  layout.totals = {{.column = Column::score, .figure = 3}};
  return rulebook;
}

MappedText take(ReadForm form) {
  MappedText mapped{.form = std::move(form), .values = {}, .findings = {}};
  mapped.values = values_of(mapped.form.document);
  for (const ReaderFinding& told : mapped.form.findings) {
    mapped.findings.push_back(std::string(name_of(told.finding.severity)) + " " +
                              std::string(told.finding.check) + " " + told.pointer + ": " +
                              told.finding.message.zh);
  }
  return mapped;
}

}  // namespace

const Rulebook& village_rulebook() {
  static const Rulebook rulebook = make_village_rulebook();
  return rulebook;
}

GridCell cell(std::string_view text, std::uint32_t slot, std::uint32_t column_span,
              std::uint32_t row_span) {
  GridCell made;
  made.text = text;
  made.slot = slot;
  made.column_span = column_span;
  made.row_span = row_span;
  made.origin.table_cell = slot;
  return made;
}

MappedText map(const Grid& grid, bool repair) {
  const LabelIndex index(village_rulebook());
  const std::vector<LabelledRow> labels = label_cells(grid);
  ReadForm form;
  map_grid({.grid = grid, .labels = labels, .index = index, .repair = repair}, form);
  return take(std::move(form));
}

MappedText map_text(std::string_view lines, bool repair) {
  std::string tabbed(lines);
  std::ranges::replace(tabbed, '|', '\t');
  ReadForm form;
  const TextGrid table = text_grid(form.document.keep(std::move(tabbed)), {});
  const LabelIndex index(village_rulebook());
  const std::vector<LabelledRow> labels = label_cells(table.grid);
  map_grid({.grid = table.grid, .labels = labels, .index = index, .repair = repair}, form);
  return take(std::move(form));
}

std::string values_of(const Document& document) {
  std::string out;
  list_values(document.root, "", out);
  return out;
}

}  // namespace gouji::testing
