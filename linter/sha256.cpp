// SHA-256 by OpenSSL, which uses the processor's own instructions for it. By its plain functions,
// not by SHA256(): that one looks the algorithm up by name, and for that sets up all of OpenSSL,
// which takes longer than linting a hundred forms.

#include "linter/sha256.h"

#include <openssl/sha.h>

#include <array>

namespace gouji {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &state);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (unsigned char byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace gouji
