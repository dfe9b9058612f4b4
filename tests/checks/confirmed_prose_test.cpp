// What the table confirms is not read further: no finding may be lost by it. Prose is thrown
// together from names, words for amounts, figures of the table and slips of them, marks, and words
// that change what a figure says; with and without the short way the same must be found.

#include "checks/confirmed_prose.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/text_readings.h"
#include "linter/binding.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

using Engine = std::mt19937_64;

template <class List>
const auto& one_of(const List& list, Engine& engine) {
  return list[engine() % list.size()];
}

// With full-width digits: 98次 as ９８次.
std::string wide(std::string_view value) {
  std::string text;
  for (const char byte : value) {
    const bool digit = byte >= '0' && byte <= '9';
    text += digit ? std::string("\xEF\xBC") + static_cast<char>(0x90 + (byte - '0'))
                  : std::string(1, byte);
  }
  return text;
}

// What the table of a form says, as prose may take it up.
struct Sayings {
  std::vector<std::string> names;
  std::vector<std::string> values;
};

Sayings sayings_of(const Form& form) {
  Sayings all;
  for (const Indicator& row : form.indicators) {
    all.names.emplace_back(row.name.raw);
    all.values.emplace_back(row.actual.raw);
    all.values.emplace_back(row.target.raw);
    all.values.push_back(wide(row.actual.raw));
  }
  for (const SubItem& item : form.sub_items) {
    all.names.emplace_back(item.name.raw);
    all.values.push_back(std::string(item.budget.raw) + "万元");
  }
  for (const FigureCell& cell : form.figures) all.values.push_back(std::string(cell.raw) + "万元");
  for (const char* noun : {"年初预算", "实际支出", "预算", "拨款", "全年预算", "资金支出"}) {
    all.names.emplace_back(noun);
  }
  return all;
}

// A slip of the pen, now and then.
std::string slipped(std::string value, Engine& engine) {
  if (value.empty() || engine() % 3 != 0) return value;
  const std::size_t at = engine() % value.size();
  if (value[at] >= '0' && value[at] <= '9') value[at] = static_cast<char>('0' + engine() % 10);
  return value;
}

std::string any_prose(const Sayings& sayings, Engine& engine) {
  constexpr std::array marks{"，", "。", "、", "；", "：", "（", "）", "\n",   "“", "”",
                             "！", "《", "》", "<",  " ",  ",",  "",   "其中", "+", "="};
  constexpr std::array words{"",       "全年", "共",     "累计", "合计",   "其中", "分别",
                             "较上年", "约",   "2020年", "第",   "不低于", "由",   "达到",
                             "A",      "5",    "包括",   "上年", "增长",   "余"};
  std::string prose;
  const int clauses = 1 + static_cast<int>(engine() % 6);
  for (int i = 0; i < clauses; ++i) {
    if (engine() % 3 == 0) prose += one_of(words, engine);
    if (engine() % 5 != 0) prose += one_of(sayings.names, engine);
    if (engine() % 4 == 0) prose += one_of(words, engine);
    prose += slipped(one_of(sayings.values, engine), engine);
    if (engine() % 5 == 0) prose += one_of(words, engine);
    prose += engine() % 3 == 0 ? one_of(marks, engine) : "，";
  }
  return prose;
}

std::vector<std::string> findings_of(const Form& form, const Rulebook& rulebook, bool thorough) {
  Findings findings(thorough);
  run_checks(form, rulebook, findings);
  std::vector<std::string> texts;
  for (const Finding& one : findings.findings()) {
    texts.push_back(std::string(one.check) + ": " + one.message.zh);
  }
  return texts;
}

TEST(ConfirmedProse, LosesNoFinding) {
  const Rulebook& rulebook = shipped_rulebook().rulebook;
  const Document document = parse(read_project_file("tests/forms/clean.json"));
  Form form = bind(document, rulebook);
  const Sayings sayings = sayings_of(form);
  Engine engine(5);
  int confirmed_ones = 0;
  int with_findings = 0;
  for (int i = 0; i < 8'000; ++i) {
    const std::string prose = any_prose(sayings, engine);
    TextCell& narrative = form.narratives[engine() % form.narratives.size()];
    const TextCell kept = narrative;
    narrative.raw = prose;
    const Assessments assessments = assess(form, rulebook);
    const ConfirmedProse confirmed(form, rulebook, assessments, std::pmr::get_default_resource());
    if (confirmed.holds_all_of(prose)) ++confirmed_ones;
    const std::vector<std::string> found = findings_of(form, rulebook, false);
    ASSERT_EQ(found, findings_of(form, rulebook, true)) << prose;
    if (!found.empty()) ++with_findings;
    narrative = kept;
  }
  EXPECT_GT(confirmed_ones, 500);
  EXPECT_GT(with_findings, 500);
}

bool is_confirmed(std::string_view prose) {
  const Rulebook& rulebook = shipped_rulebook().rulebook;
  const Document document = parse(read_project_file("tests/forms/clean.json"));
  const Form form = bind(document, rulebook);
  const Assessments assessments = assess(form, rulebook);
  return ConfirmedProse(form, rulebook, assessments, std::pmr::get_default_resource())
      .holds_all_of(prose);
}

TEST(ConfirmedProse, HasNoDoubtOfTextWithoutFigures) {
  EXPECT_TRUE(is_confirmed(""));
  EXPECT_TRUE(is_confirmed("按计划组织实施，台账齐全。"));
}

TEST(ConfirmedProse, IsInDoubtOfWhatMayChangeAFigure) {
  for (const char* prose : {"2021年组织实施", "联系电话13800001111", "《2021年方案》", "A4纸",
                            "<p>巡检20次</p>", "年初预算（1万元）", "第3批", "500,500"}) {
    EXPECT_FALSE(is_confirmed(prose)) << prose;
  }
}

}  // namespace
}  // namespace gouji::testing
