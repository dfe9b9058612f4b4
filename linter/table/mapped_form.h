// What a mapping has found, before it becomes form JSON.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/document.h"
#include "schemas/cell.h"
#include "schemas/rulebook.h"

namespace gouji {

struct MappedRow {
  Origin origin;
  std::vector<std::pair<Column, Value>> values;
};

struct MappedList {
  bool found = false;
  Origin origin;  // of its header
  std::vector<MappedRow> rows;
};

// Empty: its label is not on the form. A null value: the label is there, the cell is blank.
struct MappedForm {
  Origin title;
  std::array<std::optional<Value>, header_count> headers;
  std::vector<std::optional<Value>> figures;     // as Rulebook::figures
  std::vector<std::optional<Value>> narratives;  // as Rulebook::narratives
  MappedList sub_items;
  MappedList indicators;

  MappedList& list(Block::Kind kind) {
    return kind == Block::Kind::sub_items ? sub_items : indicators;
  }
};

Value text_value(std::string_view text, const Origin& origin);
Value null_value(const Origin& origin);
// A number when the text is one as JSON writes it, else the text as printed.
Value figure_value(std::string_view text, const Origin& origin);
bool is_json_number(std::string_view text);

// Form JSON: members in the order of the template.
void build_document(const MappedForm& mapped, const Rulebook& rulebook, Document& document);

}  // namespace gouji
