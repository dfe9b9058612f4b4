// libxml2 made ready before any thread uses it: it does not guard its own beginnings, and forms are
// read by several threads.
#pragma once

#include <libxml/parser.h>

namespace gouji {

inline void prepare_libxml2() {
  [[maybe_unused]] static const bool ready = (xmlInitParser(), true);
}

}  // namespace gouji
