// Words by which prose tells that figures are parts of a sum.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "checks/wording.h"

namespace gouji {

// Before the parts: all of them follow, or some of them.
inline constexpr WordSet all_follow = std::to_array<std::string_view>({"分别", "包括", "由"});
inline constexpr std::string_view some_follow = "其中";
// Before the sum of what came before it.
inline constexpr WordSet summing =
    std::to_array<std::string_view>({"合计", "共计", "总计", "合共", "总共", "累计"});
// All of these: most texts have none.
inline constexpr WordSet of_sums = [] {
  std::array<std::string_view, all_follow.size() + summing.size() + 1> words;
  auto end = std::copy(all_follow.begin(), all_follow.end(), words.begin());
  end = std::copy(summing.begin(), summing.end(), end);
  *end = some_follow;
  return words;
}();

}  // namespace gouji
