// Gaps between intervals that divide a scale: a value in a gap belongs to no level. Levels that are
// single shares (100, 80, 60 %) leave gaps on purpose; grades are looked at when they are bound.

#include <fmt/format.h>

#include "linter/rulebook_reviewer.h"

namespace gouji {

void review_level_intervals(RulebookReview& review) {
  const std::vector<Level>& levels = review.book.qualitative.levels;
  for (std::size_t i = 1; i < levels.size(); ++i) {
    const Interval& above = levels[i - 1].share;
    const Interval& below = levels[i].share;
    if (above.is_one_figure() || below.is_one_figure()) continue;
    if (above.overlaps(below)) {
      review.fault(
          fmt::format("/qualitative/levels/{}/share", i),
          {.zh = fmt::format("{} 与上一级 {} 重叠", below.text(), above.text()),
           .en = fmt::format("{} overlaps the level above, {}", below.text(), above.text())},
          {.zh = "一端用方括号、另一端用圆括号：[0.6, 0.8) 与 [0.8, 1]",
           .en = "close one end and open the other: [0.6, 0.8) and [0.8, 1]"});
    } else if (!above.touches(below)) {
      review.fault(fmt::format("/qualitative/levels/{}/share", i),
                   {.zh = fmt::format("{} 与上一级 {} 之间有缝，其中的份额没有等级", below.text(),
                                      above.text()),
                    .en = fmt::format("a gap between {} and the level above, {}", below.text(),
                                      above.text())},
                   {.zh = "一端用方括号、另一端用圆括号：[0.6, 0.8) 与 [0.8, 1]",
                    .en = "close one end and open the other: [0.6, 0.8) and [0.8, 1]"});
    }
  }
}

}  // namespace gouji
