// Where each byte of a value stands in the text of its file. Values come to a Document decoded:
// escapes undone, quotes taken off, the pieces of a narrative joined. To change two characters of
// one, the characters must be found again in what is written there.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "checks/form_slips.h"
#include "linter/document.h"
#include "linter/original_text.h"

namespace gouji {

struct Written {
  std::size_t begin = 0;  // in the text of the file
  std::size_t end = 0;
};

class ValueSpan {
 public:
  enum class As : unsigned char {
    json_string,
    json_other,  // a number, null
    cell,        // of a table in text
    quoted_cell,
  };

  As as = As::cell;
  std::vector<Written> bytes;  // of the value, one by one; those of one character stand together

  // The edits of a value as edits of its file. Empty when one of them goes over a gap.
  std::optional<std::vector<FileEdit>> in_file(const std::vector<TextEdit>& edits) const;
  // All of it: what is written for the value, without quotes.
  Written whole;
};

// Of a value of form JSON.
std::optional<ValueSpan> span_in_json(std::string_view text, const LineStarts& lines,
                                      const Value& value);
// Of a value that was read from a table in text. Empty when it cannot be found as it was read.
std::optional<ValueSpan> span_in_table(std::string_view text, const LineStarts& lines,
                                       const Value& value);

}  // namespace gouji
