// As many cases as wanted, in as many processes as there are cores: give each its own seed.

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "tests/differential/differential.h"

int main(int argc, char** argv) {
  CLI::App app("Holds the fast path against the long way", "differential");
  std::uint64_t cases = 200'000;
  std::uint64_t seed = 1;
  bool count_valid = false;
  app.add_option("--cases", cases, "in all")->capture_default_str();
  app.add_option("--seed", seed, "of all choices")->capture_default_str();
  app.add_flag("--count-valid", count_valid, "also count what only the long way accepts (slow)");
  CLI11_PARSE(app, argc, argv);

  const auto rulebooks = gouji::load_shipped_rulebooks();
  const auto outcome = gouji::differential::run(rulebooks, cases, seed, count_valid);
  gouji::differential::Counts all{.rulebook = "all"};
  const auto print = [&](const gouji::differential::Counts& counts) {
    fmt::print("{:16} cases {:9}  valid {:9}  accepted {:9}  clean {:9}\n", counts.rulebook,
               counts.cases, counts.valid, counts.accepted, counts.clean);
  };
  for (const auto& counts : outcome.counts) {
    print(counts);
    all.cases += counts.cases;
    all.valid += counts.valid;
    all.accepted += counts.accepted;
    all.clean += counts.clean;
  }
  print(all);
  for (const auto& example : outcome.counter_examples) {
    fmt::print("COUNTER-EXAMPLE {}: {}\n{}\n", example.rulebook, example.what, example.bytes);
  }
  return outcome.counter_examples.empty() ? 0 : 1;
}
