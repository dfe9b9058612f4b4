// The labels of a rulebook, and its form schema, in words.

#include <fmt/format.h>

#include <algorithm>

#include "linter/json.h"
#include "linter/rulebook_description.h"

namespace gouji {
namespace {

Fact labels(const std::vector<std::string>& texts) {
  return fact("标签", "labels", list_in_words(texts));
}

void describe_texts(const Rulebook& book, DescribedSection& section) {
  const Layout& layout = book.layout;
  std::vector<std::string> totals;
  for (const TotalFigure& total : layout.totals) {
    const std::string& path = book.figures[static_cast<std::size_t>(total.figure)].path;
    totals.push_back(fmt::format("{}: {}", member_name(total.column), path));
  }
  section.items.push_back(
      {.key = "",
       .title = {},
       .facts = {
           fact("表的标题", "titles", list_in_words(layout.titles)),
           fact("无值的小标题", "headings without a value", list_in_words(layout.section_labels)),
           fact("说明的开头", "openings of notes", list_in_words(layout.notes)),
           fact("合计行的名称", "names of total rows", list_in_words(layout.total_names)),
           fact("合计行的数", "figures of the total row", list_in_words(totals))}});
  for (const LabelledHeader& header : layout.headers) {
    section.items.push_back({.key = std::string(member_name(header.header)),
                             .title = {},
                             .facts = {labels(header.labels)}});
  }
  for (std::size_t i = 0; i < layout.narratives.size(); ++i) {
    section.items.push_back({.key = "narratives." + book.narratives[i].path,
                             .title = {},
                             .facts = {labels(layout.narratives[i])}});
  }
}

std::string name_of(const Block& block, std::size_t index) {
  if (!block.labels.empty()) return block.labels.front();
  switch (block.kind) {
    case Block::Kind::figures: break;
    case Block::Kind::matrix: return fmt::format("matrix {}", index + 1);
    case Block::Kind::sub_items: return fmt::format("sub_items {}", index + 1);
    case Block::Kind::indicators: return fmt::format("indicators {}", index + 1);
  }
  return fmt::format("figures {}", index + 1);
}

// What a column holds; the columns of a matrix are told apart by their labels.
std::string content_of(const Rulebook& book, const Block& block, const LabelledColumn& column) {
  if (column.figure >= 0) return book.figures[static_cast<std::size_t>(column.figure)].path;
  if (column.narrative >= 0) {
    return "narratives." + book.narratives[static_cast<std::size_t>(column.narrative)].path;
  }
  const auto index = static_cast<std::size_t>(&column - block.columns.data());
  if (block.kind == Block::Kind::matrix) return fmt::format("column {}", index + 1);
  const auto same =
      std::count_if(block.columns.begin(), block.columns.end(),
                    [&](const LabelledColumn& other) { return other.column == column.column; });
  const std::string name(member_name(column.column));
  return same > 1 ? fmt::format("{} {}", name, index + 1) : name;
}

void describe_block(const Rulebook& book, std::size_t index, DescribedSection& section) {
  const Block& block = book.layout.blocks[index];
  const std::string name = name_of(block, index);
  section.items.push_back(
      {.key = name,
       .title = {},
       .facts = {labels(block.labels), fact("跨栏的标签", "labels over several columns",
                                            list_in_words(block.spanners))}});
  for (const LabelledColumn& column : block.columns) {
    section.items.push_back({.key = fmt::format("{} › {}", name, content_of(book, block, column)),
                             .title = {},
                             .facts = {labels(column.labels), fact("可以没有", "may be missing",
                                                                   yes_or_no(column.optional))}});
  }
  for (const MatrixRow& row : block.rows) {
    std::vector<std::string> paths;
    for (const int figure : row.figures) {
      if (figure >= 0) paths.push_back(book.figures[static_cast<std::size_t>(figure)].path);
    }
    section.items.push_back(
        {.key = fmt::format("{} › {}", name, paths.empty() ? std::string() : paths.front()),
         .title = {},
         .facts = {labels(row.labels), fact("数据项", "figures", list_in_words(paths))}});
  }
}

void flatten(const Value& value, const std::string& pointer, DescribedSection& section) {
  for (const Member& member : value.members) {
    flatten(member.value, pointer + "/" + pointer_token(member.name), section);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    flatten(value.items[i], pointer + "/" + std::to_string(i), section);
  }
  if (!value.members.empty() || !value.items.empty()) return;
  std::string text(value.text);
  if (value.kind == Value::Kind::null) text = "null";
  if (value.kind == Value::Kind::object) text = "{}";
  if (value.kind == Value::Kind::array) text = "[]";
  section.items.push_back(
      {.key = pointer, .title = {}, .facts = {fact("值", "value", same_in_both(text))}});
}

}  // namespace

void describe_layout(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection section{.subject = {"标签", "labels"}, .items = {}};
  describe_texts(book, section);
  for (std::size_t i = 0; i < book.layout.blocks.size(); ++i) describe_block(book, i, section);
  sections.push_back(std::move(section));
}

void describe_form_schema(const std::string& form_schema, std::vector<DescribedSection>& sections) {
  DescribedSection section{.subject = {"表式", "form schema"}, .items = {}};
  const JsonParse schema = parse_json(form_schema, {});
  flatten(schema.document.root, "", section);
  sections.push_back(std::move(section));
}

}  // namespace gouji
