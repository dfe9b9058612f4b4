// A target must say when it is met: a quantity, a date, or words of the scale. A blank one, one
// that repeats the indicator's name, and words that name no state (做好服务) do not. Words that
// hold a word of the scale beside others (提升服务水平) are a note: they can be judged, but not
// measured.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/indicator_names.h"
#include "checks/wording.h"
#include "schemas/spelling.h"

namespace gouji::checks {
namespace {

using namespace std::string_view_literals;

constexpr WordSet separators =
    std::array{"、"sv, "，"sv, ","sv, "；"sv, ";"sv, "且"sv, "和"sv, "及"sv, "与"sv, "并"sv};
constexpr WordSet degrees = std::array{"基本"sv, "比较"sv, "更加"sv, "不断"sv, "进一步"sv, "得到"sv,
                                       "全面"sv, "全部"sv, "保持"sv, "达到"sv, "实现"sv};
constexpr WordSet numerals =
    std::array{"一"sv, "二"sv, "两"sv, "三"sv, "四"sv, "五"sv, "六"sv, "七"sv,
               "八"sv, "九"sv, "十"sv, "百"sv, "千"sv, "万"sv, "零"sv};
// What must not happen is a target of zero.
constexpr WordSet none_of = std::array{"无"sv, "零"sv, "不发生"sv, "未发生"sv};

// Whether some word of the scale is so. Those of which targets are most often made come first.
template <class Is>
bool any_word(const QualitativeScale& scale, Is&& is) {
  return std::any_of(scale.goal_words.begin(), scale.goal_words.end(), is) ||
         std::any_of(scale.met_words.begin(), scale.met_words.end(), is) ||
         std::any_of(scale.levels.begin(), scale.levels.end(), [&](const Level& level) {
           return std::any_of(level.words.begin(), level.words.end(), is);
         });
}

// Words of Han begin alike: most differ from a text at their end.
bool starts_with(std::string_view text, std::string_view word) {
  const bool like =
      word.size() <= text.size() && !word.empty() && word.back() == text[word.size() - 1];
  return like && text.starts_with(word);
}

bool is_scale_word(std::string_view text, const QualitativeScale& scale) {
  return any_word(scale, [&](std::string_view word) {
    return word.size() == text.size() && starts_with(text, word);
  });
}

// Removes the longest word of the scale that the text starts with.
bool take_scale_word(std::string_view& text, const QualitativeScale& scale) {
  std::size_t longest = 0;
  any_word(scale, [&](std::string_view word) {
    if (word.size() > longest && starts_with(text, word)) longest = word.size();
    return false;
  });
  text.remove_prefix(longest);
  return longest > 0;
}

bool take_one(std::string_view& text, const WordSet& words) {
  const std::string_view word = word_at_start(text, words);
  text.remove_prefix(word.size());
  return !word.empty();
}

// Words of the scale, degrees and separators only; also what the name already says before them:
// 系统运行稳定性 with the target 运行稳定.
bool made_of_scale_words(std::string_view text, std::string_view name,
                         const QualitativeScale& scale) {
  if (is_scale_word(text, scale)) return true;
  bool any = false;
  while (!text.empty()) {
    if (take_scale_word(text, scale)) {
      any = true;
      continue;
    }
    if (take_one(text, separators) || take_one(text, degrees)) continue;
    const std::size_t size = glyph_at(text, 0).size;
    if (name.find(text.substr(0, size)) == std::string_view::npos) return false;
    text.remove_prefix(size);
  }
  return any;
}

bool holds_scale_word(std::string_view text, const QualitativeScale& scale) {
  return any_word(scale, [&](std::string_view word) {
    const bool one_character = glyph_at(word, 0).size == word.size();
    return !one_character && text.find(word) != std::string_view::npos;
  });
}

// 三次, 二十四场: a quantity that is not written in digits.
bool in_chinese_numerals(std::string_view text) {
  const std::string_view whole = text;
  while (take_one(text, numerals)) {
  }
  if (text.size() == whole.size()) return false;
  const auto unit = find_unit(text);
  return unit && (text.empty() || unit->known());
}

bool has_digit(std::string_view text) {
  return Spelling(text).has_digit();
}

void report_words(const Indicator& indicator, Severity severity, std::string_view zh,
                  std::string_view en, Findings& findings) {
  const std::string target = shortened(indicator.target.raw);
  Finding& finding = findings.report(severity, indicator.target.place,
                                     {.zh = fmt::format("目标值“{}”{}", target, zh),
                                      .en = fmt::format("the target, {}, {}", target, en)});
  finding.found = target;
  finding.hint = {.zh = "写成数量（含单位）或评分等级用的词，使人能判断是否达到",
                  .en = "Give a quantity with its unit, or words of the scale"};
}

void look_at_words(const Row& row, const QualitativeScale& scale, Findings& findings) {
  const Indicator& indicator = row.indicator;
  const Normalised target(row.seen.target.word);
  const std::string_view words = target.view();
  const bool measurable =
      made_of_scale_words(words, row.name, scale) || !word_at_start(words, none_of).empty();
  const bool counted = asks_for_figure(row.name);
  if (measurable && !counted && !findings.keeps_ledger()) return;
  if (in_chinese_numerals(words)) {
    findings.not_checkable(indicator.target.place,
                           {.zh = "用汉字写的数量", .en = "a quantity in Chinese numerals"});
  } else if (measurable && counted) {
    report_words(indicator, Severity::note, "是文字，指标名称问的是数量",
                 "is in words, the name asks for a figure", findings);
  } else if (measurable) {
    findings.pass(indicator.target.place);
  } else if (holds_scale_word(words, scale)) {
    report_words(indicator, Severity::note, "能评等级，但没有写明做到什么程度算达到",
                 "can be graded, but does not say when it is met", findings);
  } else {
    report_words(indicator, findings.severity(), "不是数量，也不是评分等级用的词",
                 "is neither a quantity nor words of the scale", findings);
  }
}

void report_blank(const Indicator& indicator, Findings& findings) {
  const std::string name = shortened(indicator.name.raw);
  Finding& finding = findings.report(
      indicator.target.place,
      {.zh = fmt::format("指标“{}”的目标值空白{}", name,
                         indicator.target.raw.empty()
                             ? std::string()
                             : fmt::format("（填“{}”）", shortened(indicator.target.raw))),
       .en = fmt::format("the target of {} is blank", name)});
  finding.found = indicator.target.raw;
  finding.hint = {.zh = "填入经审核通过的绩效目标值", .en = "Enter the approved target"};
}

void look_at(const Row& row, const QualitativeScale& scale, Findings& findings) {
  const Indicator& indicator = row.indicator;
  const Measure& target = row.seen.target;
  const Place place = indicator.target.place;
  if (target.kind == Measure::Kind::blank) {
    if (indicator.name.empty()) {
      findings.not_applicable(place, {.zh = "没有指标", .en = "no indicator"});
    } else {
      report_blank(indicator, findings);
    }
  } else if (is_named(indicator.target.raw, row.name)) {
    report_words(indicator, findings.severity(), "与指标名称相同", "repeats the indicator's name",
                 findings);
  } else if (target.quantity() || target.kind == Measure::Kind::date) {
    findings.pass(place);
  } else if (target.kind == Measure::Kind::qualitative) {
    look_at_words(row, scale, findings);
  } else if (has_digit(indicator.target.raw)) {
    findings.not_checkable(
        place, {.zh = "有数字，但读不成一个数量", .en = "it has figures, but is not one quantity"});
  } else {
    report_words(indicator, findings.severity(), "没有数", "has no figure", findings);
  }
}

// Most targets are a quantity, or a word of the scale where no figure is asked for, and too short
// to repeat the name.
bool is_surely_measurable(const Row& row, const QualitativeScale& scale) {
  const Measure& target = row.seen.target;
  if (row.indicator.target.raw.size() >= row.name.size()) return false;
  return target.quantity() || (target.kind == Measure::Kind::qualitative &&
                               is_scale_word(target.word, scale) && !asks_for_figure(row.name));
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) findings.not_applicable(Place{}, no_indicators());
  const QualitativeScale& scale = input.rulebook.qualitative;
  for (const Row& row : input.rows()) {
    if (!findings.keeps_ledger() && is_surely_measurable(row, scale)) continue;
    if (row.seen.obstacle == Obstacle::by_evidence) {
      findings.not_applicable(row.indicator.target.place, explain(row.seen.obstacle));
    } else {
      look_at(row, scale, findings);
    }
  }
}

}  // namespace

extern const Check target_quantified;
constinit const Check target_quantified{.id = "target-quantified",
                                        .title_zh = "目标值可以衡量",
                                        .title_en = "A target can be measured",
                                        .basis = "审核惯例：目标应当量化或可评等级",
                                        .severity = Severity::warning,
                                        .run = run,
                                        .reads_figures = false};

}  // namespace gouji::checks
