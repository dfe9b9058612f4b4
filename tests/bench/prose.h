// Prose as offices write it, to bring a clean form to the size of a real one.
#pragma once

#include <cstddef>

#include "tests/injection/draft.h"
#include "tests/injection/random.h"

namespace gouji::bench {

// Adds sentences to the narratives of a form until it has about that many bytes as JSON. They
// contradict nothing that a clean form says.
void lengthen(injection::Draft& draft, std::size_t bytes, injection::Random& random);

}  // namespace gouji::bench
