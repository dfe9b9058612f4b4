// Lines columns up by display width. Cells may be text of a form and thus hostile: they are made
// harmless first, and cut to the width of the column at a character, never within one.

#include "linter/cli/table.h"

#include <algorithm>
#include <ostream>

#include "linter/cli/session.h"
#include "linter/code_points.h"
#include "linter/display_width.h"

namespace gouji {
namespace {

std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  std::size_t end = 0;
  std::size_t used = 0;
  while (end < text.size()) {
    const CodePoint next = code_point_at(text, end);
    used += display_width(next.value);
    if (used >= width) break;  // leaves a column for the …
    end += next.bytes;
  }
  return text.substr(0, end) + "…";
}

std::string aligned(const std::string& cell, std::size_t width, bool right) {
  const std::string padding(width - std::min(width, display_width(cell)), ' ');
  return right ? padding + cell : cell + padding;
}

}  // namespace

void print_table(const std::vector<TableColumn>& columns,
                 const std::vector<std::vector<std::string>>& rows, bool bold_heading,
                 std::ostream& out) {
  std::vector<std::vector<std::string>> lines(1);
  for (const TableColumn& column : columns) lines.front().push_back(column.heading);
  for (const std::vector<std::string>& row : rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = i < row.size() ? visible(row[i]) : std::string();
      line.push_back(i + 1 < columns.size() ? cut(text, columns[i].widest) : text);
    }
  }
  std::vector<std::size_t> widths(columns.size());
  for (const std::vector<std::string>& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(line[i]));
    }
  }
  for (std::size_t n = 0; n < lines.size(); ++n) {
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool last = i + 1 == columns.size();
      if (last && !columns[i].right) {
        text += lines[n][i];
      } else {
        text += aligned(lines[n][i], widths[i], columns[i].right) + (last ? "" : "  ");
      }
    }
    text.erase(text.find_last_not_of(' ') + 1);
    const bool bold = n == 0 && bold_heading;
    out << (bold ? "\x1b[1m" : "") << text << (bold ? "\x1b[0m" : "") << '\n';
  }
}

}  // namespace gouji
