// The fast path held against the long way: what the typed reader accepts, parse_json and valijson
// accept, and the form is the same, cell by cell; what the checks on it call clean has no findings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji::differential {

struct Counts {
  std::string rulebook;
  std::uint64_t cases = 0;
  std::uint64_t valid = 0;     // by the long way
  std::uint64_t accepted = 0;  // by the fast reader
  std::uint64_t clean = 0;     // and without findings
};

struct CounterExample {
  std::string rulebook;
  std::string bytes;
  std::string what;
};

struct Outcome {
  std::vector<Counts> counts;
  std::vector<CounterExample> counter_examples;  // the first few
};

// The bytes as they are: a counter-example, or nothing.
class Oracle {
 public:
  explicit Oracle(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks);
  ~Oracle();
  // Empty: the two ways agree. always: asks the long way also where the fast one does not know.
  std::string disagreement(std::string_view bytes, Counts& counts, bool always);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// So many mutations of clean forms of every rulebook.
Outcome run(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks, std::uint64_t cases,
            std::uint64_t seed, bool count_valid);

}  // namespace gouji::differential
