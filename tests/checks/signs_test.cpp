// Where no ledger is kept, checks and identities are left out that surely have nothing to report.
// Not a word of the findings may change by it: every example of every page, and the clean form of
// every rulebook with each of its cells changed, is also checked with none left out.

#include "checks/signs.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <filesystem>
#include <set>
#include <tuple>

#include "checks/check.h"
#include "checks/expressions.h"
#include "checks/identities.h"
#include "linter/binding.h"
#include "tests/support/forms.h"
#include "tests/support/page.h"

namespace gouji::testing {
namespace {

constexpr const char* too_large = "数字过大，无法精确计算，此项未核查";

template <class Run>
void guarded(Findings& findings, Run&& run) {
  try {
    run();
  } catch (const Overflow&) {  // as the runner tells it
    findings.report(Severity::error, Place{}, {.zh = too_large});
  }
}

// What all checks, identities and assertions find, none left out.
std::vector<Finding> all_findings(const Form& form, const Rulebook& rulebook) {
  const Assessments assessments = assess(form, rulebook);
  const TextReadings texts = read_texts(form, rulebook);
  const CheckInput input = input_of(form, rulebook, assessments, texts);
  Findings findings(false);
  const auto begin = [&](std::string_view id, Severity usual) {
    findings.begin(id, rulebook.severity_of(id).value_or(usual));
  };
  for (const Check* check : all_checks()) {
    if (check->run == nullptr) continue;
    begin(check->id, check->severity);
    guarded(findings, [&] { check->run(input, findings); });
  }
  for (const Identity& identity : rulebook.identities) {
    begin(identity.id, identity.severity);
    guarded(findings, [&] { run_identity(identity, input, findings); });
  }
  for (const Assertion& assertion : rulebook.assertions) {
    begin(assertion.id, assertion.severity);
    guarded(findings, [&] { run_assertion(assertion, input, findings); });
  }
  return findings.take_findings();
}

auto fields_of(const Finding& finding) {
  return std::tie(finding.check, finding.severity, finding.place, finding.message.zh,
                  finding.related, finding.found, finding.expected, finding.difference,
                  finding.basis);
}

void expect_same(const std::vector<Finding>& expected, const std::vector<Finding>& found,
                 const std::string& what) {
  ASSERT_EQ(expected.size(), found.size()) << what;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_TRUE(fields_of(expected[i]) == fields_of(found[i]))
        << what << ": " << expected[i].check << " and " << found[i].check;
  }
}

std::vector<Finding> without_overflows(std::vector<Finding> findings) {
  std::erase_if(findings, [](const Finding& one) { return one.message.zh == too_large; });
  return findings;
}

void expect_same_findings(const Form& form, const Rulebook& rulebook, const std::string& what) {
  const std::vector<Finding> expected = all_findings(form, rulebook);
  Findings brief(false);
  run_checks(form, rulebook, brief);
  expect_same(expected, brief.findings(), what);
  // Without words, all but those.
  Findings wordless = Findings::without_words();
  run_checks(form, rulebook, wordless);
  std::vector<Finding> silent = brief.findings();
  ASSERT_EQ(silent.size(), wordless.findings().size()) << what;
  for (std::size_t i = 0; i < silent.size(); ++i) {
    silent[i].message = wordless.findings()[i].message;
  }
  expect_same(silent, wordless.findings(), what);
  // With a ledger as well, but for figures that are only too large for a line in it.
  Findings thorough(true);
  run_checks(form, rulebook, thorough);
  expect_same(without_overflows(thorough.findings()), without_overflows(brief.findings()), what);
}

TEST(WithoutWords, AMessageThatCostsSomethingIsNotMade) {
  int made = 0;
  const auto words = [&] {
    ++made;
    return Message{.zh = "多 5", .en = "5 too much"};
  };
  Findings wordless = Findings::without_words();
  wordless.report(Place{}, words).found = "15";
  EXPECT_EQ(made, 0);
  EXPECT_EQ(wordless.findings().front().found, "15");
  Findings told(false);
  told.report(Place{}, words);
  EXPECT_EQ(told.findings().front().message.zh, "多 5");
}

TEST(WithoutLedger, ExamplesOfAllPagesGiveTheSameFindings) {
  const auto rulebooks = load_shipped_rulebooks();
  const LintOptions options{.rulebooks = rulebooks};
  int forms = 0;
  const std::filesystem::path pages = std::filesystem::path(GOUJI_SOURCE_DIR) / "docs/checks";
  for (const auto& entry : std::filesystem::directory_iterator(pages)) {
    if (entry.path().extension() != ".md") continue;
    const std::string path = "docs/checks/" + entry.path().filename().string();
    const Page page = read_page(read_project_file(path));
    for (const auto* examples : {&page.good, &page.bad}) {
      for (const Example& example : *examples) {
        for (const ReadForm& read : read_forms(file_of(example).bytes, options)) {
          if (!read.readable) continue;
          const Form form = bind(read.document, *read.rulebook);
          expect_same_findings(form, *read.rulebook, path + ":" + std::to_string(example.line));
          ++forms;
        }
      }
    }
  }
  EXPECT_GT(forms, 100);
}

// What a figure cell may become.
constexpr auto figure_changes = [] {
  using Change = void (*)(FigureCell&);
  return std::to_array<Change>({
      [](FigureCell& cell) { cell.state = CellState::blank; },
      [](FigureCell& cell) { cell.state = CellState::absent; },
      [](FigureCell& cell) {
        cell.state = CellState::malformed;
        cell.raw = "7,00.0,77";
      },
      [](FigureCell& cell) { cell.value = -cell.value; },
      [](FigureCell& cell) { cell.value += Decimal(1, 2); },
      [](FigureCell& cell) { cell.value = Decimal(); },
      [](FigureCell& cell) { cell.value = Decimal::whole(INT64_MAX); },
      [](FigureCell& cell) { cell.value = Decimal(static_cast<Int128>(INT64_MAX) + 1, 0); },
      [](FigureCell& cell) { cell.value = *Decimal::parse("123456789012345678901234567890"); },
  });
}();

std::vector<FigureCell*> figures_of(Form& form) {
  std::vector<FigureCell*> cells;
  for (FigureCell& cell : form.figures) cells.push_back(&cell);
  for (SubItem& item : form.sub_items) {
    cells.push_back(&item.budget);
    cells.push_back(&item.actual);
  }
  for (Indicator& indicator : form.indicators) {
    cells.push_back(&indicator.weight);
    cells.push_back(&indicator.score);
  }
  return cells;
}

constexpr std::array measures = {"",         "≥100件",
                                 "80件",     "≤5%",
                                 "0",        "≤0件",
                                 "3件",      "=90%",
                                 "0.9",      "120%",
                                 "400件",    "规范",
                                 "好",       "还行",
                                 "三次",     "2021年12月",
                                 "约50个",   "-3件",
                                 "≤-3件",    "98.5",
                                 "9900万元", "≥1亿元",
                                 "96%以上",  "无",
                                 "3+2个",    "123456789012345678901234567890万亿元"};

TEST(WithoutLedger, ChangedFormsOfAllRulebooksGiveTheSameFindings) {
  for (const auto& loaded : load_shipped_rulebooks()) {
    const Rulebook& rulebook = loaded->rulebook;
    const Document document = parse(patched_clean_form("{}", rulebook.id));
    const Form clean = bind(document, rulebook);
    expect_same_findings(clean, rulebook, rulebook.id);
    Form form = clean;
    const std::vector<FigureCell*> cells = figures_of(form);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const FigureCell before = *cells[i];
      for (const auto change : figure_changes) {
        change(*cells[i]);
        expect_same_findings(form, rulebook, rulebook.id + " figure " + std::to_string(i));
        *cells[i] = before;
      }
    }
    for (Indicator& indicator : form.indicators) {
      const Indicator before = indicator;
      for (const std::string_view text : measures) {
        indicator.target.raw = text;
        expect_same_findings(form, rulebook, rulebook.id + " target " + std::string(text));
        indicator.target = before.target;
        indicator.actual.raw = text;
        expect_same_findings(form, rulebook, rulebook.id + " actual " + std::string(text));
        indicator.actual = before.actual;
      }
      indicator.reason = {.raw = "计划25株，实际24株，未达到目标",
                          .state = CellState::filled,
                          .place = before.reason.place};
      expect_same_findings(form, rulebook, rulebook.id + " reason");
      indicator = before;
      indicator.name = form.indicators.front().name;
      expect_same_findings(form, rulebook, rulebook.id + " name");
      indicator = before;
      indicator.category_index = -1;
      expect_same_findings(form, rulebook, rulebook.id + " category");
      indicator = before;
    }
    if (HasFatalFailure()) return;
  }
}

TEST(Signs, MeetWhereTheyShareOne) {
  const Signs looked_for{.marks = {Mark::reason}, .standings = {ScoreStanding::differs}};
  const auto meets = [&](const Signs& shown) { return (looked_for.bits() & shown.bits()) != 0; };
  EXPECT_TRUE(Signs{}.empty());
  EXPECT_FALSE(looked_for.empty());
  EXPECT_FALSE(meets({}));
  EXPECT_TRUE(meets({.marks = {Mark::excess, Mark::reason}}));
  EXPECT_TRUE(meets({.standings = {ScoreStanding::agrees, ScoreStanding::differs}}));
  EXPECT_FALSE(meets({.marks = {Mark::excess}, .obstacles = {Obstacle::no_target}}));
}

// Each of them, and the upper bits are left to the runner.
TEST(Signs, HaveABitOfTheirOwn) {
  std::set<std::uint64_t> seen;
  for (int i = 0; i <= static_cast<int>(Mark::figure_in_prose); ++i) {
    seen.insert(Signs{.marks = {static_cast<Mark>(i)}}.bits());
  }
  for (int i = 0; i <= static_cast<int>(ScoreStanding::not_computable); ++i) {
    seen.insert(Signs{.standings = {static_cast<ScoreStanding>(i)}}.bits());
  }
  for (int i = 0; i <= static_cast<int>(Obstacle::too_large); ++i) {
    seen.insert(Signs{.obstacles = {static_cast<Obstacle>(i)}}.bits());
  }
  EXPECT_EQ(seen.size(), 8U + 10U + 18U);
  for (const std::uint64_t sign : seen) {
    EXPECT_TRUE(std::has_single_bit(sign));
    EXPECT_LT(sign, std::uint64_t{1} << 62U);
  }
}

}  // namespace
}  // namespace gouji::testing
