// Words in names and prose, for checks that read them: one spelling of a name, words to look for,
// and text short enough for a message.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "schemas/byte_sieve.h"
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

// Words to look for. The tables say which words may stand at a place of a text, from the last six
// bits of two bytes each: those of Han where they differ most.
template <std::size_t count>
struct WordSet {
  static_assert(count <= 64, "a bit for each word");
  using Table = std::array<std::uint64_t, 64>;
  std::array<std::string_view, count> words;
  Table third{};  // by the third byte
  Table sixth{};
  Table last{};     // by the last byte
  Table fourth{};   // by the fourth from the end
  ByteSieve sieve;  // for long texts

  consteval WordSet(std::array<std::string_view, count> list) : words(list) {  // NOLINT: a list
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t size = words[i].size();
      enter(third, i, size >= 3 ? words[i].substr(2, 1) : "");
      enter(sixth, i, size >= 6 ? words[i].substr(5, 1) : "");
      enter(last, i, words[i].substr(size - 1));
      enter(fourth, i, size >= 4 ? words[i].substr(size - 4, 1) : "");
      sieve.add(words[i], static_cast<int>(i % ByteSieve::buckets));
    }
  }
  constexpr auto begin() const { return words.begin(); }
  constexpr auto end() const { return words.end(); }

  // The bits of those from one word up to another, both included.
  consteval std::uint64_t bits(std::string_view first, std::string_view last_word) const {
    std::uint64_t found = 0;
    bool inside = false;
    for (std::size_t i = 0; i < count; ++i) {
      inside = inside || words[i] == first;
      found |= inside ? std::uint64_t{1} << i : 0;
      if (words[i] == last_word) break;
    }
    return found;
  }

 private:
  // A word without such a byte may stand in any text.
  static consteval void enter(Table& table, std::size_t word, std::string_view byte) {
    for (std::size_t slot = 0; slot < table.size(); ++slot) {
      if (byte.empty() || (static_cast<unsigned char>(byte.front()) & 63U) == slot) {
        table[slot] |= std::uint64_t{1} << word;
      }
    }
  }
};

// A view of a WordSet.
struct Words {
  std::span<const std::string_view> words;
  const std::uint64_t* third;
  const std::uint64_t* sixth;
  const std::uint64_t* last;
  const std::uint64_t* fourth;
  const ByteSieve* sieve;

  template <std::size_t count>
  constexpr Words(const WordSet<count>& set)  // NOLINT: a view
      : words(set.words),
        third(set.third.data()),
        sixth(set.sixth.data()),
        last(set.last.data()),
        fourth(set.fourth.data()),
        sieve(&set.sieve) {}

  std::string_view operator[](int place) const { return words[static_cast<std::size_t>(place)]; }
  static std::uint64_t entry(const std::uint64_t* table, char byte) {
    return table[static_cast<unsigned char>(byte) & 63U];
  }
};

// As text.find(word, from). Han characters begin with few bytes and end with many: the third byte
// is looked for, which the first one would find at every turn.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

// Which of the words the text contains, a bit for each; the text is looked through once.
std::uint64_t words_within(std::string_view text, Words words);
// The first of the words, in their order, that the text contains; empty: none.
std::string_view word_in(std::string_view text, Words words);

// Those of the words that may stand at the start of the text, or at its end: of most texts none,
// which is told here, in line.
inline std::uint64_t may_start(std::string_view text, Words words) {
  if (text.empty()) return 0;
  std::uint64_t left = ~std::uint64_t{0} >> (64 - words.words.size());
  if (text.size() >= 3) left &= Words::entry(words.third, text[2]);
  if (text.size() >= 6) left &= Words::entry(words.sixth, text[5]);
  return left;
}
inline std::uint64_t may_end(std::string_view text, Words words) {
  if (text.empty()) return 0;
  const std::uint64_t left = Words::entry(words.last, text.back());
  return text.size() < 4 ? left : left & Words::entry(words.fourth, text[text.size() - 4]);
}
// The first of these words that the text does start or end with, as its place in the list; none:
// -1.
int place_at_start(std::string_view text, Words words, std::uint64_t among);
int place_at_end(std::string_view text, Words words, std::uint64_t among);

inline int place_at_start(std::string_view text, Words words) {
  const std::uint64_t among = may_start(text, words);
  return among == 0 ? -1 : place_at_start(text, words, among);
}
inline int place_at_end(std::string_view text, Words words) {
  const std::uint64_t among = may_end(text, words);
  return among == 0 ? -1 : place_at_end(text, words, among);
}
// The word itself; empty: none.
inline std::string_view word_at_start(std::string_view text, Words words) {
  const int place = place_at_start(text, words);
  return place < 0 ? std::string_view() : words[place];
}
inline std::string_view word_at_end(std::string_view text, Words words) {
  const int place = place_at_end(text, words);
  return place < 0 ? std::string_view() : words[place];
}
// All of them that the text ends with, a bit for each.
std::uint64_t words_at_end(std::string_view text, Words words);

// At most forty characters, with … for the rest.
std::string shortened(std::string_view text);

// The ledger of a check that found no rows to look at.
Text no_indicators();
Text no_sub_items();

}  // namespace gouji
