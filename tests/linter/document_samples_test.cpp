// The cells that went into documents of other programs, compared one by one, where such samples
// are.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "linter/markup/html_tables.h"
#include "linter/package/package.h"
#include "linter/table/document_grid.h"
#include "linter/wordprocessing/docx_body.h"
#include "linter/wordprocessing/odt_body.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

std::filesystem::path samples() {
  return std::filesystem::path(GOUJI_SOURCE_DIR) / ".." / "shared" / "office";
}

std::string bytes_of(const std::string& name) {
  std::ifstream file(samples() / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter != ' ' && letter != '\n') out += letter;
  }
  return out;
}

std::string printed(std::string_view text, std::string_view columns, std::string_view rows) {
  return without_blanks(text) + " " + std::string(columns) + "x" + std::string(rows);
}

std::vector<std::string> cells_of_model(const std::string& name) {
  std::vector<std::string> cells;
  const Document model = parse(bytes_of(name + ".model.json"));
  for (const Value& table : model.find("/tables")->items) {
    for (const Value& row : table.items) {
      for (const Value& cell : row.items) {
        cells.push_back(printed(cell.items[0].text, cell.items[1].text, cell.items[2].text));
      }
    }
  }
  return cells;
}

std::vector<std::string> cells_of(const std::string& name) {
  const std::string bytes = bytes_of(name);
  const Limits limits;
  TextPool pool;
  DocumentGrid grid(pool, limits);
  if (name.ends_with(".html")) {
    EXPECT_EQ(read_html(bytes, limits, grid).zh, "");
  } else {
    Package package(bytes, limits);
    const bool word = name.ends_with(".docx");
    const auto xml = package.read(word ? "word/document.xml" : "content.xml");
    EXPECT_TRUE(xml.has_value());
    EXPECT_EQ(word ? read_docx_body(*xml, {}, limits, grid).fault.zh
                   : read_odt_body(*xml, limits, grid).fault.zh,
              "");
  }
  const SourceTable table = grid.finish();
  std::vector<std::string> cells;
  for (const GridRow& row : table.grid.rows) {
    for (const GridCell& cell : row.cells) {
      if (cell.origin.table == 0) continue;
      cells.push_back(
          printed(cell.text, std::to_string(cell.column_span), std::to_string(cell.row_span)));
    }
  }
  return cells;
}

TEST(DocumentSamples, EveryCellAndSpanIsWhatWentIn) {
  if (!std::filesystem::exists(samples())) GTEST_SKIP() << "only where the shared samples are";
  for (const std::string name : {"suzhou", "national"}) {
    const std::vector<std::string> model = cells_of_model(name);
    for (const std::string kind : {".docx", ".odt", ".html"}) {
      EXPECT_EQ(cells_of(name + kind), model) << name << kind;
    }
  }
}

}  // namespace
}  // namespace gouji::testing
