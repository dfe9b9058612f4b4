// The values to try come from the findings. A figure within text is changed in the text, so that
// the checks read it there as they read everything. What was meant by 目标值 or 实际完成值 cannot
// be computed back from a score, for many values give the same: only the usual slips are tried, and
// only where the score is neither full nor nothing, because almost any value gives those.

#include "checks/culprit_repairs.h"

#include <algorithm>

#include "schemas/measure.h"

namespace gouji {
namespace {

template <class Row>
auto* figure_in(Row& row, Column column) {
  if constexpr (requires { row.weight; }) {
    if (column == Column::weight) return &row.weight;
    return column == Column::score ? &row.score : nullptr;
  } else {
    if (column == Column::budget) return &row.budget;
    return column == Column::actual ? &row.actual : nullptr;
  }
}

template <class AnyForm>
auto figure_cell(AnyForm& form, Place place) -> decltype(&form.figures[0]) {
  const auto row_of = [&](auto& rows) {
    return place.row < rows.size() ? &rows[place.row] : nullptr;
  };
  switch (place.part) {
    case Part::figure: return row_of(form.figures);
    case Part::sub_item: {
      auto* row = row_of(form.sub_items);
      return row == nullptr ? nullptr : figure_in(*row, place.column);
    }
    case Part::indicator: {
      auto* row = row_of(form.indicators);
      return row == nullptr ? nullptr : figure_in(*row, place.column);
    }
    default: return nullptr;
  }
}

// 目标值 or 实际完成值 of an indicator; null for other places.
template <class AnyForm>
auto text_at(AnyForm& form, Place place) -> decltype(&form.indicators[0].target) {
  if (place.part != Part::indicator || place.row >= form.indicators.size()) return nullptr;
  auto& row = form.indicators[place.row];
  if (place.column == Column::target) return &row.target;
  return place.column == Column::actual ? &row.actual : nullptr;
}

std::optional<Decimal> figure_of(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return Decimal::parse(text);
}

// What one slip could have made of what should stand there: neighbouring digits swapped, the point
// moved, 元 and 万元.
std::vector<Decimal> slips_of(const Decimal& printed) {
  std::vector<Decimal> values;
  std::string text = printed.text();
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const bool digits = text[at] != '.' && text[at + 1] != '.' && text[at] != '-';
    const bool leads_with_zero = at == 0 && text[1] == '0';
    if (!digits || text[at] == text[at + 1] || leads_with_zero) continue;
    std::swap(text[at], text[at + 1]);
    if (const auto value = Decimal::parse(text)) values.push_back(*value);
    std::swap(text[at], text[at + 1]);
  }
  for (const int places : {1, 2, 4}) {
    Decimal power = Decimal::whole(1);
    for (int i = 0; i < places; ++i) power = power * Decimal::whole(10);
    values.push_back(printed * power);
    if (printed.scale() + places <= Decimal::max_scale) {
      values.push_back(Decimal(printed.coefficient(), printed.scale() + places).trimmed());
    }
  }
  return values;
}

std::vector<Place> places_of(const Finding& finding) {
  std::vector<Place> places = finding.related;
  places.push_back(finding.place);
  return places;
}

}  // namespace

const FigureCell* figure_at(const Form& form, Place place) {
  return figure_cell(form, place);
}

bool is_arithmetic(const Finding& finding) {
  return finding.severity >= Severity::warning && !finding.difference.empty();
}

bool is_prose_against_table(const Finding& finding) {
  return finding.severity >= Severity::warning && finding.place.part == Part::narrative &&
         !finding.expected.empty();
}

Trial::Cells Trial::cells_at(Place place) {
  Cells cells;
  if (const FigureCell* figure = figure_at(form_, place)) cells.figure = *figure;
  if (const TextCell* text = text_at(form_, place)) cells.text = *text;
  return cells;
}

void Trial::put_back(Place place, const Cells& cells) {
  if (FigureCell* figure = figure_cell(form_, place)) *figure = cells.figure;
  if (TextCell* text = text_at(form_, place)) *text = cells.text;
}

void Trial::make(const Repair& repair) {
  for (const Change& change : repair) {
    if (TextCell* cell = text_at(form_, change.place)) {
      const std::string printed = change.printed.text();
      std::string& text = texts_.emplace_back(cell->raw);
      text.replace(text.find(printed), printed.size(), change.right.text());
      cell->raw = text;
    } else if (FigureCell* figure = figure_cell(form_, change.place)) {
      const bool percent = figure->raw.ends_with("%");
      texts_.push_back(change.right.text() + (percent ? "%" : ""));
      figure->value = change.right;
      figure->raw = texts_.back();
    }
  }
}

void Trial::remove_indicator(std::size_t row) {
  form_.indicators.erase(form_.indicators.begin() + static_cast<std::ptrdiff_t>(row));
  for (; row < form_.indicators.size(); ++row) {
    Indicator& moved = form_.indicators[row];
    const auto number = static_cast<std::uint32_t>(row);
    for (TextCell* cell : {&moved.category, &moved.subcategory, &moved.name, &moved.target,
                           &moved.actual, &moved.reason}) {
      cell->place.row = number;
    }
    for (FigureCell* cell : {&moved.weight, &moved.score}) cell->place.row = number;
  }
}

void Repairs::add_for(const Finding& finding) {
  if (is_prose_against_table(finding)) {
    const Measure prose = parse_measure(finding.found);
    for (const Place place : finding.related) {
      const TextCell* cell = text_at(form_, place);
      if (cell != nullptr && prose.quantity()) {
        add_text(place, parse_measure(cell->raw).figure, prose.figure);
      }
    }
    return;
  }
  if (const auto expected = figure_of(finding.expected)) add(finding.place, *expected);
  const auto difference = figure_of(finding.difference);
  if (!difference) return;
  for (const Place place : places_of(finding)) {
    if (const FigureCell* cell = filled(place)) {
      add(place, cell->value - *difference);
      add(place, cell->value + *difference);
    } else {
      add_slips_of_text(place);
    }
  }
}

void Repairs::add_swaps(const Finding& finding) {
  for (const Place place : places_of(finding)) {
    Place next = place;
    ++next.row;
    swap(place, next);
    if (place.row == 0) continue;
    --(next = place).row;
    swap(next, place);
  }
}

const FigureCell* Repairs::filled(Place place) const {
  const FigureCell* cell = figure_at(form_, place);
  return cell != nullptr && cell->filled() ? cell : nullptr;
}

void Repairs::add(Place place, const Decimal& right) {
  const FigureCell* cell = filled(place);
  if (cell == nullptr || cell->value == right) return;
  keep({{.place = place,
         .printed = cell->value,
         .right = right.trimmed().rescaled(cell->value.scale())}});
}

void Repairs::add_slips_of_text(Place place) {
  const TextCell* cell = text_at(form_, place);
  if (cell == nullptr) return;
  const Indicator& row = form_.indicators[place.row];
  const bool partly = row.score.filled() && row.weight.filled() && !row.score->is_zero() &&
                      *row.score < *row.weight;
  const Measure measure = parse_measure(cell->raw);
  if (!partly || !measure.quantity()) return;
  for (const Decimal& right : slips_of(measure.figure)) add_text(place, measure.figure, right);
}

void Repairs::add_text(Place place, const Decimal& printed, const Decimal& right) {
  const bool found = text_at(form_, place)->raw.find(printed.text()) != std::string_view::npos;
  if (found && printed != right) keep({{.place = place, .printed = printed, .right = right}});
}

void Repairs::swap(Place first, Place second) {
  const FigureCell* a = filled(first);
  const FigureCell* b = filled(second);
  if (a == nullptr || b == nullptr || a->value == b->value) return;
  keep({{.place = first, .printed = a->value, .right = b->value},
        {.place = second, .printed = b->value, .right = a->value}});
}

void Repairs::keep(Repair&& repair) {
  if (std::ranges::find(repairs_, repair) == repairs_.end()) repairs_.push_back(std::move(repair));
}

}  // namespace gouji
