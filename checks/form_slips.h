// Slips of form that can be put right without touching what a cell says: full-width digits, blanks
// and thousands separators in figures, comparators in look-alike glyphs, web markup in text.
//
// The law of all of them: what the program reads in the cell is the same before and after. A
// repair that would change a figure, or make one out of text that was none, is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/finding.h"

namespace gouji {

// How a cell is read.
enum class CellKind : std::uint8_t {
  figure,   // an amount, a weight, a score
  percent,  // a figure that may have a % behind it
  measure,  // a target or an actual: ≥95%
  text,     // a name, prose
};

struct TextEdit {
  std::size_t start = 0;  // bytes of the text
  std::size_t size = 0;
  std::string with;
};

struct SlipRepair {
  std::string_view id;  // "full-width"
  std::string_view title_zh;
  std::string_view title_en;
  // In the order of the text, without overlap.
  std::vector<TextEdit> (*edits)(std::string_view text, CellKind kind) = nullptr;
};

// Every repair. Where two of them want the same characters, the first one has them.
std::span<const SlipRepair> slip_repairs();

struct MendedText {
  std::vector<TextEdit> edits;             // none: nothing to mend, or nothing that may be
  std::vector<const SlipRepair*> repairs;  // that made them
  std::string text;                        // with the edits
  Message refused;                         // set: there are slips, and why they stay
};

// All repairs of one cell. Mending what was mended changes nothing.
MendedText mend(std::string_view text, CellKind kind);

// text with edits, which are in its order and do not overlap.
std::string with_edits(std::string_view text, std::span<const TextEdit> edits);

// Whether a cell reads the same: the same exact figure, comparator and unit, blank as before; and
// in prose the same digits in the same rows of digits, markup aside.
bool reads_the_same(std::string_view before, std::string_view after, CellKind kind);

}  // namespace gouji
