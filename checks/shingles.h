// The prose of a form as a set of runs of five Han characters, each as a number: figures, names of
// places in digits, punctuation and the order of sentences do not matter when two are compared.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "schemas/form.h"

namespace gouji {

// Of all filled narratives, sorted, each once.
std::vector<std::uint64_t> shingles_of(const Form& form);

// How much two sets have in common: those in both, of those in any.
struct Overlap {
  std::size_t common = 0;
  std::size_t all = 0;
  // Per cent, cut off: 99 is not 100.
  std::size_t percent() const { return all == 0 ? 0 : common * 100 / all; }
};
Overlap overlap_of(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// Three numbers that say which forms are worth comparing. A number of two forms is equal with the
// chance s⁴ when the share s of their shingles is common: one of the three at s = 0.9 in 96 of 100
// cases, at 0.95 in 99, at 0.3 in 2. All zero: too little prose to say.
using ProseSketch = std::array<std::uint64_t, 3>;
ProseSketch sketch_of(const Form& form);

// Prose with fewer shingles is too short for a copy to mean anything.
inline constexpr std::size_t fewest_shingles = 120;

}  // namespace gouji
