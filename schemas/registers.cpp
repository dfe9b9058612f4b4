// On other processors than x86-64 there is nothing to ask.

#include "schemas/registers.h"

#include "schemas/x86_64.h"

namespace gouji {

Registers widest_registers() {
#if defined(GOUJI_X86_64)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vbmi")) {
    return Registers::avx512;
  }
  if (__builtin_cpu_supports("avx2")) return Registers::avx2;
#endif
  return Registers::plain;
}

}  // namespace gouji
