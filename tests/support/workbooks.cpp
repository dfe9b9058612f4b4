#include "tests/support/workbooks.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "linter/workbook/sheet.h"
#include "linter/workbook/typed_formula.h"

namespace gouji::testing {
namespace {

constexpr const char* office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string relationships(const std::string& links) {
  return std::string(head) +
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         links + "</Relationships>";
}

std::string link(const std::string& id, const std::string& kind, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + kind + "\" Target=\"" + target +
         "\"/>";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += byte;
    }
  }
  return out;
}

struct CellXml {
  std::string formula{};
  std::string value{};
  bool as_text = false;
  bool has_formula = false;
  std::size_t style = 0;
};

std::string xml_of(const std::string& name, const CellXml& cell) {
  std::string xml = "<c r=\"" + name + "\" s=\"" + std::to_string(cell.style) + "\"";
  const bool figure = !cell.as_text && is_plain_figure(cell.value);
  const std::string value = "<v>" + escaped(cell.value) + "</v>";
  if (!cell.has_formula && !figure) {
    return xml + " t=\"inlineStr\"><is><t>" + escaped(cell.value) + "</t></is></c>";
  }
  if (cell.value.starts_with('#'))
    xml += " t=\"e\"";
  else if (!figure && !cell.value.empty())
    xml += " t=\"str\"";
  xml += ">";
  if (cell.has_formula) xml += "<f>" + escaped(cell.formula) + "</f>";
  if (!cell.value.empty()) xml += value;
  return xml + "</c>";
}

class TextWorkbook {
 public:
  explicit TextWorkbook(std::string_view text) {
    std::istringstream lines{std::string(text)};
    std::string line;
    for (std::uint32_t row = 1; std::getline(lines, line); ++row) {
      std::istringstream fields(line);
      std::string field;
      for (std::uint32_t column = 1; std::getline(fields, field, '\t'); ++column) {
        if (!field.empty()) rows_[row][column].value = field;
      }
    }
  }

  void change(const std::string& line) {
    std::istringstream words(line);
    std::string what;
    words >> what;
    if (what == "隐藏行") {
      words >> hidden_row_;
    } else if (what == "隐藏列") {
      std::string column;
      words >> column;
      const std::string number = std::to_string(parse_cell_name(column + "1").column);
      columns_ = "<cols><col min=\"" + number + "\" max=\"" + number +
                 "\" width=\"9\" hidden=\"1\"/></cols>";
    } else if (what == "批注") {
      std::string cell;
      words >> cell;
      std::string text;
      std::getline(words >> std::ws, text);
      comments_ += "<comment ref=\"" + cell + "\" authorId=\"0\"><text><r><t>" + escaped(text) +
                   "</t></r></text></comment>";
    } else if (what == "宏") {
      macros_ = true;
    } else {
      change_cell(what, words);
    }
  }

  std::string build() const {
    WorkbookParts parts{.worksheet = columns_ + "<sheetData>"};
    for (const auto& [row, cells] : rows_) {
      const std::string number = std::to_string(row);
      parts.worksheet += "<row r=\"" + number + "\"";
      if (row == hidden_row_) parts.worksheet += " hidden=\"1\"";
      parts.worksheet += ">";
      for (const auto& [column, cell] : cells) {
        parts.worksheet += xml_of(cell_name({.row = row, .column = column}), cell);
      }
      parts.worksheet += "</row>";
    }
    parts.worksheet += "</sheetData>";
    parts.formats = formats_;
    parts.styles = styles_;
    if (!comments_.empty()) {
      parts.sheet_links = link("rId1", "comments", "../comments1.xml");
      parts.more.push_back({"xl/comments1.xml", std::string(head) + "<comments xmlns=\"" +
                                                    main_space + "\"><commentList>" + comments_ +
                                                    "</commentList></comments>"});
    }
    if (macros_) parts.more.push_back({"xl/vbaProject.bin", "not a program"});
    return workbook_of(parts);
  }

 private:
  void change_cell(const std::string& name, std::istringstream& words) {
    const SheetPlace place = parse_cell_name(name);
    ASSERT_NE(place.row, 0u) << name;
    CellXml cell;
    std::string key;
    std::string value;
    while (words >> key >> value) {
      if (key == "公式") {
        cell.formula = value;
        cell.has_formula = true;
      } else if (key == "值") {
        cell.value = value;
      } else if (key == "文字") {
        cell.value = value;
        cell.as_text = true;
      } else if (key == "格式") {
        cell.style = add_format(value);
      } else {
        ADD_FAILURE() << "unknown change: " << key;
      }
    }
    rows_[place.row][place.column] = cell;
  }

  std::size_t add_format(const std::string& code) {
    const std::string id = std::to_string(200 + ++format_count_);
    formats_ += "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + escaped(code) + "\"/>";
    styles_ += "<xf numFmtId=\"" + id + "\"/>";
    return format_count_;
  }

  std::map<std::uint32_t, std::map<std::uint32_t, CellXml>> rows_;
  std::uint32_t hidden_row_ = 0;
  std::string columns_, comments_, formats_, styles_;
  std::size_t format_count_ = 0;
  bool macros_ = false;
};

}  // namespace

std::string workbook_of(const WorkbookParts& parts) {
  const std::string space = std::string(" xmlns=\"") + main_space + "\" xmlns:r=\"" + office + "\"";
  std::vector<PackagePart> all = {
      {"[Content_Types].xml",
       std::string(head) +
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
           "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
           "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"},
      {"_rels/.rels", relationships(link("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", std::string(head) + "<workbook" + space + ">" + parts.workbook +
                              "<sheets><sheet name=\"自评表\" sheetId=\"1\" r:id=\"rId1\"/>" +
                              parts.sheets + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relationships(link("rId1", "worksheet", "worksheets/sheet1.xml") +
                     link("rId2", "styles", "styles.xml") +
                     link("rId3", "sharedStrings", "sharedStrings.xml") + parts.links)},
      {"xl/styles.xml", std::string(head) + "<styleSheet" + space + "><numFmts>" + parts.formats +
                            "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                            "<cellXfs><xf numFmtId=\"0\"/>" +
                            parts.styles + "</cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml", std::string(head) + "<sst" + space + ">" + parts.strings + "</sst>"},
      {"xl/worksheets/sheet1.xml",
       std::string(head) + "<worksheet" + space + ">" + parts.worksheet + "</worksheet>"}};
  if (!parts.sheet_links.empty()) {
    all.push_back({"xl/worksheets/_rels/sheet1.xml.rels", relationships(parts.sheet_links)});
  }
  all.insert(all.end(), parts.more.begin(), parts.more.end());
  return zip_of(all);
}

std::string workbook_from_text(std::string_view text, std::string_view changes) {
  TextWorkbook workbook(text);
  std::istringstream lines{std::string(changes)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) workbook.change(line);
  }
  return workbook.build();
}

}  // namespace gouji::testing
