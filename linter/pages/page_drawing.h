// The straight lines that a page of a PDF draws, which tables are made of, and where its texts
// begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/pages/geometry.h"
#include "linter/reader.h"
#include "schemas/finding.h"

namespace gouji {

struct Ruling {
  bool horizontal = true;
  Length at = 0;  // y of a horizontal one, x of a vertical one
  Length from = 0;
  Length to = 0;
};

// Where a piece of text begins, on its base line, and the part of the page that it is cut off at.
struct TextStart {
  Length x = 0;
  Length y = 0;
  Box clip;
};

struct PageDrawing {
  Length width = 0;  // as it is shown, after rotation
  Length height = 0;
  std::vector<Ruling> rulings;
  std::vector<TextStart> texts{};
  bool has_picture = false;
};

enum class PdfFault : std::uint8_t {
  none,
  damaged,
  encrypted,
  too_many_pages,
  too_many_operators,
  too_many_bytes,  // of page contents, once inflated
  too_many_rulings,
  no_pages,
};

struct PdfDrawings {
  PdfFault fault = PdfFault::none;
  std::string detail;  // of damage, in the words of the library
  std::vector<PageDrawing> pages;
};

// Runs inside the process that calls it; hostile bytes may need much memory.
PdfDrawings read_drawings(std::string_view pdf, const Limits& limits);
// The same in a process of its own, with limits.
struct IsolatedDrawings {
  PdfDrawings drawings;
  Message fault;  // the process was ended; empty: it was not
};
IsolatedDrawings read_drawings_isolated(std::string_view pdf, const Limits& limits);

// How drawings come back from the process: plain numbers. Anything else is damaged.
std::string written(const PdfDrawings& drawings);
PdfDrawings parse_drawings(std::string_view text);

}  // namespace gouji
