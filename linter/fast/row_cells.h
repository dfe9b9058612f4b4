// The rows of a form by their columns: which have a text, which a figure, and where in the row. A
// row is kept for the next form, so that it need not be made anew.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "schemas/form.h"

namespace gouji {

template <class Row, class Cell>
struct RowCells {
  struct Entry {
    Column column;
    Cell Row::*cell;
  };
  static constexpr std::size_t columns = static_cast<std::size_t>(Column::reason) + 1;

  std::array<Cell Row::*, columns> cells{};  // null where the column has none of this kind

  constexpr RowCells(std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) cells[static_cast<std::size_t>(entry.column)] = entry.cell;
  }
  constexpr Cell Row::*operator[](Column column) const {
    return cells[static_cast<std::size_t>(column)];
  }
};

template <class Row>
inline constexpr Part part_of_row = Part::form;
template <>
inline constexpr Part part_of_row<SubItem> = Part::sub_item;
template <>
inline constexpr Part part_of_row<Indicator> = Part::indicator;

template <class Row>
inline constexpr RowCells<Row, TextCell> texts_of_row{};
template <>
inline constexpr RowCells<SubItem, TextCell> texts_of_row<SubItem>{
    {Column::name, &SubItem::name},
};
template <>
inline constexpr RowCells<Indicator, TextCell> texts_of_row<Indicator>{
    {Column::category, &Indicator::category}, {Column::subcategory, &Indicator::subcategory},
    {Column::name, &Indicator::name},         {Column::target, &Indicator::target},
    {Column::actual, &Indicator::actual},     {Column::reason, &Indicator::reason},
};

template <class Row>
inline constexpr RowCells<Row, FigureCell> figures_of_row{};
template <>
inline constexpr RowCells<SubItem, FigureCell> figures_of_row<SubItem>{
    {Column::budget, &SubItem::budget},
    {Column::actual, &SubItem::actual},
};
template <>
inline constexpr RowCells<Indicator, FigureCell> figures_of_row<Indicator>{
    {Column::weight, &Indicator::weight},
    {Column::score, &Indicator::score},
};

// As a cell of this place of which nothing was ever read; one that is absent is so.
template <class AnyCell>
void forget(AnyCell& cell) {
  if (cell.state != CellState::absent) cell = {.place = cell.place};
}

template <class Row>
void forget(Row& row, Column column) {
  if (const auto text = texts_of_row<Row>[column]) forget(row.*text);
  if (const auto figure = figures_of_row<Row>[column]) forget(row.*figure);
}

// A row of the form before is taken again: its cells have their places, and whatever is in them is
// written over or forgotten.
template <class Row>
Row& row_at(std::vector<Row>& rows, std::uint32_t index) {
  const auto known = rows.begin() + index;
  if (known < rows.end()) return *known;
  Row& row = rows.emplace_back();
  for (std::size_t i = 0; i < RowCells<Row, TextCell>::columns; ++i) {
    const auto column = static_cast<Column>(i);
    const Place place{.part = part_of_row<Row>, .column = column, .row = index};
    if (const auto text = texts_of_row<Row>[column]) (row.*text).place = place;
    if (const auto figure = figures_of_row<Row>[column]) (row.*figure).place = place;
  }
  return row;
}

}  // namespace gouji
