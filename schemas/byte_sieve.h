// Where any of some words may begin in a text, many bytes at a time where the processor can.
//
// A word is told by three of its bytes, the first, third and sixth: where Han words differ most.
// For each of the three a table has the words by the low half of the byte, another by the high
// half; a place at which all six know a word in common may begin it. Words share eight buckets, so
// that a place may be named for none of them, but none that begins a word is left out.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "schemas/registers.h"

namespace gouji {

class ByteSieve {
 public:
  static constexpr int buckets = 8;

  // The word is not empty. Of several words in a bucket the bytes mix.
  constexpr void add(std::string_view word, int bucket) {
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(bucket));
    constexpr std::array<std::size_t, 3> told_by{0, 2, 5};
    for (std::size_t i = 0; i < told_by.size(); ++i) {
      if (told_by[i] < word.size()) {
        const auto byte = static_cast<unsigned char>(word[told_by[i]]);
        low_[i][byte & 15U] |= bit;
        high_[i][byte >> 4U] |= bit;
      } else {  // any byte may follow a word that ends before it
        for (std::uint8_t& entry : low_[i]) entry |= bit;
        for (std::uint8_t& entry : high_[i]) entry |= bit;
      }
    }
  }

  // The words of another one as well, each in its bucket.
  void add(const ByteSieve& other) {
    for (std::size_t i = 0; i < low_.size(); ++i) {
      for (std::size_t half = 0; half < low_[i].size(); ++half) {
        low_[i][half] |= other.low_[i][half];
        high_[i][half] |= other.high_[i][half];
      }
    }
  }

  // How many beginnings of Han text, by the bytes that tell a word, the bucket takes for one of its
  // words.
  std::size_t han_let_by(int bucket) const;

  // The buckets that the text may have words of, a bit for each. places: for each byte of the text,
  // 64 to an item, whether a word of the wanted buckets may begin there; as many items as
  // places_of() tells.
  std::uint8_t search(std::string_view text, std::uint8_t wanted, std::span<std::uint64_t> places,
                      Registers registers = widest_registers()) const;

  static constexpr std::size_t places_of(std::size_t size) { return (size + 63) / 64; }

  // Visits the places of the wanted buckets, each as an offset into the text. Returns the buckets
  // that were met. However long the text is, the stack holds the places of a piece of it only.
  template <class Visit>
  std::uint8_t for_each_place(std::string_view text, std::uint8_t wanted, Visit&& visit) const {
    constexpr std::size_t piece = 8192;  // a usual form: the tables are loaded once for it
    constexpr std::size_t behind = 5;    // bytes behind a place that it is told by
    std::uint8_t met = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += piece) {
      std::array<std::uint64_t, places_of(piece + behind)> places;
      const std::string_view part = text.substr(begin, piece + behind);
      met |= search(part, wanted, places);
      const std::size_t size = part.size() < piece ? part.size() : piece;
      // Most items are empty. They are passed over without a branch that would be hard to predict.
      std::array<std::size_t, places_of(piece)> items;
      std::size_t count = 0;
      for (std::size_t i = 0; i < places_of(size); ++i) {
        items[count] = i;
        count += static_cast<std::size_t>(places[i] != 0);
      }
      for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t left = places[items[i]];
        do {
          visit(begin + 64 * items[i] + static_cast<std::size_t>(std::countr_zero(left)));
          left &= left - 1;
        } while (left != 0);
      }
    }
    return met;
  }

 private:
  friend class Avx2Search;
  friend class Avx512Search;
  using Table = std::array<std::uint8_t, 16>;

  std::uint8_t search_plainly(std::string_view text, std::uint8_t wanted,
                              std::span<std::uint64_t> places) const;

  std::array<Table, 3> low_{};
  std::array<Table, 3> high_{};
};

}  // namespace gouji
