// Workbooks of both kinds, from bytes to forms and findings.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/document_writer.h"
#include "linter/lint.h"
#include "linter/package/package.h"
#include "linter/workbook/sheet.h"
#include "linter/workbook/sheet_grid.h"
#include "tests/linter/table_support.h"
#include "tests/support/forms.h"
#include "tests/support/workbooks.h"

namespace gouji::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<ReadForm> read(std::string_view bytes) {
  static const auto loaded = load_shipped_rulebooks();
  LintOptions options{.rulebooks = loaded};
  return read_forms(bytes, options);
}

std::string clean_table() {
  return read_project_file("tests/forms/clean.txt");
}

std::string json_of(std::string_view bytes) {
  const std::vector<ReadForm> forms = read(bytes);
  return forms.size() == 1 ? write_json(forms.front().document) : "not one form";
}

// "warning stored-value 自评表!D25: message", a line a finding of a reader.
std::vector<std::string> findings_of(std::string_view bytes) {
  std::vector<std::string> lines;
  for (const ReadForm& form : read(bytes)) {
    for (const ReaderFinding& told : form.findings) {
      lines.push_back(std::string(name_of(told.finding.severity)) + " " +
                      std::string(told.finding.check) + " " + std::string(told.origin.sheet) + "!" +
                      std::string(told.origin.cell) + ": " + told.finding.message.zh);
    }
  }
  return lines;
}

std::string value_at(std::string_view bytes, std::string_view pointer) {
  const std::vector<ReadForm> forms = read(bytes);
  const Value* value = forms.front().document.find(pointer);
  return value == nullptr                   ? "none"
         : value->kind == Value::Kind::null ? "null"
                                            : std::string(value->text);
}

// The texts of the first sheet's grid, | between cells and the spans behind them.
std::string grid_of_sheet(Sheet sheet) {
  TextPool pool;
  const Limits limits;
  SheetBudget budget = sheet_budget(limits);
  sheet.put_in_order();
  const SheetGrid made = grid_of(sheet, limits, budget, pool);
  std::string out;
  for (const GridRow& row : made.grid.rows) {
    if (row.after_break) out += "~";
    for (const GridCell& cell : row.cells) {
      out += std::to_string(cell.slot) + std::string(cell.text);
      if (cell.column_span > 1) out += "→" + std::to_string(cell.column_span);
      if (cell.row_span > 1) out += "↓" + std::to_string(cell.row_span);
      out += " ";
    }
    out += "/";
  }
  for (const StoredCell* cell : made.covered) out += " under: " + std::string(cell->text);
  return out + made.over_limit.zh;
}

StoredCell stored(std::uint32_t row, std::uint32_t column, std::string_view text) {
  return {.place = {.row = row, .column = column}, .text = text};
}

SheetRange range(std::uint32_t row, std::uint32_t column, std::uint32_t last_row,
                 std::uint32_t last_column) {
  return {.first = {.row = row, .column = column},
          .last = {.row = last_row, .column = last_column}};
}

TEST(SheetGrid, MergedRangesBecomeSpans) {
  EXPECT_EQ(grid_of_sheet({.cells = {stored(1, 1, "a"), stored(1, 4, "b"), stored(2, 2, "c"),
                                     stored(3, 4, "d")},
                           .merged = {range(1, 1, 2, 1), range(1, 2, 1, 3), range(3, 1, 3, 3)}}),
            "1a↓2 2→2 4b /2c 3 4 /1→3 4d /");
}

TEST(SheetGrid, OnlyWhatHoldsTextCounts) {
  EXPECT_EQ(grid_of_sheet({.cells = {stored(1, 1, "a"), stored(2, 2, "b")},
                           .merged = {range(1, 1, 1, 16'384), range(2, 2, 1'048'576, 16'384)}}),
            "1a→2 /1 2b /");
}

TEST(SheetGrid, LongRunsOfBlankRowsAreAGap) {
  EXPECT_EQ(grid_of_sheet({.cells = {stored(2, 1, "a"), stored(1'000'000, 1, "b")},
                           .merged = {range(2, 1, 1'000'000, 1)}}),
            "1 /1a↓2 /~/ under: b");
}

TEST(SheetGrid, TextUnderAMergedRangeIsNotShown) {
  EXPECT_EQ(grid_of_sheet({.cells = {stored(1, 1, "a"), stored(1, 2, "x"), stored(2, 1, "y"),
                                     stored(2, 2, "b"), stored(3, 1, "c")},
                           .merged = {range(1, 1, 1, 2), range(2, 2, 2, 2), range(1, 1, 2, 1)}}),
            "1a→2 /1y 2b /1c 2 / under: x");
}

TEST(SheetGrid, TooLargeASheetIsNamed) {
  EXPECT_THAT(grid_of_sheet({.name = "数据", .cells = {stored(1, 1'001, "a")}}),
              AllOf(HasSubstr("数据"), HasSubstr("1001 列"), HasSubstr("1000 列")));
}

TEST(CellNames, BothWays) {
  EXPECT_EQ(cell_name({.row = 36, .column = 7}), "G36");
  EXPECT_EQ(cell_name({.row = 1'048'576, .column = 16'384}), "XFD1048576");
  EXPECT_EQ(parse_cell_name("$XFD$1048576"), (SheetPlace{.row = 1'048'576, .column = 16'384}));
  for (const char* text : {"", "A", "A0", "1", "XFE1", "A1048577", "A1B", "AAAAAAAAA1", "A-1"}) {
    EXPECT_EQ(parse_cell_name(text).row, 0u) << text;
  }
}

TEST(WorkbookReader, AWorkbookSaysWhatTheTextSays) {
  EXPECT_EQ(json_of(workbook_from_text(clean_table(), "")), json_of(clean_table()));
}

TEST(WorkbookReader, EveryWriterGivesTheSameForm) {
  const std::string expected = json_of(clean_table());
  for (const char* name : {"exceljs.xlsx", "xlsxwriter.xlsx", "libreoffice.ods"}) {
    EXPECT_EQ(json_of(read_project_file(std::string("tests/linter/office/") + name)), expected)
        << name;
  }
}

TEST(WorkbookReader, WritersThatStoreNoResultsLeaveThemUnknown) {
  const std::string bytes = read_project_file("tests/linter/office/openpyxl.xlsx");
  EXPECT_EQ(value_at(bytes, "/total/score"), "null");
  EXPECT_EQ(value_at(bytes, "/indicators/7/target"), "=180台");
  EXPECT_THAT(
      findings_of(bytes),
      ElementsAre(HasSubstr("warning stored-value 自评表!D26: 填的“=180台”"),
                  HasSubstr("warning stored-value 自评表!D35: 填的“=46个”"),
                  HasSubstr("warning stored-value 自评表!G38: 公式 =SUM(G19:G37) 没有存下")));
}

TEST(WorkbookReader, HiddenRowsSheetsAndCommentsAreNamed) {
  EXPECT_THAT(findings_of(read_project_file("tests/linter/office/exceljs.xlsx")),
              ElementsAre(HasSubstr("warning hidden-content 自评表!A15: 第15行隐藏")));
  for (const char* name : {"xlsxwriter.xlsx", "libreoffice.ods"}) {
    const auto found = findings_of(read_project_file(std::string("tests/linter/office/") + name));
    EXPECT_THAT(found, Contains(HasSubstr("note hidden-content 自评表!D26: 单元格有批注：“数量待"
                                          "与合同核对”")))
        << name;
    EXPECT_THAT(found, Contains(HasSubstr("warning hidden-content 说明!: 工作表“说明”隐藏")))
        << name;
    EXPECT_THAT(found, Contains(HasSubstr("note form-schema 说明!"))) << name;
  }
}

TEST(WorkbookReader, PlacesNameSheetAndCell) {
  const std::vector<ReadForm> forms = read(workbook_from_text(clean_table(), ""));
  const Origin& origin = forms.front().document.find("/indicators/2/weight")->origin;
  EXPECT_EQ(origin.sheet, "自评表");
  EXPECT_EQ(origin.cell, "E21");
  EXPECT_EQ(origin.table, 1u);
  EXPECT_EQ(origin.table_row, 21u);
  EXPECT_EQ(origin.table_cell, 5u);
}

TEST(WorkbookReader, TypedTextsKeepTheirText) {
  const auto target = [](std::string_view change) {
    return value_at(workbook_from_text(clean_table(), change), "/indicators/7/target");
  };
  EXPECT_EQ(target("D26 公式 180台 值 #NAME?"), "=180台");
  EXPECT_EQ(target("D26 公式 180台"), "=180台");
  EXPECT_EQ(target("D26 公式 90% 值 0.9 格式 0%"), "=90%");
  EXPECT_EQ(target("D26 公式 180 值 180"), "=180");  // the cells above and below are targets
  EXPECT_EQ(target("D26 公式 180+0 值 180"), "180");
  // A figure among figures is only a figure.
  const std::string score = workbook_from_text(clean_table(), "G26 公式 6.5 值 6.5");
  EXPECT_EQ(value_at(score, "/indicators/7/score"), "6.5");
  EXPECT_THAT(findings_of(score), IsEmpty());
}

TEST(WorkbookReader, UnknownIsBlankAndNotNought) {
  const std::string bytes = workbook_from_text(clean_table(), "G25 公式 E25*1");
  EXPECT_EQ(value_at(bytes, "/indicators/6/score"), "null");
}

TEST(WorkbookReader, ADashForNoughtInAccountingFormatsIsNought) {
  const std::string bytes = workbook_from_text(clean_table(), "G8 值 0 格式 0.00;-0.00;\"-\"");
  EXPECT_EQ(value_at(bytes, "/budget/indicator_balance"), "0");
  EXPECT_THAT(findings_of(bytes), IsEmpty());
}

TEST(WorkbookReader, WhatAFormatHidesIsBlankAndTold) {
  const std::string bytes = workbook_from_text(clean_table(), "G8 值 5 格式 ;;;");
  EXPECT_EQ(value_at(bytes, "/budget/indicator_balance"), "null");
  EXPECT_THAT(findings_of(bytes), ElementsAre(HasSubstr("存的是 5，显示为空白")));
}

TEST(WorkbookReader, TextFiguresAreToldOnlyBetweenFigures) {
  EXPECT_THAT(findings_of(workbook_from_text(clean_table(), "G34 文字 3.71")), SizeIs(1));
  EXPECT_THAT(findings_of(workbook_from_text(clean_table(), "E5 文字 2021")), IsEmpty());
  EXPECT_THAT(findings_of(workbook_from_text(clean_table(), "G33 文字 2.97\nG34 文字 3.71")),
              IsEmpty());
}

TEST(WorkbookReader, ManyRemarksOfOneSortAreSummedUp) {
  std::string text = clean_table();
  std::string changes;
  for (int row = 60; row < 160; ++row) {
    changes += "A" + std::to_string(row) + " 值 1.005 格式 0.00\n";
  }
  const auto found = findings_of(workbook_from_text(text, changes));
  EXPECT_THAT(found, Contains(HasSubstr("另有 60 格：存的数与显示的不同")));
}

TEST(WorkbookReader, SharedStringsRichTextAndEscapes) {
  const std::string sheet =
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      "</row></sheetData>";
  const std::string strings =
      "<si><r><t>项目</t></r><r><rPr><b/></rPr><t>名称</t></r><rPh sb=\"0\" eb=\"1\"><t>xiangmu</t>"
      "</rPh></si><si><t xml:space=\"preserve\"> 道路_x000D_&#10;养护_x005F_x </t></si>";
  static const auto loaded = load_shipped_rulebooks();
  const LintOptions options{.rulebooks = loaded, .forced = loaded.front().get()};
  const std::vector<ReadForm> forms =
      read_forms(workbook_of({.worksheet = sheet, .strings = strings}), options);
  const Value* project = forms.front().document.find("/project");
  ASSERT_NE(project, nullptr);
  EXPECT_EQ(project->text, "道路\n养护_x");
}

// The part that holds the sheet of the clean form.
std::string clean_sheet() {
  const Limits limits;
  const std::string bytes = workbook_from_text(clean_table(), "");
  Package package(bytes, limits);
  return package.read("xl/worksheets/sheet1.xml").value_or("");
}

TEST(WorkbookReader, AFormOnEverySheetIsAnEntryOfItsOwn) {
  const std::string two =
      workbook_of({.worksheet = "<sheetData/>",
                   .sheets = "<sheet name=\"甲\" sheetId=\"2\" r:id=\"rId9\"/>"
                             "<sheet name=\"乙\" sheetId=\"3\" state=\"hidden\" r:id=\"rId9\"/>",
                   .more = {{"xl/worksheets/sheet2.xml", clean_sheet()}},
                   .links = "<Relationship Id=\"rId9\" Type=\"x/worksheet\" "
                            "Target=\"/xl/worksheets/sheet2.xml\"/>"});
  const std::vector<ReadForm> forms = read(two);
  ASSERT_THAT(forms, SizeIs(2));
  EXPECT_EQ(forms[0].part, "甲");
  EXPECT_EQ(forms[1].part, "乙");
  EXPECT_EQ(write_json(forms[0].document), write_json(forms[1].document));
  EXPECT_THAT(findings_of(two), Contains(HasSubstr("工作表“乙”隐藏")));
}

TEST(WorkbookReader, MacrosAndLinksAreTold) {
  const std::string bytes = workbook_of(
      {.worksheet = "<sheetData><row><c t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
       .more = {{"xl/vbaProject.bin", "x"},
                {"xl/externalLinks/externalLink1.xml", "<externalLink/>"},
                {"xl/externalLinks/_rels/externalLink1.xml.rels",
                 "<Relationships><Relationship Id=\"rId1\" Type=\"x/externalLinkPath\" "
                 "Target=\"file:///C:/预算.xlsx\" TargetMode=\"External\"/></Relationships>"}},
       .links = "<Relationship Id=\"rId9\" Type=\"x/externalLink\" "
                "Target=\"externalLinks/externalLink1.xml\"/>"});
  const auto found = findings_of(bytes);
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("宏"), HasSubstr("没有运行"))));
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("预算.xlsx"), HasSubstr("没有打开"))));
}

// OpenDocument content with these rows.
std::string ods_of(const std::string& rows, const std::string& more = {}) {
  return zip_of(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" "
        "xmlns:calcext=\"c\"><office:body><office:spreadsheet>" +
            more + "<table:table table:name=\"自评表\">" + rows +
            "</table:table></office:spreadsheet></office:body></office:document-content>"}});
}

std::string ods_from_text(std::string_view text, const std::string& other_row = {},
                          std::size_t replaced = 0) {
  std::string rows;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (number == replaced) {
      rows += other_row;
      continue;
    }
    rows += "<table:table-row>";
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');) {
      rows += "<table:table-cell office:value-type=\"string\"><text:p>" + field +
              "</text:p></table:table-cell>";
    }
    rows += "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>";
  }
  rows +=
      "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"/></table:table-row>";
  return ods_of(rows);
}

TEST(OdsReader, MillionsOfBlankCellsAreOnlyCounted) {
  EXPECT_EQ(json_of(ods_from_text(clean_table())), json_of(clean_table()));
}

TEST(OdsReader, ValuesFormulasAndBlanks) {
  const std::string row =
      "<table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>"
      "<table:table-cell office:value-type=\"string\"><text:p>终端<text:s text:c=\"2\"/>维护"
      "<text:line-break/>数量</text:p></table:table-cell>"
      "<table:table-cell table:formula=\"of:=90%\" office:value-type=\"percentage\" "
      "office:value=\"0.9\"><text:p>90.00%</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"6.504\"><text:p>6.5</text:p>"
      "</table:table-cell>"
      "<table:table-cell table:formula=\"of:=186台\" office:value-type=\"string\" "
      "calcext:value-type=\"error\"><text:p>Err:509</text:p></table:table-cell>"
      "<table:table-cell table:formula=\"of:=[.E26]*1\"/></table:table-row>";
  const std::string bytes = ods_from_text(clean_table(), row, 26);
  EXPECT_EQ(value_at(bytes, "/indicators/7/name"), "终端  维护\n数量");
  EXPECT_EQ(value_at(bytes, "/indicators/7/target"), "=90%");
  EXPECT_EQ(value_at(bytes, "/indicators/7/weight"), "6.5");
  EXPECT_EQ(value_at(bytes, "/indicators/7/actual"), "=186台");
  EXPECT_EQ(value_at(bytes, "/indicators/7/score"), "null");
  EXPECT_THAT(
      findings_of(bytes),
      ElementsAre(HasSubstr("D26: 填的“=90%”"), HasSubstr("E26: 存的是 6.504，显示为 6.5"),
                  HasSubstr("F26: 填的“=186台”"), HasSubstr("G26: 公式 =[.E26]*1 没有存下")));
}

TEST(OdsReader, ARepeatedTextStopsAtTheLimit) {
  const std::string rows =
      "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>"
      "</table:table-row>";
  const std::vector<ReadForm> forms = read(ods_of(rows));
  EXPECT_FALSE(forms.front().readable);
  EXPECT_THAT(forms.front().findings.front().finding.message.zh, HasSubstr("超过上限 200000 格"));
}

TEST(OdsReader, WhatCellsHeldBeforeIsNotRead) {
  const std::string before =
      "<table:tracked-changes><table:cell-content-change><table:previous>"
      "<table:change-track-table-cell><text:p>旧</text:p></table:change-track-table-cell>"
      "</table:previous></table:cell-content-change></table:tracked-changes>";
  const std::vector<ReadForm> forms = read(ods_of("", before));
  EXPECT_THAT(forms.front().findings.front().finding.message.zh, HasSubstr("没有文字"));
}

TEST(OdsReader, HiddenRowsAndColumnsAreNamed) {
  const std::string rows =
      "<table:table-column/><table:table-column table:visibility=\"collapse\" "
      "table:number-columns-repeated=\"2\"/>"
      "<table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"2\">"
      "<table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell/>"
      "<table:table-cell table:number-columns-spanned=\"2\"><text:p>乙</text:p>"
      "</table:table-cell><table:covered-table-cell><text:p>丙</text:p>"
      "</table:covered-table-cell></table:table-row><table:table-row><table:table-cell/>"
      "<table:table-cell/><table:table-cell/><table:table-cell><text:p>丁</text:p>"
      "</table:table-cell></table:table-row>";
  static const auto loaded = load_shipped_rulebooks();
  const LintOptions options{.rulebooks = loaded, .forced = loaded.front().get()};
  std::vector<std::string> told;
  const std::vector<ReadForm> forms = read_forms(ods_of(rows), options);
  for (const ReaderFinding& found : forms.front().findings) {
    if (found.finding.check == "hidden-content") told.push_back(found.finding.message.zh);
  }
  EXPECT_THAT(told, ElementsAre(HasSubstr("第1至2行隐藏，里面有 6 格文字（“甲”"),
                                HasSubstr("B 至 C 列隐藏，里面有 2 格文字（“乙”"),
                                HasSubstr("合并的单元格下面还有文字“丙”"),
                                HasSubstr("合并的单元格下面还有文字“丙”")));
}

// "pass", "fail" or "not-applicable" of a check that readers look at.
std::string verdict_of(std::string_view bytes, std::string_view check) {
  const FormReport report = lint_text(bytes);
  for (const ReportedEntry& entry : report.ledger) {
    if (entry.check == check) return std::string(name_of(entry.verdict));
  }
  return "not in the ledger";
}

TEST(ReaderLedger, TellsFineFromNotLookedAt) {
  const std::string fine = workbook_from_text(clean_table(), "");
  const std::string bad = workbook_from_text(clean_table(), "D26 公式 180台 值 #NAME?\n隐藏行 26");
  for (const char* check : {"stored-value", "hidden-content"}) {
    EXPECT_EQ(verdict_of(fine, check), "pass") << check;
    EXPECT_EQ(verdict_of(bad, check), "fail") << check;
    EXPECT_EQ(verdict_of(clean_table(), check), "not-applicable") << check;
  }
}

TEST(OfficeSamples, EveryFormatGivesTheSameForm) {
  const std::filesystem::path folder =
      std::filesystem::path(GOUJI_SOURCE_DIR) / ".." / "shared" / "office";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "only where the shared samples are";
  const auto bytes_of = [&](const std::string& name) {
    std::ifstream file(folder / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  };
  for (const std::string name : {"suzhou", "national"}) {
    const std::string expected = json_of(bytes_of(name + ".xlsx"));
    EXPECT_THAT(expected, HasSubstr("indicators"));
    EXPECT_EQ(json_of(bytes_of(name + ".ods")), expected) << name;
  }
}

}  // namespace
}  // namespace gouji::testing
