// Whole numbers in Chinese numerals: four digits a group, 万 and 亿 behind the groups, one 零 for
// any run of noughts inside.

#include "linter/workbook/number_format.h"

namespace gouji {
namespace {

constexpr std::string_view plain_digits[] = {"〇", "一", "二", "三", "四",
                                             "五", "六", "七", "八", "九"};
constexpr std::string_view formal_digits[] = {"零", "壹", "贰", "叁", "肆",
                                              "伍", "陆", "柒", "捌", "玖"};
constexpr std::string_view plain_units[] = {"", "十", "百", "千"};
constexpr std::string_view formal_units[] = {"", "拾", "佰", "仟"};
constexpr std::string_view groups[] = {"", "万", "亿", "兆"};

}  // namespace

std::string chinese_digits(std::string_view digits, bool formal) {
  std::string text;
  for (const char digit : digits.empty() ? std::string_view("0") : digits) {
    const auto at = static_cast<std::size_t>(digit - '0');
    text += formal ? formal_digits[at] : plain_digits[at];
  }
  return text;
}

std::string chinese_number(std::string_view digits, bool formal) {
  constexpr std::size_t longest = 16;
  while (digits.starts_with('0')) digits.remove_prefix(1);
  if (digits.empty()) return formal ? "零" : "〇";
  if (digits.size() > longest) return chinese_digits(digits, formal);
  std::string text;
  bool nought = false;
  bool group_filled = false;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    const std::size_t behind = digits.size() - 1 - at;
    const auto digit = static_cast<std::size_t>(digits[at] - '0');
    if (digit == 0) {
      nought = true;
    } else {
      if (nought && !text.empty()) text += formal ? "零" : "〇";
      nought = false;
      group_filled = true;
      // 十二, not 一十二; formal numerals keep the 壹.
      const bool bare_ten = !formal && at == 0 && digit == 1 && behind % 4 == 1;
      if (!bare_ten) text += formal ? formal_digits[digit] : plain_digits[digit];
      text += formal ? formal_units[behind % 4] : plain_units[behind % 4];
    }
    if (behind % 4 == 0) {
      if (group_filled) text += groups[behind / 4];
      group_filled = false;
    }
  }
  return text;
}

}  // namespace gouji
