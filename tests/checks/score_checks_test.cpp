// What the checks of scores say where they find nothing: the ledger tells a score that holds from
// one that nobody could recompute, and a fault that another check has reported from both.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "checks/check.h"
#include "checks/explanations.h"
#include "linter/score_sheet.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

const ReportedEntry* entry(const FormReport& report, std::string_view check,
                           std::string_view pointer) {
  auto found =
      std::find_if(report.ledger.begin(), report.ledger.end(), [&](const ReportedEntry& candidate) {
        return candidate.check == check && candidate.location.pointer == pointer;
      });
  return found == report.ledger.end() ? nullptr : &*found;
}

std::string told(std::string_view patch, std::string_view check, std::string_view pointer) {
  FormReport report = lint_text(patched_clean_form(patch));
  const ReportedEntry* found = entry(report, check, pointer);
  if (found == nullptr) return "nothing";
  return std::string(name_of(found->verdict)) + " " + found->reason.zh;
}

TEST(RecomputedScore, LeavesItsArithmeticInTheLedger) {
  EXPECT_EQ(told(R"({"indicators": {"10": {"target": "=13000 笔", "actual": "10694 笔",
                                           "score": 0.42}}})",
                 "recomputed-score", "/indicators/10/score"),
            "pass 10694笔 ÷ 13000笔 = 82.26%，3.71 × (1 − 17.74 × 5%) = 0.42");
}

TEST(RecomputedScore, SaysWhyAScoreCannotBeRecomputed) {
  for (std::string_view patch :
       {R"({"indicators": {"10": {"actual": "60310家/户"}}})",
        R"({"indicators": {"10": {"target": ""}}})", R"({"indicators": {"10": {"weight": ""}}})",
        R"({"indicators": {"10": {"actual": "完成"}}})",
        R"({"indicators": {"10": {"score": ""}}})"}) {
    const std::string words = told(patch, "recomputed-score", "/indicators/10/score");
    EXPECT_TRUE(words.starts_with("not-checkable ")) << patch << words;
    EXPECT_GT(words.size(), std::string("not-checkable ").size()) << patch;
  }
}

TEST(Scores, OneFaultIsReportedByOneOfTheirChecks) {
  for (std::string_view patch :
       {R"({"indicators": {"8": {"score": 6.5}}})", R"({"indicators": {"8": {"score": 5}}})",
        R"({"indicators": {"8": {"score": 7}}})", R"({"indicators": {"8": {"score": -1}}})",
        R"({"indicators": {"8": {"actual": ""}}})", R"({"indicators": {"8": {"score": null}}})",
        R"({"indicators": {"6": {"score": 6}}})",
        R"({"indicators": {"8": {"actual": "500人次", "score": 6.5}}})"}) {
    FormReport report = lint_text(patched_clean_form(patch));
    int findings = 0;
    for (std::string_view check :
         {"recomputed-score", "score-within-weight", "score-present", "supported-score",
          "full-score-below-target", "deduction-on-target", "over-completion",
          "deduction-explained"}) {
      findings += static_cast<int>(
          std::count_if(report.findings.begin(), report.findings.end(),
                        [&](const ReportedFinding& finding) { return finding.check == check; }));
    }
    EXPECT_EQ(findings, 1) << patch;
  }
}

TEST(Scores, ABlankScorePassesNoneOfTheirChecks) {
  FormReport report = lint_text(patched_clean_form(R"({"indicators": {"8": {"score": ""}}})"));
  for (std::string_view check :
       {"recomputed-score", "score-within-weight", "supported-score", "full-score-below-target",
        "deduction-on-target", "deduction-explained"}) {
    const ReportedEntry* found = entry(report, check, "/indicators/8/score");
    ASSERT_NE(found, nullptr) << check;
    EXPECT_NE(found->verdict, Verdict::pass) << check;
  }
}

TEST(MalformedNumber, LeavesAWrongTypeToTheSchema) {
  FormReport report = lint_text(patched_clean_form(R"({"usage": {"paid": [838.2]}})"));
  const ReportedEntry* found = entry(report, "malformed-number", "/usage/paid");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->verdict, Verdict::not_checkable);
  EXPECT_EQ(text_report(report, "malformed-number"), "");
  EXPECT_NE(text_report(report, "form-schema"), "");
}

TEST(NarrativeYear, IsNotCheckableWithoutAYear) {
  for (std::string_view patch : {R"({"year": ""})", R"({"year": "二〇二一"})"}) {
    EXPECT_EQ(told(patch, "narrative-year", "/year"), "not-checkable 年度空白或读不出来") << patch;
  }
}

TEST(Explanations, EmptyTalkExplainsNothing) {
  for (std::string_view text : {"", " ", "0", "无", "暂无", "/", "未完成", "见附件", "　无　"}) {
    EXPECT_TRUE(is_empty_talk(text)) << text;
  }
  EXPECT_FALSE(is_empty_talk("场地调整，培训取消"));
}

TEST(DeductionExplained, WantsWordsThatTellTheIndicatorFromOthers) {
  // 便民 is in the project's name, 数量 in any form; 办件 is this indicator's own.
  const std::string_view pointer = "/indicators/10/score";
  const auto with_problems = [&](std::string_view problems) {
    return told(R"({"indicators": {"10": {"actual": "51000件", "score": 3.35}},
                    "narratives": {"problems": ")" +
                    std::string(problems) + R"("}})",
                "deduction-explained", pointer);
  };
  EXPECT_EQ(with_problems("便民终端数量偏少，全年完成情况欠佳。"), "fail ");
  EXPECT_EQ(with_problems("疫情期间大厅关闭，办件下降。"), "pass 说明在 项目管理存在的问题及原因");
}

// Two rows of the clean form below their targets, scored in proportion; a third by the rule.
constexpr std::string_view proportional =
    R"({"indicators": {"8": {"score": 6.24}, "10": {"actual": "49920件", "score": 3.56},
                       "16": {"actual": "45个", "score": 3.33}}})";

TEST(Convention, IsToldWhereSeveralRowsFollowIt) {
  const FormReport report = lint_text(patched_clean_form(proportional));
  const auto told = std::ranges::count_if(report.findings, [](const ReportedFinding& finding) {
    return finding.message.zh.find("“按权重 × 完成率”的算法一致，本表有 2 项这样算") !=
           std::string::npos;
  });
  EXPECT_EQ(told, 2);
}

TEST(Convention, TheScoreSheetNamesTheRowThatBreaksIt) {
  const std::vector<std::unique_ptr<LoadedRulebook>> rulebooks = load_shipped_rulebooks();
  const ScoreSheet sheet =
      score_sheet(patched_clean_form(proportional), LintOptions{.rulebooks = rulebooks});
  EXPECT_EQ(sheet.rows[8].remark.zh, "按权重 × 完成率（本表 2 项如此）");
  EXPECT_EQ(sheet.rows[10].remark.zh, "按权重 × 完成率（本表 2 项如此）");
  EXPECT_EQ(sheet.rows[16].remark.zh, "与本表 2 项的算法不同：按“按权重 × 完成率”为 3.66");
  EXPECT_EQ(sheet.rows[9].remark.zh, "");
}

TEST(ScorePresent, ExpectsTheScoreOfTheRuleWhereTheTotalIsWrongToo) {
  const FormReport report = lint_text(
      patched_clean_form(R"({"indicators": {"18": {"score": ""}}, "total": {"score": 73.78}})"));
  const auto found = std::ranges::find(report.findings, "score-present", &ReportedFinding::check);
  ASSERT_NE(found, report.findings.end());
  EXPECT_EQ(found->expected, "3");
  EXPECT_NE(found->message.zh.find("要相符须填 -0.6，不在 0 到权重 3 之间"), std::string::npos)
      << found->message.zh;
}

}  // namespace
}  // namespace gouji::testing
