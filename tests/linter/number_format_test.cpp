// Stored numbers through number formats, as spreadsheets show them.

#include "linter/workbook/number_format.h"

#include <gtest/gtest.h>

#include "linter/workbook/typed_formula.h"

namespace gouji::testing {
namespace {

std::string shown(std::string_view stored, std::string_view code, bool date1904 = false) {
  const std::optional<Digits> number = parse_digits(stored);
  return number ? show_number(*number, parse_format(code), date1904) : "no number";
}

struct Shown {
  const char* stored;
  const char* code;
  const char* text;
};

void expect(const std::vector<Shown>& examples) {
  for (const Shown& example : examples) {
    EXPECT_EQ(shown(example.stored, example.code), example.text)
        << example.stored << " as " << example.code;
  }
}

TEST(NumberFormat, WithoutAFormatFifteenDigitsAreShown) {
  expect({{"76.289999999999992", "", "76.29"},
          {"0.30000000000000004", "General", "0.3"},
          {"500", "General", "500"},
          {"-1234.5", "G/通用格式", "-1234.5"},
          {"123456789012345678", "", "123456789012346000"},
          {"1.4210854715202004E-14", "", "1.4210854715202E-14"},
          {"6.0221407600000005E+23", "", "6.02214076E+23"},
          {"0", "", "0"},
          {"-0", "", "0"}});
}

TEST(NumberFormat, PlacesRoundHalfAwayFromZeroOnTheDecimalThatIsStored) {
  expect({{"76.285", "0.00", "76.29"},
          {"1.005", "0.00", "1.01"},
          {"-1.005", "0.00", "-1.01"},
          {"2.5", "0", "3"},
          {"99.995", "0.00", "100.00"},
          {"3.7142857142857144", "0.00", "3.71"},
          {"0.5", "#.##", ".5"},
          {"12", "0.##", "12"},
          {"0", "#", ""},
          {"7", "000", "007"},
          {"0.98553", "0.00%", "98.55%"},
          {"0.9", "0%", "90%"}});
}

TEST(NumberFormat, ThousandsAndScaling) {
  expect({{"1234567.891", "#,##0.00", "1,234,567.89"},
          {"999", "#,##0", "999"},
          {"1234567", "#,##0,", "1,235"},
          {"123456", "0\\.0,", "12.3"},
          {"123456", "0!.0,\"万元\"", "12.3万元"},
          {"8005000000", "0.0,,", "8005.0"},
          {"1234", "00,000", "01,234"},
          {"5551234", "000-0000", "555-1234"}});
}

TEST(NumberFormat, SectionsConditionsAndLiterals) {
  expect({{"-5", "0.0;(0.0)", "(5.0)"},
          {"0", "0.0;-0.0;\"无\"", "无"},
          {"85", "[>=80]\"优\"0;[<60]\"差\"0;0", "优85"},
          {"59", "[>=80]\"优\"0;[<60]\"差\"0;0", "差59"},
          {"70", "[>=80]\"优\"0;[<60]\"差\"0;0", "70"},
          {"12.5", "[Red]0.0\"分\"", "12.5分"},
          {"1200", "[$¥-804]#,##0", "¥1,200"},
          {"3", "\"第\"0\"名\"", "第3名"},
          {"7", "@", "7"},
          {"1", ";;;", ""}});
}

TEST(NumberFormat, ScientificAndFractions) {
  expect({{"12345", "0.00E+00", "1.23E+04"},
          {"0.00012345", "0.00E+00", "1.23E-04"},
          {"9.999", "0.0E+0", "1.0E+1"},
          {"12345", "##0.0E+0", "12.3E+3"},
          {"1.5", "# ?/?", "1 1/2"},
          {"0.333333333333333", "# ?/?", "1/3"},
          {"0.99", "# ?/?", "1"},
          {"2.25", "# ?/8", "2 2/8"}});
}

TEST(NumberFormat, DatesOfBothSystems) {
  expect({{"44561", "yyyy-mm-dd", "2021-12-31"},
          {"44561.75", "yyyy/m/d h:mm", "2021/12/31 18:00"},
          {"60", "yyyy/m/d", "1900/2/29"},
          {"59", "yyyy/m/d", "1900/2/28"},
          {"1", "yyyy/m/d", "1900/1/1"},
          {"2958465", "yyyy/m/d", "9999/12/31"},
          {"2958466", "yyyy/m/d", "2958466"},
          {"-1", "yyyy/m/d", "-1"},
          {"1.5", "[h]:mm:ss", "36:00:00"},
          {"0.75", "h:mm AM/PM", "6:00 PM"},
          {"0.5", "上午/下午h\"时\"mm\"分\"", "下午12时00分"},
          {"44561", "aaaa", "星期五"},
          {"44561", "dddd", "Friday"},
          {"44561", "[$-804]mmmm", "十二月"},
          {"44561", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "二〇二一年十二月三十一日"},
          {"44561", "[$-F800]dddd, mmmm dd, yyyy", "2021年12月31日"},
          {"0.999988425", "h:mm:ss", "23:59:59"},
          {"0.000011574074", "mm:ss.00", "00:01.00"}});
  EXPECT_EQ(shown("43099", "yyyy-mm-dd", true), "2021-12-31");
}

TEST(NumberFormat, BuiltinFormatsOfAChineseSystem) {
  const auto builtin = [](std::string_view stored, int id) {
    return shown(stored, builtin_format(id));
  };
  EXPECT_EQ(builtin("1234.5", 4), "1,234.50");
  EXPECT_EQ(builtin("0.5", 10), "50.00%");
  EXPECT_EQ(builtin("44561", 14), "2021/12/31");
  for (const int id : {27, 36, 50, 52, 57}) EXPECT_EQ(builtin("44561", id), "2021年12月") << id;
  for (const int id : {28, 29, 51, 53, 54, 58}) EXPECT_EQ(builtin("44561", id), "12月31日") << id;
  EXPECT_EQ(builtin("44561", 30), "12-31-21");
  EXPECT_EQ(builtin("44561", 31), "2021年12月31日");
  EXPECT_EQ(builtin("0.75", 32), "18时00分");
  EXPECT_EQ(builtin("0.75", 33), "18时00分00秒");
  for (const int id : {34, 55}) EXPECT_EQ(builtin("0.75", id), "下午6时00分") << id;
  for (const int id : {35, 56}) EXPECT_EQ(builtin("0.75", id), "下午6时00分00秒") << id;
  EXPECT_EQ(builtin("3", 0), "3");
  EXPECT_EQ(builtin("3", 163), "3");
}

TEST(NumberFormat, ChineseNumerals) {
  expect({{"10500", "[DBNum2]General", "壹万零伍佰"},
          {"12", "[DBNum1]General", "十二"},
          {"100000001", "[DBNum1]General", "一亿〇一"},
          {"2021", "[DBNum1]0", "二〇二一"}});
}

TEST(NumberFormat, TextsGoThroughTheirSection) {
  EXPECT_EQ(show_text("良好", parse_format("@\"级\"")), "良好级");
  EXPECT_EQ(show_text("良好", parse_format("0.00")), "良好");
  EXPECT_EQ(show_text("良好", parse_format(";;;")), "");
  EXPECT_EQ(show_text("良好", parse_format("0;-0;0;\"[\"@\"]\"")), "[良好]");
}

TEST(NumberFormat, NoCodeIsAnError) {
  for (const char* code :
       {"\"", "\\",  "_",  "*",   "[",   "[]", "[$", "[>",   ";;;;;;", "E+",      "0E+",
        "/",  "#/#", "?/", "0/0", ",,,", ".",  "..", "%%%%", "[h",     "ss.0000", "0.0.0"}) {
    shown("1234.5678", code);
    shown("0", code);
    shown("-1e300", code);
    show_text("x", parse_format(code));
  }
  EXPECT_EQ(shown("1", std::string(100'000, '0')), "1");
}

TEST(Digits, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "1e", "1e5000", "NaN", "0x10", "1,000", " 1", "1 "}) {
    EXPECT_FALSE(parse_digits(text)) << text;
  }
  EXPECT_EQ(compare(*parse_digits("-2"), *parse_digits("1")), -1);
  EXPECT_EQ(compare(*parse_digits("-2"), *parse_digits("-10")), 1);
  EXPECT_EQ(compare(*parse_digits("1e2"), *parse_digits("100.0")), 0);
  EXPECT_EQ(compare(*parse_digits("0.5"), *parse_digits("0")), 1);
}

TEST(TypedFormula, OnlyWhatComputesNothingWasTypedAsText) {
  for (const char* text : {"7", "90%", "1,234.5", " 90 % "}) {
    EXPECT_EQ(typed_text(text), TypedText::figure) << text;
  }
  for (const char* text : {"7个", "4100 家", "10 亿元", "良好", "7-8次", "7km", "20 pcs"}) {
    EXPECT_EQ(typed_text(text), TypedText::quantity) << text;
  }
  for (const char* text : {"", "A1", "SUM(A1:A3)", "A1+B1", "Sheet1!A1", "B2%", "1+2", "-A1",
                           "合计*2", "表!A1", "[1]表!A1", "\"7个\"", "#REF!"}) {
    EXPECT_EQ(typed_text(text), TypedText::none) << text;
  }
}

TEST(TypedFormula, FiguresInShownTexts) {
  const auto value = [](std::string_view text) {
    const std::optional<Digits> found = shown_figure(text);
    return found ? general_text(*found) : "none";
  };
  EXPECT_EQ(value("1,234.50元"), "1234.5");
  EXPECT_EQ(value("98.55%"), "0.9855");
  EXPECT_EQ(value("(12.5)"), "-12.5");
  EXPECT_EQ(value("-¥3"), "-3");
  EXPECT_EQ(value(".5"), "0.5");
  EXPECT_EQ(value("1.5E+03"), "1500");
  EXPECT_EQ(value("1 1/2"), "none");
  EXPECT_EQ(value("—"), "none");
}

}  // namespace
}  // namespace gouji::testing
