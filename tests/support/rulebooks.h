// Rulebook folders for tests: the small one of tests/rulebooks, changed and written to disk.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "linter/rulebook_files.h"

namespace gouji::testing {

// Bytes of tests/rulebooks/small.
RulebookFiles small_rulebook();

// A text with the first occurrence of a part replaced; the part not being there fails the test.
std::string replaced(std::string text, std::string_view from, std::string_view to);

// The small rulebook with a change to rulebook.json; a fault in it fails the test.
std::unique_ptr<LoadedRulebook> changed_rulebook(std::string_view from, std::string_view to);

// A temporary folder with the files of a rulebook, removed at the end.
class RulebookOnDisk {
 public:
  explicit RulebookOnDisk(const RulebookFiles& files);
  ~RulebookOnDisk();
  RulebookOnDisk(const RulebookOnDisk&) = delete;
  RulebookOnDisk& operator=(const RulebookOnDisk&) = delete;

  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

// gouji with these arguments, run inside the test.
struct CliRun {
  int code = 0;
  std::string out;
  std::string err;
};
CliRun run_gouji(const std::vector<std::string>& arguments);

}  // namespace gouji::testing
