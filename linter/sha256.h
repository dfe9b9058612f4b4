// SHA-256 of bytes, as hexadecimal text.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

std::string sha256_hex(std::string_view bytes);

}  // namespace gouji
