// A form names its template by printing its labels. Each rulebook is asked how many of its labels
// are there, and how many are there that only others know; rulebook_fit.h chooses.

#include "linter/table/rulebook_choice.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "linter/rulebook_fit.h"

namespace gouji {
namespace {

// At least three fifths of the labels of a template are there.
constexpr std::size_t least_share = 3;

using Labels = std::set<std::string, std::less<>>;

// One text for each cell that may be a label. 项目名称：… counts as the label that it starts with.
Labels labels_of(const std::vector<LabelledRow>& rows) {
  Labels labels;
  for (const LabelledRow& row : rows) {
    for (const CellLabel& label : row) {
      if (label.text.empty()) continue;
      const std::size_t colon = label.text.find(':');
      if (colon != std::string::npos) labels.insert(label.text.substr(0, colon));
      if (label.whole) labels.insert(label.text);
    }
  }
  return labels;
}

Labels with_remarks_left_out(const Labels& labels) {
  Labels all = labels;
  for (const std::string& label : labels) all.insert(std::string(without_remark(label)));
  return all;
}

// 2021, (2021年度), 年度:2021; years in prose are of anything.
bool is_lone_year(std::string_view label) {
  if (const std::size_t colon = label.rfind(':'); colon != label.npos) {
    label.remove_prefix(colon + 1);
  }
  if (label.starts_with('(')) label.remove_prefix(1);
  for (const std::string_view end : {")", "度", "年"}) {
    if (label.ends_with(end)) label.remove_suffix(end.size());
  }
  return label.size() == 4;
}

// The year in the heading of the form, else the one that stands alone in a cell.
int year_of(const Labels& labels) {
  int lone = 0;
  for (const std::string& label : labels) {
    constexpr std::size_t longest_heading = 150;  // bytes: fifty Chinese characters
    const int year = year_in(label);
    if (year == 0) continue;
    if (label.find("自评") != std::string::npos && label.size() <= longest_heading) return year;
    if (is_lone_year(label)) lone = year;
  }
  return lone;
}

bool is_known(const LabelIndex& index, const std::string& label) {
  return !index.find(label).empty();
}

RulebookFit fit_of(const LabelIndex& index, const std::vector<LabelIndex>& all,
                   const Labels& labels, const Labels& printed) {
  LabelIndex::Coverage coverage =
      index.coverage([&](std::string_view label) { return printed.contains(label); });
  RulebookFit fit{.rulebook = &index.rulebook(),
                  .known = coverage.labels,
                  .found = coverage.found,
                  .titled = std::ranges::any_of(
                      labels, [&](const std::string& label) { return index.is_title(label); }),
                  .year = year_fit(year_of(labels), index.rulebook()),
                  .missing = std::move(coverage.missing)};
  for (const std::string& label : labels) {
    if (is_known(index, label)) continue;
    const bool elsewhere =
        std::ranges::any_of(all, [&](const LabelIndex& other) { return is_known(other, label); });
    if (elsewhere) ++fit.foreign;
  }
  return fit;
}

}  // namespace

RulebookLabels::RulebookLabels(const ReadContext& context) : forced_(context.forced != nullptr) {
  if (forced_) {
    indexes_.emplace_back(*context.forced);
    return;
  }
  for (const Rulebook* rulebook : context.rulebooks.all()) indexes_.emplace_back(*rulebook);
}

LabelChoice RulebookLabels::choose(const std::vector<LabelledRow>& rows) const {
  if (forced_) return {.index = &indexes_.front(), .chosen_by = ChosenBy::option};
  const Labels labels = labels_of(rows);
  const Labels printed = with_remarks_left_out(labels);
  std::vector<RulebookFit> fits;
  for (const LabelIndex& index : indexes_) fits.push_back(fit_of(index, indexes_, labels, printed));
  const FitChoice chosen = choose_rulebook(std::move(fits), least_share);
  LabelChoice choice;
  for (const LabelIndex& index : indexes_) {
    if (&index.rulebook() == chosen.rulebook) choice.index = &index;
  }
  if (choice.index != nullptr) {
    choice.why = chosen.why;
    return choice;
  }
  Finding& finding = choice.finding.finding;
  finding.check = "form-schema";
  finding.message = chosen.why;
  finding.hint = {.zh = "用 --rulebook 指定规则书", .en = "name the rulebook with --rulebook"};
  return choice;
}

}  // namespace gouji
