// The part of a source line that a caret points into, cut to a width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

struct SourceExcerpt {
  std::string text;       // safe for a terminal
  std::size_t caret = 0;  // columns before the place
};

// column counts characters from 1; 0: no place, the beginning is shown. Looks at no more of the
// line than it must: a line may be as long as the file.
SourceExcerpt excerpt_around(std::string_view source, std::size_t column, std::size_t width);

}  // namespace gouji
