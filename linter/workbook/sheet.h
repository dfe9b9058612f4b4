// A sheet of a workbook as both kinds of file give it: the cells that hold something, the merged
// ranges and what is hidden. The grid and the findings are made of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/reader.h"
#include "linter/table/table_file.h"

namespace gouji {

constexpr std::uint32_t most_sheet_rows = 1'048'576;
constexpr std::uint32_t most_sheet_columns = 16'384;

struct SheetPlace {
  std::uint32_t row = 1;  // from 1
  std::uint32_t column = 1;
  friend bool operator==(const SheetPlace&, const SheetPlace&) = default;
};

struct StoredCell {
  enum class Kind : std::uint8_t {
    text,
    number,
    date,
    boolean,
    error,
    unknown  // a formula of which no result was stored
  };
  SheetPlace place;
  Kind kind = Kind::text;
  bool has_formula = false;
  std::string_view text{};     // as it is shown, blanks around it removed
  std::string_view stored{};   // of a number: its digits; of a text: when it is not shown as it is
  std::string_view formula{};  // without its =
};

struct SheetRange {
  SheetPlace first;
  SheetPlace last;
};

// Rows or columns, both ends included.
struct SheetSpan {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
};

struct CellComment {
  SheetPlace place;
  std::string text;
};

struct Sheet {
  std::string_view name;
  std::uint32_t number = 1;  // in the order of the workbook
  bool hidden = false;
  std::vector<StoredCell> cells;  // by row and column once put_in_order() was called
  std::vector<SheetRange> merged;
  std::vector<SheetSpan> hidden_rows;
  std::vector<SheetSpan> hidden_columns;
  std::vector<CellComment> comments;
  Message over_limit{};  // why its rows were not read to the end

  void put_in_order();
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<std::string> macros;          // parts that hold programs
  std::vector<std::string> external_links;  // what other files are named
  std::vector<std::string> names;           // that formulas may use
};

std::string cell_name(SheetPlace place);  // G36
std::string column_name(std::uint32_t column);
// A1 or $A$1; row 0 when it is none.
SheetPlace parse_cell_name(std::string_view text);
// A1:B2 or A1
SheetRange parse_range(std::string_view text);

// How much of a workbook is kept, over all of its sheets.
struct SheetBudget {
  std::size_t cells;  // of the grids
  std::size_t bytes;  // of text in cells
};
SheetBudget sheet_budget(const Limits& limits);

// For readers. False when a limit was passed, which the sheet then says.
bool add_cell(Sheet& sheet, const StoredCell& cell, const Limits& limits, std::size_t& bytes_left);
// Runs of neighbours are kept as one: every row of a sheet may be hidden.
void add_span(std::vector<SheetSpan>& spans, SheetSpan span);
std::string_view keep_trimmed(std::string&& text, TextPool& pool);

Origin origin_of(const Sheet& sheet, SheetPlace place, TextPool& pool);

// The grid of a sheet that is in order, and what is told with it. Remarks about the whole workbook
// go to file.remarks. A sheet beyond the limits is told about and left out.
void add_sheet(Sheet& sheet, const Workbook& workbook, const Limits& limits, SheetBudget& budget,
               TableFile& file);
void add_workbook_remarks(const Workbook& workbook, TableFile& file);

// All sheets become tables, and the tables forms.
std::vector<ReadForm> forms_of_workbook(Workbook&& workbook, TableFile&& file,
                                        const ReadContext& context);

}  // namespace gouji
