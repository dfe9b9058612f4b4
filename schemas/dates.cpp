// Dates, as 时效 targets print them: 2021年12月31日, 2021-12-31, 12月底前, 2021年1-12月. Only
// whether the text is one is of interest; a day that no calendar has (2021年2月30日) makes it none.
//
// 2021年 is a date and 5年 a duration; 12月 is a month of the calendar, 18月 is not.

#include <algorithm>
#include <array>

#include "schemas/spelling.h"

namespace gouji {
namespace {

using Words = std::array<std::string_view, 9>;

// Longer words before those that they start with.
constexpr Words year_parts = {"度", "底", "末", "初", "内", "上半年", "下半年", "全年", ""};
constexpr Words month_parts = {"份", "底", "末", "初", "中旬", "上旬", "下旬", "中", ""};
constexpr Words limits = {"之前", "以前", "前", "止", "之后", "以后", "后", "起", ""};
constexpr Words deeds = {"完成", "完工", "竣工", "开工", "验收", "交付", "投入使用", "结束", ""};

void skip_one_of(std::string_view& text, const Words& words) {
  for (const std::string_view word : words) {
    if (!word.empty() && take_word(text, word)) return;
  }
}

// Up to four digits without a sign; -1 for anything else.
int take_number(std::string_view& text, std::size_t least_digits, std::size_t most_digits) {
  std::size_t count = 0;
  int number = 0;
  while (count < text.size() && is_digit(text[count])) {
    if (count == most_digits) return -1;
    number = number * 10 + (text[count] - '0');
    ++count;
  }
  if (count < least_digits) return -1;
  text.remove_prefix(count);
  return number;
}

bool is_month(int month) {
  return 1 <= month && month <= 12;
}

bool is_day(int year, int month, int day) {
  constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day < 1 || day > days[static_cast<std::size_t>(month - 1)]) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month != 2 || day < 29 || leap;
}

int take_year(std::string_view& text) {
  const int year = take_number(text, 4, 4);
  return 1900 <= year && year <= 2199 ? year : -1;
}

// [M月[D日]], of a year or of any (a leap year then).
bool take_month_and_day(std::string_view& text, int year) {
  const int month = take_number(text, 1, 2);
  if (!is_month(month) || !take_word(text, "月")) return false;
  if (text.empty() || !is_digit(text.front())) {
    skip_one_of(text, month_parts);
    return true;
  }
  const int day = take_number(text, 1, 2);
  return is_day(year, month, day) && (take_word(text, "日") || take_word(text, "号"));
}

bool take_chinese_date(std::string_view& text) {
  std::string_view rest = text;
  const int year = take_year(rest);
  if (year < 0 || !take_word(rest, "年")) {
    if (!take_month_and_day(text, 2000)) return false;
  } else {
    take_word(rest, "度");
    if (rest.empty() || !is_digit(rest.front())) {
      skip_one_of(rest, year_parts);
    } else if (!take_month_and_day(rest, year)) {
      return false;
    }
    text = rest;
  }
  skip_one_of(text, limits);
  skip_one_of(text, deeds);
  return true;
}

// [ ]hh:mm[:ss], as spreadsheets add it.
bool take_time(std::string_view& text) {
  take_word(text, " ");
  const int hour = take_number(text, 1, 2);
  if (hour < 0 || hour > 23 || !take_word(text, ":")) return false;
  const int minute = take_number(text, 2, 2);
  if (minute < 0 || minute > 59) return false;
  if (!take_word(text, ":")) return true;
  const int second = take_number(text, 2, 2);
  return 0 <= second && second <= 59;
}

// 2021-12-31, 2021/12/31, 2021.12.31; 2021-12 and 2021/12, but 2021.12 is a figure.
bool take_numeric_date(std::string_view& text) {
  const int year = take_year(text);
  if (year < 0 || text.empty()) return false;
  const std::string_view separator = text.substr(0, 1);
  if (separator != "-" && separator != "/" && separator != ".") return false;
  text.remove_prefix(1);
  const int month = take_number(text, 1, 2);
  if (!is_month(month)) return false;
  if (!take_word(text, separator)) {
    if (separator == ".") return false;
  } else {
    const int day = take_number(text, 1, 2);
    if (!is_day(year, month, day)) return false;
    if (text.starts_with(' ') && !take_time(text)) return false;
  }
  skip_one_of(text, limits);
  skip_one_of(text, deeds);
  return true;
}

bool take_date(std::string_view& text) {
  std::string_view rest = text;
  if (!take_chinese_date(rest)) {
    rest = text;
    if (!take_numeric_date(rest)) return false;
  }
  text = rest;
  return true;
}

bool take_range_sign(std::string_view& text) {
  constexpr Words signs = {"--", "-", "——", "—", "–", "~", "～", "至", "到"};
  const std::size_t before = text.size();
  skip_one_of(text, signs);
  return text.size() < before;
}

// [YYYY年]M with the 月 left to the other end of the range: 1-12月.
bool take_bare_month(std::string_view& text) {
  std::string_view rest = text;
  if (take_year(rest) >= 0 && take_word(rest, "年")) text = rest;
  return is_month(take_number(text, 1, 2));
}

// Most texts with figures are not dates, and their first two characters say so.
bool may_be_date(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits > 4) return false;
  text.remove_prefix(digits);
  if (digits == 4)
    return text.starts_with("年") || text.starts_with('-') || text.starts_with('/') ||
           text.starts_with('.');
  return text.starts_with("月") || take_range_sign(text);
}

}  // namespace

bool is_date(std::string_view folded_text) {
  if (!may_be_date(folded_text)) return false;
  std::string_view rest = folded_text;
  if (take_date(rest)) {
    if (rest.empty()) return true;
    if (take_range_sign(rest) && take_date(rest) && rest.empty()) return true;
  }
  rest = folded_text;
  return take_bare_month(rest) && take_range_sign(rest) && !rest.empty() &&
         take_month_and_day(rest, 2000) && rest.empty();
}

}  // namespace gouji
