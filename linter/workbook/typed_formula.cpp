// A formula computes when it has an operator, a function or a reference. Without any of them, a
// figure alone is what was typed behind =, and so is a figure with a unit or a word.

#include "linter/workbook/typed_formula.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::string_view computing = "()+*/^&<>\"'!:$;{}[]#@=\\|_";
constexpr std::size_t longest = 200;

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_wide(char byte) {
  return (static_cast<unsigned char>(byte) & 0x80u) != 0;
}

std::string without_commas(std::string_view text) {
  std::string plain(text);
  std::erase(plain, ',');
  return plain;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

TypedText typed_text(std::string_view formula) {
  formula = trimmed(formula);
  if (formula.empty() || formula.size() > longest) return TypedText::none;
  std::string_view figure = formula;
  if (figure.ends_with('%')) figure.remove_suffix(1);
  if (is_plain_figure(trimmed(figure))) return TypedText::figure;
  if (formula.find_first_of(computing) != std::string_view::npos) return TypedText::none;
  const bool wide = std::ranges::any_of(formula, is_wide);
  if (wide) return TypedText::quantity;
  // 7km: no reference starts with a digit.
  const bool letters = std::ranges::any_of(
      formula, [](char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; });
  const bool counts = formula.find_first_of("-,") == std::string_view::npos;
  return is_digit(formula.front()) && letters && counts ? TypedText::quantity : TypedText::none;
}

std::optional<Digits> shown_figure(std::string_view text) {
  const auto first = std::ranges::find_if(text, is_digit);
  if (first == text.end()) return std::nullopt;
  auto begin = static_cast<std::size_t>(first - text.begin());
  std::size_t end = begin;
  while (end < text.size() && (is_digit(text[end]) || text[end] == ',' || text[end] == '.')) ++end;
  if (begin > 0 && text[begin - 1] == '.') --begin;
  std::size_t mantissa_end = end;
  while (mantissa_end > begin && text[mantissa_end - 1] == ',') --mantissa_end;
  std::string figure = without_commas(text.substr(begin, mantissa_end - begin));
  if (figure.ends_with('.')) figure.pop_back();
  if (text.substr(end).starts_with("E+") || text.substr(end).starts_with("E-")) {
    std::size_t exponent_end = end + 2;
    while (exponent_end < text.size() && is_digit(text[exponent_end])) ++exponent_end;
    figure += text.substr(end, exponent_end - end);
    end = exponent_end;
  }
  if (std::ranges::any_of(text.substr(end), is_digit)) return std::nullopt;
  std::optional<Digits> number = parse_digits(figure);
  if (!number) return std::nullopt;
  if (text.substr(end).find('%') != std::string_view::npos) *number = shifted(*number, -2);
  const bool minus = text.substr(0, begin).find_first_of("-(") != std::string_view::npos;
  number->negative = minus && !number->is_zero();
  return number;
}

bool is_plain_figure(std::string_view text) {
  if (text.empty() || !is_digit(text.back())) return false;
  if (text.find_first_of("eE") != std::string_view::npos || text.starts_with(',')) return false;
  return parse_digits(without_commas(text)).has_value();
}

}  // namespace gouji
