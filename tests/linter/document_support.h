// Documents for tests: grids printed in a line a row, and a reader run on whole files.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "linter/rulebooks.h"
#include "linter/table/table_file.h"

namespace gouji::testing {

// "1 项目 / 2-3 道路": a row with the slots of its cells; ⏎ for line breaks.
std::vector<std::string> printed_rows(const SourceTable& table);
// "warning 表1 行1 格2: …"
std::vector<std::string> printed_remarks(const SourceTable& table);
std::string place_of(const GridCell& cell);

// Tab-separated text as a page or as the body of a word-processing document: lines with tabs are
// rows of tables, others are paragraphs.
std::string html_of_tables(std::string_view text);

class DocumentReader : public ::testing::Test {
 protected:
  explicit DocumentReader(const Reader& reader);

  std::vector<ReadForm> read(std::string_view bytes);
  // Of the only form: the values, what is said, why it was refused.
  std::string values(std::string_view bytes);
  std::vector<std::string> messages(std::string_view bytes);
  std::string refusal(std::string_view bytes);
  // The same by the reader of tab-separated text.
  std::string values_of_text(std::string_view bytes);

  ReadContext context_;

 private:
  const Reader& reader_;
  std::vector<std::unique_ptr<LoadedRulebook>> loaded_;
  std::vector<const Rulebook*> rulebooks_;
};

}  // namespace gouji::testing
