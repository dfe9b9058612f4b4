// Word documents: merged cells, tracked changes, what stands in boxes and alternatives, damaged
// files.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linter/table/document_grid.h"
#include "linter/wordprocessing/docx_body.h"
#include "linter/wordprocessing/symbols.h"
#include "tests/linter/document_support.h"
#include "tests/support/forms.h"
#include "tests/support/packages.h"

namespace gouji {
namespace readers {
extern const Reader docx;
}
namespace testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string document(std::string_view body) {
  return "<w:document xmlns:w='urn:w' xmlns:mc='urn:mc' xmlns:m='urn:m' xmlns:o='urn:o'><w:body>" +
         std::string(body) + "</w:body></w:document>";
}

std::string run(std::string_view text) {
  return "<w:r><w:t>" + std::string(text) + "</w:t></w:r>";
}

std::string p(std::string_view runs) {
  return "<w:p>" + std::string(runs) + "</w:p>";
}

std::string tc(std::string_view text, std::string_view properties = "") {
  const std::string held =
      properties.empty() ? std::string() : "<w:tcPr>" + std::string(properties) + "</w:tcPr>";
  return "<w:tc>" + held + p(run(text)) + "</w:tc>";
}

std::string table(std::string_view rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + std::string(rows) + "</w:tbl>";
}

SourceTable grid_of(std::string_view body, TextPool& pool, const DocxComments& comments = {}) {
  const Limits limits;
  DocumentGrid grid(pool, limits);
  EXPECT_EQ(read_docx_body(document(body), comments, limits, grid).fault.zh, "");
  return grid.finish();
}

std::vector<std::string> rows_of(std::string_view body) {
  TextPool pool;
  return printed_rows(grid_of(body, pool));
}

std::vector<std::string> remarks_of(std::string_view body, const DocxComments& comments = {}) {
  TextPool pool;
  return printed_remarks(grid_of(body, pool, comments));
}

TEST(DocxBody, SpansAndMergesLeaveNoCellBelow) {
  TextPool pool;
  const SourceTable made = grid_of(
      table("<w:tr>" + tc("甲", "<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>") + tc("乙") +
            "</w:tr><w:tr>" + tc("", "<w:gridSpan w:val='2'/><w:vMerge/>") + tc("丙") +
            "</w:tr><w:tr>" + tc("", "<w:gridSpan w:val='2'/><w:vMerge w:val='continue'/>") +
            tc("丁") + "</w:tr>"),
      pool);
  EXPECT_THAT(printed_rows(made), ElementsAre("1-2 甲 / 3 乙", "3 丙", "3 丁"));
  EXPECT_EQ(made.grid.rows[0].cells[0].row_span, 3u);
  EXPECT_EQ(place_of(made.grid.rows[2].cells[0]), "表1 行3 格2");
}

TEST(DocxBody, AMergeWithNothingAboveIsACell) {
  EXPECT_THAT(rows_of(table("<w:tr>" + tc("甲", "<w:vMerge/>") + tc("乙") + "</w:tr>")),
              ElementsAre("1 甲 / 2 乙"));
}

TEST(DocxBody, TextUnderAMergedCellIsTold) {
  const std::string body = table("<w:tr>" + tc("甲", "<w:vMerge w:val='restart'/>") + tc("乙") +
                                 "</w:tr><w:tr>" + tc("秘", "<w:vMerge/>") + tc("丙") + "</w:tr>");
  EXPECT_THAT(rows_of(body), ElementsAre("1 甲 / 2 乙", "2 丙"));
  EXPECT_THAT(remarks_of(body), ElementsAre("warning 表1 行2 格2: 有不显示的文字“秘”，没有核"));
}

TEST(DocxBody, ARowMayStartFurtherRight) {
  EXPECT_THAT(rows_of(table("<w:tr><w:trPr><w:gridBefore w:val='2'/><w:gridAfter w:val='1'/>"
                            "</w:trPr>" +
                            tc("甲") + "</w:tr>")),
              ElementsAre("3 甲"));
}

TEST(DocxBody, SplitRunsBreaksAndControlsMakeOneText) {
  EXPECT_THAT(rows_of(table("<w:tr><w:sdt><w:sdtPr/><w:sdtContent><w:tc><w:p><w:pPr><w:tabs>"
                            "<w:tab w:val='left'/></w:tabs></w:pPr>" +
                            run("项") + "<w:hyperlink>" + run("目") + "</w:hyperlink><w:r><w:br/>" +
                            "<w:t>名</w:t><w:noBreakHyphen/><w:tab/><w:t>称</w:t>"
                            "<w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>" +
                            p("") + p(run("二")) + "</w:tc></w:sdtContent></w:sdt></w:tr>")),
              ElementsAre("1 项目⏎名- 称☑⏎⏎二"));
}

TEST(DocxBody, ParagraphsOutsideTablesAreRows) {
  EXPECT_THAT(rows_of(p(run("题")) + p("") + table("<w:tr>" + tc("甲") + "</w:tr>") + p(run("注"))),
              ElementsAre("1 题", "1 甲", "1 注"));
}

TEST(DocxBody, FieldsShowTheirResultsAndBoxesTheirTick) {
  EXPECT_THAT(
      rows_of(p("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>"
                "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
                "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>" +
                run("是"))),
      ElementsAre("1 ☑是"));
}

TEST(DocxBody, TrackedChangesAreReadAsAccepted) {
  const std::string body =
      p(run("权重") +
        "<w:del w:id='1'><w:r><w:delText>2</w:delText></w:r></w:del><w:ins w:id='2'>" + run("4") +
        "</w:ins>") +
      table(
          "<w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>旧行"
          "</w:delText></w:r></w:del></w:p></w:tc></w:tr><w:tr>" +
          tc("甲") + "</w:tr>");
  EXPECT_THAT(rows_of(body), ElementsAre("1 权重4", "1 ", "1 甲"));
  EXPECT_THAT(
      remarks_of(body),
      ElementsAre("warning 表0 行0 格0: 有未接受的修订，“2”改为“4”；按接受修订后的内容核",
                  "warning 表1 行0 格0: 有未接受的修订，删去了“旧行”；按接受修订后的内容核"));
}

TEST(DocxBody, ADeletedParagraphMarkJoinsWhatFollows) {
  EXPECT_THAT(rows_of("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("上") +
                      "</w:p>" + p(run("下"))),
              ElementsAre("1 上下"));
}

TEST(DocxBody, HiddenTextAndCommentsAreTold) {
  const std::string body = p(run("5") +
                             "<w:r><w:rPr><w:vanish/></w:rPr><w:t>00</w:t></w:r>"
                             "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>1</w:t></w:r>"
                             "<w:r><w:commentReference w:id='9'/></w:r>");
  EXPECT_THAT(rows_of(body), ElementsAre("1 51"));
  EXPECT_THAT(remarks_of(body, {{"9", "请核"}}),
              ElementsAre("warning 表0 行0 格0: 有不显示的文字“00”，没有核",
                          "note 表0 行0 格0: 有批注：“请核”；批注不是表的内容，没有核"));
}

TEST(DocxBody, ManyChangesAreCountedAfterTheFirstHundred) {
  std::string body;
  for (int i = 0; i < 130; ++i) {
    body += p("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>" + run("新"));
  }
  const std::vector<std::string> remarks = remarks_of(body);
  ASSERT_EQ(remarks.size(), 101u);
  EXPECT_THAT(remarks.back(), HasSubstr("另有 30 处"));
}

TEST(DocxBody, OfAlternativesOneIsRead) {
  EXPECT_THAT(
      rows_of(p("<mc:AlternateContent><mc:Choice Requires='a'>" + run("甲") +
                "</mc:Choice><mc:Choice Requires='b'>" + run("乙") + "</mc:Choice><mc:Fallback>" +
                run("丙") + "</mc:Fallback></mc:AlternateContent>" + run("丁"))),
      ElementsAre("1 甲丁"));
  EXPECT_THAT(rows_of(p("<w:ruby><w:rt>" + run("zhong") + "</w:rt><w:rubyBase>" + run("中") +
                        "</w:rubyBase></w:ruby>")),
              ElementsAre("1 中"));
}

TEST(DocxBody, ATextBoxStandsAboveTheTableItIsAnchoredIn) {
  const std::string box = "<w:r><w:pict><w:txbxContent>" + p(run("章")) +
                          table("<w:tr>" + tc("框") + "</w:tr>") +
                          "</w:txbxContent></w:pict><w:t>0</w:t></w:r>";
  EXPECT_THAT(rows_of(p(run("题")) + table("<w:tr>" + tc("金额") + "<w:tc>" + p(run("50") + box) +
                                           "</w:tc></w:tr>")),
              ElementsAre("1 题", "1 章", "1 框", "1 金额 / 2 500"));
}

TEST(DocxBody, ANestedTableIsATableOfItsOwn) {
  EXPECT_THAT(
      rows_of(table("<w:tr><w:tc>" + p(run("题")) +
                    table("<w:tr>" + tc("甲") + tc("乙") + "</w:tr>") + p("") + "</w:tc></w:tr>")),
      ElementsAre("1 题", "1 甲 / 2 乙"));
}

TEST(DocxBody, SymbolsOfFormsAreKnownAndOthersAreNotBlank) {
  EXPECT_EQ(symbol_text("Wingdings 2", "0052"), "☑");
  EXPECT_EQ(symbol_text("Symbol", "F0B3"), "≥");
  EXPECT_EQ(symbol_text("宋体", "2460"), "①");
  EXPECT_EQ(symbol_text("Webdings", "F061"), "\uFFFD");
  EXPECT_EQ(symbol_text("Symbol", ""), "\uFFFD");
  EXPECT_EQ(symbol_text("", "D800"), "\uFFFD");
}

class DocxReader : public DocumentReader {
 protected:
  DocxReader() : DocumentReader(readers::docx) {}

  std::string sample(const std::string& name) {
    return read_project_file("tests/linter/office/documents/" + name);
  }
  // A package with this main part.
  std::string package(std::string_view xml, std::vector<PackagePart> more = {}) {
    std::vector<PackagePart> parts = {
        {"[Content_Types].xml",
         "<Types xmlns='t'><Override PartName='/word/document.xml' ContentType='application/"
         "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"},
        {"word/document.xml", std::string(xml)}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip_of(parts);
  }
};

TEST_F(DocxReader, DocumentsOfOtherProgramsGiveTheValuesOfTheText) {
  const std::string expected = values_of_text(read_project_file("tests/forms/clean.txt"));
  for (const char* name : {"clean.npm.docx", "clean.python.docx", "clean.libreoffice.docx"}) {
    EXPECT_EQ(values(sample(name)), expected) << name;
    EXPECT_THAT(messages(sample(name)), IsEmpty()) << name;
  }
  EXPECT_EQ(values(sample("revised.npm.docx")), expected);
}

TEST_F(DocxReader, RevisionsHiddenTextAndCommentsHaveTheirValue) {
  EXPECT_THAT(messages(sample("revised.npm.docx")),
              ElementsAre("warning hidden-content 表1 行12 格2 /sub_items/1/budget: "
                          "有不显示的文字“.9”，没有核",
                          "note hidden-content 表1 行19 格7 /indicators/3/score: "
                          "有批注：“得分待核”；批注不是表的内容，没有核",
                          "warning hidden-content 表1 行23 格6 /indicators/7/actual: "
                          "有未接受的修订，“176台”改为“186台”；按接受修订后的内容核"));
}

TEST_F(DocxReader, EveryCutOfAFileLeavesAReport) {
  const std::string whole = sample("clean.npm.docx");
  for (std::size_t eighth = 0; eighth < 8; ++eighth) {
    const FormReport report =
        lint_text(std::string_view(whole).substr(0, whole.size() * eighth / 8));
    EXPECT_TRUE(report.unreadable) << eighth;
    EXPECT_FALSE(report.findings.empty()) << eighth;
  }
}

TEST_F(DocxReader, MacrosAndObjectsAreToldAndNotOpened) {
  const std::string xml = document(p("<w:r><w:object><o:OLEObject/></w:object></w:r>" + run("甲")));
  const std::string bytes = package(xml, {{"word/vbaProject.bin", "x"}});
  EXPECT_THAT(messages(bytes), ::testing::Contains(HasSubstr("文件带宏（word/vbaProject.bin）")));
  EXPECT_THAT(messages(bytes), ::testing::Contains(HasSubstr("嵌有 1 个对象")));
}

TEST_F(DocxReader, StrictNamespacesAreReadToo) {
  EXPECT_THAT(
      refusal(package("<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
                      "<x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>")),
      HasSubstr("form-schema"));
}

TEST_F(DocxReader, DamagedAndHostilePartsAreRefused) {
  EXPECT_THAT(refusal(package(document("<w:p>").substr(0, 90))), HasSubstr("XML 已损坏"));
  EXPECT_THAT(refusal(package("<document/>")), HasSubstr("没有正文"));
  EXPECT_THAT(refusal(package("<!DOCTYPE d [<!ENTITY a 'b'>]><document><body/></document>")),
              HasSubstr("文档类型声明"));
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:p>";
  EXPECT_THAT(refusal(package("<document><body xmlns:w='w'>" + deep)),
              HasSubstr("256"));
  std::string rows;
  for (int i = 0; i < 20'001; ++i) rows += "<w:tr><w:tc><w:p/></w:tc></w:tr>";
  EXPECT_THAT(refusal(package(document(table(rows)))), HasSubstr("行数超过上限 20000"));
  EXPECT_THAT(refusal(package(document(table("<w:tr>" + tc("甲", "<w:gridSpan w:val='99999'/>") +
                                             tc("乙") + "</w:tr>")))),
              HasSubstr("一行的栏数超过上限 1000"));
}

TEST_F(DocxReader, APackageThatUnpacksTooFarIsRefused) {
  EXPECT_THAT(refusal(package(document(p(run(std::string(30u << 20, ' ')))))),
              HasSubstr("form-syntax"));
}

TEST_F(DocxReader, AnEmptyDocumentSaysSo) {
  EXPECT_THAT(refusal(package(document(""))), HasSubstr("没有文字"));
}

}  // namespace
}  // namespace testing
}  // namespace gouji
