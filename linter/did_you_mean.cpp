// Finds the known name that a misspelt one was meant to be. The distance is the number of edits
// (insert, remove, replace, swap neighbours) by the usual table of which only three rows are kept;
// it counts code points, since names of fields are often Chinese. Words longer than any name are
// not compared, so that hostile input costs nothing.

#include "linter/did_you_mean.h"

#include <algorithm>
#include <string>
#include <vector>

namespace gouji {
namespace {

constexpr std::size_t longest_word = 128;  // bytes; no name comes near it

// Good enough for a distance: bytes that are not UTF-8 count as characters of their own.
std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (const char byte : text) {
    const auto unit = static_cast<unsigned char>(byte);
    const bool continues = (unit & 0xC0U) == 0x80U;
    if (continues && !points.empty()) {
      points.back() = (points.back() << 6U) | (unit & 0x3FU);
    } else {
      points.push_back(unit);
    }
  }
  return points;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::u32string from = code_points(a);
  const std::u32string to = code_points(b);
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replace = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[to.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  if (word.empty() || word.size() > longest_word) return best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > longest_word) continue;
    const std::size_t distance = edit_distance(word, candidate);
    const std::size_t length = code_points(candidate).size();
    // A name of one character is not "near" to any other character.
    const std::size_t allowed = length == 1 ? 0 : std::max<std::size_t>(1, length / 3);
    if (distance > allowed) continue;
    if (best.empty() || distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace gouji
