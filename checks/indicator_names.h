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
  bool rate = false;           // measured in per cent
  bool counted = false;        // a number is asked for, not words
};
// Of a normalised name (checks/wording.h), as the function below. harmless: the name has none of the
// words for what one does not want, as tells_of_harm() says of many names at once.
NameReading read_name(std::string_view name, bool harmless = false);
bool tells_of_harm(std::string_view names);

// The word of the name that says what is counted, when the unit does not go with it: 场次 for 笔.
// Empty when they agree or nothing is known.
std::string_view counting_word_against(std::string_view name, const Unit& unit);

}  // namespace gouji
