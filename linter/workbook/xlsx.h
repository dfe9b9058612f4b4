// Workbooks of Open XML (.xlsx, .xlsm, .xltx): parts of the package → Workbook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/package/package.h"
#include "linter/package/xml_cursor.h"
#include "linter/workbook/number_format.h"
#include "linter/workbook/sheet.h"

namespace gouji {

// The texts that cells share, by number.
std::vector<std::string_view> read_shared_strings(std::string_view xml, const Limits& limits,
                                                  TextPool& pool, Message& fault);

// Reads <si>, <is> or a comment's <text> whose start was the last event, to its end: runs joined,
// readings of characters (phonetic runs) left out.
std::string read_rich_text(XmlCursor& cursor);

// The number format of each style of a cell.
std::vector<NumberFormat> read_cell_formats(std::string_view xml, const Limits& limits,
                                            Message& fault);

struct XlsxContext {
  const std::vector<std::string_view>& strings;
  const std::vector<NumberFormat>& formats;
  bool date1904 = false;
  const Limits& limits;
  TextPool& pool;
  std::size_t& bytes_left;  // of text in cells, over all sheets
};
void read_xlsx_sheet(std::string_view xml, const XlsxContext& context, Sheet& sheet,
                     Message& fault);

std::vector<CellComment> read_comments(std::string_view xml, const Limits& limits);

// Empty fault: read.
Workbook read_xlsx(Package& package, std::string_view main_part, const Limits& limits,
                   TextPool& pool, Message& fault);

}  // namespace gouji
