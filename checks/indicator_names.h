// What the name of an indicator tells: that it is counted, and in what; that more of it is better,
// or less; that it is a share and cannot exceed the whole. Names tell this by their endings, the
// same on every template. What a name does not tell for certain is left open.
#pragma once

#include <cstdint>
#include <string_view>

#include "schemas/measure.h"

namespace gouji {

enum class Wanted : std::uint8_t {
  unclear,
  more,  // 满意度, 合格率, 培训人次
  less,  // 投诉率, 响应时间, 单位成本
};

struct NameReading {
  Wanted wanted = Wanted::unclear;
  std::string_view told_by{};  // the word that tells it: 满意度
  bool share = false;          // a part of a whole: never above 100 %
};
// Of a normalised name (checks/wording.h), as the functions below.
NameReading read_name(std::string_view name);

bool is_rate(std::string_view name);          // measured in per cent
bool asks_for_figure(std::string_view name);  // a number, not words
// Whether some of these names, put one behind the other, may be read as Wanted::less.
bool any_wanted_less(std::string_view names);

// The word of the name that says what is counted, when the unit does not go with it: 场次 for 笔.
// Empty when they agree or nothing is known.
std::string_view counting_word_against(std::string_view name, const Unit& unit);

}  // namespace gouji
