// Texts are told apart by their size and their ends, in a table with at least twice as many slots
// as texts; where those are the same, all of the text is compared.

#include "checks/same_names.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace gouji {
namespace {

std::uint64_t eight_bytes(const char* start) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, start, sizeof bytes);
  return bytes;
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t bytes = text.size();
  if (text.size() >= sizeof bytes) {
    const std::uint64_t end = eight_bytes(text.data() + text.size() - sizeof bytes);
    bytes += eight_bytes(text.data()) ^ std::rotl(end, 24);
  } else {
    for (const char byte : text) bytes = (bytes << 8) + static_cast<unsigned char>(byte);
  }
  return bytes * 0x9E37'79B9'7F4A'7C15U;
}

}  // namespace

// A bit for each hash: few enough texts seldom share one.
bool surely_distinct(std::span<const std::string_view> texts) {
  constexpr std::size_t bits = 4096;
  constexpr std::size_t most = 64;
  if (texts.size() > most) return false;
  std::array<std::uint64_t, bits / 64> seen{};
  for (const std::string_view text : texts) {
    const std::uint64_t place = hash_of(text) >> (64 - std::countr_zero(bits));
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    std::uint64_t& word = seen[place / 64];
    if ((word & bit) != 0) return false;
    word |= bit;
  }
  return true;
}

std::pmr::vector<std::size_t> first_places(std::span<const std::string_view> texts,
                                           std::pmr::memory_resource* memory) {
  const std::size_t slots = std::bit_ceil(2 * texts.size() + 1);
  const int shift = 64 - std::countr_zero(slots);
  std::pmr::vector<std::uint32_t> table(slots, memory);  // places and one; zero: empty
  std::pmr::vector<std::size_t> first(texts.size(), memory);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto slot = static_cast<std::size_t>(hash_of(texts[i]) >> shift);
    while (table[slot] != 0 && texts[table[slot] - 1] != texts[i]) slot = (slot + 1) % slots;
    if (table[slot] == 0) table[slot] = static_cast<std::uint32_t>(i + 1);
    first[i] = table[slot] - 1;
  }
  return first;
}

}  // namespace gouji
