// Prompts share three buckets, by how they begin: those with one first character are in one, and
// mix with few others.

#include "schemas/prompts.h"

#include <utility>

namespace gouji {
namespace {

int bucket_of(std::string_view word) {
  constexpr unsigned count = ByteSieve::buckets - Prompts::first_bucket;
  const auto byte = [&](std::size_t at) -> unsigned {
    return at < word.size() ? static_cast<unsigned char>(word[at]) : 0U;
  };
  return Prompts::first_bucket + static_cast<int>((byte(0) + byte(2)) % count);
}

}  // namespace

Prompts::Prompts(std::vector<std::string> words) : words_(std::move(words)) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (word.empty()) continue;
    sieve_.add(word, bucket_of(word));
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
