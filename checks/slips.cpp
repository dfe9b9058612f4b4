// The usual slips of typing and copying, tried from the most telling to the least. Figures are
// compared digit by digit as printed, both with the same places.

#include "checks/slips.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace gouji {
namespace {

Slip told(SlipKind kind, std::string zh, std::string en) {
  return {.kind = kind, .words = {.zh = std::move(zh), .en = std::move(en)}};
}

// The digits of both figures with the same places, the shorter one filled up with zeros.
struct Digits {
  std::string printed, right;
  bool filled_up = false;  // one of them was shorter
};

Digits digits_of(const Decimal& printed, const Decimal& right) {
  const int places = std::max(printed.scale(), right.scale());
  Digits digits{.printed = to_text(printed.absolute().rescaled(places).coefficient()),
                .right = to_text(right.absolute().rescaled(places).coefficient()),
                .filled_up = false};
  digits.filled_up = digits.printed.size() != digits.right.size();
  const std::size_t length = std::max(digits.printed.size(), digits.right.size());
  digits.printed.insert(0, length - digits.printed.size(), '0');
  digits.right.insert(0, length - digits.right.size(), '0');
  return digits;
}

// The two differ in two places, and each has the other's digit.
bool two_swapped(const Digits& digits) {
  std::size_t first = std::string::npos;
  std::size_t second = std::string::npos;
  for (std::size_t at = 0; at < digits.printed.size(); ++at) {
    if (digits.printed[at] == digits.right[at]) continue;
    if (second != std::string::npos) return false;
    (first == std::string::npos ? first : second) = at;
  }
  return second != std::string::npos && digits.printed[first] == digits.right[second] &&
         digits.printed[second] == digits.right[first];
}

// 407.44 for 404.77: wherever they differ, one has a 4 and the other a 7.
std::string one_for_the_other(const Digits& digits) {
  std::string pair;
  std::size_t differing = 0;
  bool both_ways = false;
  for (std::size_t at = 0; at < digits.printed.size(); ++at) {
    const char printed = digits.printed[at];
    const char right = digits.right[at];
    if (printed == right) continue;
    ++differing;
    if (pair.empty()) pair = {right, printed};
    const bool back = pair[0] == printed && pair[1] == right;
    if (!back && (pair[0] != right || pair[1] != printed)) return {};
    both_ways = both_ways || back;
  }
  if (differing < 2 || !both_ways) return {};
  std::ranges::sort(pair);
  return pair;
}

bool same_digits(const Digits& digits) {
  std::string a = digits.printed;
  std::string b = digits.right;
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b && a.front() != a.back();
}

bool one_differs(const Digits& digits) {
  std::size_t differing = 0;
  for (std::size_t at = 0; at < digits.printed.size(); ++at) {
    if (digits.printed[at] != digits.right[at]) ++differing;
  }
  return differing == 1;
}

// printed = right × 10^power, for a power from −8 to 8 that is not 0.
int power_of_ten(const Decimal& printed, const Decimal& right) {
  const Decimal a = printed.trimmed();
  const Decimal b = right.trimmed();
  if (a.is_zero() || b.is_zero()) return 0;
  Decimal power = Decimal::whole(1);
  for (int exponent = 1; exponent <= 8; ++exponent) {
    power = power * Decimal::whole(10);
    if (b * power == a) return exponent;
    if (a * power == b) return -exponent;
  }
  return 0;
}

// One digit too many or too few: 1234 for 124.
bool one_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [end, _] = std::ranges::mismatch(shorter, longer);
  const auto at = static_cast<std::size_t>(end - shorter.begin());
  return longer.compare(at + 1, std::string::npos, shorter, at, std::string::npos) == 0;
}

}  // namespace

Slip slip_between(const Decimal& printed, const Decimal& right) {
  if (printed == right) return {};
  if (printed == -right) return told(SlipKind::sign, "正负号相反", "the sign is reversed");
  const int power = power_of_ten(printed, right);
  if (power == 4) return told(SlipKind::unit, "元当成了万元", "元 given where 万元 are asked for");
  if (power == -4) return told(SlipKind::unit, "万元当成了元", "万元 given where 元 are asked for");
  if (power != 0) {
    return told(SlipKind::decimal_point, fmt::format("小数点移了 {} 位", std::abs(power)),
                fmt::format("the decimal point moved by {}", std::abs(power)));
  }
  if (printed.is_negative() != right.is_negative()) return {};
  const std::string plain = to_text(printed.absolute().trimmed().coefficient());
  const std::string should = to_text(right.absolute().trimmed().coefficient());
  if (one_more(plain, should))
    return told(SlipKind::digit_more, "多一位数字", "one digit too many");
  if (one_more(should, plain)) return told(SlipKind::digit_less, "少一位数字", "one digit too few");
  const Digits digits = digits_of(printed, right);
  if (digits.filled_up || digits.printed.size() < 2) return {};
  if (two_swapped(digits))
    return told(SlipKind::swapped, "两位数字对调", "two digits changed places");
  if (const std::string pair = one_for_the_other(digits); !pair.empty()) {
    return told(SlipKind::exchanged, fmt::format("数字 {} 与 {} 互换", pair[0], pair[1]),
                fmt::format("the digits {} and {} changed places", pair[0], pair[1]));
  }
  if (same_digits(digits)) return told(SlipKind::shuffled, "数字次序颠倒", "digits changed places");
  if (!one_differs(digits)) return {};
  return told(SlipKind::one_digit, "一位数字之差", "one digit differs");
}

}  // namespace gouji
