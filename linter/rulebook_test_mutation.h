// Mutation of a form: every figure in it is changed in turn, and whatever no check notices is a
// figure that could be wrong without anybody seeing it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/lint.h"

namespace gouji {

// A way to get a figure wrong.
struct FigureChange {
  std::string_view id;  // "times-10"
  std::string_view title_zh;
  std::string_view title_en;
  // The digits after the change; the same ones when it does not apply to them. Null: the whole
  // cell is blanked.
  std::string (*apply)(const std::string& digits) = nullptr;
};

// One more, one less, ten times, two digits swapped, blank.
std::span<const FigureChange> usual_changes();
std::string swap_digits(const std::string& digits);

// A cell with figures: a JSON number, or text with digits in it.
struct NumericCell {
  struct Figure {
    std::size_t begin = 0;  // in text
    std::size_t size = 0;
  };
  std::string pointer;
  std::string text;  // of the whole value
  std::vector<Figure> figures;
};

// Every cell that a rulebook takes for a figure, a target or an actual, in the order of the form.
// Headers and prose are not among them.
std::vector<NumericCell> numeric_cells(const Document& form, const Rulebook& rulebook);

// The form as JSON with one figure changed; empty when the change does not apply to it. The
// document is changed and set back.
std::string mutant(Document& form, const NumericCell& cell, NumericCell::Figure figure,
                   const FigureChange& change);

// Whether a finding is about the cell: it names the cell, its row, or another cell of the same
// indicator, or is related to one of these.
bool concerns(const ReportedFinding& finding, std::string_view pointer);

struct CellCoverage {
  struct Tally {
    std::size_t tried = 0;
    std::size_t caught = 0;
  };
  NumericCell cell;
  std::vector<Tally> by_change;  // one for each change
  bool guarded = false;          // a change of its figure, not the blank, was caught
};

// What a form with changes is linted by; least: findings below it do not count.
struct MutationRun {
  LintOptions options;
  std::span<const FigureChange> changes = usual_changes();
  Severity least = Severity::note;
};

std::vector<CellCoverage> mutate(Document& form, const Rulebook& rulebook, const MutationRun& run);

}  // namespace gouji
