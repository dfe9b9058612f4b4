#include "tests/linter/fix_support.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "linter/binding.h"
#include "linter/form_cells.h"
#include "schemas/places.h"

namespace gouji::testing {
namespace {

std::vector<std::string> findings_of(std::string_view bytes) {
  LintOptions plain = fix_options();
  plain.culprits = false;
  std::vector<std::string> findings;
  for (const FormReport& report : lint_bytes("form", bytes, plain)) {
    for (const ReportedFinding& finding : report.findings) {
      findings.push_back(finding.check + " " + finding.location.pointer);
    }
  }
  std::sort(findings.begin(), findings.end());
  return findings;
}

}  // namespace

const LintOptions& fix_options() {
  static const std::vector<std::unique_ptr<LoadedRulebook>> rulebooks = load_shipped_rulebooks();
  static const LintOptions made{.rulebooks = rulebooks};
  return made;
}

FixedFile fixed(std::string_view bytes) {
  std::vector<FixedFile> files = fix_bytes(bytes, fix_options());
  EXPECT_EQ(files.size(), 1u);
  return files.empty() ? FixedFile{} : std::move(files.front());
}

std::vector<std::string> figures_of(std::string_view bytes) {
  std::vector<std::string> figures;
  for (const ReadForm& read : read_forms(bytes, fix_options())) {
    if (!read.readable || read.rulebook == nullptr) continue;
    const Form form = bind(read.document, *read.rulebook);
    for (const FormCell& cell : cells_of(form, *read.rulebook)) {
      if (cell.kind == CellKind::text || cell.kind == CellKind::measure) continue;
      figures.push_back(pointer_to(cell.place, *read.rulebook) + " " +
                        std::to_string(static_cast<int>(cell.state)) + " " +
                        (cell.figure ? cell.figure->text() : "-"));
    }
  }
  return figures;
}

void expect_law(std::string_view before, std::string_view after) {
  EXPECT_EQ(figures_of(before), figures_of(after));
  const std::vector<std::string> old_findings = findings_of(before);
  const std::vector<std::string> new_findings = findings_of(after);
  EXPECT_TRUE(std::includes(old_findings.begin(), old_findings.end(), new_findings.begin(),
                            new_findings.end()))
      << ::testing::PrintToString(old_findings) << "\n"
      << ::testing::PrintToString(new_findings);
}

}  // namespace gouji::testing
