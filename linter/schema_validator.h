// JSON Schema (draft-07) by valijson, with what it lacks: one finding a fault, a JSON Pointer, and
// messages that a person who fills in forms understands. Made once for a schema and used for many
// documents, by any number of threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "schemas/finding.h"

namespace gouji {

struct SchemaFault {
  std::string pointer;  // of the value at fault; of the object when a member is missing
  std::string keyword;  // required, type, enum, additionalProperties, …
  Message message;
};

class SchemaValidator {
 public:
  // Throws std::invalid_argument when the bytes are no schema that can be used.
  explicit SchemaValidator(std::string_view schema_json);
  ~SchemaValidator();
  SchemaValidator(SchemaValidator&&) noexcept;
  SchemaValidator& operator=(SchemaValidator&&) noexcept;

  // In document order, the deepest fault of each branch only.
  std::vector<SchemaFault> validate(const Document& document) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace gouji
