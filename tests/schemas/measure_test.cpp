// Quantities in the spellings of real forms and in those that people might use.

#include <gtest/gtest.h>

#include <string>

#include "schemas/measure.h"
#include "tests/schemas/measure_text.h"

namespace gouji {
namespace {

using enum Comparator;

struct Quantity {
  const char* text;
  Comparator comparator;
  const char* figure;
  const char* unit;    // as printed
  const char* scaled;  // figure and base
};

template <std::size_t count>
void expect_quantities(const Quantity (&rows)[count]) {
  for (const Quantity& row : rows) {
    EXPECT_EQ(describe(parse_measure(row.text)),
              describe(row.comparator, row.figure, row.unit, row.scaled))
        << row.text;
  }
}

// Every target and actual with a figure in the sample forms that gouji was built from.
TEST(MeasureQuantity, OfTheSampleForms) {
  expect_quantities({
      {"100%", none, "100", "%", "100%"},
      {"15%及其以下", at_most, "15", "%", "15%"},
      {"0%及其以下", at_most, "0", "%", "0%"},
      {"=7个", equal, "7", "个", "7个"},
      {"7个", none, "7", "个", "7个"},
      {"=20次", equal, "20", "次", "20次"},
      {"20次", none, "20", "次", "20次"},
      {"=3100家", equal, "3100", "家", "3100家"},
      {"3434家", none, "3434", "家", "3434家"},
      {"=4100 家", equal, "4100", "家", "4100家"},
      {"4250 家", none, "4250", "家", "4250家"},
      {"=2000 万元", equal, "2000", "万元", "20000000元"},
      {"2917.6 万元", none, "2917.6", "万元", "29176000元"},
      {"=90%", equal, "90", "%", "90%"},
      {"96%", none, "96", "%", "96%"},
      {"=70%", equal, "70", "%", "70%"},
      {"87.18%", none, "87.18", "%", "87.18%"},
      {"=10 亿元", equal, "10", "亿元", "1000000000元"},
      {"14.59 亿元", none, "14.59", "亿元", "1459000000元"},
      {"=13000 笔", equal, "13000", "笔", "13000笔"},
      {"10694 笔", none, "10694", "笔", "10694笔"},
      {"88%", none, "88", "%", "88%"},
      {"≥50个", at_least, "50", "个", "50个"},
      {"50", none, "50", "", "50"},
      {"≥100百分比", at_least, "100", "百分比", "100%"},
      {"≤90万元", at_most, "90", "万元", "900000元"},
      {"90", none, "90", "", "90"},
      {"≥266米", at_least, "266", "米", "266米"},
      {"≥50厘米", at_least, "50", "厘米", "0.5米"},
      {"≥90%", at_least, "90", "%", "90%"},
      {"20万元", none, "20", "万元", "200000元"},
      {"≥1000人", at_least, "1000", "人", "1000人"},
      {"≥95%", at_least, "95", "%", "95%"},
      {"≧735人次", at_least, "735", "人次", "735人次"},
      {"735", none, "735", "", "735"},
      {"≧100%", at_least, "100", "%", "100%"},
      {"═100%", equal, "100", "%", "100%"},
      {"98%", none, "98", "%", "98%"},
      {"≧95%", at_least, "95", "%", "95%"},
      {"=100%", equal, "100", "%", "100%"},
      {"99%", none, "99", "%", "99%"},
      {"14726", none, "14726", "", "14726"},
      {"15935", none, "15935", "", "15935"},
      {"95%", none, "95", "%", "95%"},
      {"10台套", none, "10", "台套", "10台套"},
      {"43.2", none, "43.2", "", "43.2"},
      {"37.24", none, "37.24", "", "37.24"},
      {"100", none, "100", "", "100"},
  });
}

TEST(MeasureQuantity, ComparatorsBeforeTheFigure) {
  expect_quantities({
      {"≧90%", at_least, "90", "%", "90%"},
      {">=90%", at_least, "90", "%", "90%"},
      {"> = 90%", at_least, "90", "%", "90%"},
      {"=>90%", at_least, "90", "%", "90%"},
      {"＞＝90%", at_least, "90", "%", "90%"},
      {"⩾90%", at_least, "90", "%", "90%"},
      {"≮90%", at_least, "90", "%", "90%"},
      {"大于等于90%", at_least, "90", "%", "90%"},
      {"大于或等于90%", at_least, "90", "%", "90%"},
      {"不少于24次", at_least, "24", "次", "24次"},
      {"不低于90%", at_least, "90", "%", "90%"},
      {"不小于3", at_least, "3", "", "3"},
      {"不得低于90%", at_least, "90", "%", "90%"},
      {"至少 5 场", at_least, "5", "场", "5场"},
      {"≦15分钟", at_most, "15", "分钟", "900秒"},
      {"<=15", at_most, "15", "", "15"},
      {"=<15", at_most, "15", "", "15"},
      {"＜＝15", at_most, "15", "", "15"},
      {"≯15", at_most, "15", "", "15"},
      {"小于等于15%", at_most, "15", "%", "15%"},
      {"不超过500万元", at_most, "500", "万元", "5000000元"},
      {"不高于5%", at_most, "5", "%", "5%"},
      {"不多于3起", at_most, "3", "起", "3起"},
      {"不大于3起", at_most, "3", "起", "3起"},
      {"至多3起", at_most, "3", "起", "3起"},
      {"控制在5%", at_most, "5", "%", "5%"},
      {"控制在5%以内", at_most, "5", "%", "5%"},
      {"不得超过5%", at_most, "5", "%", "5%"},
      {"﹦3", equal, "3", "", "3"},
      {"＝3", equal, "3", "", "3"},
      {"等于3", equal, "3", "", "3"},
      {">3", above, "3", "", "3"},
      {"＞3", above, "3", "", "3"},
      {"大于3", above, "3", "", "3"},
      {"超过3", above, "3", "", "3"},
      {"高于3", above, "3", "", "3"},
      {"<3", below, "3", "", "3"},
      {"＜3", below, "3", "", "3"},
      {"小于3", below, "3", "", "3"},
      {"低于3", below, "3", "", "3"},
      {"少于3", below, "3", "", "3"},
  });
}

TEST(MeasureQuantity, ComparatorsBehindTheFigure) {
  expect_quantities({
      {"90%以上", at_least, "90", "%", "90%"},
      {"90%及以上", at_least, "90", "%", "90%"},
      {"90% 及其以上", at_least, "90", "%", "90%"},
      {"90%(含)以上", at_least, "90", "%", "90%"},
      {"90%以上（含）", at_least, "90", "%", "90%"},
      {"90%之上", at_least, "90", "%", "90%"},
      {"100以上", at_least, "100", "", "100"},
      {"5年以上", at_least, "5", "年", "60月"},
      {"5%以内", at_most, "5", "%", "5%"},
      {"5%以下", at_most, "5", "%", "5%"},
      {"5%及以下", at_most, "5", "%", "5%"},
      {"5%之内", at_most, "5", "%", "5%"},
      {"5个工作日内", at_most, "5", "个工作日", "5工作日"},
      {"30 日内", at_most, "30", "日", "2592000秒"},
      {"≥90%以上", at_least, "90", "%", "90%"},
      {"不低于90%以上", at_least, "90", "%", "90%"},
      {"达到90%以上", at_least, "90", "%", "90%"},
      {"达到90%", none, "90", "%", "90%"},
  });
}

TEST(MeasureQuantity, FullWidthAndBlanks) {
  expect_quantities({
      {"≥９５％", at_least, "95", "％", "95%"},
      {"１２．５万元", none, "12.5", "万元", "125000元"},
      {"－３％", none, "-3", "％", "-3%"},
      {"−3.50", none, "-3.50", "", "-3.5"},
      {"﹣3", none, "-3", "", "-3"},
      {"+3", none, "3", "", "3"},
      {"＋3", none, "3", "", "3"},
      {"= 4100\u00A0家", equal, "4100", "家", "4100家"},
      {"\u3000≥\u300050\u3000个\u3000", at_least, "50", "个", "50个"},
      {"\t7 个\r\n", none, "7", "个", "7个"},
      {"\xEF\xBB\xBF"
       "7个",
       none, "7", "个", "7个"},
      {"20 万 元", none, "20", "万 元", "200000元"},
      {"- 5", none, "-5", "", "-5"},
      {"95%。", none, "95", "%", "95%"},
      {"95%；", none, "95", "%", "95%"},
  });
}

TEST(MeasureQuantity, ThousandsSeparators) {
  expect_quantities({
      {"1,234.5万元", none, "1234.5", "万元", "12345000元"},
      {"52，000件", none, "52000", "件", "52000件"},
      {"1,234,567", none, "1234567", "", "1234567"},
      {"≥13,000笔", at_least, "13000", "笔", "13000笔"},
  });
}

TEST(MeasureQuantity, MoneyAndPercent) {
  expect_quantities({
      {"8元", none, "8", "元", "8元"},
      {"8千元", none, "8", "千元", "8000元"},
      {"8百万元", none, "8", "百万元", "8000000元"},
      {"8千万元", none, "8", "千万元", "80000000元"},
      {"2万亿元", none, "2", "万亿元", "2000000000000元"},
      {"3万美元", none, "3", "万美元", "30000美元"},
      {"5‰", none, "5", "‰", "0.5%"},
      {"5个百分点", none, "5", "个百分点", "5百分点"},
      {"5百分点", none, "5", "百分点", "5百分点"},
      {"10万", none, "10", "万", "100000"},
      {"1.5亿", none, "1.5", "亿", "150000000"},
  });
}

TEST(MeasureQuantity, CountedThings) {
  expect_quantities({
      {"5场", none, "5", "场", "5场"},
      {"3.2万人次", none, "3.2", "万人次", "32000人次"},
      {"2万件", none, "2", "万件", "20000件"},
      {"1.2亿次", none, "1.2", "亿次", "120000000次"},
      {"5千户", none, "5", "千户", "5000户"},
      {"3百册", none, "3", "百册", "300册"},
      {"180台", none, "180", "台", "180台"},
      {"46名", none, "46", "名", "46名"},
      {"12篇", none, "12", "篇", "12篇"},
      {"9期", none, "9", "期", "9期"},
      {"90分", none, "90", "分", "90分"},
  });
}

TEST(MeasureQuantity, LengthsAreasVolumesMasses) {
  expect_quantities({
      {"12.6公里", none, "12.6", "公里", "12600米"},
      {"3km", none, "3", "km", "3000米"},
      {"3千米", none, "3", "千米", "3000米"},
      {"5m", none, "5", "m", "5米"},
      {"20毫米", none, "20", "毫米", "0.02米"},
      {"1.5万米", none, "1.5", "万米", "15000米"},
      {"800平方米", none, "800", "平方米", "800平方米"},
      {"800㎡", none, "800", "㎡", "800平方米"},
      {"800m²", none, "800", "m²", "800平方米"},
      {"800 m2", none, "800", "m2", "800平方米"},
      {"1.2万平方米", none, "1.2", "万平方米", "12000平方米"},
      {"3公顷", none, "3", "公顷", "30000平方米"},
      {"2平方公里", none, "2", "平方公里", "2000000平方米"},
      {"5000亩", none, "5000", "亩", "5000亩"},
      {"1.5万亩", none, "1.5", "万亩", "15000亩"},
      {"7立方米", none, "7", "立方米", "7000升"},
      {"7m³", none, "7", "m³", "7000升"},
      {"3万m³", none, "3", "万m³", "30000000升"},
      {"20升", none, "20", "升", "20升"},
      {"50公斤", none, "50", "公斤", "50千克"},
      {"50kg", none, "50", "kg", "50千克"},
      {"5千克", none, "5", "千克", "5千克"},
      {"2.5万吨", none, "2.5", "万吨", "25000000千克"},
      {"250克", none, "250", "克", "0.25千克"},
  });
}

TEST(MeasureQuantity, Durations) {
  expect_quantities({
      {"5年", none, "5", "年", "60月"},
      {"18个月", none, "18", "个月", "18月"},
      {"12个月", none, "12", "个月", "12月"},
      {"18月", none, "18", "月", "18月"},
      {"0.5月", none, "0.5", "月", "0.5月"},
      {"6月以内", at_most, "6", "月", "6月"},
      {"2个季度", none, "2", "个季度", "6月"},
      {"2周", none, "2", "周", "1209600秒"},
      {"≤3天", at_most, "3", "天", "259200秒"},
      {"5日", none, "5", "日", "432000秒"},
      {"24小时", none, "24", "小时", "86400秒"},
      {"1天", none, "1", "天", "86400秒"},
      {"30秒", none, "30", "秒", "30秒"},
      {"7个工作日", none, "7", "个工作日", "7工作日"},
      {"16学时", none, "16", "学时", "16学时"},
  });
}

TEST(MeasureQuantity, UnknownUnitsKeepTheirText) {
  for (const char* unit : {"个村", "标准箱", "kWh", "千瓦时", "万千瓦时", "dB", "℃", "元/人",
                           "次/年", "元/人·次", "mg/L", "盒装药品", "GB", "兆瓦"}) {
    const std::string text = "≥3.5" + std::string(unit);
    const Measure measure = parse_measure(text);
    EXPECT_EQ(kind_name(measure.kind), "quantity") << text;
    EXPECT_EQ(measure.unit.dimension, Dimension::other) << text;
    EXPECT_EQ(measure.unit.text, unit);
    EXPECT_EQ(measure.unit.base, unit);
    EXPECT_FALSE(measure.unit.known());
    EXPECT_EQ(measure.scaled(), *Decimal::parse("3.5"));
  }
}

TEST(MeasureQuantity, DimensionsTellUnitsApart) {
  const auto dimension = [](std::string_view text) { return parse_measure(text).unit.dimension; };
  EXPECT_EQ(dimension("7"), Dimension::none);
  EXPECT_EQ(dimension("10万"), Dimension::none);
  EXPECT_EQ(dimension("7万人次"), Dimension::count);
  EXPECT_EQ(dimension("7万元"), Dimension::money);
  EXPECT_EQ(dimension("7‰"), Dimension::percent);
  EXPECT_EQ(dimension("7公里"), Dimension::length);
  EXPECT_EQ(dimension("7亩"), Dimension::area);
  EXPECT_EQ(dimension("7立方米"), Dimension::volume);
  EXPECT_EQ(dimension("7吨"), Dimension::mass);
  EXPECT_EQ(dimension("7工作日"), Dimension::duration);
}

TEST(MeasureQuantity, KnowsWhetherTheComparatorIsInWords) {
  EXPECT_TRUE(parse_measure("不少于7个").comparator_in_words);
  EXPECT_TRUE(parse_measure("15%及其以下").comparator_in_words);
  EXPECT_TRUE(parse_measure("30日内").comparator_in_words);
  EXPECT_FALSE(parse_measure("≥7个").comparator_in_words);
  EXPECT_FALSE(parse_measure("7个").comparator_in_words);
}

TEST(MeasureQuantity, UnitTextPointsIntoTheText) {
  const std::string text = "  ≥ 3.2 万 人次 ";
  const Measure measure = parse_measure(text);
  EXPECT_EQ(measure.unit.text, "万 人次");
  EXPECT_GE(measure.unit.text.data(), text.data());
  EXPECT_LE(measure.unit.text.data() + measure.unit.text.size(), text.data() + text.size());
}

}  // namespace
}  // namespace gouji
