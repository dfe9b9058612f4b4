#include "schemas/registers.h"

namespace gouji {

Registers widest_registers() {
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vbmi")) {
    return Registers::avx512;
  }
  if (__builtin_cpu_supports("avx2")) return Registers::avx2;
#endif
  return Registers::plain;
}

}  // namespace gouji
