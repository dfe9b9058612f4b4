// Prose that claims another year's budget, project or results for this form: 2020年度预算,
// 2020年共完成. Only a year that is followed by such a word counts, and not one that is there for
// comparison (较2020年, 比2020年) or as a date (2020年10月): in doubt, nothing is said.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "checks/check.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

constexpr std::string_view year_sign = "年";
// What is said of the year of the form itself.
constexpr std::array<std::string_view, 13> claims{
    "预算",   "项目",   "资金",     "绩效",     "财政",     "共完成", "共组织",
    "共开展", "共支付", "实际支出", "实际支付", "完成情况", "自评"};
// Words before a year that make it a comparison, a beginning or a source.
constexpr std::array<std::string_view, 16> comparisons{"较", "比", "与",   "同", "自", "从",
                                                       "至", "到", "上年", "于", "《", "年初",
                                                       "和", "对", "由",   "—"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct YearInText {
  std::string_view digits;
  std::string_view claim;
};

// The first year in the text that is claimed and is not this one.
std::optional<YearInText> other_year(std::string_view text, std::string_view own) {
  for (std::size_t i = text.find(year_sign); i != std::string_view::npos;
       i = text.find(year_sign, i + year_sign.size())) {
    if (i < 4 || !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) - 4,
                              text.begin() + static_cast<std::ptrdiff_t>(i), is_digit)) {
      continue;
    }
    if (i > 4 && is_digit(text[i - 5])) continue;
    std::string_view digits = text.substr(i - 4, 4);
    if (digits == own || (digits.front() != '1' && digits.front() != '2')) continue;
    std::string_view after = text.substr(i + year_sign.size());
    if (after.starts_with("度")) after.remove_prefix(std::string_view("度").size());
    std::string_view claim = word_at_start(after, claims);
    std::string_view before = text.substr(0, i - 4);
    if (!claim.empty() && word_at_end(before, comparisons).empty()) {
      return YearInText{.digits = digits, .claim = claim};
    }
  }
  return std::nullopt;
}

// 2021, 2021年, 2021年度
std::string_view year_of(std::string_view text) {
  bool four = text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, is_digit);
  std::string_view rest = four ? text.substr(4) : text;
  return four && (rest.empty() || rest == "年" || rest == "年度") ? text.substr(0, 4)
                                                                  : std::string_view();
}

void run(const CheckInput& input, Findings& findings) {
  const TextCell& header = input.form.header(Header::year);
  const std::string_view own = year_of(header.value);
  if (own.empty()) {
    findings.not_checkable(header.place,
                           {.zh = "年度空白或读不出来", .en = "the year of the form is not known"});
    return;
  }
  for (const TextCell& narrative : input.form.narratives) {
    if (!narrative.filled()) continue;
    const std::optional<YearInText> other = other_year(*narrative, own);
    if (!other) {
      findings.pass(narrative.place);
      continue;
    }
    Finding& finding = findings.report(
        narrative.place,
        {.zh = fmt::format("文字写“{}年…{}”，本表年度是 {}", other->digits, other->claim, own),
         .en = fmt::format("the text speaks of {}年…{}, the form is of {}", other->digits,
                           other->claim, own)});
    finding.found = std::string(other->digits);
    finding.expected = std::string(own);
    finding.related = {header.place};
    finding.hint = {.zh = "核对是否沿用了别的年度的文字",
                    .en = "Check whether text of another year was reused"};
  }
}

}  // namespace

extern const Check narrative_year;
constinit const Check narrative_year{.id = "narrative-year",
                                     .title_zh = "文字说的是本年度",
                                     .title_en = "The text speaks of the form's year",
                                     .basis = "自评报告反映本年度情况",
                                     .severity = Severity::warning,
                                     .run = run};

}  // namespace gouji::checks
