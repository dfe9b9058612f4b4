// The words of a page with their boxes, as pdftotext of poppler-utils tells them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/pages/geometry.h"
#include "linter/reader.h"
#include "schemas/finding.h"

namespace gouji {

struct Word {
  std::string text;
  Box box;
  std::uint32_t block = 0;  // which run of lines it stands in, and in which of its lines
  std::uint32_t line = 0;
};

struct PageWords {
  std::vector<Word> words;
};

struct PdfWords {
  std::vector<PageWords> pages;
  Message fault;  // empty: read
  Message hint;
};

// Runs pdftotext in a process of its own, with limits.
PdfWords read_words(std::string_view pdf, const Limits& limits);
// What it prints with -bbox-layout.
PdfWords parse_words(std::string_view xhtml, const Limits& limits);

}  // namespace gouji
