// Which rulebook a table follows, by the labels that are printed in it.
#pragma once

#include <memory>
#include <vector>

#include "linter/reader.h"
#include "linter/table/labels.h"

namespace gouji {

struct LabelChoice {
  std::unique_ptr<LabelIndex> index;  // of the one chosen; null when none fits
  ChosenBy chosen_by = ChosenBy::labels;
  Message why;            // it was chosen
  ReaderFinding finding;  // why none was chosen
};

LabelChoice choose_by_labels(const std::vector<LabelledRow>& labels, const ReadContext& context);

}  // namespace gouji
