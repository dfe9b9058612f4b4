// What the name of an indicator tells, and what it leaves open; one spelling of names; short
// quotes.

#include "checks/indicator_names.h"

#include <gtest/gtest.h>

#include "checks/wording.h"

namespace gouji::testing {
namespace {

Wanted wanted(std::string_view name) {
  return read_name(name).wanted;
}

std::string_view against(std::string_view name, std::string_view measure) {
  return counting_word_against(name, parse_measure(measure).unit);
}

TEST(IndicatorName, TellsThatMoreIsWanted) {
  EXPECT_EQ(wanted("群众满意度"), Wanted::more);
  EXPECT_EQ(wanted(normalised("设备 完好率")), Wanted::more);
  EXPECT_EQ(wanted("业务培训人次"), Wanted::more);
}

TEST(IndicatorName, TellsThatLessIsWanted) {
  EXPECT_EQ(wanted("群众投诉率"), Wanted::less);
  EXPECT_EQ(wanted("单位成本"), Wanted::less);
  EXPECT_EQ(wanted("平均等候时间"), Wanted::less);
}

TEST(IndicatorName, IsTurnedRoundByWhatIsDoneAboutIt) {
  EXPECT_EQ(wanted("投诉处理率"), Wanted::more);
  EXPECT_EQ(wanted("故障修复及时率"), Wanted::more);
  EXPECT_EQ(wanted("节约群众办事成本"), Wanted::unclear);
  EXPECT_EQ(wanted("事故下降比例"), Wanted::unclear);
}

TEST(IndicatorName, LeavesOpenWhatMayGoEitherWay) {
  EXPECT_EQ(wanted("资金节约率"), Wanted::unclear);
  EXPECT_EQ(wanted("预算执行率"), Wanted::unclear);
  EXPECT_EQ(wanted("会议费用"), Wanted::unclear);
}

TEST(IndicatorName, IsARateOnlyWhereItIsInPerCent) {
  EXPECT_TRUE(is_rate("合格率"));
  EXPECT_FALSE(is_rate("巡检频率"));
  EXPECT_FALSE(is_rate("办事效率"));
  EXPECT_FALSE(asks_for_figure("办事效率"));
}

TEST(IndicatorName, NamesTheCountingWordThatTheUnitContradicts) {
  EXPECT_EQ(against("全年竞价会场次", "=13000 笔"), "场次");
  EXPECT_EQ(against("绿化面积", "300个"), "面积");
  EXPECT_EQ(against("绿化面积", "3公顷"), "");
  EXPECT_EQ(against("培训人次", "3万人次"), "");
  EXPECT_EQ(against("培训人次", "300"), "");
}

TEST(Wording, NormalisesBlanksWidthAndCase) {
  EXPECT_EQ(normalised("ＡＢ　系 统（二期）"), normalised("ab系统(二期)"));
  EXPECT_NE(normalised("系统一期"), normalised("系统二期"));
}

TEST(Wording, ShortensWithoutCuttingACharacter) {
  std::string long_text;
  for (int i = 0; i < 50; ++i) long_text += "长";
  EXPECT_EQ(shortened(long_text).size(), 40 * 3 + std::string_view("…").size());
  EXPECT_EQ(shortened("短"), "短");
}

}  // namespace
}  // namespace gouji::testing
