// The rows of a form by their columns: which have a text, which a figure, and where in the row.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

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

}  // namespace gouji
