// What a schema asks for and what a document has there, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/schema_validator.h"

namespace gouji {

// A value at fault, and the part of the schema that applies to it (null: not known).
struct SchemaPlace {
  const Value& value;
  const Value* schema = nullptr;
  std::string pointer;
};

// The part of a schema document that applies at a path of names and indexes; null when the path
// leads through something that is decided by the value (anyOf, if). Follows $ref within the
// document.
const Value* schema_at(const Document& schema, const std::vector<std::string>& path);

// Adds the faults that a failed keyword stands for. detail: the name of a missing member.
void explain(std::string_view keyword, std::string_view detail, const SchemaPlace& place,
             std::vector<SchemaFault>& faults);

// Why a schema document cannot be used; no message when it can. Only keywords that are known to
// work are taken: a misspelt one would quietly hold nothing, and some crash or round (pattern,
// multipleOf).
struct UnusableSchema {
  Origin origin;
  Message message;
};
UnusableSchema unusable_schema(const Document& schema);

}  // namespace gouji
