// Compound files (the old office formats) built in memory.
#pragma once

#include <string>
#include <vector>

namespace gouji::testing {

struct CompoundStream {
  std::string name;  // ASCII, at most 31 characters
  std::string bytes;
};

// A file with these streams at its top, at most three: those below 4096 bytes in small sectors.
std::string compound_of(const std::vector<CompoundStream>& streams);

}  // namespace gouji::testing
