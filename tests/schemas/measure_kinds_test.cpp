// What is no quantity: dates, words, blanks, and what cannot be read; and figures in cells.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "schemas/measure.h"
#include "tests/schemas/measure_text.h"

namespace gouji {
namespace {

using enum Comparator;

TEST(MeasureUnreadable, IsWhateverFollowsNoPattern) {
  for (const char* text : {"50/60",
                           "3+2个",
                           "7,00.0,77",
                           "100%-130%",
                           "90%~100%",
                           "1-2个",
                           "第3名",
                           "约50个",
                           "50个左右",
                           "100余家",
                           "10多个",
                           "1,2345",
                           "1234,567",
                           "0,123",
                           "12,34",
                           ".5",
                           "5.",
                           "1.2.3",
                           "--5",
                           "500 500",
                           "12 345",
                           "1, 234",
                           "≤90%以上",
                           "=90%以上",
                           "90%（省级）",
                           "A级3个",
                           "5G网络",
                           "3A级",
                           "5万三千元",
                           "万5",
                           "5%%",
                           "万%3",
                           "3万%",
                           "每年3次",
                           "3次/4年",
                           "≥3个≤5个",
                           "≥",
                           "3、4",
                           "①3",
                           "3个,4个",
                           "2021年度计划",
                           "2021年规划编制",
                           "2021年2月30日",
                           "2021年13月",
                           "2021-13",
                           "2021-02-29",
                           "13月31日",
                           "2021年以上",
                           "12月份完成率",
                           "5点",
                           "3号楼",
                           "≥3个且不少于2个",
                           "1e3",
                           "1.5E+05",
                           "0x10",
                           "1.0000000000001",
                           "≥1≥2",
                           "==3",
                           "≥=3",
                           "%5",
                           "1234567890123456789012345678901",
                           "3年期国债",
                           "10以上个",
                           "5日前",
                           "100 % %"}) {
    EXPECT_EQ(kind_name(parse_measure(text).kind), "unreadable") << text;
  }
}

TEST(MeasureUnreadable, IsATemplateThatNobodyFilledIn) {
  for (const char* text : {"≥", "≥**", "≥XX%", "**", "%", "？？", "=", "≥X个", "≥（）"}) {
    EXPECT_EQ(kind_name(parse_measure(text).kind), "unreadable") << text;
  }
}

TEST(MeasureUnreadable, IsTextThatIsLongerThanAnyMeasure) {
  std::string text = "完成";
  for (int i = 0; i < 100; ++i) text += "任务";
  EXPECT_EQ(kind_name(parse_measure(text).kind), "qualitative");
  EXPECT_EQ(kind_name(parse_measure(text + "3项").kind), "unreadable");
  EXPECT_EQ(kind_name(parse_measure("7" + std::string(100'000, ' ') + "个").kind), "unreadable");
}

TEST(MeasureDate, InAllItsSpellings) {
  for (const char* text : {"2021年12月31日",
                           "2021年12月",
                           "2021-12-31",
                           "2021.12.31",
                           "2021/12/31",
                           "12月底前",
                           "2021年底前",
                           "2021年12月31日前",
                           "2021年",
                           "2021年度",
                           "2021年底",
                           "2021年内",
                           "2021年上半年",
                           "２０２１年１２月",
                           "2021 年 12 月 31 日",
                           "2021-12",
                           "2021/12",
                           "12月",
                           "12月31日",
                           "6月底",
                           "6月上旬",
                           "12月31日之前",
                           "12月底前完成",
                           "2021年12月31日前完成。",
                           "2020年2月29日",
                           "2021-12-31 00:00:00",
                           "2021-12-31 08:30",
                           "1-12月",
                           "2021年1-12月",
                           "1月-12月",
                           "1月至12月",
                           "2021年1月1日至2021年12月31日",
                           "2021年1月—12月",
                           "2021-01-01~2021-12-31",
                           "≤2021年12月31日",
                           "不晚于12月31日",
                           "2021年12月份"}) {
    EXPECT_EQ(kind_name(parse_measure(text).kind), "date") << text;
  }
}

TEST(MeasureDate, KeepsItsTextAndComparator) {
  const Measure measure = parse_measure(" ≤ 2021年12月31日 ");
  EXPECT_EQ(measure.word, "2021年12月31日");
  EXPECT_EQ(measure.comparator, at_most);
}

TEST(MeasureQualitative, IsWordsWithoutDigits) {
  for (const char* text : {"规范",
                           "健全",
                           "合规",
                           "良好",
                           "完备",
                           "严格执行相关制度规定",
                           "达成预期指标",
                           "在项目计划完成时间内完成",
                           "符合相关规定",
                           "效果明显",
                           "显著提升",
                           "有效",
                           "是",
                           "便于信息化应用",
                           "便捷、快速运用",
                           "三次",
                           "百分之九十",
                           "无重大事故",
                           "无明显不足",
                           "空气质量改善",
                           "至少完成",
                           "超过预期",
                           "控制在预算内",
                           "A",
                           "优",
                           "不适用于本项目",
                           "没有投诉"}) {
    const Measure measure = parse_measure(text);
    EXPECT_EQ(kind_name(measure.kind), "qualitative") << text;
    EXPECT_EQ(measure.word, text);
    EXPECT_EQ(measure.comparator, none) << text;
  }
}

TEST(MeasureQualitative, WordHasNoBlanksFullStopOrSign) {
  EXPECT_EQ(parse_measure("\u3000规范 ").word, "规范");
  EXPECT_EQ(parse_measure("规范。").word, "规范");
  EXPECT_EQ(parse_measure("=规范").word, "规范");
  EXPECT_EQ(parse_measure("=规范").comparator, equal);
  EXPECT_EQ(parse_measure("≥ 良好").comparator, at_least);
}

TEST(MeasureBlank, InAllItsDisguises) {
  for (const char* text :
       {"",    " ",      "\t\n", "\u3000", "\u00A0", "\xEF\xBB\xBF", "/",     "／",   "//", "\\",
        "—",   "——",     "–",    "-",      "－－",   "－",           "---",   "_",    "、", "。",
        "…",   "无",     "无。", " 无 ",   "（无）", "暂无",         "暂 无", "没有", "空", "N/A",
        "n/a", "Ｎ／Ａ", "NA",   "N.A.",   "无；",   "- -",          "不适用"}) {
    EXPECT_TRUE(is_blank(text)) << text;
    EXPECT_EQ(kind_name(parse_measure(text).kind), "blank") << text;
  }
}

TEST(MeasureBlank, MayBeOfAnyLength) {
  const std::string blanks(100'000, ' ');
  for (const std::string& text : {blanks, blanks + "无" + blanks, std::string(100'000, '-')}) {
    EXPECT_TRUE(is_blank(text));
    EXPECT_EQ(kind_name(parse_measure(text).kind), "blank");
  }
}

TEST(MeasureBlank, IsNotZeroAndNoWordThatOnlyStartsSo) {
  for (const char* text :
       {"0", "0.00", "无重大事故", "空间", "无无", "-5", "/5", "没有投诉", "*", "?"}) {
    EXPECT_FALSE(is_blank(text)) << text;
  }
}

TEST(Trim, RemovesBlanksOfAllWidthsAtBothEnds) {
  EXPECT_EQ(trim(" \t\u3000\u00A0规 范\u3000\r\n"), "规 范");
  EXPECT_EQ(trim("\u3000"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\x80\x80\x80\x80\x80"), "\x80\x80\x80\x80\x80");
  EXPECT_EQ(trim("\xE3\x80"), "\xE3\x80");
  EXPECT_EQ(trim("a\x80"), "a\x80");
}

TEST(Symbol, IsTheOneThatFormsPrint) {
  EXPECT_EQ(symbol(none), "");
  EXPECT_EQ(symbol(equal), "=");
  EXPECT_EQ(symbol(at_least), "≥");
  EXPECT_EQ(symbol(at_most), "≤");
  EXPECT_EQ(symbol(above), ">");
  EXPECT_EQ(symbol(below), "<");
}

TEST(PrintedFigure, AcceptsWhatPeoplePrint) {
  const auto text = [](std::string_view printed) {
    const auto figure = parse_printed_figure(printed);
    return figure ? figure->text() : "none";
  };
  EXPECT_EQ(text("404.77"), "404.77");
  EXPECT_EQ(text(" 500 "), "500");
  EXPECT_EQ(text("\u300012.50"), "12.50");
  EXPECT_EQ(text("４０４．７７"), "404.77");
  EXPECT_EQ(text("1,234.5"), "1234.5");
  EXPECT_EQ(text("１，２３４"), "1234");
  EXPECT_EQ(text("-3.2"), "-3.2");
  EXPECT_EQ(text("−3.2"), "-3.2");
  EXPECT_EQ(text("－ 3.2"), "-3.2");
  EXPECT_EQ(text("+3"), "3");
  EXPECT_EQ(text("-0"), "0");
  EXPECT_EQ(text("007"), "7");
}

TEST(PrintedFigure, RefusesEverythingElse) {
  for (const char* text : {"",
                           " ",
                           "/",
                           "7,00.0,77",
                           "10万",
                           "90%",
                           "500 500",
                           "1 234",
                           "1,23",
                           ",123",
                           "123,",
                           "1,234,5",
                           "1234,567",
                           "=5",
                           "5个",
                           "1e3",
                           "5.",
                           ".5",
                           "-",
                           "+",
                           "--1",
                           "1..2",
                           "1.2,345",
                           "三",
                           "(5)",
                           "5。",
                           "0.1234567890123",
                           "1234567890123456789012345678901"}) {
    EXPECT_FALSE(parse_printed_figure(text)) << text;
  }
}

}  // namespace
}  // namespace gouji
