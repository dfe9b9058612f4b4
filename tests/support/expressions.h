// Expressions for tests: a rulebook with every kind of name, trees in one line, and what an
// expression says of a form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebook_expression.h"
#include "schemas/finding.h"

namespace gouji::testing {

// The shipped one, with a second level of indicators and their reasons, a rate in per cent, figures
// in rows and columns, and labels that must be written in quotes.
const Rulebook& expression_rulebook();

// (= (sum indicators[*].score) total.score)
std::string tree_of(const Expression& expression);

Expression parsed(std::string_view text);     // a fault fails the test
std::string tree(std::string_view text);      // of the parsed text
std::string fault_zh(std::string_view text);  // "3: 没有名为…"; empty: none
std::string fault_en(std::string_view text);

struct AssertionOutcome {
  std::vector<Finding> findings;
  std::vector<LedgerEntry> ledger;
  std::vector<std::string> lines;  // of the ledger: "pass /total/score 合计(…) 77.38 = 总分 77.38"
  std::string text() const;        // all lines
};
AssertionOutcome outcome_by(const Rulebook& rulebook, Expression expression,
                            std::string_view patch = "{}", bool keep_ledger = true);
// Of tests/forms/clean.json with a patch.
AssertionOutcome outcome_of(std::string_view expression, std::string_view patch = "{}",
                            bool keep_ledger = true);

}  // namespace gouji::testing
