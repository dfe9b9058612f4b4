// What a form shows that a check may have something to say about, found in one walk over its cells.
// Where nobody keeps a ledger, a check that says which signs it looks for is only run where one of
// them is there: most forms show none.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "checks/assessment.h"

namespace gouji {

// A set of the values of a small enumeration.
template <class Enum>
class SetOf {
 public:
  constexpr SetOf() = default;
  constexpr SetOf(std::initializer_list<Enum> values) {
    for (const Enum value : values) add(value);
  }
  constexpr void add(Enum value) { bits_ |= std::uint32_t{1} << static_cast<unsigned>(value); }
  constexpr void add(SetOf other) { bits_ |= other.bits_; }
  constexpr bool meets(SetOf other) const { return (bits_ & other.bits_) != 0; }
  constexpr std::uint64_t bits() const { return bits_; }

 private:
  std::uint32_t bits_ = 0;
};

enum class Mark : std::uint8_t {
  blank_figure,      // that is not optional
  malformed_figure,  // any
  negative_figure,   // where the template does not expect one
  reason,            // beside an indicator
  excess,            // more than the full-score band, or perhaps than goes without a reason
  markup,            // of the web, or what looks like it, in some text
  prompt,            // likewise, of the empty template
  figure_in_prose,   // that the table does not confirm, or in the project's name
};

struct Signs {
  SetOf<Mark> marks{};
  SetOf<ScoreStanding> standings{};  // of some row
  SetOf<Obstacle> obstacles{};       // likewise

  // All of them as one set, whose upper bits are free. Should two ever share a bit, checks would be
  // run that have nothing to say; none would be left out.
  constexpr std::uint64_t bits() const {
    return obstacles.bits() << 32U | standings.bits() << 16U | marks.bits();
  }
  constexpr bool empty() const { return bits() == 0; }
};

Signs signs_of(const Form& form, const Rulebook& rulebook, const Assessments& assessments);

}  // namespace gouji
