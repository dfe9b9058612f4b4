// Web pages: spans, layout tables, charsets, what is hidden, and files made to do harm.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linter/markup/html_source.h"
#include "linter/markup/html_tables.h"
#include "linter/table/document_grid.h"
#include "tests/linter/document_support.h"
#include "tests/support/forms.h"

namespace gouji {
namespace readers {
extern const Reader html;
}
namespace testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// "1 项目 / 2-3 道路": the cells of a row with their slots.
std::vector<std::string> rows_of(std::string_view html, const Limits& limits = {}) {
  TableFile file;
  DocumentGrid grid(*file.pool, limits);
  const Message fault = read_html(html, limits, grid);
  const SourceTable table = grid.finish();
  if (!fault.empty()) return {"fault: " + fault.zh};
  if (!grid.over_limit().empty()) return {"limit: " + grid.over_limit().zh};
  return printed_rows(table);
}

TEST(HtmlTables, CellsTakeTheSlotsThatSpansLeaveFree) {
  EXPECT_THAT(rows_of("<table><tr><td rowspan=2>甲<td colspan=2>乙</tr>"
                      "<tr><td>丙</td><td>丁</td></tr><tr><td>戊</table>"),
              ElementsAre("1 甲 / 2-3 乙", "2 丙 / 3 丁", "1 戊"));
}

TEST(HtmlTables, ASpanOfNoRowsReachesTheEndOfItsGroup) {
  EXPECT_THAT(rows_of("<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙</tbody>"
                      "<tbody><tr><td>丁</tbody></table>"),
              ElementsAre("1 甲 / 2 乙", "2 丙", "1 丁"));
}

TEST(HtmlTables, SpansThatAreTooLargeAreCut) {
  EXPECT_THAT(rows_of("<table><tr><td colspan=100000>甲<tr><td colspan=-3>乙<td rowspan=x>丙"
                      "<td colspan=99999999999999>丁</table>"),
              ElementsAre("1-1000 甲", "1 乙 / 2 丙 / 3-1000 丁"));
}

TEST(HtmlTables, ACellBeyondTheLastColumnIsRefused) {
  EXPECT_THAT(rows_of("<table><tr><td colspan=1000>甲<td>乙</table>"),
              ElementsAre("limit: 一行的栏数超过上限 1000"));
}

TEST(HtmlTables, BreaksAndParagraphsAreLinesAndOtherWhiteSpaceIsRunTogether) {
  EXPECT_THAT(rows_of("<table><tr><td> 一、\n  开展<br>二、&nbsp; 执行<p>三</p><p></p><p>四</p>"
                      "<td><b>项目</b><i> 名</i>称 <td>&nbsp;</table>"),
              ElementsAre("1 一、 开展⏎二、 执行⏎三⏎四 / 2 项目 名称 / 3 "));
}

TEST(HtmlTables, TextOutsideTablesIsRowsOfOneCell) {
  EXPECT_THAT(rows_of("<h2>自评表</h2><p>（2023年度）<br>单位：万元</p><table><caption>题</caption>"
                      "<tr><td>甲</table>注"),
              ElementsAre("1 自评表", "1 （2023年度）", "1 单位：万元", "1 题", "1 甲", "1 注"));
}

TEST(HtmlTables, ATableInALayoutCellIsATableOfItsOwn) {
  EXPECT_THAT(rows_of("<table><tr><td><div>题</div><table><tr><td>甲<td>乙</table>注"
                      "<td><table><tr><td>丙</table></table>"),
              ElementsAre("1 题", "1 甲 / 2 乙", "1 注", "1 丙"));
}

TEST(HtmlTables, ATableBesideALabelLeavesTheTextWithItsLabel) {
  EXPECT_THAT(rows_of("<table><tr><td>实施情况<td>如下<table><tr><td>甲<td>乙</table>完"
                      "<tr><td>成效<td>好</table>"),
              ElementsAre("1 实施情况 / 2 如下⏎完", "1 甲 / 2 乙", "1 成效 / 2 好"));
}

TEST(HtmlTables, PlacesCountTheCellsThatAreSeenInARow) {
  TableFile file;
  const Limits limits;
  DocumentGrid grid(*file.pool, limits);
  ASSERT_TRUE(read_html("<table><tr><td rowspan=2>甲<td rowspan=2 colspan=2>乙<td>丙"
                        "<tr><td>丁</table><table><tr><td>戊</table>",
                        limits, grid)
                  .empty());
  const SourceTable table = grid.finish();
  ASSERT_THAT(table.grid.rows, SizeIs(3));
  EXPECT_EQ(place_of(table.grid.rows[1].cells[0]), "表1 行2 格3");
  EXPECT_EQ(place_of(table.grid.rows[2].cells[0]), "表2 行1 格1");
}

TEST(HtmlTables, ScriptsStylesAndTitlesAreNotShown) {
  EXPECT_THAT(rows_of("<head><title>题</title><style>td{}</style></head><script>if(a<b)x</script>"
                      "<table><tr><td>甲<script>var t='<td>'</script><td>乙</table>"),
              ElementsAre("1 甲 / 2 乙"));
}

TEST(HtmlTables, WhatWasTypedIntoFieldsIsShown) {
  EXPECT_THAT(rows_of("<table><tr><td><input value='500'><td><input type=checkbox checked>是"
                      "<td><input type=hidden value=秘><td><select><option>甲<option selected>乙"
                      "</select><td><textarea>丙</textarea></table>"),
              ElementsAre("1 500 / 2 ☑是 / 3  / 4 乙 / 5 丙"));
}

TEST(HtmlTables, DeletedAndHiddenTextIsLeftOutAndTold) {
  TableFile file;
  const Limits limits;
  DocumentGrid grid(*file.pool, limits);
  ASSERT_TRUE(
      read_html("<table><tr><td>权重<td><del>2</del><ins>4</ins><td style='DISPLAY : none'>秘"
                "<tr hidden><td>暗<td>行</table>",
                limits, grid)
          .empty());
  const SourceTable table = grid.finish();
  EXPECT_THAT(printed_rows(table), ElementsAre("1 权重 / 2 4", "1 "));
  EXPECT_THAT(printed_remarks(table),
              ElementsAre("warning 表1 行1 格2: 有未接受的修订，“2”改为“4”；按接受修订后的内容核",
                          "warning 表1 行1 格2: 有不显示的文字“秘”，没有核",
                          "warning 表1 行0 格0: 有不显示的文字“暗行”，没有核"));
}

TEST(HtmlTables, DeepNestingEndsAtALimit) {
  std::string html;
  for (int i = 0; i < 500'000; ++i) html += "<div>";
  for (int i = 0; i < 100'000; ++i) html += "</i>";
  EXPECT_THAT(rows_of(html), ElementsAre("fault: 网页元素嵌套超过上限 256 层"));
  std::string tables;
  for (int i = 0; i < 100'000; ++i) tables += "<table><tr><td>";
  EXPECT_THAT(rows_of(tables), ElementsAre("fault: 网页元素嵌套超过上限 256 层"));
}

TEST(HtmlTables, TooManyRowsAndCellsAreRefused) {
  std::string rows = "<table>";
  for (int i = 0; i < 30'000; ++i) rows += "<tr><td>1";
  EXPECT_THAT(rows_of(rows), ElementsAre("fault: 行数超过上限 20000"));
  std::string cells = "<table>";
  for (int i = 0; i < 500; ++i) {
    cells += "<tr>";
    for (int j = 0; j < 500; ++j) cells += "<td>";
  }
  EXPECT_THAT(rows_of(cells), ElementsAre("fault: 单元格数超过上限 200000"));
}

TEST(HtmlTables, NothingIsExpandedOrFetched) {
  const std::vector<std::string> rows = rows_of(
      "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
      "<table><tr><td>&a;&b;甲&#x4E59;&lt;</table>");
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.back(), "1 &a;&b;甲乙<");
}

TEST(HtmlSource, PagesAndTheTablesOfExportsAreRecognized) {
  EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF \n<HTML>"));
  EXPECT_TRUE(looks_like_html("<meta charset=gbk><style>x</style><TABLE>"));
  EXPECT_TRUE(looks_like_html(std::string_view("\xFF\xFE<\0t\0a\0b\0l\0e\0>\0", 16)));
  EXPECT_FALSE(looks_like_html("<一> 项目"));
  EXPECT_FALSE(looks_like_html("项目名称\t<table>"));
  EXPECT_FALSE(looks_like_html("{\"a\": \"<table>\"}"));
}

TEST(HtmlSource, TheCharsetIsReadFromEitherKindOfMeta) {
  EXPECT_EQ(declared_charset("<META CharSet = \"GB2312\">"), "gb2312");
  EXPECT_EQ(declared_charset("<meta http-equiv=Content-Type content=\"text/html; charset=GBK\">"),
            "gbk");
  EXPECT_EQ(declared_charset("<meta name=x content=y><p>charset=utf-8"), "");
  EXPECT_EQ(declared_charset("<meta charset"), "");
}

std::string decoded_as(std::string_view bytes) {
  DecodedText decoded;
  decode_html(bytes, decoded);
  return std::string(decoded.text);
}

TEST(HtmlSource, ADeclaredChineseCharsetIsReadAsGb18030) {
  // 啊 in GBK also is a character of UTF-8 by its bytes: \xC2\xBF is 驴.
  EXPECT_EQ(decoded_as("<meta charset=gb2312>\xC2\xBF"), "<meta charset=gb2312>驴");
  // 镕 is not in GB 2312.
  EXPECT_EQ(decoded_as("<meta charset=gb2312>\xE9\x46"), "<meta charset=gb2312>镕");
  EXPECT_EQ(decoded_as("<table>\xD6\xD0"), "<table>中");
}

TEST(HtmlSource, APageInUtf8WithAnOldLabelIsStillUtf8) {
  EXPECT_THAT(decoded_as("<meta charset=gb2312>项目支出绩效自评表（2023年度）"),
              HasSubstr("项目支出绩效自评表"));
}

class HtmlReader : public DocumentReader {
 protected:
  HtmlReader() : DocumentReader(readers::html) {}
};

TEST_F(HtmlReader, AFormGivesTheSameValuesAsItsText) {
  const std::string html = html_of_tables(read_project_file("tests/forms/clean.txt"));
  EXPECT_EQ(values(html), values_of_text(read_project_file("tests/forms/clean.txt")));
  EXPECT_EQ(values("<table><tr><td>" + html + "</table>"), values(html));
}

TEST_F(HtmlReader, AWorkbookThatIsAPageIsReadAndACutOneIsTold) {
  const std::string html = html_of_tables(read_project_file("tests/forms/clean.txt"));
  EXPECT_THAT(messages(html), IsEmpty());
  EXPECT_THAT(messages(html.substr(0, html.rfind("<tr>"))),
              ::testing::Contains(HasSubstr("没有结束标记")));
}

TEST_F(HtmlReader, EveryCutLeavesAReport) {
  const std::string html = html_of_tables(read_project_file("tests/forms/clean.txt"));
  for (std::size_t eighth = 0; eighth < 8; ++eighth) {
    const std::string cut = html.substr(0, html.size() * eighth / 8);
    EXPECT_FALSE(lint_text(cut).findings.empty()) << eighth;
  }
}

TEST_F(HtmlReader, PagesWithoutTablesAndPagesOfMailAreRefused) {
  EXPECT_THAT(refusal("<html><frameset><frame src=sheet001.htm></frameset></html>"),
              HasSubstr("没有文字"));
  EXPECT_THAT(refusal("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x"),
              HasSubstr("MHTML"));
  EXPECT_THAT(refusal("<html><meta charset=gbk>\xFF\xFF</html>"), HasSubstr("不是 GB18030"));
}

TEST_F(HtmlReader, AFileBeyondTheLimitIsRefused) {
  EXPECT_THAT(refusal("<table>" + std::string(17u << 20, ' ')), HasSubstr("超过上限"));
}

}  // namespace
}  // namespace testing
}  // namespace gouji
