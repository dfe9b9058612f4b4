// The text of a file with the way back to its bytes: a few characters are replaced, and all other
// bytes stay what they are, whatever the encoding.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text_encoding.h"

namespace gouji {

struct FileEdit {
  std::size_t begin = 0;  // in OriginalText::text()
  std::size_t end = 0;    // one after
  std::string with;       // UTF-8
  friend auto operator<=>(const FileEdit&, const FileEdit&) = default;
};

class OriginalText {
 public:
  explicit OriginalText(std::string_view bytes) : bytes_(bytes) { decode(bytes, decoded_); }

  // UTF-8 without byte order mark; empty when the bytes are no text.
  std::string_view text() const { return decoded_.text; }

  // The bytes with edits, which are in the order of the text. Empty when two edits overlap, or when
  // the encoding has no such character.
  std::optional<std::string> with(const std::vector<FileEdit>& edits) const;

 private:
  std::string_view bytes_;
  DecodedText decoded_;
};

enum class LineEnds : unsigned char {
  feeds,    // \n alone, as JSON counts
  returns,  // \r alone as well, as tables in text count
};

// Where the lines of a text start: from line and column to an offset.
class LineStarts {
 public:
  LineStarts(std::string_view text, LineEnds ends);

  // Line and column count from 1, columns in characters. Empty: there is no such place.
  std::optional<std::size_t> offset(std::size_t line, std::size_t column) const;
  std::size_t line_of(std::size_t offset) const;
  std::size_t column_of(std::size_t offset) const;

 private:
  std::size_t characters_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> characters_;  // before each block of the text
};

}  // namespace gouji
