// Prompts share two buckets, by the last bit of their first byte: those of Han begin with E5 or
// with E8 for the most part, and so seldom mix.

#include "schemas/prompts.h"

#include <utility>

namespace gouji {

Prompts::Prompts(std::vector<std::string> words) : words_(std::move(words)) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (word.empty()) continue;
    sieve_.add(word, first_bucket + (word.front() & 1));
    const auto enter = [&](Table& table, std::size_t place) {
      const std::uint64_t bit = std::uint64_t{1} << (i % 64);
      if (place < word.size()) {
        table[low_bits(word[place])] |= bit;
      } else {
        for (std::uint64_t& entry : table) entry |= bit;
      }
    };
    enter(first_, 0);
    enter(third_, 2);
    enter(sixth_, 5);
  }
}

}  // namespace gouji
