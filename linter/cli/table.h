// A table in columns that line up on a terminal, where a Chinese character is two columns wide.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace gouji {

struct TableColumn {
  std::string heading;
  bool right = false;       // figures stand right
  std::size_t widest = 40;  // what is longer is cut, with … at its end
};

// Cells are made harmless for a terminal. The last column is never padded nor cut.
void print_table(const std::vector<TableColumn>& columns,
                 const std::vector<std::vector<std::string>>& rows, bool bold_heading,
                 std::ostream& out);

}  // namespace gouji
