// What a zip package is, told by its content and never by the name of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "linter/package/package.h"

namespace gouji {

enum class PackageKind : std::uint8_t {
  none,  // not a zip at all
  docx,  // with macros and templates too: docm, dotx, dotm
  xlsx,  // the same: xlsm, xltx, xltm
  odt,
  ods,
  encrypted,
  damaged,
  other,  // a presentation, a book, a plain zip of files
};

struct PackageContent {
  PackageKind kind = PackageKind::none;
  std::string main_part{};  // word/document.xml, xl/workbook.xml, content.xml
  Message refusal{};        // encrypted, damaged, other: what it is
  Message cure{};           // and what to do about it
};

PackageContent package_content(std::string_view bytes, const Limits& limits);
// The same for a package that is open already.
PackageContent package_content(Package& package, const Limits& limits);

// For Reader::recognizes.
PackageKind package_kind(std::string_view bytes);

}  // namespace gouji
