// One walk over the prose with a rolling sum: the character that enters is added, the one that
// leaves five places behind is taken away. For the sketch the numbers are shared out to twelve bins
// by their lowest bits and the least of each bin is kept (one-permutation MinHash); four bins make
// one number.

#include "checks/shingles.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr std::size_t length = 5;
constexpr std::size_t bins = 12;
constexpr std::uint64_t base = 0x9E3779B97F4A7C15;  // odd: a place is never lost

constexpr std::uint64_t power_of_base = [] {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < length; ++i) power *= base;
  return power;
}();

// Neighbouring sums lie close together; least numbers need them spread.
constexpr std::uint64_t spread(std::uint64_t x) {
  x ^= x >> 31U;
  x *= 0x7FB5D329728EA185;
  x ^= x >> 27U;
  x *= 0x81DADEF4BC2DD44D;
  return x ^ (x >> 33U);
}

template <class Visit>
void for_each_shingle(std::string_view text, Visit&& visit) {
  std::array<char32_t, length> last{};
  std::uint64_t sum = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    at += glyph.size;
    if (!is_common_han(glyph.code)) continue;
    char32_t& oldest = last[count % length];
    sum = sum * base + glyph.code - oldest * power_of_base;
    oldest = glyph.code;
    if (++count >= length) visit(spread(sum));
  }
}

}  // namespace

std::vector<std::uint64_t> shingles_of(const Form& form) {
  std::vector<std::uint64_t> shingles;
  for (const TextCell& narrative : form.narratives) {
    if (!narrative.filled()) continue;
    for_each_shingle(*narrative, [&](std::uint64_t shingle) { shingles.push_back(shingle); });
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

Overlap overlap_of(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return {.common = common.size(), .all = a.size() + b.size() - common.size()};
}

ProseSketch sketch_of(const Form& form) {
  constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();
  std::array<std::uint64_t, bins> least;
  least.fill(none);
  std::size_t count = 0;
  for (const TextCell& narrative : form.narratives) {
    if (!narrative.filled()) continue;
    for_each_shingle(*narrative, [&](std::uint64_t shingle) {
      std::uint64_t& bin = least[shingle % bins];
      bin = std::min(bin, shingle);
      ++count;
    });
  }
  ProseSketch sketch{};
  if (count < fewest_shingles) return sketch;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    std::uint64_t& number = sketch[bin / (bins / sketch.size())];
    number = spread(number * base + least[bin]);
  }
  // Zero means that there is none.
  for (std::uint64_t& number : sketch) number = std::max<std::uint64_t>(number, 1);
  return sketch;
}

}  // namespace gouji
