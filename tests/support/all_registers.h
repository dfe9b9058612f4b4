// The registers that this processor has, for tests of all of them.
#pragma once

#include <vector>

#include "schemas/registers.h"

namespace gouji::testing {

inline std::vector<Registers> all_registers() {
  std::vector<Registers> all;
  for (const Registers one : {Registers::plain, Registers::avx2, Registers::avx512}) {
    if (one <= widest_registers()) all.push_back(one);
  }
  return all;
}

}  // namespace gouji::testing
