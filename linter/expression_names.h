// What the names in an expression mean, by the rulebook: 总分 a figure, 自评分 a column, 产出目标 a
// category.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/expression_tokens.h"
#include "schemas/rulebook.h"

namespace gouji {

// Made once for a rulebook, which must outlive it. A name that means nothing, or two things, throws
// an ExpressionFault at the character that is passed along.
class ExpressionNames {
 public:
  explicit ExpressionNames(const Rulebook& rulebook);

  const Rulebook& rulebook() const { return rulebook_; }

  // A figure, a narrative or a header: 总分, 市级预算执行情况.年初预算数, budget.initial_budget.
  Place cell(std::string_view name, std::size_t character) const;
  // A column that the template prints, by its label, its usual name or its member name.
  Column column(Part part, std::string_view word, std::size_t character) const;
  int category(std::string_view name, std::size_t character) const;

  // As a message calls a cell: its label, with the group in front where others have the same.
  std::string label_of(Place place) const;

 private:
  // How exact a name is. A name of a higher rung is never asked whether it could be another.
  enum class Rung : std::uint8_t { path, full, label, usual };
  struct Known {
    std::string compared;
    std::string printed;
    Rung rung;
    Place place;
  };

  void know(std::string_view printed, Rung rung, Place place);
  std::string full_name(Place place) const;
  [[noreturn]] void no_cell(std::string_view name, std::size_t character) const;

  const Rulebook& rulebook_;
  std::vector<Known> known_;
};

// The spelling in which names are compared, with one kind of dot between their parts.
std::string compared_name(std::string_view name);

// 没有名为“…”的…, with the nearest of those known or all of them.
[[noreturn]] void unknown_name(std::string_view name, const Message& of_what,
                               const std::vector<std::string_view>& known, std::size_t character);

// Whether a column holds figures.
bool holds_figures(Part part, Column column);

}  // namespace gouji
