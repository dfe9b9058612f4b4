#include "tests/linter/document_support.h"

#include <fmt/format.h>

#include "tests/linter/table_support.h"

namespace gouji {
namespace readers {
extern const Reader text;
}
namespace testing {
namespace {

std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char letter : text) out += letter == '\n' ? std::string("⏎") : std::string(1, letter);
  return out;
}

std::string place_of(const Origin& origin) {
  return fmt::format("表{} 行{} 格{}", origin.table, origin.table_row, origin.table_cell);
}

}  // namespace

std::vector<std::string> printed_rows(const SourceTable& table) {
  std::vector<std::string> rows;
  for (const GridRow& row : table.grid.rows) {
    std::string& line = rows.emplace_back();
    for (const GridCell& cell : row.cells) {
      if (!line.empty()) line += " / ";
      line += std::to_string(cell.slot);
      if (cell.column_span > 1) line += fmt::format("-{}", cell.slot + cell.column_span - 1);
      line += " " + in_one_line(cell.text);
    }
  }
  return rows;
}

std::vector<std::string> printed_remarks(const SourceTable& table) {
  std::vector<std::string> out;
  for (const TableRemark& remark : table.remarks) {
    out.push_back(fmt::format("{} {}: {}", name_of(remark.told.finding.severity),
                              place_of(remark.told.origin), remark.told.finding.message.zh));
  }
  return out;
}

std::string place_of(const GridCell& cell) {
  return place_of(cell.origin);
}

std::string html_of_tables(std::string_view text) {
  std::string html = "<html><head><meta charset=utf-8></head><body>";
  bool in_table = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool is_row = line.find('\t') != std::string_view::npos;
    if (is_row != in_table) html += is_row ? "<table>\n" : "</table>\n";
    in_table = is_row;
    html += is_row ? "<tr><td>" : "<p>";
    for (const char letter : line) {
      html += letter == '\t'  ? std::string("</td><td>")
              : letter == '<' ? std::string("&lt;")
                              : std::string(1, letter);
    }
    html += is_row ? "</td></tr>\n" : "</p>\n";
  }
  return html + (in_table ? "</table></body></html>" : "</body></html>");
}

DocumentReader::DocumentReader(const Reader& reader)
    : reader_(reader), loaded_(load_shipped_rulebooks()) {
  for (const auto& one : loaded_) rulebooks_.push_back(&one->rulebook);
  context_.rulebooks = rulebooks_;
}

std::vector<ReadForm> DocumentReader::read(std::string_view bytes) {
  EXPECT_TRUE(reader_.recognizes(bytes));
  return reader_.read(bytes, context_);
}

std::string DocumentReader::values(std::string_view bytes) {
  const std::vector<ReadForm> forms = read(bytes);
  EXPECT_EQ(forms.size(), 1u);
  EXPECT_TRUE(forms[0].readable);
  return values_of(forms[0].document);
}

std::vector<std::string> DocumentReader::messages(std::string_view bytes) {
  const std::vector<ReadForm> forms = read(bytes);
  std::vector<std::string> out;
  for (const ReadForm& form : forms) {
    for (const ReaderFinding& told : form.findings) {
      out.push_back(fmt::format("{} {} {} {}: {}", name_of(told.finding.severity),
                                told.finding.check, place_of(told.origin), told.pointer,
                                told.finding.message.zh));
    }
  }
  return out;
}

std::string DocumentReader::refusal(std::string_view bytes) {
  const std::vector<ReadForm> forms = read(bytes);
  EXPECT_EQ(forms.size(), 1u);
  EXPECT_FALSE(forms[0].readable);
  EXPECT_FALSE(forms[0].findings.empty());
  if (forms[0].findings.empty()) return {};
  const Finding& finding = forms[0].findings[0].finding;
  EXPECT_FALSE(finding.message.en.empty());
  return fmt::format("{}: {}", finding.check, finding.message.zh);
}

std::string DocumentReader::values_of_text(std::string_view bytes) {
  return values_of(readers::text.read(bytes, context_)[0].document);
}

}  // namespace testing
}  // namespace gouji
