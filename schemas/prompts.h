// The prompts of an empty template (填写说明, 200字以内), with what finds them in a text, worked
// out once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/byte_sieve.h"
#include "schemas/same_text.h"

namespace gouji {

class Prompts {
 public:
  // Of ByteSieve; these and those above it. The others are left to what else is looked for.
  static constexpr int first_bucket = 5;

  Prompts() = default;
  Prompts(std::vector<std::string> words);  // NOLINT: they are its words

  std::vector<std::string>::const_iterator begin() const { return words_.begin(); }
  std::vector<std::string>::const_iterator end() const { return words_.end(); }

  const ByteSieve& sieve() const { return sieve_; }

  // Visits those that stand in the text at `at`, until the visit says that it is enough.
  template <class Visit>
  bool any_at(std::string_view text, std::size_t at, Visit&& visit) const {
    const std::size_t size = text.size() - at;
    std::uint64_t left = first_[low_bits(text[at])];
    if (size >= 3) left &= third_[low_bits(text[at + 2])];
    if (size >= 6) left &= sixth_[low_bits(text[at + 5])];
    for (; left != 0; left &= left - 1) {
      // From the 65th prompt on they share the bits.
      for (auto i = static_cast<std::size_t>(std::countr_zero(left)); i < words_.size(); i += 64) {
        const std::string& word = words_[i];
        if (!word.empty() && starts_with_text(text.substr(at), word) && visit(word)) return true;
      }
    }
    return false;
  }

 private:
  static std::size_t low_bits(char byte) { return static_cast<unsigned char>(byte) & 63U; }

  std::vector<std::string> words_;
  ByteSieve sieve_;
  // By the low bits of their first, third and sixth bytes. Those that are shorter may stand at any.
  using Table = std::array<std::uint64_t, 64>;
  Table first_{};
  Table third_{};
  Table sixth_{};
};

}  // namespace gouji
