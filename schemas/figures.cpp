// Figures as they are printed: an optional sign, digits with thousands separators in the right
// places, a point. The digits are copied without separators to a small buffer for Decimal::parse,
// which knows the limits.

#include <algorithm>
#include <array>

#include "schemas/spelling.h"

namespace gouji {
namespace {

// Sign, 30 digits, point; a few more leading zeros than anyone prints.
class PlainFigure {
 public:
  bool add(char c) {
    if (size_ == bytes_.size()) return false;
    bytes_[size_++] = c;
    return true;
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 48> bytes_{};
  std::size_t size_ = 0;
};

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

// Digits, either in one row or in groups of three with a comma before each group but the first.
bool take_whole_part(std::string_view& text, PlainFigure& plain) {
  const std::size_t first = count_digits(text);
  if (first == 0) return false;
  const bool grouped = first < text.size() && text[first] == ',';
  if (grouped && (first > 3 || text[0] == '0')) return false;
  for (std::size_t count = first; count > 0; count = count_digits(text)) {
    for (const char c : text.substr(0, count)) {
      if (!plain.add(c)) return false;
    }
    text.remove_prefix(count);
    if (!text.starts_with(',')) return true;
    text.remove_prefix(1);
    if (count_digits(text) != 3) return false;
  }
  return false;
}

}  // namespace

std::optional<Decimal> take_figure(std::string_view& text) {
  PlainFigure plain;
  std::string_view rest = text;
  if (rest.starts_with('-') || rest.starts_with('+')) {
    plain.add(rest.front());
    rest.remove_prefix(1);
  }
  if (!take_whole_part(rest, plain)) return std::nullopt;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const std::size_t places = count_digits(rest);
    if (places == 0) return std::nullopt;
    plain.add('.');
    for (const char c : rest.substr(0, places)) {
      if (!plain.add(c)) return std::nullopt;
    }
    rest.remove_prefix(places);
  }
  const auto figure = Decimal::parse(plain.view());
  if (figure) text = rest;
  return figure;
}

std::optional<Decimal> parse_printed_figure(std::string_view text) {
  const Spelling spelling(text);
  if (!spelling.complete()) return std::nullopt;
  std::string_view rest = spelling.view();
  const auto figure = take_figure(rest);
  return rest.empty() ? figure : std::nullopt;
}

}  // namespace gouji
