// On other processors than x86-64 there is nothing to ask. The C library of Linux has asked the
// processor already when a program starts: in a virtual machine, to ask once more takes some
// hundredths of a millisecond, of less than two that a single form costs.

#include "schemas/registers.h"

#include "schemas/x86_64.h"

#if defined(GOUJI_X86_64) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#define GOUJI_HAS_AVX2 CPU_FEATURE_ACTIVE(AVX2)
#define GOUJI_HAS_AVX512 \
  (CPU_FEATURE_ACTIVE(AVX512F) && CPU_FEATURE_ACTIVE(AVX512BW) && CPU_FEATURE_ACTIVE(AVX512_VBMI))
#elif defined(GOUJI_X86_64)
#define GOUJI_HAS_AVX2 __builtin_cpu_supports("avx2")
#define GOUJI_HAS_AVX512                                                      \
  (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && \
   __builtin_cpu_supports("avx512vbmi"))
#else
#define GOUJI_HAS_AVX2 false
#define GOUJI_HAS_AVX512 false
#endif

namespace gouji {

Registers widest_registers() {
  static const Registers widest = GOUJI_HAS_AVX512 ? Registers::avx512
                                  : GOUJI_HAS_AVX2 ? Registers::avx2
                                                   : Registers::plain;
  return widest;
}

}  // namespace gouji
