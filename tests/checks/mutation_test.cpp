// Takes a clean form, changes each of its numeric cells in turn, and demands that every change is
// caught by an error or a warning that names the cell, or a cell of the same identity or row.
// What no rule of the form can see stands in the list of exceptions, with its reason.

#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <map>
#include <regex>

#include "linter/document_writer.h"
#include "schemas/decimal.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

struct Mutation {
  std::string name;
  // The changed digits; the same digits when the mutation does not apply to them.
  std::function<std::string(const std::string& digits)> change;
};

std::string plus(const std::string& digits, const Decimal& amount) {
  return (*Decimal::parse(digits) + amount).text();
}

std::string swap_digits(const std::string& digits) {
  std::string swapped = digits;
  for (std::size_t i = 0; i + 1 < swapped.size(); ++i) {
    bool both = swapped[i] != '.' && swapped[i + 1] != '.';
    bool leading_zero = i == 0 && swapped[1] == '0';  // is no JSON number
    if (both && !leading_zero && swapped[i] != swapped[i + 1]) {
      std::swap(swapped[i], swapped[i + 1]);
      return swapped;
    }
  }
  return digits;
}

std::vector<Mutation> mutations() {
  return {
      {"plus-0.01", [](const std::string& digits) { return plus(digits, Decimal(1, 2)); }},
      {"minus-0.01", [](const std::string& digits) { return plus(digits, Decimal(-1, 2)); }},
      {"times-10",
       [](const std::string& digits) {
         return (*Decimal::parse(digits) * Decimal::whole(10)).trimmed().text();
       }},
      {"digits-swapped", swap_digits},
      {"blank", [](const std::string&) { return std::string(); }},
  };
}

// A number of the form: a JSON number, or the digits inside a target or an actual.
struct NumericCell {
  std::string pointer;
  std::string text;  // of the whole value
  std::size_t begin = 0, size = 0;
  bool is_number = false;  // a JSON number

  std::string digits() const { return text.substr(begin, size); }
};

void collect(const Value& value, const std::string& pointer, std::vector<NumericCell>& cells) {
  for (const Member& member : value.members) {
    collect(member.value, pointer + "/" + std::string(member.name), cells);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    collect(value.items[i], pointer + "/" + std::to_string(i), cells);
  }
  std::string text(value.text);
  if (value.kind == Value::Kind::number) {
    cells.push_back({.pointer = pointer, .text = text, .size = text.size(), .is_number = true});
  } else if (value.kind == Value::Kind::string && pointer.starts_with("/indicators")) {
    std::smatch match;
    static const std::regex digits("[0-9]+(\\.[0-9]+)?");
    if (std::regex_search(text, match, digits)) {
      cells.push_back({.pointer = pointer,
                       .text = text,
                       .begin = static_cast<std::size_t>(match.position()),
                       .size = static_cast<std::size_t>(match.length())});
    }
  }
}

std::string row_of(const std::string& pointer) {
  return pointer.substr(0, pointer.rfind('/') + 1);
}

bool names(const Location& location, const std::string& pointer) {
  if (location.pointer == pointer) return true;
  bool in_list = pointer.starts_with("/indicators/");
  return in_list && (location.pointer + "/").starts_with(row_of(pointer));
}

bool caught(const FormReport& report, const std::string& pointer) {
  for (const ReportedFinding& finding : report.findings) {
    if (finding.severity == Severity::note) continue;
    if (names(finding.location, pointer)) return true;
    for (const Location& related : finding.related) {
      if (names(related, pointer)) return true;
    }
  }
  return false;
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
      {"/indicators/(10|16)/actual", "digits-swapped",
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
  Document clean = parse(read_project_file("tests/forms/clean.json"));
  std::vector<NumericCell> cells;
  collect(clean.root, "", cells);
  ASSERT_GT(cells.size(), 60u);
  for (const Mutation& mutation : mutations()) {
    int tried = 0, seen = 0, excused = 0;
    for (const NumericCell& cell : cells) {
      std::string changed = mutation.change(cell.digits());
      if (changed == cell.digits()) continue;
      if (!changed.empty() && *Decimal::parse(changed) == *Decimal::parse(cell.digits())) continue;
      Document mutant = parse(read_project_file("tests/forms/clean.json"));
      Value* value = const_cast<Value*>(mutant.find(cell.pointer));
      ASSERT_NE(value, nullptr) << cell.pointer;
      std::string text = cell.text;
      text.replace(cell.begin, cell.size, changed);
      if (changed.empty()) {
        value->kind = Value::Kind::null;
      } else {
        value->text = mutant.keep(std::move(text));
      }
      ++tried;
      FormReport report = lint_text(write_json(mutant));
      const Exception* exception = exception_for(cell.pointer, mutation.name);
      if (caught(report, cell.pointer)) {
        ++seen;
      } else if (exception != nullptr) {
        ++excused;
      } else {
        ADD_FAILURE() << mutation.name << " at " << cell.pointer << ": " << cell.text << " → "
                      << changed << " is not caught\n"
                      << text_report(report);
      }
    }
    std::printf("%-15s %3d of %3d caught, %2d excepted\n", mutation.name.c_str(), seen, tried,
                excused);
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
                                [&](const auto& one) { return one.check == total.check; });
    ASSERT_NE(finding, report.findings.end()) << total.check;
    EXPECT_EQ(finding->location.pointer, total.pointer);
    EXPECT_EQ(finding->found, total.found) << total.check;
    EXPECT_EQ(finding->expected, total.expected) << total.check;
    EXPECT_EQ(finding->difference, total.difference) << total.check;
  }
}

}  // namespace
}  // namespace gouji::testing
