// A value of a form together with what was printed and where.
//
// A Place names a cell in the form's own terms (row 3 of the indicators, column 自评分), never in
// terms of a file: the linter turns it into a JSON Pointer, a line or a sheet cell when a finding
// needs one. Blank is not zero: a cell knows whether it is missing from the file, left blank
// (also by / — - 无), filled, or filled with something that is not of its kind.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji {

// The part of the form that a place is in.
enum class Part : std::uint8_t {
  form,       // the form as a whole
  header,     // row: Header
  figure,     // row: index in Rulebook::figures
  sub_item,   // row: index in Form::sub_items
  indicator,  // row: index in Form::indicators
  narrative,  // row: index in Rulebook::narratives
};

// A column of the sub-item and indicator tables; also the member name in form JSON.
enum class Column : std::uint8_t {
  row,          // the whole row
  name,         // 子项名称, 指标名称 (the third level where there are three)
  budget,       // 预算数, sub-items
  actual,       // 实际数 of a sub-item; 实际完成值 of an indicator
  category,     // 类别, 一级指标
  subcategory,  // 二级指标
  target,       // 目标值, 年度指标值
  weight,       // 权重, 分值
  score,        // 自评分, 得分
  reason,       // 偏差原因分析及改进措施
};
std::string_view member_name(Column column);

// Single values at the top of a form; also the order in which they are printed.
enum class Header : std::uint8_t {
  template_id,
  title,
  year,
  project,
  department,
  grade,
  implementer
};
inline constexpr std::size_t header_count = 7;
std::string_view member_name(Header header);

struct Place {
  Part part = Part::form;
  Column column = Column::row;
  std::uint32_t row = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class CellState : std::uint8_t { absent, blank, filled, malformed };

template <class T>
struct Cell {
  T value{};               // meaningful when filled
  std::string_view raw{};  // as printed, blanks around it removed
  CellState state = CellState::absent;
  Place place{};

  bool filled() const { return state == CellState::filled; }
  bool empty() const { return state == CellState::absent || state == CellState::blank; }
  explicit operator bool() const { return filled(); }
  const T& operator*() const { return value; }
  const T* operator->() const { return &value; }
};

// A text is its value: what was printed.
template <>
struct Cell<std::string_view> {
  std::string_view raw{};
  CellState state = CellState::absent;
  Place place{};

  bool filled() const { return state == CellState::filled; }
  bool empty() const { return state == CellState::absent || state == CellState::blank; }
  explicit operator bool() const { return filled(); }
  const std::string_view& operator*() const { return raw; }
  const std::string_view* operator->() const { return &raw; }
};

}  // namespace gouji
