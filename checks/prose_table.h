// The figures of a form that prose may speak of: amounts, targets, actuals, rates, the total score,
// each in the base of its unit (500 万元 → 5000000 元).
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "checks/prose.h"

namespace gouji {

struct TableFigure {
  Place place;
  Decimal value;                      // in base
  Decimal scale = Decimal::whole(1);  // one of the printed unit is this many of base
  Decimal step;                       // one in its last printed place, in base
  std::string_view base{};            // 元, %, 场
  Dimension dimension = Dimension::none;
  std::string_view printed{};  // 10694笔
  std::string_view name{};     // of the indicator or sub-item; empty: a figure of the funds tables
  Role role = Role::none;      // of a figure of the funds tables
};

// Those of the dimensions that CheckInput::prose speaks of.
std::pmr::vector<TableFigure> table_figures(const CheckInput& input);

// Whether both count the same kind of thing. 场 and 笔 may be two words for one thing in prose.
bool same_kind(const ProseFigure& prose, const TableFigure& figure);

// Equal as far as the prose is printed: 89.97万元 for 89.974, 14.6亿元 for 14.59; also where the
// rest is cut off instead of rounded.
bool agrees(const ProseFigure& prose, const TableFigure& figure);
// The same, with the figure of the prose in its base.
bool agrees(const ProseFigure& prose, const Decimal& said, const TableFigure& figure);

// How surely prose speaks of an indicator or a sub-item.
enum class Naming : std::uint8_t {
  none,
  hinted,  // a word of the name is in the clause: 调解率 for 纠纷调解成功率
  named,   // the name is in the clause
  plainly  // the clause is the name and the figure: 全年成交率达到87.18%
};
Naming naming_of(const ProseFigure& prose, std::string_view name);

// A name that prose may be held to has three characters or more; shorter ones are said of much.
inline constexpr std::size_t shortest_name = 9;  // bytes
// Of such a name: its size and last bytes, which tell most names apart.
inline std::uint64_t key_of_name(std::string_view name) {
  std::uint64_t end = 0;
  std::memcpy(&end, name.data() + (name.size() - sizeof end), sizeof end);
  return end ^ (std::uint64_t{name.size()} << 56U);
}

// Significant digits: those of 5000 are one, of 10694 five.
int significant_digits(const Decimal& figure);

}  // namespace gouji
