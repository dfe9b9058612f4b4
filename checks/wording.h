// Words in names and prose, for checks that read them: one spelling of a name, words to look for,
// and text short enough for a message.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
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

// The first eight bytes of a word, or its last: compared at once with those of a text.
struct WordEdge {
  std::uint64_t bytes = 0;
  std::uint64_t mask = 0;  // of those that the word has

  static constexpr std::size_t size = sizeof(std::uint64_t);

  // from: where in the eight the bytes begin.
  static consteval WordEdge of(std::string_view part, std::size_t from) {
    std::array<char, size> bytes{};
    std::array<char, size> mask{};
    for (std::size_t i = 0; i < part.size(); ++i) {
      bytes[from + i] = part[i];
      mask[from + i] = static_cast<char>(0xFF);
    }
    return {std::bit_cast<std::uint64_t>(bytes), std::bit_cast<std::uint64_t>(mask)};
  }
  bool stands_at(const char* text) const {
    std::uint64_t here = 0;
    std::memcpy(&here, text, size);
    return ((here ^ bytes) & mask) == 0;
  }
};

// Words to look for, at most 64. The tables say which words may stand at a place of a text, from
// the last six bits of three bytes each: of Han words, those where they differ most.
class WordSet {
 public:
  template <std::size_t size>
  consteval WordSet(const std::array<std::string_view, size>& list) : count_(size) {  // NOLINT
    static_assert(size <= most, "a bit for each word");
    for (std::size_t i = 0; i < size; ++i) add(i, list[i]);
  }

  constexpr const std::string_view* begin() const { return words_.data(); }
  constexpr const std::string_view* end() const { return words_.data() + count_; }
  constexpr std::size_t size() const { return count_; }
  constexpr std::string_view operator[](int place) const {
    return words_[static_cast<std::size_t>(place)];
  }
  const ByteSieve& sieve() const { return sieve_; }  // for long texts

  // The bits of those from one word up to another, both included.
  consteval std::uint64_t bits(std::string_view first, std::string_view last) const {
    std::uint64_t found = 0;
    bool inside = false;
    for (std::size_t i = 0; i < count_; ++i) {
      inside = inside || words_[i] == first;
      found |= inside ? std::uint64_t{1} << i : 0;
      if (words_[i] == last) break;
    }
    return found;
  }

  // Those that may stand at the start of the text, or at its end: of most texts none.
  std::uint64_t may_start(std::string_view text) const {
    if (text.empty()) return 0;
    std::uint64_t left = entry(first_, text.front());
    if (text.size() >= 3) left &= entry(third_, text[2]);
    if (text.size() >= 6) left &= entry(sixth_, text[5]);
    return left;
  }
  std::uint64_t may_end(std::string_view text) const {
    if (text.empty()) return 0;
    const std::size_t size = text.size();
    std::uint64_t left = entry(last_, text.back());
    if (size >= 2) left &= entry(last_but_one_, text[size - 2]);
    if (size >= 4) left &= entry(last_but_three_, text[size - 4]);
    return left;
  }
  // Likewise, of six bytes or more.
  std::uint64_t may_start_long(const char* text) const {
    return entry(third_, text[2]) & entry(sixth_, text[5]);
  }
  // Whether the text does start or end with this word.
  bool starts(std::string_view text, int place) const {
    const std::string_view word = (*this)[place];
    if (text.size() < WordEdge::size) return text.starts_with(word);
    return starts_[static_cast<std::size_t>(place)].stands_at(text.data()) &&
           (word.size() <= WordEdge::size || text.starts_with(word));
  }
  bool ends(std::string_view text, int place) const {
    const std::string_view word = (*this)[place];
    if (text.size() < WordEdge::size) return text.ends_with(word);
    const char* const edge = text.data() + (text.size() - WordEdge::size);
    return ends_[static_cast<std::size_t>(place)].stands_at(edge) &&
           (word.size() <= WordEdge::size || text.ends_with(word));
  }

 private:
  static constexpr std::size_t most = 64;
  using Table = std::array<std::uint64_t, 64>;

  consteval void add(std::size_t place, std::string_view word) {
    const std::size_t size = word.size();
    words_[place] = word;
    enter(first_, place, word.substr(0, 1));
    enter(third_, place, size >= 3 ? word.substr(2, 1) : "");
    enter(sixth_, place, size >= 6 ? word.substr(5, 1) : "");
    enter(last_, place, word.substr(size - 1));
    enter(last_but_one_, place, size >= 2 ? word.substr(size - 2, 1) : "");
    enter(last_but_three_, place, size >= 4 ? word.substr(size - 4, 1) : "");
    const std::size_t edge = size < WordEdge::size ? size : WordEdge::size;
    starts_[place] = WordEdge::of(word.substr(0, edge), 0);
    ends_[place] = WordEdge::of(word.substr(size - edge), WordEdge::size - edge);
    sieve_.add(word, static_cast<int>(place % ByteSieve::buckets));
  }
  // A word without such a byte may stand in any text.
  static consteval void enter(Table& table, std::size_t word, std::string_view byte) {
    for (std::size_t slot = 0; slot < table.size(); ++slot) {
      if (byte.empty() || (static_cast<unsigned char>(byte.front()) & 63U) == slot) {
        table[slot] |= std::uint64_t{1} << word;
      }
    }
  }
  static std::uint64_t entry(const Table& table, char byte) {
    return table[static_cast<unsigned char>(byte) & 63U];
  }

  std::size_t count_;
  std::array<std::string_view, most> words_{};
  Table first_{};  // by the first byte
  Table third_{};
  Table sixth_{};
  Table last_{};  // by the last byte
  Table last_but_one_{};
  Table last_but_three_{};
  std::array<WordEdge, most> starts_{};
  std::array<WordEdge, most> ends_{};
  ByteSieve sieve_;
};

// As text.find(word, from). Han characters begin with few bytes and end with many: the ends of the
// first two are looked for, which the first byte would find at every turn.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

// Which of the words the text contains, a bit for each; the text is looked through once.
std::uint64_t words_within(std::string_view text, const WordSet& words);
// The first of the words, in their order, that the text contains; empty: none.
std::string_view word_in(std::string_view text, const WordSet& words);

// The first of these words that the text does start or end with, as its place in the list; none:
// -1.
int place_at_start(std::string_view text, const WordSet& words, std::uint64_t among);
int place_at_end(std::string_view text, const WordSet& words, std::uint64_t among);

inline int place_at_start(std::string_view text, const WordSet& words) {
  const std::uint64_t among = words.may_start(text);
  return among == 0 ? -1 : place_at_start(text, words, among);
}
inline int place_at_end(std::string_view text, const WordSet& words) {
  const std::uint64_t among = words.may_end(text);
  return among == 0 ? -1 : place_at_end(text, words, among);
}
// The word itself; empty: none.
inline std::string_view word_at_start(std::string_view text, const WordSet& words) {
  const int place = place_at_start(text, words);
  return place < 0 ? std::string_view() : words[place];
}
inline std::string_view word_at_end(std::string_view text, const WordSet& words) {
  const int place = place_at_end(text, words);
  return place < 0 ? std::string_view() : words[place];
}
// All of them that the text ends with, a bit for each.
std::uint64_t words_at_end(std::string_view text, const WordSet& words, std::uint64_t among);
inline std::uint64_t words_at_end(std::string_view text, const WordSet& words) {
  const std::uint64_t among = words.may_end(text);
  return among == 0 ? 0 : words_at_end(text, words, among);
}

// At most forty characters, with … for the rest.
std::string shortened(std::string_view text);

// The ledger of a check that found no rows to look at.
Text no_indicators();
Text no_sub_items();

}  // namespace gouji
