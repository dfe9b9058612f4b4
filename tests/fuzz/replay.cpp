// Runs a fuzz target without libFuzzer, so that any compiler's sanitizers will do: first every
// sample file, then samples with bytes changed, for some seconds. tools/fuzz searches far better;
// this is for every run of the tests. What the target was looking at when it died is kept.
//
//   <target>_replay SECONDS LAST_INPUT SAMPLE…

#include <sanitizer/common_interface_defs.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/injection/random.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using gouji::injection::Random;

constexpr std::size_t longest = 100'000;

std::string current;
std::string kept_at;

void keep_current() {
  std::ofstream(kept_at, std::ios::binary) << current;
}

void run(std::string input) {
  current = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

std::string changed(const std::vector<std::string>& samples, Random& random) {
  std::string input = random.pick(samples);
  for (std::int64_t edits = random.between(1, 8); edits > 0 && !input.empty(); --edits) {
    const std::size_t at = random.below(input.size());
    const std::size_t length = random.below(std::min<std::size_t>(input.size() - at, 64) + 1);
    switch (random.below(5)) {
      case 0: input[at] = static_cast<char>(random.below(256)); break;
      case 1: input.erase(at, length); break;
      case 2: input.insert(at, input.substr(at, length)); break;
      case 3: input.resize(at); break;  // truncated
      default: {
        const std::string& other = random.pick(samples);
        if (other.empty()) break;
        const std::size_t from = random.below(other.size());
        input.insert(at, other.substr(from, 1 + random.below(200)));
      }
    }
  }
  return input.substr(0, longest);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::chrono::seconds limit(std::atoi(argv[1]));
  kept_at = argv[2];
  __sanitizer_set_death_callback(keep_current);
  std::vector<std::string> samples;
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    samples.push_back(bytes.str());
  }
  Random random(samples.size());
  const auto end = std::chrono::steady_clock::now() + limit;
  std::size_t runs = 0;
  for (const std::string& sample : samples) {
    run(sample.substr(0, longest));
    ++runs;
  }
  for (; std::chrono::steady_clock::now() < end; ++runs) run(changed(samples, random));
  std::cout << runs << " inputs, nothing found\n";
}
