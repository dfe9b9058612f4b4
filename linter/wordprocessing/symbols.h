// Characters of the symbol fonts that forms are ticked and compared with.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// What a symbol shows, as text: a font and a code in hexadecimal digits. A symbol that is not known
// is U+FFFD, so that nobody takes the cell for blank.
std::string symbol_text(std::string_view font, std::string_view code);

}  // namespace gouji
