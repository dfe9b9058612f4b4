// Which rulebook a table follows, by the labels that are printed in it.
#pragma once

#include <memory>
#include <vector>

#include "linter/reader.h"
#include "linter/table/labels.h"

namespace gouji {

struct LabelChoice {
  const LabelIndex* index = nullptr;  // of the one chosen; null when none fits
  ChosenBy chosen_by = ChosenBy::labels;
  Message why;            // it was chosen
  ReaderFinding finding;  // why none was chosen
};

// The labels of the rulebooks to choose from: made once for all tables of a file.
class RulebookLabels {
 public:
  explicit RulebookLabels(const ReadContext& context);
  // The index belongs to this object.
  LabelChoice choose(const std::vector<LabelledRow>& rows) const;

 private:
  std::vector<LabelIndex> indexes_;
  bool forced_ = false;  // the user named the rulebook
};

}  // namespace gouji
