// Figures in prose: which are read, what is said of them, and which cells of the table they meet.

#include "checks/prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/prose_table.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> figures(std::string_view text) {
  std::vector<std::string> texts;
  for (const ProseFigure& figure : figures_in(text, "2021")) texts.emplace_back(figure.text);
  return texts;
}

ProseFigure only_figure(std::string_view text) {
  const auto found = figures_in(text, "2021");
  EXPECT_EQ(found.size(), 1u) << text;
  return found.empty() ? ProseFigure{} : found.front();
}

TEST(Prose, GivesQuantitiesWithTheirUnits) {
  EXPECT_THAT(figures("共组织10694场竞价会，成交总价14.59亿元，成交率87.18%"),
              ElementsAre("10694场", "14.59亿元", "87.18%"));
  EXPECT_THAT(figures("成交 273,458.424 吨、金额５００ 万元"),
              ElementsAre("273,458.424 吨", "５００ 万元"));
  EXPECT_THAT(figures("培训3万人次，缩短5个工作日，提高2.5个百分点"),
              ElementsAre("3万人次", "5个工作日", "2.5个百分点"));
}

TEST(Prose, LeavesOutWhatIsNoQuantity) {
  EXPECT_THAT(figures("2021年度，2020年10月18日，5月底"), IsEmpty());
  EXPECT_THAT(figures("财预〔2020〕10号文、第3批、A4纸、GB18030编码"), IsEmpty());
  EXPECT_THAT(figures("《2021年500万元方案》"), IsEmpty());
  EXPECT_THAT(figures("1、加强巡检；2.落实责任；（3）按期支付"), IsEmpty());
  EXPECT_THAT(figures("<p style=\"width: 300px\">巡检20次</p>"), ElementsAre("20次"));
  EXPECT_THAT(figures("联系电话13800001111"), IsEmpty());
  EXPECT_THAT(figures("投诉率<一成，支出500万元>0"), ElementsAre("500万元", "0"));
}

TEST(Prose, KnowsWhatIsSaidOfAFigure) {
  EXPECT_TRUE(only_figure("较上年增长26%").change);
  EXPECT_FALSE(only_figure("满意度提升至96%").change);
  EXPECT_TRUE(only_figure("约500万元").approximate);
  EXPECT_TRUE(only_figure("服务100余家企业").approximate);
  EXPECT_TRUE(only_figure("支出500万元左右").approximate);
  EXPECT_TRUE(only_figure("2020年支出500万元").other_time);
  EXPECT_TRUE(only_figure("上年支出500万元").other_time);
  EXPECT_FALSE(only_figure("2021年支出500万元").other_time);
  EXPECT_EQ(only_figure("调解率在88%以上").comparator, Comparator::at_least);
  EXPECT_EQ(only_figure("成本不超过90万元").comparator, Comparator::at_most);
  for (const char* text :
       {"服务10至20家企业", "服务10～20家企业", "服务10－20家", "服务10 - 20家"}) {
    const auto range = figures_in(text, "2021");
    ASSERT_EQ(range.size(), 2u) << text;
    EXPECT_TRUE(range[0].range && range[1].range) << text;
  }
}

TEST(Prose, AnotherYearHoldsUntilTheSentenceEnds) {
  const auto said = figures_in("2020年支出300万元，巡检12次。支出500万元", "2021");
  ASSERT_EQ(said.size(), 3u);
  EXPECT_TRUE(said[0].other_time && said[1].other_time);
  EXPECT_FALSE(said[2].other_time);
  const auto compared = figures_in("较2020年增长26%，巡检12次", "2021");
  ASSERT_EQ(compared.size(), 2u);
  EXPECT_FALSE(compared[1].other_time);
}

TEST(Prose, NamesHaveDegrees) {
  EXPECT_EQ(naming_of(only_figure("全年成交率达到87.18%"), "成交率"), Naming::plainly);
  EXPECT_EQ(naming_of(only_figure("其中甲区成交率87.18%"), "成交率"), Naming::named);
  EXPECT_EQ(naming_of(only_figure("企业满意率96%"), "受益企业满意率"), Naming::hinted);
  EXPECT_EQ(naming_of(only_figure("支出96万元"), "成交率"), Naming::none);
}

TEST(Prose, ArbitraryBytesAreNoHarm) {
  for (const std::string_view text : {"\xff\xfe"
                                      "12\x80",
                                      "12", "<12", "《12", "1,2,3", "-", "9.",
                                      "123456789012345678901234567890123456789012345678901"}) {
    figures_in(text, "2021");
  }
}

std::vector<std::string> told(std::string_view results) {
  std::vector<std::string> messages;
  const FormReport report = lint_text(
      patched_clean_form(R"({"narratives": {"results": ")" + std::string(results) + R"("}})"));
  for (const ReportedFinding& finding : report.findings) {
    if (finding.check == "narrative-figure") messages.push_back(finding.message.zh);
  }
  return messages;
}

TEST(NarrativeFigure, NamesTheSlip) {
  EXPECT_THAT(told("办理便民办件63010件"),
              ElementsAre(AllOf(HasSubstr("60310件"), HasSubstr("两位数字对调"))));
  EXPECT_THAT(told("群众办事成本1315万元"), ElementsAre(HasSubstr("小数点移了 1 位")));
}

TEST(NarrativeFigure, IsSilentInDoubt) {
  EXPECT_THAT(told("接待来访63014件"), IsEmpty());            // some other figure
  EXPECT_THAT(told("上年便民办件63010件"), IsEmpty());        // of another year
  EXPECT_THAT(told("便民办件约6万件"), IsEmpty());            // an estimate
  EXPECT_THAT(told("便民办件6万件以上"), IsEmpty());          // holds
  EXPECT_THAT(told("群众满意度提高3.6个百分点"), IsEmpty());  // a change
  EXPECT_THAT(told("一季度群众满意度91%"), IsEmpty());        // of a part of the year
}

TEST(NarrativeFigure, APlainNameMustHaveItsFigure) {
  EXPECT_THAT(told("群众满意度达到97%"), ElementsAre(HasSubstr("93.6%")));
  EXPECT_THAT(told("群众满意度95%以上"), ElementsAre(HasSubstr("93.6%")));
  EXPECT_THAT(told("2021年实际支出383.2万元"), ElementsAre(HasSubstr("838.2")));
}

TEST(NarrativeFigure, TheLedgerHasWhatAgreesAndWhatHasNoMatch) {
  const FormReport report = lint_text(
      patched_clean_form(R"({"narratives": {"results": "办理便民事项60310件，发布通知17篇"}})"));
  std::vector<std::string> reasons;
  for (const ReportedEntry& entry : report.ledger) {
    if (entry.check == "narrative-figure") reasons.push_back(entry.reason.zh);
  }
  EXPECT_THAT(reasons, Contains(AllOf(HasSubstr("60310件"), HasSubstr("便民办件量"))));
  EXPECT_THAT(reasons, Contains(AllOf(HasSubstr("17篇"), HasSubstr("没有可对照的数"))));
}

}  // namespace
}  // namespace gouji::testing
