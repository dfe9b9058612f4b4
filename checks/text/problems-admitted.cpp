// A form that says it had no problems (无, 暂无) while points were lost, or money was left unspent.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "checks/check.h"
#include "checks/execution.h"
#include "checks/wording.h"
#include "schemas/measure.h"
#include "schemas/spelling.h"

namespace gouji::checks {
namespace {

using namespace std::string_view_literals;

constexpr std::array nothing_wrong{"无问题"sv,       "暂无问题"sv,   "没有问题"sv,
                                   "不存在问题"sv,   "无存在问题"sv, "未发现问题"sv,
                                   "暂未发现问题"sv, "暂不存在"sv,   "未发现存在问题"sv};
constexpr std::array full_stops{"。"sv, "."sv, "；"sv, ";"sv, "！"sv, "!"sv};

// More characters than 未发现存在问题 has, and none of them a stop: it says something.
bool starts_with_a_sentence(std::string_view text) {
  constexpr int longest = 10;
  std::size_t at = 0;
  for (int count = 0; count < longest; ++count) {
    if (at >= text.size()) return false;
    const Glyph glyph = glyph_at(text, at);
    if (!is_common_han(glyph.code)) return false;
    at += glyph.size;
  }
  return true;
}

bool says_none(std::string_view text) {
  if (starts_with_a_sentence(text)) return false;
  std::string words = normalised(text);
  const auto stop_at_the_end = [&] {
    return std::find_if(full_stops.begin(), full_stops.end(),
                        [&](std::string_view stop) { return words.ends_with(stop); });
  };
  for (auto stop = stop_at_the_end(); stop != full_stops.end(); stop = stop_at_the_end()) {
    words.resize(words.size() - stop->size());
  }
  return is_blank(words) ||
         std::find(nothing_wrong.begin(), nothing_wrong.end(), words) != nothing_wrong.end();
}

struct Shortfalls {
  std::pmr::vector<Place> rows;
  Decimal lost;
  std::optional<Ratio> low_rate;  // of execution, below 1
};

Shortfalls shortfalls_of(const CheckInput& input) {
  Shortfalls found{.rows = std::pmr::vector<Place>(input.memory), .lost = {}, .low_rate = {}};
  for (const Indicator& row : input.form.indicators) {
    if (!row.score.filled() || !row.weight.filled() || *row.score >= *row.weight) continue;
    found.rows.push_back(row.score.place);
    found.lost += *row.weight - *row.score;
  }
  if (const ExecutionReading execution = read_execution(input); execution.figures) {
    const Ratio rate = execution.figures->rate();
    if (rate < Ratio(Decimal::whole(1))) found.low_rate = rate;
  }
  return found;
}

void report(const TextCell& cell, const NarrativeField& field, const Shortfalls& found,
            Findings& findings) {
  std::string zh;
  std::string en;
  if (!found.rows.empty()) {
    zh = fmt::format("{} 项指标共扣 {} 分", found.rows.size(), found.lost.trimmed().text());
    en =
        fmt::format("{} indicators lost {} points", found.rows.size(), found.lost.trimmed().text());
  }
  if (found.low_rate) {
    const std::string rate = percent_text(*found.low_rate);
    zh += fmt::format("{}执行率 {}", zh.empty() ? "" : "，", rate);
    en += fmt::format("{}execution is {}", en.empty() ? "" : ", ", rate);
  }
  Finding& finding = findings.report(
      cell.place,
      {.zh = fmt::format("“{}”填“{}”，而{}", field.label, shortened(cell.raw), zh),
       .en = fmt::format("{} says \"{}\", yet {}", field.label, shortened(cell.raw), en)});
  finding.found = shortened(cell.raw);
  finding.related.assign(found.rows.begin(), found.rows.end());
  finding.hint = {.zh = "写明扣分或未执行完的问题、原因和改进措施",
                  .en = "Tell what fell short, why, and what will be done"};
}

void run(const CheckInput& input, Findings& findings) {
  bool any = false;
  for (std::size_t i = 0; i < input.rulebook.narratives.size(); ++i) {
    const NarrativeField& field = input.rulebook.narratives[i];
    const TextCell& cell = input.form.narratives[i];
    if (!field.problems) continue;
    any = true;
    if (!cell.filled()) {
      findings.not_checkable(cell.place, {.zh = "空白", .en = "blank"});
    } else if (!says_none(cell.raw)) {
      findings.pass(cell.place);
    } else if (const Shortfalls found = shortfalls_of(input);
               found.rows.empty() && !found.low_rate) {
      findings.pass(cell.place,
                    [] { return Message{.zh = "没有扣分", .en = "no points were lost"}; });
    } else {
      report(cell, field, found, findings);
    }
  }
  if (!any) {
    findings.not_applicable(
        {}, {.zh = "表式没有写问题的地方", .en = "the template has no place for problems"});
  }
}

}  // namespace

extern const Check problems_admitted;
constinit const Check problems_admitted{.id = "problems-admitted",
                                        .title_zh = "有扣分的不写“无问题”",
                                        .title_en = "Lost points are not called no problem",
                                        .basis = "自评应如实反映存在的问题",
                                        .severity = Severity::warning,
                                        .run = run};

}  // namespace gouji::checks
