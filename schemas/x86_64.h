// The instructions of x86-64 for wide registers (schemas/registers.h), for functions that only run
// where the processor has them. Elsewhere GOUJI_X86_64 is not defined.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define GOUJI_X86_64 1

#if defined(__clang__)
#include <immintrin.h>
#else  // GCC 12 takes what its own header leaves open for a mistake
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

#define GOUJI_AVX2 __attribute__((target("avx2")))
#define GOUJI_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi")))

#endif
