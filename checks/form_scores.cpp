// Rows are judged as the checks of scores judge them; what they cannot recompute counts for
// nothing.

#include "checks/form_scores.h"

#include <algorithm>

#include "checks/assessment.h"

namespace gouji {

FormScores scores_of(const Form& form, const Rulebook& rulebook) {
  FormScores scores;
  scores.department = std::string(form.header(Header::department).raw);
  const Assessments assessments = assess(form, rulebook);
  bool any = false;
  bool all_full = true;
  for (std::size_t row = 0; row < form.indicators.size(); ++row) {
    const Indicator& indicator = form.indicators[row];
    if (!indicator.score.filled()) continue;
    if (const auto& recomputed = assessments[row].recomputed) {
      scores.inflation = scores.inflation + (*indicator.score - *recomputed);
    }
    if (!indicator.weight.filled()) continue;
    any = true;
    all_full = all_full && *indicator.score == *indicator.weight;
    if (indicator.category_index < 0) continue;
    const std::string_view name =
        rulebook.categories[static_cast<std::size_t>(indicator.category_index)].name;
    auto category = std::find_if(scores.categories.begin(), scores.categories.end(),
                                 [&](const CategoryScore& one) { return one.name == name; });
    if (category == scores.categories.end()) {
      category = scores.categories.insert(category, {.name = name, .weight = {}, .score = {}});
    }
    category->weight = category->weight + *indicator.weight;
    category->score = category->score + *indicator.score;
  }
  scores.full_marks = any && all_full;
  return scores;
}

}  // namespace gouji
