// Grid → Document: the step that all table formats share. Driven by the labels of a rulebook's
// layout, never by column numbers.
#pragma once

#include <vector>

#include "linter/reader.h"
#include "linter/table/grid.h"
#include "linter/table/labels.h"

namespace gouji {

struct MappingInput {
  const Grid& grid;
  const std::vector<LabelledRow>& labels;  // of the grid's cells
  const LabelIndex& index;                 // of the rulebook that the form follows
  bool repair = true;
};

// Fills form.document and adds to form.findings. The grid's text must be kept by form.document.
void map_grid(const MappingInput& input, ReadForm& form);

}  // namespace gouji
