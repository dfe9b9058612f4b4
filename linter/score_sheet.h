// The score sheet of a form: row by row what the rule gives and what was declared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/lint.h"

namespace gouji {

struct ScoreSheet {
  struct Row {
    std::string category, indicator, weight, target, actual;
    std::string completion;  // 82.26%; of a qualitative indicator the share of its level
    std::string deduction;   // 88.7%, part of the weight
    std::string recomputed, declared, difference;  // difference = declared − recomputed
    Message remark;  // why nothing was recomputed, or how the score came about
  };
  std::vector<Row> rows;
  Row total;                      // weight, recomputed, declared, difference; recomputed is empty
                                  // when a row could not be recomputed
  std::vector<Message> problems;  // what the reader had to say
  bool readable = true;
};

// Of the first form in the bytes.
ScoreSheet score_sheet(std::string_view bytes, const LintOptions& options);

}  // namespace gouji
