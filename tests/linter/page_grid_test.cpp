// From pages to a grid: rulings, spans, words and their cells, tables over several pages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linter/pages/cell_text.h"
#include "linter/pages/content_stream.h"
#include "linter/pages/page_drawing.h"
#include "linter/pages/page_grid.h"
#include "linter/pages/page_layout.h"
#include "linter/pages/page_words.h"
#include "linter/pages/ruled_table.h"
#include "tests/linter/document_support.h"
#include "tests/support/pdf_file.h"

namespace gouji::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct ReadGrid {
  std::shared_ptr<TextPool> pool = std::make_shared<TextPool>();
  PageGrid made;
  std::vector<LaidPage> pages;
};

ReadGrid grid_of(const std::vector<PdfPage>& pages, const Limits& limits = {}) {
  const std::string pdf = pdf_of(pages);
  ReadGrid grid;
  const PdfDrawings drawings = read_drawings(pdf, limits);
  EXPECT_EQ(drawings.fault, PdfFault::none) << drawings.detail;
  const PdfWords words = read_words(pdf, limits);
  EXPECT_EQ(words.fault.zh, "");
  for (std::size_t at = 0; at < drawings.pages.size(); ++at) {
    grid.pages.push_back(lay_page(ruled_tables(drawings.pages[at], limits.cells).tables,
                                  drawings.pages[at], words.pages.at(at)));
  }
  drop_running_lines(grid.pages);
  grid.made = page_grid(grid.pages, limits, *grid.pool);
  return grid;
}

std::vector<std::string> rows_of(const std::vector<PdfPage>& pages, const Limits& limits = {}) {
  return printed_rows(grid_of(pages, limits).made.table);
}

TEST(PdfNumbers, AreReadExactlyAndCutOff) {
  EXPECT_EQ(parse_micro("12.345678"), 12'345'678);
  EXPECT_EQ(parse_micro("-.5"), -500'000);
  EXPECT_EQ(parse_micro("+7."), 7'000'000);
  EXPECT_EQ(parse_micro("0.00000099"), 0);
  EXPECT_EQ(parse_micro("99999999999999999999999"), micro_limit);
  EXPECT_EQ(parse_micro("1e5"), 0);
  EXPECT_EQ(parse_micro("--5"), 0);
  EXPECT_EQ(parse_micro(""), 0);
  EXPECT_EQ(parse_length("56.805"), 5681);
  EXPECT_EQ(parse_length("-56.805"), -5681);
}

TEST(PdfNumbers, MatricesChainAndNeverOverflow) {
  const Matrix half{.a = one_whole / 2, .d = one_whole / 2, .e = 10 * one_whole};
  const Matrix turn{.a = 0, .b = one_whole, .c = -one_whole, .d = 0};
  const Point point = half.then(turn).apply({.x = 4 * one_whole, .y = 6 * one_whole});
  EXPECT_EQ(point.x, -3 * one_whole);
  EXPECT_EQ(point.y, 12 * one_whole);
  Matrix huge{.a = micro_limit, .b = micro_limit, .c = micro_limit, .d = micro_limit};
  for (int times = 0; times < 10; ++times) huge = huge.then(huge);
  EXPECT_EQ(huge.apply({.x = micro_limit, .y = micro_limit}).x, micro_limit);
}

TEST(PageGrid, CellsSpansAndEmptyCells) {
  PdfPage page;
  page.frame(50, 100, 350, 160);
  page.line(150, 100, 150, 160).line(250, 130, 250, 160).line(150, 130, 350, 130);
  page.text(60, 135, "项目").text(160, 118, "名称").text(160, 148, "甲");
  EXPECT_THAT(rows_of({page}), ElementsAre("1 项目 / 2-3 名称", "2 甲 / 3 "));
}

TEST(PageGrid, ThinFilledRectanglesAndDoubleLinesAreRulings) {
  PdfPage page;
  for (const int y : {700, 698, 680, 660}) page.raw("50 " + std::to_string(y) + " 200 0.5 re f");
  for (const int x : {50, 150, 250}) page.raw(std::to_string(x) + " 660 0.5 40 re f");
  page.text(60, 155, "甲").text(160, 155, "乙").text(60, 175, "丙").text(160, 175, "丁");
  EXPECT_THAT(rows_of({page}), ElementsAre("1 甲 / 2 乙", "1 丙 / 2 丁"));
}

TEST(PageGrid, RulingsInPiecesAreJoined) {
  PdfPage page;
  for (int x = 50; x < 250; x += 4) {
    for (const int y : {100, 130, 160}) page.line(x, y, x + 2, y);
  }
  for (int y = 100; y < 160; y += 2) {
    for (const int x : {50, 150, 250}) page.line(x, y, x, y + 2);
  }
  page.text(60, 120, "甲").text(160, 120, "乙").text(60, 150, "丙").text(160, 150, "丁");
  EXPECT_THAT(rows_of({page}), ElementsAre("1 甲 / 2 乙", "1 丙 / 2 丁"));
}

TEST(PageGrid, ATableThatIsOpenAtItsSidesIsClosed) {
  PdfPage page;
  for (const int y : {100, 130, 160}) page.line(50, y, 350, y);
  page.line(150, 100, 150, 160).line(250, 100, 250, 160);
  page.text(60, 120, "甲").text(160, 120, "乙").text(260, 120, "丙");
  page.text(60, 150, "丁").text(260, 150, "戊");
  EXPECT_THAT(rows_of({page}), ElementsAre("1 甲 / 2 乙 / 3 丙", "1 丁 / 2  / 3 戊"));
}

TEST(PageGrid, LinesOfTextStandBetweenTables) {
  PdfPage page;
  page.text(50, 60, "自评表").text(50, 85, "单位：某中心");
  page.table(50, 100, {100, 100}, 30, {{"甲", "乙"}});
  page.text(50, 150, "注：万元");
  page.table(50, 200, {100, 100}, 30, {{"丙", "丁"}});
  EXPECT_THAT(rows_of({page}), ElementsAre("1 自评表", "1 单位：某中心", "1 甲 / 2 乙",
                                           "1 注：万元", "1 丙 / 2 丁"));
}

TEST(PageGrid, AFrameAroundThePageIsNoTable) {
  PdfPage page;
  page.frame(20, 20, 575, 820).table(50, 100, {100, 100}, 30, {{"甲", "乙"}});
  EXPECT_THAT(rows_of({page}), ElementsAre("1 甲 / 2 乙"));
}

TEST(PageGrid, PlacesAreThoseOfThePage) {
  PdfPage second;
  second.text(50, 60, "前言").table(50, 100, {100, 100}, 30, {{"甲", "乙"}, {"丙", "丁"}});
  const ReadGrid grid = grid_of({PdfPage().text(50, 60, "封面"), second});
  const Origin& origin = grid.made.table.grid.rows.back().cells.back().origin;
  EXPECT_EQ(origin.page, 2u);
  EXPECT_EQ(origin.table, 1u);
  EXPECT_EQ(origin.table_row, 2u);
  EXPECT_EQ(origin.table_cell, 2u);
  EXPECT_EQ(origin.box, "150,130,250,160");
}

TEST(PageGrid, RotatedPagesAreReadAsTheyAreShown) {
  // The same table, drawn for a page that is shown turned by a quarter to the right.
  PdfPage page;
  page.rotate(90);
  page.raw("q 0 1 -1 0 595 0 cm");
  page.table(50, 700, {100, 100}, 30, {{"甲", "乙"}, {"丙", "丁"}});
  page.raw("Q");
  EXPECT_THAT(rows_of({page}), ElementsAre("1 甲 / 2 乙", "1 丙 / 2 丁"));
}

TEST(PageGrid, ScaledAndNestedMatricesAndForms) {
  PdfPage page;
  page.form = "0 0 100 20 re S 50 0 m 50 20 l S";
  page.raw("q 2 0 0 2 50 700 cm q 1 0 0 1 0 0 cm /Form Do Q Q");
  page.text(60, 130, "甲").text(160, 130, "乙");
  EXPECT_THAT(rows_of({page}), ElementsAre("1 甲 / 2 乙"));
}

TEST(PageGrid, ATableGoesOnOverPagesWithTheSameSlots) {
  PdfPage first;
  first.table(50, 700, {100, 50, 150}, 30, {{"甲", "乙", "丙"}});
  first.text(280, 820, "第 1 页 共 2 页");
  PdfPage second;
  second.table(50, 40, {100, 200}, 30, {{"丁", "戊"}}).text(280, 820, "第 2 页 共 2 页");
  const ReadGrid grid = grid_of({first, second});
  EXPECT_THAT(printed_rows(grid.made.table), ElementsAre("1 甲 / 2 乙 / 3 丙", "1 丁 / 2-3 戊"));
  EXPECT_TRUE(grid.made.table.grid.rows[1].after_break);
  EXPECT_EQ(grid.made.table.grid.rows[1].origin.table_row, 2u);
}

TEST(PageGrid, HeadingsThatRepeatAreReadOnce) {
  std::vector<PdfPage> pages(3);
  for (PdfPage& page : pages) {
    page.text(250, 30, "某市财政局").table(50, 60, {100, 100}, 30, {{"甲", "乙"}});
    page.text(290, 820, "- 1 -");
  }
  EXPECT_THAT(rows_of(pages),
              ElementsAre("1 某市财政局", "1 甲 / 2 乙", "1 甲 / 2 乙", "1 甲 / 2 乙"));
}

TEST(PageGrid, ARowThatTheEndOfThePageCutsInTwoIsPutTogether) {
  PdfPage first;
  first.table(50, 780, {60, 200}, 20, {{"存在的问", "两期培训因场地调整取消，参训人"}});
  PdfPage second;
  second.table(50, 40, {60, 200}, 20, {{"题及原因", "数少于计划"}, {"建议", "提前排定场次"}});
  // The lines are full: 4 characters of 10 points in 60, 15 in 200 are not.
  EXPECT_THAT(rows_of({first, second}), SizeIs(3));
  PdfPage full;
  full.table(50, 780, {60, 170}, 20, {{"存在的问", "两期培训因场地调整取消，参训人"}});
  PdfPage rest;
  rest.table(50, 40, {60, 170}, 20, {{"题及原因", "数少于计划"}, {"建议", "提前排定场次"}});
  EXPECT_THAT(rows_of({full, rest}),
              ElementsAre("1 存在的问题及原因 / 2 两期培训因场地调整取消，参训人数少于计划",
                          "1 建议 / 2 提前排定场次"));
}

TEST(PageGrid, ARowThatEndsWithItsSentenceIsNotPutTogetherWithTheNext) {
  PdfPage first;
  first.table(50, 780, {60, 170}, 20, {{"一级指标", "两期培训因场地调整取消，参训。"}});
  PdfPage second;
  second.table(50, 40, {60, 170}, 20, {{"二级指标", "数少于计划"}});
  EXPECT_THAT(rows_of({first, second}), SizeIs(2));
}

TEST(PageGrid, ACellLeftOpenAtTheEndOfAPageGoesOn) {
  PdfPage first;
  first.line(50, 740, 250, 740).line(150, 770, 250, 770).line(150, 800, 250, 800);
  first.line(50, 740, 50, 800).line(150, 740, 150, 800).line(250, 740, 250, 800);
  first.text(60, 775, "产出").text(160, 760, "甲").text(160, 790, "乙");
  PdfPage second;
  second.line(150, 40, 250, 40).line(150, 70, 250, 70).line(50, 100, 250, 100);
  second.line(50, 40, 50, 100).line(150, 40, 150, 100).line(250, 40, 250, 100);
  second.text(160, 60, "丙").text(160, 90, "丁");
  EXPECT_THAT(rows_of({first, second}), ElementsAre("1 产出 / 2 甲", "2 乙", "2 丙", "2 丁"));
}

TEST(PageGrid, TextThatAClipHidesIsNotRead) {
  PdfPage page;
  page.table(50, 100, {100, 100}, 30, {{"甲", ""}});
  page.raw("q 150 712 100 30 re W n").text(155, 120, "看得见").text(155, 150, "看不见").raw("Q");
  page.raw("q 0 0 600 800 re W* n").text(50, 30, "页外").raw("Q");
  const ReadGrid grid = grid_of({page});
  EXPECT_THAT(printed_rows(grid.made.table), ElementsAre("1 甲 / 2 看得见"));
}

TEST(PageGrid, TextThatSticksOutOfItsCellIsTold) {
  PdfPage page;
  page.table(50, 100, {100, 100}, 12, {{"甲", "乙"}, {"丙", "丁"}});
  page.text(155, 117, "压线的字");
  EXPECT_THAT(grid_of({page}).pages.front().cut_off, SizeIs(1));
  PdfPage fits;
  fits.table(50, 100, {100, 100}, 12, {{"甲", "乙"}, {"丙", "丁"}});
  EXPECT_THAT(grid_of({fits}).pages.front().cut_off, IsEmpty());
}

TEST(PageGrid, LimitsOfRowsAndCells) {
  PdfPage page;
  page.table(50, 100, {100, 100}, 30, {{"甲", "乙"}, {"丙", "丁"}, {"戊", "己"}});
  Limits limits;
  limits.rows = 2;
  EXPECT_THAT(grid_of({page}, limits).made.over_limit.zh, HasSubstr("2 行"));
}

Word word(std::string text, Length left, Length right, Length top = 0) {
  return {
      .text = std::move(text),
      .box = {
          .left = left * 100, .top = top * 100, .right = right * 100, .bottom = (top + 13) * 100}};
}

std::string text_of_words(const std::vector<Word>& words, Length width) {
  std::vector<const Word*> pointers;
  for (const Word& one : words) pointers.push_back(&one);
  return text_of(lines_of(pointers), width * 100);
}

TEST(CellText, AirBetweenChineseAndFiguresIsNoBlank) {
  EXPECT_EQ(text_of_words({word("共", 0, 10), word("7", 12, 17), word("个", 19, 29)}, 100),
            "共7个");
  EXPECT_EQ(text_of_words({word("共", 0, 10), word("7", 15, 20)}, 100), "共 7");
  EXPECT_EQ(text_of_words({word("项", 0, 10), word("目", 20, 30)}, 100), "项 目");
  EXPECT_EQ(text_of_words({word("1,200", 0, 25), word(".00", 25, 40)}, 100), "1,200.00");
  EXPECT_EQ(text_of_words({word("two", 0, 15), word("words", 18, 43)}, 100), "two words");
}

TEST(CellText, LinesAreJoinedUnlessTheyWereLeftShort) {
  EXPECT_EQ(text_of_words({word("偏差原因分析", 0, 60), word("及改进措施", 0, 50, 14)}, 70),
            "偏差原因分析及改进措施");
  EXPECT_EQ(text_of_words({word("一、开展", 0, 40), word("二、成效", 0, 40, 14)}, 200),
            "一、开展\n二、成效");
  EXPECT_EQ(text_of_words({word("一、开展", 0, 40), word("二、成效", 0, 40, 40)}, 200),
            "一、开展\n\n二、成效");
  EXPECT_EQ(text_of_words({word("2023-", 0, 25), word("12-20", 0, 25, 14)}, 35), "2023-12-20");
  EXPECT_EQ(text_of_words({word("plain", 0, 25), word("words", 0, 25, 14)}, 35), "plain words");
}

TEST(CellText, WordsComeInAnyOrder) {
  EXPECT_EQ(text_of_words({word("丁", 30, 40, 14), word("乙", 30, 40), word("丙", 0, 30, 14),
                           word("甲", 0, 30)},
                          50),
            "甲乙丙丁");
}

TEST(PageWords, AreReadFromWhatPdftotextPrints) {
  const PdfWords words = parse_words(
      "<!DOCTYPE html [<!ENTITY a \"aaaa\">]><html><head><title>&a;</title></head><body><doc>"
      "<page width=\"10\" height=\"10\"><flow><block><line>"
      "<word xMin=\"1.5\" yMin=\"2\" xMax=\"3\" yMax=\"4\"> A&amp;B\x01 </word>"
      "<word xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4\"> </word></line></block></flow></page>"
      "<page/></doc></body></html>",
      {});
  ASSERT_THAT(words.pages, SizeIs(2));
  ASSERT_THAT(words.pages[0].words, SizeIs(1));
  EXPECT_EQ(words.pages[0].words[0].text, "A&B");
  EXPECT_EQ(words.pages[0].words[0].box.left, 150);
}

TEST(PageWords, BrokenOutputIsAFault) {
  EXPECT_NE(parse_words("<body><page>", {}).fault.zh, "");
  EXPECT_NE(parse_words("<body>&undeclared;</body>", {}).fault.zh, "");
  EXPECT_THAT(parse_words("<body/>", {}).pages, IsEmpty());
  EXPECT_THAT(parse_words("<body><page><word>a<page>b</page></word></page></body>", {}).pages,
              SizeIs(2));
}

TEST(PageDrawing, ComesBackFromItsProcessUnchanged) {
  PdfPage page;
  page.table(50, 100, {100, 100}, 30, {{"甲", "乙"}});
  const std::string text = written(read_drawings(pdf_of({page}), {}));
  EXPECT_EQ(written(parse_drawings(text)), text);
  EXPECT_GT(parse_drawings(text).pages.front().rulings.size(), 7u);
  EXPECT_EQ(parse_drawings("0 1\n1 1 0 5 0\n").fault, PdfFault::damaged);
  EXPECT_EQ(parse_drawings("nonsense").fault, PdfFault::damaged);
  EXPECT_EQ(parse_drawings("99 0\n").fault, PdfFault::damaged);
}

}  // namespace
}  // namespace gouji::testing
