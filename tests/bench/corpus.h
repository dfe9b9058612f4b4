// Forms to measure with: as many as wanted, each known by its number, the same on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tests/injection/clean_forms.h"

namespace gouji::bench {

enum class Kind : std::uint8_t {
  clean,
  defects,    // every tenth form has one arithmetic defect
  failing,    // every form has one
  invalid1,   // 1 % of the forms are not valid against the JSON Schema
  invalid10,  // 10 %
  pretty,     // clean, over many lines and indented
  escaped,    // clean, every character beyond ASCII as \uXXXX
};
std::optional<Kind> kind_named(std::string_view name);

class Corpus {
 public:
  Corpus(const LoadedRulebook& rulebook, std::uint64_t seed, Kind kind);

  // As JSON; on one line unless the kind is pretty.
  std::string form(std::uint64_t number) const;

 private:
  injection::CleanForms forms_;
  std::uint64_t seed_;
  Kind kind_;
};

}  // namespace gouji::bench
