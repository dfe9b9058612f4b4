// How a declared score may have come about when it is not the one of the rule.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "checks/assessment.h"

namespace gouji {

enum class ReadingKind : std::uint8_t {
  fewer_places,        // the right score, printed to fewer places
  fewer_places_cut,    // likewise, cut off instead of rounded
  points_down,         // 百分点 cut to whole ones
  points_up,           // or raised to whole ones
  absolute_points,     // target and actual subtracted instead of divided
  completion_rounded,  // to whole per cent before anything else
  unrounded_weight,    // category total ÷ count, not the printed weight
  half_even,
  truncated,
  proportion,       // weight × completion
  actual_as_share,  // weight × the actual itself: 98% of the weight for 98% of a target of 98%
  bound_ratio,      // a broken upper bound: weight × target ÷ actual
  bound_linear,     // or weight × (1 − (actual − target) ÷ target)
  no_deduction,
  half_weight,  // half marks
};

struct Reading {
  ReadingKind kind;
  Decimal score;  // what it gives, rounded as the form prints it
};
Message describe(ReadingKind kind);

// The readings that give the declared score, most likely first; empty when none does.
std::vector<Reading> readings_for(std::size_t row, const Form& form, const Rulebook& rulebook,
                                  const Assessment& assessment);

// The form's own convention: a reading that gives the declared scores of several rows which the
// rule does not give.
struct Convention {
  ReadingKind kind;
  std::vector<std::size_t> rows;  // that follow it, where it differs from the rule
};

// The one that most rows follow, two at least.
std::optional<Convention> convention_of(const Form& form, const Rulebook& rulebook,
                                        std::span<const Assessment> assessments);

// What a reading gives for a row; empty where it does not apply.
std::optional<Decimal> score_by_reading(ReadingKind kind, std::size_t row, const Form& form,
                                        const Rulebook& rulebook, const Assessment& assessment);

}  // namespace gouji
