// Changes of single cells of a form that might put right what its checks report.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "schemas/finding.h"
#include "schemas/form.h"

namespace gouji {

// A figure in a cell, of figures or (目标值, 实际完成值) of text, and what it should have been.
struct Change {
  Place place;
  Decimal printed;
  Decimal right;
  friend bool operator==(const Change&, const Change&) = default;
};

// Changes that are made together: one, or two cells that change places.
using Repair = std::vector<Change>;

// Arithmetic that does not hold.
bool is_arithmetic(const Finding& finding);
// A figure in prose that is not the one in the table.
bool is_prose_against_table(const Finding& finding);

// The cell of figures at a place; null for other cells and for places outside the form.
const FigureCell* figure_at(const Form& form, Place place);

// A form with some figures changed, and back again.
class Trial {
 public:
  explicit Trial(const Form& form) : form_(form) {}

  const Form& form() const { return form_; }

  void make(const Repair& repair);
  void remove_indicator(std::size_t row);

  // Makes the repair, calls look(), and puts the old cells back.
  template <class Look>
  auto with(const Repair& repair, Look&& look) {
    std::vector<Cells> before;
    for (const Change& change : repair) before.push_back(cells_at(change.place));
    const std::size_t texts = texts_.size();
    make(repair);
    auto result = look();
    for (std::size_t i = 0; i < repair.size(); ++i) put_back(repair[i].place, before[i]);
    texts_.resize(texts);
    return result;
  }

 private:
  struct Cells {  // one of them is meant
    FigureCell figure;
    TextCell text;
  };
  Cells cells_at(Place place);
  void put_back(Place place, const Cells& cells);

  Form form_;
  std::deque<std::string> texts_;  // what is printed in the changed cells
};

// What to try, without repetition, in the order in which it was thought of.
class Repairs {
 public:
  explicit Repairs(const Form& form) : form_(form) {}

  // The value that a check expected; in every other cell of its equation, the printed value more or
  // less by the difference; in 目标值 and 实际完成值, slips of what is printed, and the figure that
  // prose has for it.
  void add_for(const Finding& finding);
  // Neighbours of the cells of a finding, in their column or, for figures, in their table.
  void add_swaps(const Finding& finding);

  std::vector<Repair> take() { return std::move(repairs_); }

 private:
  const FigureCell* filled(Place place) const;
  void add(Place place, const Decimal& right);
  void add_slips_of_text(Place place);
  void add_text(Place place, const Decimal& printed, const Decimal& right);
  void swap(Place first, Place second);
  void keep(Repair&& repair);

  const Form& form_;
  std::vector<Repair> repairs_;
};

}  // namespace gouji
