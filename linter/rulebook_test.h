// The test of a rulebook by its own examples: forms in which nothing is wrong, forms that a check
// must report, and whether every figure of the good ones is guarded by some check.
#pragma once

#include <string>
#include <vector>

#include "linter/report.h"
#include "linter/rulebook_files.h"
#include "linter/rulebook_test_mutation.h"

namespace gouji {

struct ExampleResult {
  std::string path;
  std::string check;                // of a bad example: what must report it; empty: a good one
  std::vector<FormReport> reports;  // one for each form of the file
  Message fault;                    // what is not as it should be; empty: all is well
};

struct FormCoverage {
  std::string path;
  std::vector<CellCoverage> cells;
  std::size_t guarded() const;
};

struct UnguardedCell {
  std::string form;  // path
  std::string pointer;
  std::string text;
  int reason = -1;  // in Rulebook::unguarded; -1: none is given, which is a fault
};

struct RulebookTest {
  std::vector<ExampleResult> examples;  // the good ones first
  std::vector<FormCoverage> coverage;   // one for each form of the good examples
  std::vector<UnguardedCell> unguarded;
  std::vector<std::size_t> idle_reasons;  // of Rulebook::unguarded: they match no unguarded cell
  Message fault;                          // of the test as a whole: no example to go by

  bool passed() const;
};

RulebookTest test_rulebook(const LoadedRulebook& loaded, const RulebookFiles& files);

// "indicators/*/target" and "/indicators/3/target": * stands for any one name or index.
bool matches_cells(std::string_view pattern, std::string_view pointer);

}  // namespace gouji
