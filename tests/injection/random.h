// Random numbers that are the same on every machine: splitmix64, and nothing of <random>, whose
// distributions differ from library to library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schemas/decimal.h"

namespace gouji::injection {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
  }
  // From low to high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    const auto size = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(next() % size);
  }
  std::size_t below(std::size_t size) { return next() % size; }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class T>
  const T& pick(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  // A figure with these places, between low and high of its last place.
  Decimal figure(std::int64_t low, std::int64_t high, int places) {
    return Decimal(between(low, high), places);
  }

 private:
  std::uint64_t state_;
};

}  // namespace gouji::injection
