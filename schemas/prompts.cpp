// Prompts share three buckets. In which of them a prompt is decides how often prose is taken for
// one: each goes where it adds least to what the bucket lets by, those that are told by most first.

#include "schemas/prompts.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

// Where the word mixes least with those that are there.
int bucket_for(std::string_view word, const ByteSieve& sieve) {
  int best = Prompts::first_bucket;
  std::size_t least = SIZE_MAX;
  for (int bucket = Prompts::first_bucket; bucket < ByteSieve::buckets; ++bucket) {
    ByteSieve with = sieve;
    with.add(word, bucket);
    const std::size_t more = with.han_let_by(bucket) - sieve.han_let_by(bucket);
    if (more >= least) continue;
    best = bucket;
    least = more;
  }
  return best;
}

}  // namespace

Prompts::Prompts(std::vector<std::string> words) : words_(std::move(words)) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (word.empty()) continue;
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
  std::vector<std::string_view> longest_first(words_.begin(), words_.end());
  std::stable_sort(longest_first.begin(), longest_first.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  for (const std::string_view word : longest_first) {
    if (!word.empty()) sieve_.add(word, bucket_for(word, sieve_));
  }
}

}  // namespace gouji
