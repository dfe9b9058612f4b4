// Searches in prose are judged by what they leave alone: a false alarm costs more than a miss.

#include "checks/text_search.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace gouji {
namespace {

TEST(MarkupInText, NamesTheFirstTagAndCountsAll) {
  const Markup markup = markup_in("<p style=\"text-align: center;\">一、</p>&nbsp;<br/>");
  EXPECT_EQ(markup.first, "<p style=\"text-align: center;\">");
  EXPECT_EQ(markup.count, 4);
}

TEST(MarkupInText, KnowsEveryShapeOfMarkup) {
  for (std::string_view text :
       {"<p>", "</P>", "<br/>", "<br />", "<o:p></o:p>", "<ul>", "<H1>", "&nbsp;", "&#160;",
        "&#xA0;", "&lt;", "<!-- 注 -->", "完成<span lang=\"EN-US"}) {
    EXPECT_EQ(markup_in(text).count > 0, true) << text;
  }
}

TEST(MarkupInText, LeavesComparatorsTitlesAndAmpersandsAlone) {
  for (std::string_view text :
       {"故障率<1%，响应<5分钟>", "《办法》", "<APP>上报", "a<b且c>d", "R&D;投入", "AT&T", "<重要>",
        "p<0.05", "1<p", "<", "&", "&;", "<p", "甲&乙;", "x<y，y>z", "</"}) {
    EXPECT_EQ(markup_in(text).count, 0) << text;
  }
}

TEST(PlaceholderInText, IsAGapBetweenComparatorAndUnit) {
  for (std::string_view text : {"≥**", "≥**件", "≥XX%", "=××", "××", "XXX", "完成XX次培训",
                                "XX项目", "20XX年", "20××年度", "服务××人次", "□□", "≥＊＊个"}) {
    EXPECT_NE(placeholder_in(text), "") << text;
  }
}

TEST(PlaceholderInText, LeavesNamesModelsSignsAndHiddenDigitsAlone) {
  for (std::string_view text :
       {"138****1234", "张××反映", "60×40厘米", "XX-200型", "MAXX次", "**重点**项目", "a**b", "×",
        "X光机2台", "*注", "○ 第一 ○ 第二", "2019XX", "某某服务中心", "XXL号工作服", "3×3米", "△15",
        "〇一九年"}) {
    EXPECT_EQ(placeholder_in(text), "") << text;
  }
}

TEST(PlaceholderInText, LeavesHiddenNamesAloneThatBeginLikeAUnit) {
  for (std::string_view text :
       {"委托××人民医院体检", "××家园小区", "XX万达广场", "委托XX公司", "张XX、李XX"}) {
    EXPECT_EQ(placeholder_in(text), "") << text;
  }
  for (std::string_view text : {"培训XX人", "投入XX万元", "覆盖XX户、XX家企业"}) {
    EXPECT_NE(placeholder_in(text), "") << text;
  }
}

TEST(MarkupInText, TakesALetterAloneForATagOnlyWithItsEnd) {
  EXPECT_EQ(markup_in("按<A>类、<B>类管理").count, 0);
  EXPECT_EQ(markup_in("<b>重点</b>").count, 2);
  EXPECT_EQ(markup_in("<P>一").count, 1);
}

TEST(Prompt, CountsWhereAClauseBegins) {
  EXPECT_TRUE(has_prompt("请填写项目概况", "请填写"));
  EXPECT_TRUE(has_prompt("概况（请填写）", "请填写"));
  EXPECT_TRUE(has_prompt("邀请填写问卷。请填写", "请填写"));
  EXPECT_TRUE(has_prompt("（200字以内）", "字以内）"));
  EXPECT_TRUE(has_prompt("建议（示例）", "（示例）"));
  EXPECT_FALSE(has_prompt("邀请填写问卷300份", "请填写"));
  EXPECT_FALSE(has_prompt("编制表格填写说明", "填写说明"));
  EXPECT_FALSE(has_prompt("短信在70字以内", "字以内）"));
  EXPECT_FALSE(has_prompt("", "请填写"));
}

TEST(NumberedPrompt, IsALabelInFrontOfTheName) {
  EXPECT_EQ(numbered_prompt("指标1：培训人次"), "指标1");
  EXPECT_EQ(numbered_prompt("指标12 : 培训"), "指标12");
  EXPECT_EQ(numbered_prompt("指标2"), "指标2");
  EXPECT_EQ(numbered_prompt("……"), "……");
  EXPECT_EQ(numbered_prompt("指标完成率"), "");
  EXPECT_EQ(numbered_prompt("指标1完成率"), "");
  EXPECT_EQ(numbered_prompt("重点指标1：培训"), "");
}

TEST(YearOfForm, IsFourDigitsWithOrWithoutItsWord) {
  EXPECT_EQ(year_of("2021"), "2021");
  EXPECT_EQ(year_of("2021年"), "2021");
  EXPECT_EQ(year_of("2021年度"), "2021");
  for (std::string_view text : {"", "21", "2021-2023", "20211", "二〇二一年", "2021年1月"}) {
    EXPECT_EQ(year_of(text), "") << text;
  }
}

TEST(OtherYear, IsClaimedRightBeforeANounOfTheForm) {
  const auto claimed = other_year_claimed("一、2020年度预算500万元。", "2021");
  ASSERT_TRUE(claimed);
  EXPECT_EQ(claimed->digits, "2020");
  EXPECT_EQ(claimed->phrase, "2020年度预算");
  for (std::string_view text :
       {"2020年共完成巡检24次", "本项目为2020年项目，预算500万元", "2019年实际支付500万元",
        "2020年绩效目标已完成", "2022年共组织培训3场", "《办法》施行。2020年度资金拨付500万元",
        "2020年，本项目实际支付838万元", "2020年度，项目预算800万元", "2020年预算执行率 98%",
        "2020年执行情况良好"}) {
    EXPECT_TRUE(other_year_claimed(text, "2021")) << text;
  }
}

TEST(OtherYear, IsNotClaimedByComparisonsDatesTitlesAndPlans) {
  for (std::string_view text : {"2021年度预算500万元",
                                "较2020年增长26%",
                                "2020年10月修订办法",
                                "比2020年预算减少5万元",
                                "2020年预算500万元，2021年预算600万元",
                                "使用2020年项目结转资金50万元",
                                "2020年项目尾款10万元",
                                "自2020年项目启动以来",
                                "至2020年项目建成",
                                "2019-2020年项目",
                                "根据《2020年度预算管理办法》",
                                "根据《苏州市2020年度预算批复》执行",
                                "在2022年项目中改进",
                                "2022年度预算编制时调整",
                                "2012年9月18日上线",
                                "苏财〔2020〕12号",
                                "编号12020年预算",
                                "上年同期，2020年度资金下降3%",
                                "2020年，平台运行平稳",
                                "1500年项目",
                                "2019、2020年项目",
                                "2018年项目选址确定在高新区",
                                "2018年项目立项，预算3000万元",
                                "2020年资金尚未到位",
                                "2020年支出口径不含3类经费",
                                "2020年财政局下达3项任务",
                                "2018年实际完成改造后交付",
                                "2019年共完成20次，今年完成24次",
                                "根据2020年执行情况调整",
                                "2020年项目，资金为财政承担"}) {
    EXPECT_FALSE(other_year_claimed(text, "2021")) << text;
  }
}

TEST(OtherYear, InANameCountsOnlyWithoutTheOwnYear) {
  EXPECT_EQ(other_year_in_name("2020年高标准农田建设", "2021"), "2020");
  EXPECT_EQ(other_year_in_name("2021年高标准农田建设", "2021"), "");
  EXPECT_EQ(other_year_in_name("2020-2022年农田建设", "2021"), "");
  EXPECT_EQ(other_year_in_name("2020年结转2021年项目", "2021"), "");
  EXPECT_EQ(other_year_in_name("农田建设", "2021"), "");
}

// A million years without an end of sentence: looked at once each, not all of them for each.
TEST(Searches, TakeTimeThatGrowsWithTheTextOnly) {
  std::string years = "2021年";
  std::string stars;
  for (int i = 0; i < 200'000; ++i) {
    years += "2020年预算5万";
    stars += "**甲";
  }
  const auto start = std::chrono::steady_clock::now();
  (void)other_year_claimed(years, "2021");
  (void)placeholder_in(stars);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace gouji
