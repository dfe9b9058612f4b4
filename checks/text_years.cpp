// Years in prose. Prose rightly speaks of other years all the time: for comparison, as the date of
// a document, as the start of something, as the plan for next year. What is looked for is the year
// right before a noun of this very form (2020年度预算) or before what was done (2020年共完成), with
// nothing around it that makes it a comparison. A later year can only be claimed by what was done.

#include <algorithm>
#include <array>

#include "checks/text_search.h"
#include "checks/wording.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr std::string_view year_sign = "年";
constexpr std::string_view degree_sign = "度";
constexpr std::size_t digits_of_year = 4;

constexpr auto nouns = std::to_array<std::string_view>(
    {"预算", "项目", "本项目", "资金", "专项资金", "财政", "绩效", "自评", "完成情况", "部门",
     "市级预算", "执行", "支出", "目标"});
constexpr auto deeds = std::to_array<std::string_view>(
    {"共完成", "共组织", "共开展", "共支付", "共安排", "共办理", "实际支出", "实际支付", "实际完成",
     "累计完成", "全年完成", "全年共"});
// Right before a year.
constexpr auto comparisons = std::to_array<std::string_view>(
    {"较", "比", "与", "同", "自", "从", "至", "到", "于", "和",   "及",   "对",
     "由", "距", "按", "-",  "–",  "—",  "－", "~",  "～", "相比", "参照", "结转"});
// In the same sentence: what the year is really said of.
constexpr auto other_business = std::to_array<std::string_view>(
    {"结转", "结余", "尾款", "余款", "欠款", "延续",     "续建", "遗留", "上年", "上一年",
     "去年", "同比", "相比", "增长", "下降", "以前年度", "往年", "历年", "印发", "批复"});
constexpr auto sentence_ends =
    std::to_array<std::string_view>({"。", "；", "！", "？", ";", "\n", "\r"});

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// The sentence, as far as it is near: long text without any mark must not be searched again for
// every year in it.
std::string_view sentence_around(std::string_view text, std::size_t position) {
  constexpr std::size_t near = 600;
  const std::size_t start = position - std::min(position, near);
  text = text.substr(start, 2 * near);
  position -= start;
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (std::string_view mark : sentence_ends) {
    const std::size_t before = text.substr(0, position).rfind(mark);
    if (before != std::string_view::npos) begin = std::max(begin, before + mark.size());
    end = std::min(end, text.find(mark, position));
  }
  return text.substr(begin, end - begin);
}

// 《2020年度预算编制办法》 is the name of a document.
bool inside_title(std::string_view before) {
  constexpr std::size_t longest_title = 300;
  before = before.substr(before.size() - std::min(before.size(), longest_title));
  const std::size_t open = before.rfind("《");
  if (open == std::string_view::npos) return false;
  return before.find("》", open) == std::string_view::npos;
}

// The year whose 年 stands at `sign`; empty when no four digits are before it.
std::string_view year_before(std::string_view text, std::size_t sign) {
  if (sign < digits_of_year) return {};
  const std::size_t begin = sign - digits_of_year;
  const std::string_view digits = text.substr(begin, digits_of_year);
  const bool longer = begin > 0 && is_digit(text[begin - 1]);
  const bool plausible = digits.starts_with("19") || digits.starts_with("20");
  return all_digits(digits) && !longer && plausible ? digits : std::string_view();
}

// 2019、2020年, but not 一、2020年.
bool after_another_year(std::string_view before) {
  constexpr std::string_view comma = "、";
  if (!before.ends_with(comma)) return false;
  before.remove_suffix(comma.size());
  return before.ends_with(year_sign) || (!before.empty() && is_digit(before.back()));
}

bool compares(std::string_view before) {
  before = trim(before);
  return !word_at_end(before, comparisons).empty() || after_another_year(before);
}

bool mentions_year(std::string_view text, std::string_view digits) {
  return text.find(digits) != std::string_view::npos;
}

}  // namespace

std::string_view year_of(std::string_view text) {
  const std::string_view digits = text.substr(0, digits_of_year);
  if (digits.size() < digits_of_year || !all_digits(digits)) return {};
  const std::string_view rest = text.substr(digits_of_year);
  return rest.empty() || rest == "年" || rest == "年度" ? digits : std::string_view();
}

std::optional<ClaimedYear> other_year_claimed(std::string_view text, std::string_view own) {
  for (std::size_t sign = text.find(year_sign); sign != std::string_view::npos;
       sign = text.find(year_sign, sign + year_sign.size())) {
    const std::string_view digits = year_before(text, sign);
    if (digits.empty() || digits == own) continue;
    std::size_t end = sign + year_sign.size();
    if (text.substr(end).starts_with(degree_sign)) end += degree_sign.size();
    std::string_view claim = word_at_start(text.substr(end), deeds);
    if (claim.empty() && digits < own) claim = word_at_start(text.substr(end), nouns);
    if (claim.empty()) continue;
    const std::size_t begin = sign - digits_of_year;
    const std::string_view before = text.substr(0, begin);
    const std::string_view sentence = sentence_around(text, begin);
    if (inside_title(before) || compares(before)) continue;
    if (mentions_year(sentence, own) || !word_in(sentence, other_business).empty()) continue;
    return ClaimedYear{.digits = digits, .phrase = text.substr(begin, end + claim.size() - begin)};
  }
  return std::nullopt;
}

std::string_view other_year_in_name(std::string_view name, std::string_view own) {
  if (mentions_year(name, own)) return {};
  for (std::size_t sign = name.find(year_sign); sign != std::string_view::npos;
       sign = name.find(year_sign, sign + year_sign.size())) {
    const std::string_view digits = year_before(name, sign);
    if (digits.empty()) continue;
    // 2020-2022年 may include the form's own year.
    if (!compares(name.substr(0, sign - digits_of_year))) return digits;
  }
  return {};
}

}  // namespace gouji
