// Years in prose. Prose rightly speaks of other years all the time: for comparison, as the date of
// a document, as the history of the project, as the plan for next year. A list of what is innocent
// would never end, so a claim must show itself: an amount or a share of another year's budget
// (2020年度预算800万元), what was done with its figure (2020年共完成巡检24次), a report of that
// year (2020年执行情况), or the words that this is a project of it. Even then, what makes it a
// comparison excuses it. A later year can only be claimed by what was done.

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

// What may stand between the year and the claim: 2020年，本项目实际支付…
constexpr WordSet subjects = std::to_array<std::string_view>(
    {"，", ",", "本项目", "该项目", "项目", "本单位", "我单位", "我局", "市级", "财政", "部门",
     "专项", "年初", "安排", "下达", "本年度"});
// Claims when an amount or a share follows in the clause.
constexpr WordSet money_nouns =
    std::to_array<std::string_view>({"预算", "资金", "拨款", "支出", "经费"});
constexpr WordSet money_units = std::to_array<std::string_view>({"万", "亿", "元", "%", "％"});
// Claims when any figure follows in the clause.
constexpr WordSet deeds = std::to_array<std::string_view>(
    {"共完成", "共组织", "共开展", "共支付", "共安排", "共办理", "实际支出", "实际支付", "实际完成",
     "累计完成", "全年完成", "全年共"});
// Claims as they are.
constexpr WordSet reports = std::to_array<std::string_view>(
    {"预算执行情况", "资金执行情况", "执行情况", "绩效目标完成情况", "目标完成情况", "完成情况",
     "绩效自评报告", "绩效自评情况", "自评报告", "自评情况", "自评得分", "自评总分"});
constexpr WordSet goals = std::to_array<std::string_view>({"绩效目标", "目标"});
constexpr WordSet reached = std::to_array<std::string_view>({"已", "均", "全部", "基本"});
constexpr WordSet being = std::to_array<std::string_view>({"为", "是", "属", "系", "属于"});
// Right before a year.
constexpr WordSet comparisons = std::to_array<std::string_view>(
    {"较", "比",   "与",   "同",   "自",   "从",   "至",   "到",   "于",   "和",
     "及", "对",   "由",   "距",   "按",   "-",    "–",    "—",    "－",   "~",
     "～", "相比", "参照", "结转", "根据", "依据", "按照", "结合", "参考", "沿用"});
// In the same sentence: what the year is really said of.
constexpr WordSet other_business = std::to_array<std::string_view>(
    {"结转", "结余", "尾款", "余款", "欠款", "延续", "续建", "遗留", "上年", "上一年", "去年",
     "同比", "相比", "增长", "下降", "以前年度", "往年", "历年", "印发", "批复", "今年", "本年",
     "当年", "基础上", "评价结果", "整改",
     // The history of the project, as its overview tells it.
     "立项", "开工", "动工", "启动", "建成", "竣工", "完工", "获批", "批准", "成立", "设立",
     "投入使用", "总投资", "上线", "招标", "中标", "纳入", "列入", "以来"});
constexpr WordSet sentence_ends =
    std::to_array<std::string_view>({"。", "；", "！", "？", ";", "\n", "\r"});
constexpr WordSet clause_ends =
    std::to_array<std::string_view>({"，", ",", "。", "；", "！", "？", ";", "：", "\n", "\r"});

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

// What is said up to the next mark, as far as it is near.
std::string_view clause_at(std::string_view text) {
  constexpr std::size_t near = 150;
  text = text.substr(0, near);
  std::size_t end = text.size();
  for (std::string_view mark : clause_ends) end = std::min(end, text.find(mark));
  return text.substr(0, end);
}

bool has_figure(std::string_view clause) {
  return std::any_of(clause.begin(), clause.end(), is_digit);
}

// 800万元, 98 %
bool has_amount(std::string_view clause) {
  for (std::size_t i = 0; i < clause.size(); ++i) {
    if (!is_digit(clause[i])) continue;
    const std::size_t end = std::min(clause.find_first_not_of("0123456789.", i), clause.size());
    if (!word_at_start(trim(clause.substr(end)), money_units).empty()) return true;
    i = end;
  }
  return false;
}

// The size of the claim at the start of the text; 0: there is none.
std::size_t claim_at(std::string_view text, bool later) {
  std::string_view rest = text;
  for (;;) {
    const std::size_t read = text.size() - rest.size();
    auto after = [&](std::string_view word) { return rest.substr(word.size()); };
    const std::string_view deed = word_at_start(rest, deeds);
    if (!deed.empty() && has_figure(clause_at(after(deed)))) return read + deed.size();
    if (!later) {
      const std::string_view report = word_at_start(rest, reports);
      if (!report.empty()) return read + report.size();
      const std::string_view goal = word_at_start(rest, goals);
      if (!goal.empty() && !word_at_start(after(goal), reached).empty()) return read + goal.size();
      const std::string_view money = word_at_start(rest, money_nouns);
      if (!money.empty() && has_amount(clause_at(after(money)))) return read + money.size();
    }
    const std::string_view subject = word_at_start(rest, subjects);
    if (subject.empty()) return 0;
    rest.remove_prefix(subject.size());
  }
}

// 本项目为2020年项目，
bool names_the_project(std::string_view before, std::string_view after) {
  constexpr std::string_view project = "项目";
  if (word_at_end(before, being).empty() || !after.starts_with(project)) return false;
  return after.size() == project.size() || !is_letter(glyph_at(after, project.size()).code);
}

}  // namespace

std::string_view year_of(std::string_view text) {
  const std::string_view digits = text.substr(0, digits_of_year);
  if (digits.size() < digits_of_year || !all_digits(digits)) return {};
  const std::string_view rest = text.substr(digits_of_year);
  return rest.empty() || rest == "年" || rest == "年度" ? digits : std::string_view();
}

std::optional<ClaimedYear> other_year_claimed(std::string_view text, std::string_view own) {
  for (std::size_t sign = find_word(text, year_sign); sign != std::string_view::npos;
       sign = find_word(text, year_sign, sign + year_sign.size())) {
    const std::string_view digits = year_before(text, sign);
    if (digits.empty() || digits == own) continue;
    std::size_t end = sign + year_sign.size();
    if (text.substr(end).starts_with(degree_sign)) end += degree_sign.size();
    const std::size_t begin = sign - digits_of_year;
    const std::string_view before = text.substr(0, begin);
    const bool later = digits > own;
    std::size_t claim = claim_at(text.substr(end), later);
    if (claim == 0 && !later && names_the_project(before, text.substr(end))) {
      claim = std::string_view("项目").size();
    }
    if (claim == 0) continue;
    const std::string_view sentence = sentence_around(text, begin);
    if (inside_title(before) || compares(before)) continue;
    if (mentions_year(sentence, own) || !word_in(sentence, other_business).empty()) continue;
    return ClaimedYear{.digits = digits, .phrase = text.substr(begin, end + claim - begin)};
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
