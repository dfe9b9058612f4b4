// OpenDocument texts: covered and repeated cells, tracked changes, hidden text, damaged files.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linter/table/document_grid.h"
#include "linter/wordprocessing/odt_body.h"
#include "tests/linter/document_support.h"
#include "tests/support/forms.h"
#include "tests/support/packages.h"

namespace gouji {
namespace readers {
extern const Reader odt;
}
namespace testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string document(std::string_view text, std::string_view styles = "") {
  return "<office:document-content xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:b' "
         "xmlns:style='urn:s' xmlns:draw='urn:d' xmlns:dc='urn:c'><office:automatic-styles>" +
         std::string(styles) + "</office:automatic-styles><office:body><office:text>" +
         std::string(text) + "</office:text></office:body></office:document-content>";
}

std::string p(std::string_view text) {
  return "<text:p>" + std::string(text) + "</text:p>";
}

std::string cell(std::string_view text, std::string_view attributes = "") {
  return "<table:table-cell " + std::string(attributes) + ">" + p(text) + "</table:table-cell>";
}

std::string row(std::string_view cells, std::string_view attributes = "") {
  return "<table:table-row " + std::string(attributes) + ">" + std::string(cells) +
         "</table:table-row>";
}

std::string table(std::string_view rows) {
  return "<table:table><table:table-column/>" + std::string(rows) + "</table:table>";
}

const std::string covered = "<table:covered-table-cell/>";

SourceTable grid_of(std::string_view xml, TextPool& pool) {
  const Limits limits;
  DocumentGrid grid(pool, limits);
  EXPECT_EQ(read_odt_body(xml, limits, grid).fault.zh, "");
  return grid.finish();
}

std::vector<std::string> rows_of(std::string_view text, std::string_view styles = "") {
  TextPool pool;
  return printed_rows(grid_of(document(text, styles), pool));
}

std::vector<std::string> remarks_of(std::string_view text, std::string_view styles = "") {
  TextPool pool;
  return printed_remarks(grid_of(document(text, styles), pool));
}

TEST(OdtBody, CoveredCellsKeepTheirSlots) {
  TextPool pool;
  const SourceTable made = grid_of(
      document(
          table(row(cell("甲", "table:number-columns-spanned='2' table:number-rows-spanned='2'") +
                    covered + cell("乙")) +
                row("<table:covered-table-cell table:number-columns-repeated='2'/>" + cell("丙")))),
      pool);
  EXPECT_THAT(printed_rows(made), ElementsAre("1-2 甲 / 3 乙", "3 丙"));
  EXPECT_EQ(made.grid.rows[0].cells[0].row_span, 2u);
  EXPECT_EQ(place_of(made.grid.rows[1].cells[0]), "表1 行2 格2");
}

TEST(OdtBody, RepeatedCellsAndRowsAreWrittenOut) {
  EXPECT_THAT(
      rows_of(table(row(cell("甲", "table:number-columns-repeated='2'") + cell("乙"),
                        "table:number-rows-repeated='2'") +
                    "<table:table-header-rows>" + row(cell("丙")) + "</table:table-header-rows>")),
      ElementsAre("1 甲 / 2 甲 / 3 乙", "1 甲 / 2 甲 / 3 乙", "1 丙"));
}

TEST(OdtBody, BlanksTabsAndBreaksAreElements) {
  EXPECT_THAT(rows_of(table(row(
                  "<table:table-cell>" + p("项 \n 目<text:s text:c='2'/>名<text:tab/>称") + p("") +
                  p("甲<text:line-break/> <text:span>乙</text:span>") + "</table:table-cell>"))),
              ElementsAre("1 项 目  名 称⏎⏎甲⏎乙"));
}

TEST(OdtBody, NotesNumbersAndRubyAreNotText) {
  EXPECT_THAT(rows_of("<text:h><text:number>一</text:number>题<text:note><text:note-citation>1"
                      "</text:note-citation><text:note-body>" +
                      p("脚注") + "</text:note-body></text:note></text:h>" +
                      p("<text:ruby><text:ruby-base>中</text:ruby-base><text:ruby-text>zhong"
                        "</text:ruby-text></text:ruby>")),
              ElementsAre("1 题", "1 中"));
}

TEST(OdtBody, TrackedChangesAreReadAsAccepted) {
  const std::string body =
      "<text:tracked-changes><text:changed-region text:id='a'><text:deletion><office:change-info>"
      "<dc:creator>某某</dc:creator></office:change-info>" +
      p("2") +
      "</text:deletion></text:changed-region><text:changed-region text:id='b'><text:insertion/>"
      "</text:changed-region></text:tracked-changes>" +
      p("权重<text:change text:change-id='a'/><text:change-start text:change-id='b'/>4"
        "<text:change-end text:change-id='b'/>分");
  EXPECT_THAT(rows_of(body), ElementsAre("1 权重4分"));
  EXPECT_THAT(remarks_of(body),
              ElementsAre("warning 表0 行0 格0: 有未接受的修订，“2”改为“4”；按接受修订后的内容核"));
}

TEST(OdtBody, HiddenTextIsLeftOutAndTold) {
  const std::string styles =
      "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
      "<style:style style:name='T2'><style:text-properties/></style:style>";
  const std::string body =
      p("5<text:span text:style-name='T1'>00</text:span>"
        "<text:span text:style-name='T2'>1</text:span>") +
      "<text:section text:display='none'>" + p("暗节") + "</text:section>" +
      table(row(cell("暗行"), "table:visibility='collapse'") +
            row(cell("甲", "table:number-columns-spanned='2'") + "<table:covered-table-cell>" +
                p("盖住") + "</table:covered-table-cell>"));
  EXPECT_THAT(rows_of(body, styles), ElementsAre("1 51", "1 ", "1 ", "1-2 甲"));
  EXPECT_THAT(remarks_of(body, styles),
              ElementsAre("warning 表0 行0 格0: 有不显示的文字“00”，没有核",
                          "warning 表0 行0 格0: 有不显示的文字“暗节”，没有核",
                          "warning 表1 行0 格0: 有不显示的文字“暗行”，没有核",
                          "warning 表1 行1 格1: 有不显示的文字“盖住”，没有核"));
}

TEST(OdtBody, AnnotationsAndBoxesStandBesideTheText) {
  const std::string body =
      table(row(cell("50<office:annotation><dc:creator>某某</dc:creator>" + p("请核") +
                     "</office:annotation><draw:frame><draw:text-box>" + p("章") +
                     "</draw:text-box></draw:frame>0")));
  EXPECT_THAT(rows_of(body), ElementsAre("1 章", "1 500"));
  EXPECT_THAT(remarks_of(body),
              ElementsAre("note 表1 行1 格1: 有批注：“请核”；批注不是表的内容，没有核"));
}

class OdtReader : public DocumentReader {
 protected:
  OdtReader() : DocumentReader(readers::odt) {}

  std::string sample() {
    return read_project_file("tests/linter/office/documents/clean.libreoffice.odt");
  }
  std::string package(std::string_view xml, std::vector<PackagePart> more = {}) {
    std::vector<PackagePart> parts = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                      {"content.xml", std::string(xml)}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip_of(parts);
  }
};

TEST_F(OdtReader, ADocumentOfAnotherProgramGivesTheValuesOfTheText) {
  EXPECT_EQ(values(sample()), values_of_text(read_project_file("tests/forms/clean.txt")));
  EXPECT_THAT(messages(sample()), IsEmpty());
}

TEST_F(OdtReader, EveryCutOfAFileLeavesAReport) {
  const std::string whole = sample();
  for (std::size_t eighth = 0; eighth < 8; ++eighth) {
    const FormReport report =
        lint_text(std::string_view(whole).substr(0, whole.size() * eighth / 8));
    EXPECT_TRUE(report.unreadable) << eighth;
    EXPECT_FALSE(report.findings.empty()) << eighth;
  }
}

TEST_F(OdtReader, AFlatFileIsReadToo) {
  const std::string flat =
      "<?xml version='1.0'?><office:document xmlns:office='o' xmlns:text='t' "
      "office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text>"
      "<text:p>甲</text:p></office:text></office:body></office:document>";
  EXPECT_THAT(refusal(flat), HasSubstr("form-schema"));
  EXPECT_THAT(refusal(flat.substr(0, flat.size() - 30)), HasSubstr("XML 已损坏"));
}

TEST_F(OdtReader, MacrosAndObjectsAreToldAndNotOpened) {
  const std::string bytes =
      package(document(p("甲<draw:object/>")),
              {{"Basic/Standard/script-lb.xml", "<l/>"}, {"Basic/Standard/Module1.xml", "<m/>"}});
  EXPECT_THAT(messages(bytes),
              ::testing::Contains(HasSubstr("文件带宏（Basic/Standard/Module1.xml）")));
  EXPECT_THAT(messages(bytes), ::testing::Contains(HasSubstr("嵌有 1 个对象")));
}

TEST_F(OdtReader, DamagedAndHostilePartsAreRefused) {
  EXPECT_THAT(refusal(package(document("<text:p>"))), HasSubstr("XML 已损坏"));
  EXPECT_THAT(refusal(package("<document/>")), HasSubstr("没有正文"));
  EXPECT_THAT(refusal(package("<!DOCTYPE d><document/>")), HasSubstr("文档类型声明"));
  EXPECT_THAT(
      refusal(package(document(table(row(cell("甲", "table:number-columns-repeated='9999'")))))),
      HasSubstr("一行的栏数超过上限 1000"));
  EXPECT_THAT(
      refusal(package(document(table(row(cell("甲"), "table:number-rows-repeated='4000000000'"))))),
      HasSubstr("行数超过上限 20000"));
  EXPECT_THAT(refusal(package(document(table(row(cell("甲", "table:number-columns-repeated='900'"),
                                                 "table:number-rows-repeated='900'"))))),
              HasSubstr("单元格数超过上限 200000"));
}

TEST_F(OdtReader, APackageThatUnpacksTooFarIsRefused) {
  EXPECT_THAT(refusal(package(document(p(std::string(30u << 20, ' '))))), HasSubstr("form-syntax"));
}

}  // namespace
}  // namespace testing
}  // namespace gouji
