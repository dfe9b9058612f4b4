// Data that is compiled into the binary: rulebooks, schemas, pages. Written by CMake.
#pragma once

#include <span>
#include <string_view>

namespace gouji {

struct EmbeddedFile {
  std::string_view path;  // from the top of the project: schemas/suzhou-2021/rulebook.json
  std::string_view bytes;
  std::string_view sha256;  // of the bytes, in hex
};

std::span<const EmbeddedFile> embedded_data();

}  // namespace gouji
