// The tables of a file, and the forms that are in them: the step that every table format ends with.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "linter/table/grid.h"

namespace gouji {

// What a reader has to say about a cell, or about a table as a whole: a stored value that is not
// the one shown, a hidden row. It is told with the form that the row belongs to.
struct TableRemark {
  ReaderFinding told;
  std::optional<std::size_t> row{};  // in Grid::rows
};

// A sheet of a workbook; of a document or a page file everything that stands below each other, the
// text between its tables as rows of one cell.
struct SourceTable {
  Grid grid;
  std::string name{};  // of a sheet
  std::vector<TableRemark> remarks{};
};

struct TableFile {
  std::shared_ptr<TextPool> pool = std::make_shared<TextPool>();  // what the grids point into
  std::vector<SourceTable> tables;
  std::vector<ReaderFinding> remarks{};  // about the file as a whole
  bool from_workbook = false;
  bool can_hide = false;
};

// The forms of a file, at least one: when no table is a form, one that says why.
std::vector<ReadForm> forms_of(TableFile&& file, const ReadContext& context);

// A file that holds no form that can be read.
std::vector<ReadForm> refused_file(std::string_view check, Message message, Message hint = {},
                                   const Origin& origin = {});

// What is said about a file of too many bytes; empty: it is small enough.
Message too_large(std::string_view bytes, const Limits& limits);

}  // namespace gouji
