// Scoring rules and scales that cannot be evaluated, or that never take a point off.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "linter/rulebook_reviewer.h"

namespace gouji {
namespace {

bool is_used(std::size_t rule, const Rulebook& book) {
  return std::any_of(book.categories.begin(), book.categories.end(), [&](const Category& category) {
    return category.scoring == static_cast<int>(rule);
  });
}

void review_deductions(const Scoring& rule, const std::string& pointer, RulebookReview& review) {
  const bool below = rule.shortfall == Shortfall::proportion || !rule.below_per_point.is_zero();
  const bool above = rule.over_deducts && !rule.above_per_point.is_zero();
  if (!below && !above) {
    review.fault(pointer + "/below_per_point",
                 {.zh = fmt::format("评分规则 {} 从不扣分：低了、超了都扣 0", rule.id),
                  .en = fmt::format("the scoring rule {} never takes a point off", rule.id)},
                 {.zh = "below_per_point 写每低 1 个百分点扣权重的多少，如 0.05",
                  .en = "\"below_per_point\" is the part of the weight lost per point: 0.05"});
  } else if (rule.over_deducts && !above) {
    review.fault(
        pointer + "/over_deducts",
        {.zh = fmt::format("评分规则 {} 说超额扣分，above_per_point 却是 0", rule.id),
         .en = fmt::format("the scoring rule {} deducts for excess, by 0 per point", rule.id)},
        {.zh = "写明 above_per_point，或去掉 over_deducts",
         .en = "give \"above_per_point\", or leave out \"over_deducts\""});
  } else if (!rule.over_deducts && !rule.above_per_point.is_zero()) {
    review.warning(
        pointer + "/above_per_point",
        {.zh = fmt::format("评分规则 {} 的 above_per_point 不起作用：over_deducts 没有写", rule.id),
         .en = fmt::format("\"above_per_point\" of the scoring rule {} has no effect "
                           "without \"over_deducts\"",
                           rule.id)},
        {.zh = "写 \"over_deducts\": true，或去掉 above_per_point",
         .en = "add \"over_deducts\": true, or leave it out"});
  }
}

void review_rule(const Scoring& rule, const std::string& pointer, RulebookReview& review) {
  if (rule.full_from <= Decimal()) {
    review.fault(pointer + "/full_from",
                 {.zh = fmt::format("评分规则 {} 从完成率 {} 起得满分，没有完成也是满分", rule.id,
                                    rule.full_from.text()),
                  .en = fmt::format("the scoring rule {} gives full marks from a completion of {}",
                                    rule.id, rule.full_from.text())},
                 {.zh = "写成倍数，100% 是 1", .en = "write it as a ratio: 100 % is 1"});
  }
  struct Share {
    std::string_view member;
    Decimal value;
  };
  for (const Share& share : {Share{"below_per_point", rule.below_per_point},
                             Share{"above_per_point", rule.above_per_point}}) {
    if (!share.value.is_negative() && share.value <= Decimal::whole(1)) continue;
    review.fault(fmt::format("{}/{}", pointer, share.member),
                 {.zh = fmt::format("{} 是权重的一部分，应在 0 与 1 之间，实为 {}", share.member,
                                    share.value.text()),
                  .en = fmt::format("{} is a part of the weight, between 0 and 1, found {}",
                                    share.member, share.value.text())},
                 {.zh = "5% 写 0.05", .en = "5 % is 0.05"});
    return;
  }
  review_deductions(rule, pointer, review);
}

// The word that two levels share leaves open which share of the weight it is worth.
void review_level_words(RulebookReview& review) {
  const std::vector<Level>& levels = review.book.qualitative.levels;
  std::map<std::string_view, std::size_t> level_of;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::string pointer = pointer_to_item("qualitative/levels", i) + "/words";
    for (const std::string& word : levels[i].words) {
      const auto [known, is_new] = level_of.emplace(word, i);
      if (is_new) continue;
      review.fault(
          pointer,
          {.zh = fmt::format("“{}”既是第 {} 级又是第 {} 级", word, known->second + 1, i + 1),
           .en =
               fmt::format("\"{}\" is both level {} and level {}", word, known->second + 1, i + 1)},
          {.zh = "一个词只归一级", .en = "let a word belong to one level"});
    }
  }
}

}  // namespace

void review_scoring(RulebookReview& review) {
  const Rulebook& book = review.book;
  for (std::size_t i = 0; i < book.scoring.size(); ++i) {
    const std::string pointer = pointer_to_item("scoring", i);
    review_rule(book.scoring[i], pointer, review);
    if (is_used(i, book)) continue;
    review.warning(pointer + "/id",
                   {.zh = fmt::format("没有类别用评分规则 {}", book.scoring[i].id),
                    .en = fmt::format("no category uses the scoring rule {}", book.scoring[i].id)},
                   {.zh = "在 categories 的 scoring 里写它，或删去",
                    .en = "name it in \"scoring\" of a category, or remove it"});
  }
  review_level_words(review);
  review_level_intervals(review);
}

}  // namespace gouji
