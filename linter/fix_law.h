// What must be the same in a file before and after it was mended.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/lint.h"

namespace gouji {

// Pointers of the cells that were mended, with what they should say now; one map for each form.
using MendedTexts = std::vector<std::map<std::string, std::string>>;

// Holds what was read and found in the original, to compare files with.
class FixLaw {
 public:
  FixLaw(std::string_view original, const LintOptions& options);

  const std::vector<ReadForm>& forms() const { return forms_; }

  // Whether a file has the same forms: every figure the same, the mended cells as they should be
  // and all others as they were, and nothing found that was not found before.
  bool holds(std::string_view mended, const MendedTexts& texts) const;

 private:
  using Found = std::map<std::pair<std::string, std::string>, std::size_t>;  // check and pointer

  std::vector<Found> found_in(std::string_view bytes) const;

  LintOptions options_;
  std::vector<ReadForm> forms_;
  std::vector<Found> found_;
};

}  // namespace gouji
