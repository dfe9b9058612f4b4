// Defects of figures are edits of digits at a cell of some group (funds, sub-items, weights, …);
// the others change a row or the prose. What an edit gives is compared with what stood there: the
// same figure is no defect.

#include "tests/injection/defects.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "schemas/measure.h"
#include "tests/injection/cells.h"
#include "tests/injection/relations.h"

namespace gouji::injection {
namespace {

using Edit = Figure (*)(const Decimal& figure, Random& random);

Figure with_digits(const Decimal& figure, const std::string& digits) {
  const auto changed = Decimal::parse(digits);
  if (!changed || *changed == figure) return std::nullopt;
  return changed;
}

std::vector<std::size_t> digit_places(const std::string& text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') places.push_back(i);
  }
  return places;
}

Figure swapped(const Decimal& figure, Random& random) {
  std::string text = figure.text();
  const auto places = digit_places(text);
  if (places.size() < 2) return std::nullopt;
  const std::size_t at = random.below(places.size() - 1);
  std::swap(text[places[at]], text[places[at + 1]]);
  return with_digits(figure, text);
}

Figure one_digit(const Decimal& figure, Random& random) {
  std::string text = figure.text();
  const auto places = digit_places(text);
  text[random.pick(places)] = static_cast<char>('0' + random.between(0, 9));
  return with_digits(figure, text);
}

Figure point_moved(const Decimal& figure, Random& random) {
  if (figure.is_zero()) return std::nullopt;
  const Decimal plain = figure.trimmed();
  if (random.chance(50)) return (plain * Decimal::whole(10)).trimmed();
  return Decimal(plain.coefficient(), plain.scale() + 1);
}

Figure ten_thousandfold(const Decimal& figure, Random&) {
  if (figure.is_zero()) return std::nullopt;
  return (figure * Decimal::whole(10'000)).trimmed();
}

Figure negated(const Decimal& figure, Random&) {
  if (figure.is_zero()) return std::nullopt;
  return -figure;
}

// One of the cells of a group with its figure edited; empty group or edit: none.
std::optional<Injected> edit_one(Draft& draft, Random& random, const std::vector<Cell>& group,
                                 Edit edit) {
  if (group.empty()) return std::nullopt;
  const Cell& cell = random.pick(group);
  const Figure changed = edit(*cell.get(draft), random);
  if (!changed) return std::nullopt;
  cell.set(draft, changed);
  return Injected{cell.pointer};
}

template <Group group, Edit edit>
std::optional<Injected> edited(Draft& draft, Random& random) {
  return edit_one(draft, random, cells_of(draft, group), edit);
}

// An amount that stands in quotients only: a change in its fifth digit is below what a rate of two
// places shows.
bool is_below_resolution(const Draft& draft, const Cell& cell, const Decimal& before) {
  const auto relations = relations_of(draft);
  const auto own = relations.find(cell.pointer);
  if (own == relations.end()) return true;
  const bool only_rates = std::ranges::all_of(own->second, [](const std::string& relation) {
    return relation.find("rate") != std::string::npos;
  });
  const Decimal change = (*cell.get(draft) - before).absolute();
  return only_rates && change * Decimal::whole(2'000) < before.absolute();
}

template <Edit edit>
std::optional<Injected> amount_edited(Draft& draft, Random& random) {
  const std::vector<Cell> cells = cells_of(draft, Group::funds);
  const Cell& cell = random.pick(cells);
  const Decimal before = *cell.get(draft);
  const Figure changed = edit(before, random);
  if (!changed) return std::nullopt;
  cell.set(draft, changed);
  if (is_below_resolution(draft, cell, before)) return std::nullopt;
  return Injected{cell.pointer};
}

template <Group group>
std::optional<Injected> blanked(Draft& draft, Random& random) {
  std::vector<Cell> cells = cells_of(draft, group);
  // A blank optional figure of zero is as good as the zero.
  std::erase_if(cells, [&](const Cell& cell) { return cell.get(draft)->is_zero(); });
  if (cells.empty()) return std::nullopt;
  const Cell& cell = random.pick(cells);
  cell.set(draft, std::nullopt);
  return Injected{.pointer = cell.pointer, .plain = true};
}

// The figures of two neighbours in each other's cell.
template <Group group>
std::optional<Injected> neighbours_swapped(Draft& draft, Random& random) {
  const std::vector<Cell> cells = cells_of(draft, group);
  if (cells.size() < 2) return std::nullopt;
  const std::size_t at = random.below(cells.size() - 1);
  const Figure first = cells[at].get(draft);
  const Figure second = cells[at + 1].get(draft);
  const auto relations = relations_of(draft);
  const auto tied = [&](const Cell& cell) {
    const auto found = relations.find(cell.pointer);
    return found == relations.end() ? std::set<std::string>() : found->second;
  };
  // Two terms of the same sum can change places without any rule to see it.
  if (*first == *second || tied(cells[at]) == tied(cells[at + 1])) return std::nullopt;
  cells[at].set(draft, second);
  cells[at + 1].set(draft, first);
  return Injected{cells[at].pointer};
}

// The scores of the two rows may as well be the ones that changed places: no cell can be told.
std::optional<Injected> weights_swapped(Draft& draft, Random& random) {
  if (!neighbours_swapped<Group::weights>(draft, random)) return std::nullopt;
  return Injected{"/indicators"};
}

std::optional<Injected> item_counted_twice(Draft& draft, Random& random) {
  if (draft.sub_items.size() < 3) return std::nullopt;
  const DraftSubItem& item = draft.sub_items[random.below(draft.sub_items.size() - 1)];
  if (item.budget->is_zero()) return std::nullopt;
  DraftSubItem& total = draft.sub_items.back();
  total.budget = *total.budget + *item.budget;
  return Injected{pointer_to_sub_item(draft.sub_items.size() - 1, "budget")};
}

std::optional<Injected> item_left_out(Draft& draft, Random& random) {
  if (draft.sub_items.size() < 3) return std::nullopt;
  const auto at = random.below(draft.sub_items.size() - 1);
  if (draft.sub_items[at].budget->is_zero()) return std::nullopt;
  draft.sub_items.erase(draft.sub_items.begin() + static_cast<std::ptrdiff_t>(at));
  return Injected{pointer_to_sub_item(draft.sub_items.size() - 1, "budget")};
}

std::optional<Injected> indicator_left_out(Draft& draft, Random& random) {
  const auto at = random.below(draft.indicators.size());
  draft.indicators.erase(draft.indicators.begin() + static_cast<std::ptrdiff_t>(at));
  return Injected{"/indicators"};
}

std::optional<Injected> indicator_twice(Draft& draft, Random& random) {
  const auto at = random.below(draft.indicators.size());
  const DraftIndicator copy = draft.indicators[at];
  draft.indicators.insert(draft.indicators.begin() + static_cast<std::ptrdiff_t>(at) + 1, copy);
  return Injected{.pointer = pointer_to_indicator(at + 1, "name"), .plain = true};
}

// A row whose score follows from its cells; with points lost, or not.
std::optional<std::size_t> row_with(Draft& draft, Random& random,
                                    const std::function<bool(const DraftIndicator&)>& wanted) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < draft.indicators.size(); ++i) {
    if (wanted(draft.indicators[i])) rows.push_back(i);
  }
  if (rows.empty()) return std::nullopt;
  return random.pick(rows);
}

Decimal total_score(const Draft& draft) {
  return *draft.figure(draft.rulebook->figure_with(Role::total_score));
}

// Weight and score may be blank already: two defects are injected one after the other.
bool lost_points(const DraftIndicator& row) {
  return row.weight && row.score && *row.score < *row.weight;
}

bool has_full_marks(const DraftIndicator& row) {
  return row.weight && row.score && *row.score == *row.weight;
}

bool scores(const DraftIndicator& row) {
  return row.score && *row.score != Decimal();
}

// Full marks for a missed target, and the total with them.
std::optional<Injected> inflated(Draft& draft, Random& random) {
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return one.recomputable && lost_points(one);
  });
  if (!row) return std::nullopt;
  DraftIndicator& indicator = draft.indicators[*row];
  const Decimal more = *indicator.weight - *indicator.score;
  indicator.score = indicator.weight;
  draft.set(draft.rulebook->figure_with(Role::total_score), (total_score(draft) + more).trimmed());
  return Injected{pointer_to_indicator(*row, "score")};
}

bool is_lower_bound(const DraftIndicator& row) {
  const Measure target = parse_measure(row.target);
  return row.recomputable && row.quantitative && target.quantity() &&
         target.comparator != Comparator::at_most;
}

void replace_figure(std::string& text, const Decimal& old, const Decimal& changed) {
  const std::size_t at = text.find(old.text());
  text.replace(at, old.text().size(), changed.text());
}

// After the scores were given: the target of a row that was met is twice as high.
std::optional<Injected> target_raised(Draft& draft, Random& random) {
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return is_lower_bound(one) && has_full_marks(one) &&
           parse_measure(one.target).unit.dimension != Dimension::percent;
  });
  if (!row) return std::nullopt;
  DraftIndicator& indicator = draft.indicators[*row];
  const Decimal old = parse_measure(indicator.target).figure;
  replace_figure(indicator.target, old, (old * Decimal::whole(2)).trimmed());
  return Injected{pointer_to_indicator(*row, "target")};
}

std::optional<Injected> actual_lowered(Draft& draft, Random& random) {
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return is_lower_bound(one) && has_full_marks(one);
  });
  if (!row) return std::nullopt;
  DraftIndicator& indicator = draft.indicators[*row];
  const Decimal old = parse_measure(indicator.actual).figure;
  const Decimal less = (Ratio(old) / Ratio(Decimal::whole(2))).rounded(old.scale());
  if (less == old) return std::nullopt;
  replace_figure(indicator.actual, old, less);
  return Injected{pointer_to_indicator(*row, "actual")};
}

// Of a row that lost some of its points: the score was worked out from the right figure.
std::optional<Injected> actual_swapped(Draft& draft, Random& random) {
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return one.quantitative && scores(one) && lost_points(one);
  });
  if (!row) return std::nullopt;
  DraftIndicator& indicator = draft.indicators[*row];
  const Decimal old = parse_measure(indicator.actual).figure;
  const Figure changed = swapped(old, random);
  if (!changed) return std::nullopt;
  replace_figure(indicator.actual, old, *changed);
  return Injected{pointer_to_indicator(*row, "actual")};
}

std::optional<Injected> target_copied(Draft& draft, Random& random) {
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    const Comparator comparator = parse_measure(one.target).comparator;
    return one.quantitative && comparator != Comparator::none && comparator != Comparator::equal;
  });
  if (!row) return std::nullopt;
  draft.indicators[*row].actual = draft.indicators[*row].target;
  return Injected{.pointer = pointer_to_indicator(*row, "actual"), .plain = true};
}

std::optional<Injected> actual_blank(Draft& draft, Random& random) {
  const auto row = row_with(
      draft, random, [](const DraftIndicator& one) { return one.quantitative && scores(one); });
  if (!row) return std::nullopt;
  // Whether the actual is missing or the score too much, nobody can tell.
  draft.indicators[*row].actual.clear();
  return Injected{pointer_to_indicator(*row, "actual")};
}

std::optional<Injected> unit_changed(Draft& draft, Random& random) {
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return one.quantitative && parse_measure(one.actual).unit.dimension != Dimension::none;
  });
  if (!row) return std::nullopt;
  DraftIndicator& indicator = draft.indicators[*row];
  const Measure actual = parse_measure(indicator.actual);
  const std::string unit = actual.unit.dimension == Dimension::money ? "户" : "万元";
  indicator.actual = actual.figure.text() + unit;
  return Injected{.pointer = pointer_to_indicator(*row, "actual"), .plain = true};
}

std::optional<Injected> reason_missing(Draft& draft, Random& random) {
  if (!draft.has_reasons) return std::nullopt;
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return one.recomputable && lost_points(one);
  });
  if (!row) return std::nullopt;
  const std::array<std::string, 4> empty_words{"", "无", "0", "暂无"};
  draft.indicators[*row].reason = empty_words[random.below(empty_words.size())];
  for (std::size_t i = 0; i < draft.narratives.size(); ++i) {
    if (draft.rulebook->narratives[i].explains) draft.narratives[i] = "按计划推进。";
  }
  return Injected{.pointer = pointer_to_indicator(*row, "score"), .plain = true};
}

std::optional<Injected> reason_contradicts(Draft& draft, Random& random) {
  if (!draft.has_reasons) return std::nullopt;
  const auto row = row_with(draft, random, [](const DraftIndicator& one) {
    return is_lower_bound(one) && lost_points(one);
  });
  if (!row) return std::nullopt;
  draft.indicators[*row].reason = "各单位加班作业，超额完成年度任务";
  return Injected{.pointer = pointer_to_indicator(*row, "reason"), .plain = true};
}

std::optional<Injected> wrong_grade(Draft& draft, Random&) {
  if (draft.grade.empty()) return std::nullopt;
  const std::vector<Grade>& grades = draft.rulebook->grades;
  draft.grade = draft.grade == grades.front().name ? grades.back().name : grades.front().name;
  return Injected{.pointer = "/grade", .plain = true};
}

std::optional<Injected> other_year(Draft& draft, Random& random) {
  const std::size_t at = random.below(draft.narratives.size());
  const std::string before = std::to_string(std::stoi(draft.year) - 1);
  draft.narratives[at] = before + "年度预算800万元。" + draft.narratives[at];
  const std::string& path = draft.rulebook->narratives[at].path;
  return Injected{.pointer = "/narratives/" + path, .plain = true};
}

std::optional<Injected> placeholder_left(Draft& draft, Random& random) {
  const auto row =
      row_with(draft, random, [](const DraftIndicator& one) { return one.quantitative; });
  if (!row) return std::nullopt;
  draft.indicators[*row].target = "≥XX%";
  return Injected{.pointer = pointer_to_indicator(*row, "target"), .plain = true};
}

// A figure of the table in prose, two of its digits swapped: 10964 for 10694.
std::optional<Injected> prose_swapped(Draft& draft, Random& random) {
  for (std::size_t i = 0; i < draft.narratives.size(); ++i) {
    std::string& text = draft.narratives[i];
    const std::size_t at = text.find("实际支出");
    if (at == std::string::npos) continue;
    const int paid = draft.rulebook->figure_with(Role::paid);
    const std::string printed = draft.figure(paid)->text();
    const Figure changed = swapped(*draft.figure(paid), random);
    const std::size_t digits = text.find(printed, at);
    if (!changed || digits == std::string::npos) return std::nullopt;
    text.replace(digits, printed.size(), changed->text());
    return Injected{.pointer = "/narratives/" + draft.rulebook->narratives[i].path, .plain = true};
  }
  return std::nullopt;
}

std::optional<Injected> prose_indicator_wrong(Draft& draft, Random& random) {
  for (std::size_t i = 0; i < draft.narratives.size(); ++i) {
    for (const DraftIndicator& row : draft.indicators) {
      const std::size_t at = draft.narratives[i].find(row.name + row.actual);
      if (at == std::string::npos) continue;
      const Decimal figure = parse_measure(row.actual).figure;
      const Figure changed = one_digit(figure, random);
      if (!changed || *changed == parse_measure(row.target).figure) return std::nullopt;
      const std::size_t digits = draft.narratives[i].find(figure.text(), at + row.name.size());
      draft.narratives[i].replace(digits, figure.text().size(), changed->text());
      return Injected{.pointer = "/narratives/" + draft.rulebook->narratives[i].path,
                      .plain = true};
    }
  }
  return std::nullopt;
}

std::optional<Injected> prose_sum_wrong(Draft& draft, Random& random) {
  if (draft.narratives.empty()) return std::nullopt;
  const Decimal first = random.figure(1'000, 90'000, 2);
  const Decimal second = random.figure(1'000, 90'000, 2);
  const Figure sum = one_digit(first + second, random);
  if (!sum) return std::nullopt;
  draft.narratives[0] +=
      "两批物资分别为" + first.text() + "吨和" + second.text() + "吨，合计" + sum->text() + "吨。";
  return Injected{.pointer = "/narratives/" + draft.rulebook->narratives[0].path, .plain = true};
}

int rate_index(const Draft& draft) {
  return draft.rulebook->figure_with(Role::execution_rate);
}

template <Edit edit>
std::optional<Injected> rate_edited(Draft& draft, Random& random) {
  const int index = rate_index(draft);
  if (index < 0 || !draft.figure(index)) return std::nullopt;
  const Figure changed = edit(*draft.figure(index), random);
  if (!changed) return std::nullopt;
  draft.set(index, changed);
  return Injected{pointer_to_figure(draft, index)};
}

Figure cut_to_whole(const Decimal& figure, Random&) {
  const Decimal cut = figure.rounded(0, Rounding::toward_zero);
  if (figure.rounded(0) == cut) return std::nullopt;  // that is rounding
  return cut;
}

std::optional<Injected> rate_as_ratio(Draft& draft, Random&) {
  const int index = rate_index(draft);
  if (index < 0 || !draft.figure(index)) return std::nullopt;
  const Decimal percent = *draft.figure(index);
  draft.figures[static_cast<std::size_t>(index)] =
      Decimal(percent.coefficient(), percent.scale() + 2).text();
  return Injected{pointer_to_figure(draft, index)};
}

std::optional<Injected> separators_misplaced(Draft& draft, Random& random) {
  const std::vector<Cell> cells = cells_of(draft, Group::funds);
  const Cell& cell = random.pick(cells);
  const int index = cell.figure;
  std::string text = draft.figures[static_cast<std::size_t>(index)];
  if (text.size() < 3) return std::nullopt;
  text.insert(1, ",");
  text.insert(3, ".");
  draft.figures[static_cast<std::size_t>(index)] = text + ",7";
  return Injected{.pointer = cell.pointer, .plain = true};
}

constexpr auto defects = std::to_array<Defect>({
    {"funds-swapped", "资金数两位对调", amount_edited<swapped>},
    {"funds-digit", "资金数一位写错", amount_edited<one_digit>},
    {"funds-point", "资金数小数点移位", amount_edited<point_moved>},
    {"funds-unit", "资金数以元为万元", amount_edited<ten_thousandfold>},
    {"funds-sign", "资金数正负号反", amount_edited<negated>},
    {"funds-blank", "资金数漏填", blanked<Group::required_funds>},
    {"funds-neighbour", "资金数填到邻格", neighbours_swapped<Group::funds>},
    {"funds-separators", "资金数的千分位乱", separators_misplaced},
    {"item-swapped", "子项金额两位对调", edited<Group::items, swapped>},
    {"item-digit", "子项金额一位写错", edited<Group::items, one_digit>},
    {"item-point", "子项金额小数点移位", edited<Group::items, point_moved>},
    {"item-unit", "子项金额以元为万元", edited<Group::items, ten_thousandfold>},
    {"item-blank", "子项金额漏填", blanked<Group::items>},
    {"item-total", "子项合计写错", edited<Group::item_totals, one_digit>},
    {"item-twice", "子项合计多加一行", item_counted_twice},
    {"item-left-out", "子项漏一行", item_left_out},
    {"weight-swapped", "权重两位对调", edited<Group::weights, swapped>},
    {"weight-digit", "权重一位写错", edited<Group::weights, one_digit>},
    {"weight-blank", "权重漏填", blanked<Group::weights>},
    {"weight-neighbour", "权重填到邻行", weights_swapped},
    {"weight-total", "权重合计写错", edited<Group::weight_total, one_digit>},
    {"score-swapped", "得分两位对调", edited<Group::scores, swapped>},
    {"score-digit", "得分一位写错", edited<Group::scores, one_digit>},
    {"score-point", "得分小数点移位", edited<Group::scores, point_moved>},
    {"score-blank", "得分漏填", blanked<Group::scores>},
    {"score-inflated", "未达标给满分，总分跟着改", inflated},
    {"total-swapped", "总分两位对调", edited<Group::total_score, swapped>},
    {"total-digit", "总分一位写错", edited<Group::total_score, one_digit>},
    {"total-blank", "总分漏填", blanked<Group::total_score>},
    {"rate-swapped", "执行率两位对调", rate_edited<swapped>},
    {"rate-digit", "执行率一位写错", rate_edited<one_digit>},
    {"rate-cut", "执行率舍去小数", rate_edited<cut_to_whole>},
    {"rate-ratio", "执行率写成小数", rate_as_ratio},
    {"rate-score", "执行率得分写错", edited<Group::rate_score, one_digit>},
    {"target-raised", "评完分再改目标值", target_raised},
    {"actual-swapped", "扣分项的实际完成值两位对调", actual_swapped},
    {"actual-lowered", "实际完成值写小一半", actual_lowered},
    {"actual-copied", "实际完成值照抄目标值", target_copied},
    {"actual-blank", "实际完成值漏填", actual_blank},
    {"unit-changed", "实际完成值单位写错", unit_changed},
    {"indicator-left-out", "漏一项指标", indicator_left_out},
    {"indicator-twice", "一项指标写两遍", indicator_twice},
    {"placeholder", "目标值是空白表的占位符", placeholder_left},
    {"reason-missing", "扣了分不写原因", reason_missing},
    {"reason-contradicts", "原因与数相反", reason_contradicts},
    {"grade-wrong", "等级写错", wrong_grade},
    {"year-of-another", "沿用上年文字", other_year},
    {"prose-swapped", "文字里的支出两位对调", prose_swapped},
    {"prose-indicator", "文字里的完成值写错一位", prose_indicator_wrong},
    {"prose-sum", "文字里的合计写错", prose_sum_wrong},
});

}  // namespace

std::span<const Defect> all_defects() {
  return defects;
}

}  // namespace gouji::injection
