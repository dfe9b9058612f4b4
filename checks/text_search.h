// What text that was typed into a form should not contain: web markup, placeholders of the empty
// template, the year of another form. Each search gives the first occurrence, as a view into the
// text; in doubt it gives nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/byte_sieve.h"
#include "schemas/prompts.h"

namespace gouji {

// HTML tags, comments and character references.
struct Markup {
  std::string_view first;
  int count = 0;
};
Markup markup_in(std::string_view text);
// Each piece of it, in the order of the text.
std::vector<std::string_view> all_markup(std::string_view text);

// XX, ××, **, □□ in the place of a word or a figure; empty when there is none. Digits that are
// hidden (138****1234) and names that are (张××) are no placeholders.
std::string_view placeholder_in(std::string_view text);

// Whether the text has the prompt where a clause begins: 请填写, but not 邀请填写.
bool has_prompt(std::string_view text, std::string_view prompt);

// What a text may have that checks look for, told in one search. What it does not have is certain.
class TextSigns {
 public:
  static constexpr std::uint8_t markup_bit = 1;
  static constexpr std::uint8_t prompt_bit = 2;
  static constexpr std::uint8_t wide_digit_bit = 4;

  constexpr TextSigns() = default;
  constexpr explicit TextSigns(unsigned bits) : bits_(static_cast<std::uint8_t>(bits)) {}
  bool markup() const { return (bits_ & markup_bit) != 0; }  // < or &
  bool wide_digits() const { return (bits_ & wide_digit_bit) != 0; }
  bool prompt() const { return (bits_ & prompt_bit) != 0; }  // PromptSearch::find_in

 private:
  std::uint8_t bits_ = 0;
};

// The prompts of a template and placeholders.
class PromptSearch {
 public:
  explicit PromptSearch(const Prompts& prompts);  // which must outlive it
  // The first prompt of the list that the text has, else a placeholder; empty: neither.
  std::string_view find_in(std::string_view text) const;
  TextSigns signs_of(std::string_view text) const;
  // Of bytes that have texts among others: what these signs are not of, none of the texts has.
  TextSigns signs_among(std::string_view bytes) const;

 private:
  template <class Begins>
  TextSigns search(std::string_view text, const Begins& prompt_begins) const;

  const Prompts& prompts_;
  ByteSieve sieve_;
};

// 指标1：, 指标2:, …… at the start of an indicator's name; empty when there is none.
std::string_view numbered_prompt(std::string_view name);

// The four digits of 2021, 2021年 or 2021年度; empty for anything else.
std::string_view year_of(std::string_view text);

// A year other than `own` that the text claims as that of its own budget, project or results:
// 2020年度预算800万元, 2020年共完成巡检24次.
struct ClaimedYear {
  std::string_view digits;
  std::string_view phrase;  // 2020年度预算
};
std::optional<ClaimedYear> other_year_claimed(std::string_view text, std::string_view own);

// A year other than `own` in a name that does not have `own`; empty when there is none.
std::string_view other_year_in_name(std::string_view name, std::string_view own);

}  // namespace gouji
