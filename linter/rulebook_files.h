// The files of a rulebook as bytes: what gouji rulebook copies, reviews and tests. Those that are
// shipped are compiled in; the command line reads others from disk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

struct NamedBytes {
  std::string path;  // as messages name it
  std::string bytes;
};

struct RulebookFiles {
  std::string path;  // of the folder
  NamedBytes rulebook;
  NamedBytes form_schema;
  std::vector<NamedBytes> good;  // forms in which nothing is wrong, by name
  std::vector<NamedBytes> bad;   // forms that a check must report: the stem is its id
};

// Of every rulebook that is shipped, by id.
std::vector<RulebookFiles> shipped_rulebook_files();

// The last part of a path, and that up to its first dot: bad/weight-total.2.json → weight-total.
std::string_view name_of_file(std::string_view path);
std::string_view stem_of_file(std::string_view path);

RulebookLoad load_rulebook(const RulebookFiles& files);

}  // namespace gouji
