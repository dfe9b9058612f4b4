// A library that was loaded stays: its functions are held by those who pass calls on.

#include "linter/late/library.h"

#include <dlfcn.h>

#include <string>

namespace gouji::late {

void* address(const char* library, const char* function) {
  void* const handle = ::dlopen(library, RTLD_NOW | RTLD_LOCAL);
  void* const found = handle == nullptr ? nullptr : ::dlsym(handle, function);
  if (found != nullptr) return found;
  const char* const why = ::dlerror();
  throw Missing(why == nullptr ? std::string(library) : std::string(why));
}

}  // namespace gouji::late
