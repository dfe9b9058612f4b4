// "Did you mean": the nearest known name to a misspelt one.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace gouji {

// Edits that turn one text into the other: characters inserted, removed, replaced, or two
// neighbours swapped (Damerau-Levenshtein, optimal string alignment). Counts code points.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to the word, the first one of equals; empty when none is near enough to be
// what was meant: more than a third of its characters would have to change (but one always may).
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace gouji
