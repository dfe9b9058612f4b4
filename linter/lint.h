// The pipeline: bytes → reader → schema → form → checks → settled report.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/config.h"
#include "linter/reader.h"
#include "linter/report.h"
#include "linter/rulebooks.h"

namespace gouji {

struct LintOptions {
  std::span<const std::unique_ptr<LoadedRulebook>> rulebooks;
  const LoadedRulebook* forced = nullptr;  // --rulebook
  Config config;
  bool repair = true;
  bool ledger = true;
  bool culprits = true;  // look for the cell behind what fails
  Limits limits;
};

// One report for each form in the bytes; never throws on bad input. path is only a name.
std::vector<FormReport> lint_bytes(const std::string& path, std::string_view bytes,
                                   const LintOptions& options);

// The reading alone: what the file holds, one Document a form.
std::vector<ReadForm> read_forms(std::string_view bytes, const LintOptions& options);

// A report for a file that could not even be opened.
FormReport unreadable_file(const std::string& path, Message why);

void add_to(Summary& summary, const FormReport& form);

}  // namespace gouji
