// The labels of a rulebook, and its form schema, in words.

#include <fmt/format.h>

#include "linter/json.h"
#include "linter/rulebook_description.h"

namespace gouji {
namespace {

Fact labels(const std::vector<std::string>& texts) {
  return fact("标签", "labels", list_in_words(texts));
}

void describe_texts(const Rulebook& book, DescribedSection& section) {
  const Layout& layout = book.layout;
  const int total = layout.grand_total;
  section.items.push_back(
      {.key = "",
       .title = {},
       .facts = {
           fact("表的标题", "titles", list_in_words(layout.titles)),
           fact("无值的小标题", "headings without a value", list_in_words(layout.section_labels)),
           fact("说明的开头", "openings of notes", list_in_words(layout.notes)),
           fact("合计行的名称", "names of total rows", list_in_words(layout.total_names)),
           fact("合计行的得分", "score of the total row",
                total < 0 ? Message{}
                          : same_in_both(book.figures[static_cast<std::size_t>(total)].path))}});
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
    case Block::Kind::sub_items: return fmt::format("sub_items {}", index + 1);
    case Block::Kind::indicators: return fmt::format("indicators {}", index + 1);
  }
  return fmt::format("figures {}", index + 1);
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
    const std::string of = column.figure < 0
                               ? std::string(member_name(column.column))
                               : book.figures[static_cast<std::size_t>(column.figure)].path;
    section.items.push_back(
        {.key = fmt::format("{} › {}", name, of), .title = {}, .facts = {labels(column.labels)}});
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
