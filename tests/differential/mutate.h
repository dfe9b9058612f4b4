// A form with something done to it that a file may have suffered, or an attacker have thought of.
#pragma once

#include <string>

#include "tests/injection/random.h"

namespace gouji::differential {

// One to three changes: of bytes, of tokens, of escapes and blanks.
std::string mutated(std::string json, injection::Random& random);

}  // namespace gouji::differential
