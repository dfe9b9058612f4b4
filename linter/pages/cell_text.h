// Words of one cell, or of the text between tables, as the lines and the text that they make.
#pragma once

#include <string>
#include <vector>

#include "linter/pages/geometry.h"
#include "linter/pages/page_words.h"

namespace gouji {

struct TextLine {
  std::string text;
  Box box;
  std::string first_word;
  std::uint32_t block = 0;  // of its first word
};

// Lines from the top, words from the left. The words need not be in order.
std::vector<TextLine> lines_of(std::vector<const Word*> words);

// Whether a line is so short that what follows it would have fitted: the break was meant.
bool break_is_meant(const TextLine& line, const TextLine& next, Length width);

// Adds a line to the text before it: as it goes on, or after a line feed.
void append_line(std::string& text, const TextLine& line, bool meant_break);

// The lines as one text; width is that of the cell.
std::string text_of(const std::vector<TextLine>& lines, Length width);

}  // namespace gouji
