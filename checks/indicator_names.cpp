// Three short lists decide: endings of shares that one wants high, words of what one wants low, and
// words that turn the latter around (投诉处理率, 节约成本). The longer and surer ending is asked
// first. Words that go either way (执行率, 节约率, 费用) are in none of the lists.

#include "checks/indicator_names.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "checks/wording.h"

namespace gouji {
namespace {

using namespace std::string_view_literals;

// Endings that tell, all looked for at once. Shares of a whole: high is good, and the whole is the
// most there is. Then rates that are not, or need not be, per cent. Then what one wants little of.
constexpr WordSet endings =
    std::array{"满意度"sv,   "满意率"sv,   "合格率"sv,   "及时率"sv,   "达标率"sv,   "到位率"sv,
               "成功率"sv,   "准确率"sv,   "正确率"sv,   "优良率"sv,   "优秀率"sv,   "完好率"sv,
               "可用率"sv,   "知晓率"sv,   "办结率"sv,   "解决率"sv,   "通过率"sv,   "巩固率"sv,
               "入学率"sv,   "回复率"sv,   "修复率"sv,   "处置率"sv,   "处理率"sv,   "专款专用率"sv,
               "达成率"sv,   "签约率"sv,   "参保率"sv,   "建档率"sv,   "整改率"sv,   "兑现率"sv,
               "发放率"sv,   "频率"sv,     "效率"sv,     "功率"sv,     "速率"sv,     "汇率"sv,
               "分辨率"sv,   "容积率"sv,   "倍率"sv,     "斜率"sv,     "曲率"sv,     "发病率"sv,
               "死亡率"sv,   "成本"sv,     "单价"sv,     "响应时间"sv, "等候时间"sv, "等待时间"sv,
               "办理时间"sv, "办理时限"sv, "办结时限"sv, "完成时限"sv, "到达时间"sv, "修复时间"sv,
               "耗时"sv,     "用时"sv};
constexpr std::uint64_t good_shares = endings.bits("满意度", "发放率");
constexpr std::uint64_t other_rates = endings.bits("频率", "死亡率");
constexpr std::uint64_t bad_endings = endings.bits("成本", "用时");

// Of what is counted: more is better; and all that a number is asked for.
constexpr WordSet count_endings =
    std::array{"人次"sv,     "场次"sv,     "服务人数"sv, "受益人数"sv, "培训人数"sv, "覆盖数量"sv,
               "完成数量"sv, "受益户数"sv, "率"sv,       "满意度"sv,   "数"sv,       "数量"sv,
               "次数"sv,     "面积"sv,     "金额"sv,     "里程"sv,     "长度"sv,     "时长"sv};
constexpr std::uint64_t good_counts = count_endings.bits("人次", "受益户数");

constexpr WordSet bad_words =
    std::array{"投诉"sv, "事故"sv, "故障"sv, "差错"sv, "失误"sv, "违规"sv,
               "违约"sv, "逾期"sv, "死亡"sv, "流失"sv, "漏损"sv, "空置"sv};
// These and the bad endings.
constexpr WordSet words_of_little = [] {
  constexpr auto count = static_cast<std::size_t>(std::popcount(bad_endings));
  std::array<std::string_view, bad_words.size() + count> words;
  auto end = std::copy(bad_words.begin(), bad_words.end(), words.begin());
  for (std::uint64_t left = bad_endings; left != 0; left &= left - 1) {
    *end++ = endings[std::countr_zero(left)];
  }
  return words;
}();
// 投诉处理率, 节约成本, 故障间隔: the other way round, or none.
constexpr WordSet turned_by =
    std::array{"节约"sv, "节省"sv, "降低"sv, "减少"sv, "下降"sv, "降幅"sv, "处理"sv, "处置"sv,
               "处罚"sv, "办结"sv, "解决"sv, "修复"sv, "回复"sv, "调解"sv, "整改"sv, "控制"sv,
               "预防"sv, "排查"sv, "排除"sv, "查处"sv, "救援"sv, "间隔"sv, "保障"sv, "受理"sv,
               "演练"sv, "追回"sv, "挽回"sv, "培训"sv, "无"sv,   "零"sv,   "未"sv,   "免"sv};

struct Counting {
  std::string_view ending;
  Dimension dimension;  // that goes with it; none: only the words do
  std::array<std::string_view, 7> bases;
};
constexpr std::array countings{
    Counting{"场次", Dimension::none, {"场", "场次", "次"}},
    Counting{"人次", Dimension::none, {"人次", "人", "名", "次", "位"}},
    Counting{"人数", Dimension::none, {"人", "名", "位", "个", "人次"}},
    Counting{"户数", Dimension::none, {"户", "家", "个"}},
    Counting{"天数", Dimension::duration, {}},
    Counting{"面积", Dimension::area, {}},
    Counting{"里程", Dimension::length, {}},
    Counting{"长度", Dimension::length, {}},
    Counting{"金额", Dimension::money, {}},
};

constexpr WordSet counting_endings = [] {
  std::array<std::string_view, countings.size()> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = countings[i].ending;
  return words;
}();

}  // namespace

namespace {

std::string_view first_of(std::uint64_t found, const WordSet& set) {
  return set[std::countr_zero(found)];
}

}  // namespace

bool is_rate(std::string_view name) {
  if (!name.ends_with("率")) return name.ends_with("满意度");
  return (words_at_end(name, endings) & other_rates) == 0;
}

bool asks_for_figure(std::string_view name) {
  return words_at_end(name, count_endings) != 0 && (words_at_end(name, endings) & other_rates) == 0;
}

bool any_wanted_less(std::string_view names) {
  return words_within(names, words_of_little) != 0;
}

NameReading read_name(std::string_view name) {
  NameReading reading;
  const std::uint64_t ending = words_at_end(name, endings);
  const auto want_less = [&](std::string_view word) {
    reading.wanted = word_in(name, turned_by).empty() ? Wanted::less : Wanted::unclear;
    reading.told_by = word;
  };
  if ((ending & good_shares) != 0) {
    reading.wanted = Wanted::more;
    reading.told_by = first_of(ending & good_shares, endings);
    reading.share = true;
  } else if (const auto bad = word_in(name, bad_words); !bad.empty()) {
    want_less(bad);
  } else if ((ending & bad_endings) != 0) {
    want_less(first_of(ending & bad_endings, endings));
  } else if (const std::uint64_t count = words_at_end(name, count_endings) & good_counts;
             count != 0) {
    reading.wanted = Wanted::more;
    reading.told_by = first_of(count, count_endings);
  }
  return reading;
}

std::string_view counting_word_against(std::string_view name, const Unit& unit) {
  if (!unit.known() || name.empty()) return {};
  const int place = place_at_end(name, counting_endings);
  if (place < 0) return {};
  const Counting& counting = countings[static_cast<std::size_t>(place)];
  const bool agrees = counting.dimension != Dimension::none
                          ? unit.dimension == counting.dimension
                          : std::count(counting.bases.begin(), counting.bases.end(), unit.base) > 0;
  return agrees ? std::string_view() : counting.ending;
}

}  // namespace gouji
