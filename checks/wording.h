// Words in names and prose, for checks that read them: one spelling of a name, words to look for,
// and text short enough for a message.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "schemas/rulebook.h"

namespace gouji {

// A name without blanks, full-width characters folded, letters small: ＡＢＣ 系统 → abc系统.
std::string normalised(std::string_view text);

bool is_normalised(std::string_view text);

// The same, without a copy of text that is spelled so already: most names are.
class Normalised {
 public:
  explicit Normalised(std::string_view text);
  Normalised(const Normalised&) = delete;  // the view may point into the copy
  Normalised& operator=(const Normalised&) = delete;
  std::string_view view() const { return view_; }

 private:
  std::string copy_;
  std::string_view view_;
};
// Whether two texts are one name; of is_named, the second is normalised.
bool same_name(std::string_view a, std::string_view b);
inline bool is_named(std::string_view text, std::string_view name) {
  // Nothing grows by being normalised, and a character shrinks to no less than a byte of four.
  if (text.size() < name.size()) return false;
  return text == name || Normalised(text).view() == name;
}

// Which of the 64 endings of a byte a text has, one bit each. A word can only stand in a text that
// has all the bits of the word: most searches end with that.
constexpr std::uint64_t bits_of(std::string_view text) {
  std::uint64_t bits = 0;
  for (const char byte : text) bits |= std::uint64_t{1} << (static_cast<unsigned char>(byte) & 63U);
  return bits;
}
// Words to look for. The tables say which words may stand at the start or the end of a text, from
// the last six bits of two of its bytes each: those of Han where they differ most.
template <std::size_t count>
struct WordSet {
  static_assert(count <= 64, "a bit for each word");
  using Table = std::array<std::uint64_t, 64>;
  std::array<std::string_view, count> words;
  std::array<std::uint64_t, count> bits{};
  Table third{};  // by the third byte
  Table sixth{};
  Table last{};    // by the last byte
  Table fourth{};  // by the fourth from the end

  consteval WordSet(std::array<std::string_view, count> list) : words(list) {  // NOLINT: a list
    for (std::size_t i = 0; i < count; ++i) {
      bits[i] = bits_of(words[i]);
      const std::size_t size = words[i].size();
      enter(third, i, size >= 3 ? words[i].substr(2, 1) : "");
      enter(sixth, i, size >= 6 ? words[i].substr(5, 1) : "");
      enter(last, i, words[i].substr(size - 1));
      enter(fourth, i, size >= 4 ? words[i].substr(size - 4, 1) : "");
    }
  }
  constexpr auto begin() const { return words.begin(); }
  constexpr auto end() const { return words.end(); }

 private:
  // A word without such a byte may stand in any text.
  static consteval void enter(Table& table, std::size_t word, std::string_view byte) {
    for (std::size_t slot = 0; slot < table.size(); ++slot) {
      if (byte.empty() || bits_of(byte) == std::uint64_t{1} << slot) {
        table[slot] |= std::uint64_t{1} << word;
      }
    }
  }
};

// A view of a WordSet.
struct Words {
  std::span<const std::string_view> words;
  const std::uint64_t* bits;
  const std::uint64_t* third;
  const std::uint64_t* sixth;
  const std::uint64_t* last;
  const std::uint64_t* fourth;

  template <std::size_t count>
  constexpr Words(const WordSet<count>& set)  // NOLINT: a view
      : words(set.words),
        bits(set.bits.data()),
        third(set.third.data()),
        sixth(set.sixth.data()),
        last(set.last.data()),
        fourth(set.fourth.data()) {}
};

// As text.find(word, from). Han characters begin with few bytes and end with many: the third byte
// is looked for, which the first one would find at every turn.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

// The first of the words that the text contains, starts or ends with; empty when none.
std::string_view word_in(std::string_view text, Words words);
// The same of a text whose bits are known.
std::string_view word_in(std::string_view text, std::uint64_t bits, Words words);
std::string_view word_at_start(std::string_view text, Words words);
std::string_view word_at_end(std::string_view text, Words words);
// The same, as its place in the list; none: -1.
int place_at_start(std::string_view text, Words words);
int place_at_end(std::string_view text, Words words);

// At most forty characters, with … for the rest.
std::string shortened(std::string_view text);

// The ledger of a check that found no rows to look at.
Text no_indicators();
Text no_sub_items();

}  // namespace gouji
