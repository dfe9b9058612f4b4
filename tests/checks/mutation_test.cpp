// Takes a clean form, changes each of its numeric cells in turn, and demands that every change is
// caught by an error or a warning that names the cell, or a cell of the same identity or row.
// What no rule of the form can see stands in the list of exceptions, with its reason.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <regex>

#include "linter/rulebook_test_mutation.h"
#include "schemas/decimal.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

std::string plus(const std::string& digits, const Decimal& amount) {
  return (*Decimal::parse(digits) + amount).text();
}

std::string slightly_more(const std::string& digits) {
  return plus(digits, Decimal(1, 2));
}

std::string slightly_less(const std::string& digits) {
  return plus(digits, Decimal(-1, 2));
}

const std::vector<FigureChange>& changes() {
  static const std::vector<FigureChange> list = [] {
    std::vector<FigureChange> all{{"plus-0.01", "", "", slightly_more},
                                  {"minus-0.01", "", "", slightly_less}};
    for (const FigureChange& usual : usual_changes()) {
      if (usual.id != "plus-1" && usual.id != "minus-1") all.push_back(usual);
    }
    return all;
  }();
  return list;
}

struct Exception {
  std::string cells;     // regular expression over the pointer
  std::string mutation;  // regular expression over its name
  std::string reason;
};

const std::vector<Exception>& exceptions() {
  static const std::vector<Exception> list{
      {"/(budget|usage|sub_items)/.*", "(plus|minus)-0.01",
       "one in the last printed place of an amount: rounding explains it, so it is a note"},
      {"/indicators/[0-9]+/(target|actual)", "(plus|minus)-0.01",
       "moves the completion by less than the score shows"},
      {"/indicators/(5|12)/target", ".*",
       "an upper bound that the actual stays within, wherever it is"},
      {"/indicators/(10|16)/actual", "swapped",
       "63010 of 52000 and 64 of 46 are within the full-score band"},
  };
  return list;
}

const Exception* exception_for(const std::string& pointer, const std::string& mutation) {
  for (const Exception& exception : exceptions()) {
    if (std::regex_match(pointer, std::regex(exception.cells)) &&
        std::regex_match(mutation, std::regex(exception.mutation))) {
      return &exception;
    }
  }
  return nullptr;
}

TEST(MutationOfACleanForm, IsCaughtInEveryNumericCell) {
  const std::vector<std::unique_ptr<LoadedRulebook>> rulebooks = load_shipped_rulebooks();
  Document clean = parse(read_project_file("tests/forms/clean.json"));
  const auto declared = std::find_if(rulebooks.begin(), rulebooks.end(), [&](const auto& one) {
    return one->rulebook.id == clean.find("/template")->text;
  });
  ASSERT_NE(declared, rulebooks.end());
  MutationRun run{.changes = changes(), .least = Severity::warning};
  run.options.forced = declared->get();
  run.options.culprits = false;
  const std::vector<CellCoverage> cells = mutate(clean, (*declared)->rulebook, run);
  ASSERT_GT(cells.size(), 60u);
  for (std::size_t i = 0; i < changes().size(); ++i) {
    const std::string change(changes()[i].id);
    std::size_t tried = 0, seen = 0, excused = 0;
    for (const CellCoverage& cell : cells) {
      const CellCoverage::Tally& tally = cell.by_change[i];
      tried += tally.tried;
      seen += tally.caught;
      if (tally.caught == tally.tried) continue;
      if (exception_for(cell.cell.pointer, change) != nullptr) {
        excused += tally.tried - tally.caught;
      } else {
        ADD_FAILURE() << change << " at " << cell.cell.pointer << ": " << cell.cell.text
                      << " is not caught";
      }
    }
    std::printf("%-15s %3zu of %3zu caught, %2zu excepted\n", change.c_str(), seen, tried, excused);
  }
}

// A total moved by an amount: found, expected and difference are exact.
TEST(MutationOfATotal, GivesItsFiguresToTheDigit) {
  struct Total {
    std::string pointer, patch, check, found, expected, difference;
  };
  const std::vector<Total> totals{
      {"/budget/indicator_balance", R"({"budget": {"indicator_balance": 7.25}})",
       "indicator-balance", "7.25", "0.00", "7.25"},
      {"/usage/cash_balance", R"({"usage": {"cash_balance": 21.3}})", "cash-balance", "21.3",
       "12.3", "9.0"},
      {"/usage/cash_balance", R"({"usage": {"cash_balance": 3.2}})", "cash-balance-split", "3.2",
       "12.3", "-9.1"},
      {"/usage/appropriation", R"({"usage": {"appropriation": 805.5}})", "appropriation-agrees",
       "805.5", "850.5", "-45.0"},
      {"/sub_items/3/budget", R"({"sub_items": {"3": {"budget": 8505}}})", "sub-item-total", "8505",
       "850.5", "7654.5"},
      {"/sub_items/3/actual", R"({"sub_items": {"3": {"actual": 832.8}}})", "sub-item-agrees",
       "832.8", "838.2", "-5.4"},
      {"/total/score", R"({"total": {"score": 77.83}})", "score-total", "77.83", "77.38", "0.45"},
      {"/indicators/8/score", R"({"indicators": {"8": {"score": 2.5}}})", "recomputed-score", "2.5",
       "5.2", "-2.7"},
  };
  for (const Total& total : totals) {
    FormReport report = lint_text(patched_clean_form(total.patch));
    auto finding = std::find_if(report.findings.begin(), report.findings.end(),
                                [&](const auto& one) { return tells(one, total.check); });
    ASSERT_NE(finding, report.findings.end()) << total.check;
    EXPECT_EQ(finding->location.pointer, total.pointer);
    EXPECT_EQ(finding->found, total.found) << total.check;
    EXPECT_EQ(finding->expected, total.expected) << total.check;
    EXPECT_EQ(finding->difference, total.difference) << total.check;
  }
}

}  // namespace
}  // namespace gouji::testing
