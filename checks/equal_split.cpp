// The weight that most of a category share is its quotient as printed, and its places say how the
// division was rounded. From it follows what must be left for one indicator: 26 ÷ 7 is 3.71 six
// times and 3.74 once. A weight that is neither is off; when it is the only one that differs, it is
// the one that must hold the remainder.

#include "checks/equal_split.h"

#include <algorithm>

#include "schemas/int128.h"

namespace gouji {
namespace {

Ratio quotient(std::span<const Decimal> weights, const Decimal& total) {
  return Ratio(total, Decimal::whole(static_cast<std::int64_t>(weights.size())));
}

// The quotient rounded or cut to the places of the weight.
bool is_quotient(const Decimal& weight, const Ratio& share, int places) {
  if (const auto exact = share.exact(places)) return weight == *exact;
  const int own = weight.trimmed().scale();
  return weight == share.rounded(own) || weight == share.rounded(own, Rounding::toward_zero);
}

// The weight that occurs most; of several, the first that is the quotient.
Decimal most_common(std::span<const Decimal> weights, const Ratio& share, int places) {
  Decimal best;
  std::ptrdiff_t best_count = 0;
  for (const Decimal& weight : weights) {
    // Once more than half of them are one weight, no other can be more.
    if (best_count * 2 > std::ssize(weights)) break;
    const auto count = std::count(weights.begin(), weights.end(), weight);
    const bool fits_better = count == best_count && !is_quotient(best, share, places) &&
                             is_quotient(weight, share, places);
    if (count > best_count || fits_better) {
      best = weight;
      best_count = count;
    }
  }
  return best;
}

Decimal finest_unit(std::span<const Decimal> weights) {
  int scale = 0;
  for (const Decimal& weight : weights) scale = std::max(scale, weight.trimmed().scale());
  return Decimal(1, scale);
}

bool is_spread(std::span<const Decimal> weights, const Ratio& share) {
  const Ratio unit(finest_unit(weights));
  return std::all_of(weights.begin(), weights.end(), [&](const Decimal& weight) {
    const Ratio away = Ratio(weight) - share;
    return away < unit && -away < unit;
  });
}

}  // namespace

Decimal sum_of(std::span<const Decimal> figures) {
  Decimal sum;
  for (const Decimal& figure : figures) sum += figure;
  return sum;
}

bool total_fits(std::span<const Decimal> weights, const Decimal& total, int places) {
  const Ratio share = quotient(weights, total);
  return is_quotient(most_common(weights, share, places), share, places);
}

SplitJudgement judge_split(std::span<const Decimal> weights, const Decimal& total, int places) {
  const Ratio share = quotient(weights, total);
  const auto exact = share.exact(places);
  const Decimal common = most_common(weights, share, places);
  SplitJudgement result{.total = total};
  result.base = is_quotient(common, share, places) ? common : share.rounded(places).trimmed();
  const auto others = static_cast<std::int64_t>(weights.size()) - 1;
  result.last = (total - result.base * Decimal::whole(others)).trimmed();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == result.base) continue;
    if (!exact && !result.holder && weights[i] == result.last) {
      result.holder = true;
    } else {
      result.off.push_back(i);
    }
  }
  const bool adds_up = sum_of(weights) == total;
  if (result.off.empty()) {
    result.verdict = adds_up ? SplitVerdict::even : SplitVerdict::lost;
  } else {
    const bool spread = !exact && adds_up && is_spread(weights, share);
    result.verdict = spread ? SplitVerdict::spread : SplitVerdict::uneven;
  }
  return result;
}

namespace {

constexpr int plain_places = 4;
constexpr std::int64_t plain_unit = 10'000;
constexpr std::int64_t plain_limit = 1'000'000 * plain_unit;

std::int64_t ten_to(int exponent) {
  return static_cast<std::int64_t>(powers_of_ten[static_cast<std::size_t>(exponent)]);
}

// In units of the fourth place; -1: it has more places, is too large or below zero.
std::int64_t plain(const Decimal& figure) {
  const Int128 coefficient = figure.coefficient();
  if (figure.scale() > plain_places || coefficient < 0 || coefficient > plain_limit) return -1;
  return static_cast<std::int64_t>(coefficient) * ten_to(plain_places - figure.scale());
}

// The places that it needs.
int places_of(std::int64_t weight) {
  int places = plain_places;
  for (; places > 0 && weight % 10 == 0; weight /= 10) --places;
  return places;
}

}  // namespace

void PlainSplit::add(const Decimal& weight) {
  const std::int64_t units = plain(weight);
  Part& part = most_.count == 0 || units == most_.weight ? most_ : other_;
  plain_ = plain_ && units >= 0 && (part.count == 0 || units == part.weight);
  part.weight = units;
  ++part.count;
  if (other_.count > most_.count) std::swap(most_, other_);
}

bool PlainSplit::surely_even(const Decimal& whole, int places) const {
  const std::int64_t total = plain(whole);
  const std::int64_t count = most_.count + other_.count;
  if (!plain_ || total < 0 || count > plain_unit) return false;
  if (most_.weight * most_.count + other_.weight * other_.count != total) return false;
  if (other_.count == 0) return true;
  // The one that differs holds the remainder, if there is one and all others are the quotient.
  if (other_.count > 1 || most_.count < 2 || places < 0 || places > plain_places) return false;
  const std::int64_t divisor = count * plain_unit;
  if (total * ten_to(places) % divisor == 0) return false;
  const int own = places_of(most_.weight);
  const std::int64_t weight = most_.weight / ten_to(plain_places - own);
  const std::int64_t cut = total * ten_to(own) / divisor;
  const bool up = 2 * (total * ten_to(own) - cut * divisor) >= divisor;
  return weight == cut || (up && weight == cut + 1);
}

}  // namespace gouji
