// Loading rulebooks: bytes → validated against schemas/rulebook.schema.json → Rulebook, every name
// in it resolved. A broken rulebook gives faults as good as those of a form, and no Rulebook.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/schema_validator.h"
#include "schemas/rulebook.h"

namespace gouji {

// A fault in data that is not a form: a rulebook, a configuration.
struct DataFault {
  std::string path;  // file
  std::string pointer;
  Origin origin;  // line and column
  Message message;
  Message hint = {};                    // the cure, where the message does not say it
  Severity severity = Severity::error;  // a warning does not keep the data from being used
};

struct EmbeddedFile;

struct LoadedRulebook {
  Rulebook rulebook;
  std::string form_schema;  // the bytes of form.schema.json

  // Of forms; made by the first that asks, from any thread: it costs more than a thousand forms of
  // the fast path. Throws std::invalid_argument when form_schema is none that can be used.
  const SchemaValidator& validator() const;

 private:
  mutable std::once_flag asked_;
  mutable std::unique_ptr<const SchemaValidator> validator_;
};

struct RulebookLoad {
  std::unique_ptr<LoadedRulebook> loaded;  // null when there are faults
  std::vector<DataFault> faults;
};

// From the two files of a rulebook folder. path names rulebook.json in faults.
RulebookLoad load_rulebook(std::string_view path, std::string_view rulebook_json,
                           std::string_view form_schema_json);

// From disk: a folder with rulebook.json and form.schema.json, or the rulebook.json itself.
RulebookLoad load_rulebook_from_disk(const std::string& path);

// One of the shipped ones from its two files. That it has no faults is what the tests say: it is not
// asked again at every start.
std::unique_ptr<LoadedRulebook> load_shipped_rulebook(const EmbeddedFile& rulebook_json,
                                                      const EmbeddedFile& form_schema);
// All of them, by id. A run asks a ShippedRulebooks (rulebook_shelf.h), which loads what is used.
std::vector<std::unique_ptr<LoadedRulebook>> load_shipped_rulebooks();

}  // namespace gouji
