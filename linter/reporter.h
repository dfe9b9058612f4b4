// The interface of a reporter: three functions that append bytes. It is given one form after the
// other, so that a report of a million forms never stands in memory. It has no state of its own:
// what went before is in the summary.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/report.h"
#include "schemas/rulebook.h"

namespace gouji {

struct RenderOptions {
  Language language = Language::zh;
  bool colour = false;  // text only
  bool brief = false;   // json: without the ledger and the digest of the file
  std::span<const Rulebook* const> rulebooks = {};  // whose identities SARIF describes as rules
};

struct Reporter {
  std::string_view id;  // "json", as --format names it
  std::string_view title_zh;
  std::string_view title_en;
  void (*head)(std::string& out, const RenderOptions& options);
  // before: the forms that were reported already, so without this one.
  void (*form)(std::string& out, const FormReport& form, const Summary& before,
               const RenderOptions& options);
  void (*tail)(std::string& out, const Summary& summary, const RenderOptions& options);
  bool reads_ledger = false;         // and the digest of the file; the others are not made for it
  bool describes_rulebooks = false;  // all that forms may choose from, whatever forms there are
};

// Every reporter, by id. Written by CMake from the file names under linter/reporters/.
std::span<const Reporter* const> all_reporters();
const Reporter* find_reporter(std::string_view id);

}  // namespace gouji
