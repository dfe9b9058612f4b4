// A form names its template by printing its labels. The rulebook of whose layout the largest share
// is found is the one, if that is at least three fifths; where two are equally near nobody can tell
// and the user has to say.

#include "linter/table/rulebook_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace gouji {
namespace {

constexpr std::size_t shown_labels = 6;
constexpr std::size_t shown_candidates = 3;

struct Candidate {
  std::unique_ptr<LabelIndex> index;
  LabelIndex::Coverage coverage;

  // Compares shares without a quotient.
  bool nearer_than(const Candidate& other) const {
    return coverage.found * other.coverage.labels > other.coverage.found * coverage.labels;
  }
  bool near_enough() const {
    return coverage.labels > 0 && coverage.found * 5 >= coverage.labels * 3;
  }
  const std::string& id() const { return index->rulebook().id; }
};

std::set<std::string, std::less<>> printed_labels(const std::vector<LabelledRow>& rows) {
  std::set<std::string, std::less<>> printed;
  for (const LabelledRow& row : rows) {
    for (const CellLabel& label : row) {
      if (label.text.empty()) continue;
      // 项目名称：… counts as the label that it starts with.
      const std::size_t colon = label.text.find(':');
      if (colon != std::string::npos) printed.insert(label.text.substr(0, colon));
      if (!label.whole) continue;
      printed.insert(label.text);
      printed.insert(std::string(without_remark(label.text)));
    }
  }
  return printed;
}

Message none_fits(const std::vector<Candidate>& candidates) {
  Message message{.zh = "表中的标签不足以认出所用的模板",
                  .en = "the labels do not tell which template the form follows"};
  for (std::size_t at = 0; at < std::min(candidates.size(), shown_candidates); ++at) {
    const Candidate& candidate = candidates[at];
    const LabelIndex::Coverage& coverage = candidate.coverage;
    std::string missing_zh;
    std::string missing_en;
    for (std::size_t one = 0; one < std::min(coverage.missing.size(), shown_labels); ++one) {
      missing_zh += fmt::format("“{}”", coverage.missing[one]);
      missing_en += fmt::format("{}{}", one > 0 ? ", " : "", coverage.missing[one]);
    }
    const bool more = coverage.missing.size() > shown_labels;
    message.zh += fmt::format("；{} 的 {} 个标签见到 {} 个，缺{}{}", candidate.id(),
                              coverage.labels, coverage.found, missing_zh, more ? "等" : "");
    message.en += fmt::format("; {}: {} of {} labels found, missing {}{}", candidate.id(),
                              coverage.found, coverage.labels, missing_en, more ? ", …" : "");
  }
  return message;
}

Message several_fit(const Candidate& one, const Candidate& other) {
  return {.zh = fmt::format("{} 与 {} 的标签都见到 {} 个，无从选择", one.id(), other.id(),
                            one.coverage.found),
          .en = fmt::format("{} and {} fit the labels equally well ({} found)", one.id(),
                            other.id(), one.coverage.found)};
}

}  // namespace

LabelChoice choose_by_labels(const std::vector<LabelledRow>& labels, const ReadContext& context) {
  LabelChoice choice;
  if (context.forced != nullptr) {
    choice.index = std::make_unique<LabelIndex>(*context.forced);
    choice.chosen_by = ChosenBy::option;
    return choice;
  }
  const auto printed = printed_labels(labels);
  const auto is_printed = [&](std::string_view label) { return printed.contains(label); };
  std::vector<Candidate> candidates;
  for (const Rulebook* rulebook : context.rulebooks) {
    Candidate& candidate = candidates.emplace_back();
    candidate.index = std::make_unique<LabelIndex>(*rulebook);
    candidate.coverage = candidate.index->coverage(is_printed);
  }
  std::ranges::stable_sort(candidates, [](const Candidate& one, const Candidate& other) {
    return one.nearer_than(other);
  });
  const bool fits = !candidates.empty() && candidates.front().near_enough();
  const bool tied = candidates.size() > 1 && !candidates[0].nearer_than(candidates[1]);
  if (fits && !tied) {
    choice.index = std::move(candidates.front().index);
    return choice;
  }
  Finding& finding = choice.finding.finding;
  finding.check = "form-schema";
  finding.message = fits ? several_fit(candidates[0], candidates[1]) : none_fits(candidates);
  finding.hint = {.zh = "用 --rulebook 指定规则册", .en = "name the rulebook with --rulebook"};
  return choice;
}

}  // namespace gouji
