// Up to 64 MB are kept. Where the library is not glibc there is nothing to ask.

#include "linter/keep_memory.h"

#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace gouji {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int most = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, most / 2);
  mallopt(M_TRIM_THRESHOLD, most);
#endif
}

}  // namespace gouji
