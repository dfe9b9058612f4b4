// A form shares labels with several templates, since all of them grew out of one. What tells them
// apart is that a template lacks labels that the form has, as much as that the form lacks labels of
// the template: the share counts both. Shares are compared without a quotient. Two templates that
// cannot be told apart are not chosen between: the user has to say.

#include "linter/rulebook_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace gouji {
namespace {

constexpr std::size_t shown_labels = 6;
constexpr std::size_t shown_candidates = 3;

// Above zero: a fits better.
int compare(const RulebookFit& a, const RulebookFit& b) {
  const std::size_t left = a.found * (b.known + b.foreign);
  const std::size_t right = b.found * (a.known + a.foreign);
  if (left != right) return left > right ? 1 : -1;
  if (a.titled != b.titled) return a.titled ? 1 : -1;
  return a.year - b.year;
}

Message none_fits(const std::vector<RulebookFit>& fits) {
  if (fits.empty()) return {.zh = "没有可用的规则书", .en = "there is no rulebook"};
  Message message{.zh = "表中的标签不足以认出所用的模板",
                  .en = "the labels do not tell which template the form follows"};
  if (fits.front().found == 0) {
    return {.zh = "没有一个标签与任何规则书的相同，可能不是绩效自评表",
            .en = "no label is one of any rulebook: this may be no self-evaluation form"};
  }
  for (std::size_t at = 0; at < std::min(fits.size(), shown_candidates); ++at) {
    const RulebookFit& fit = fits[at];
    if (fit.found == 0) break;
    std::string missing_zh;
    std::string missing_en;
    for (std::size_t one = 0; one < std::min(fit.missing.size(), shown_labels); ++one) {
      missing_zh += fmt::format("“{}”", fit.missing[one]);
      missing_en += fmt::format("{}{}", one > 0 ? ", " : "", fit.missing[one]);
    }
    const bool more = fit.missing.size() > shown_labels;
    message.zh += fmt::format("；{} 的 {} 个标签见到 {} 个，缺{}{}", fit.rulebook->id, fit.known,
                              fit.found, missing_zh, more ? "等" : "");
    message.en += fmt::format("; {}: {} of {} labels found, missing {}{}", fit.rulebook->id,
                              fit.found, fit.known, missing_en, more ? ", …" : "");
  }
  return message;
}

Message several_fit(const RulebookFit& one, const RulebookFit& other) {
  return {.zh = fmt::format(
              "{} 与 {} 同样相符：前者 {} 个标签见到 {} 个，后者 {} 个见到 {} 个，标题和"
              "年度也分不出，无从选择",
              one.rulebook->id, other.rulebook->id, one.known, one.found, other.known, other.found),
          .en = fmt::format("{} and {} fit equally well ({} of {} labels, {} of {}), and neither "
                            "title nor year tells them apart",
                            one.rulebook->id, other.rulebook->id, one.found, one.known, other.found,
                            other.known)};
}

Message reasons_for(const RulebookFit& fit) {
  Message why{.zh = fmt::format("{} 个标签见到 {} 个", fit.known, fit.found),
              .en = fmt::format("{} of {} labels found", fit.found, fit.known)};
  if (fit.titled) {
    why.zh += "，标题相符";
    why.en += ", the title fits";
  }
  if (fit.year > 0) {
    why.zh += "，年度相符";
    why.en += ", the year fits";
  }
  if (fit.year < 0) {
    why.zh += "，但年度不在规则书适用的年度内";
    why.en += ", but the year is not one that the rulebook holds for";
  }
  return why;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

FitChoice choose_rulebook(std::vector<RulebookFit> fits, std::size_t least_share) {
  std::ranges::stable_sort(fits, [](const auto& a, const auto& b) { return compare(a, b) > 0; });
  const auto fits_enough = [least_share](const RulebookFit& fit) {
    return fit.known > 0 && fit.found * 5 >= fit.known * least_share;
  };
  if (fits.empty() || !fits_enough(fits.front())) return {.why = none_fits(fits)};
  if (fits.size() > 1 && compare(fits[0], fits[1]) == 0) {
    return {.why = several_fit(fits[0], fits[1])};
  }
  return {.rulebook = fits.front().rulebook, .why = reasons_for(fits.front())};
}

int year_in(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const std::string_view digits = text.substr(at, 4);
    const bool four = std::ranges::all_of(digits, is_digit);
    const bool alone =
        (at == 0 || !is_digit(text[at - 1])) && (at + 4 == text.size() || !is_digit(text[at + 4]));
    if (!four || !alone || !(digits.starts_with("19") || digits.starts_with("20"))) continue;
    return (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
           (digits[3] - '0');
  }
  return 0;
}

int year_fit(int year, const Rulebook& rulebook) {
  const bool any_year = rulebook.first_year == 0 && rulebook.last_year == 0;
  if (year == 0 || any_year) return 0;
  const bool from = year >= rulebook.first_year;
  const bool to = rulebook.last_year == 0 || year <= rulebook.last_year;
  return from && to ? 1 : -1;
}

}  // namespace gouji
