// Damaged and hostile packages and workbooks: a message that names the damage or the limit, never
// a crash, never unbounded time or memory.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/package/package.h"
#include "linter/package/relationships.h"
#include "linter/package/xml_cursor.h"
#include "tests/support/forms.h"
#include "tests/support/workbooks.h"

namespace gouji::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string refusal(std::string_view bytes) {
  const FormReport report = lint_text(bytes, "form.xlsx");
  EXPECT_TRUE(report.unreadable);
  if (report.findings.empty()) return "nothing told";
  EXPECT_FALSE(report.findings.front().message.en.empty());
  return report.findings.front().message.zh;
}

std::string sheet_of(const std::string& rows) {
  return workbook_of({.worksheet = rows});
}

TEST(HostileWorkbook, TruncatedAtEveryEighth) {
  for (const char* name : {"exceljs.xlsx", "libreoffice.ods"}) {
    const std::string whole = read_project_file(std::string("tests/linter/office/") + name);
    for (std::size_t part = 1; part < 8; ++part) {
      EXPECT_THAT(refusal(whole.substr(0, whole.size() * part / 8)), HasSubstr("损坏"))
          << name << " " << part;
    }
  }
}

TEST(HostileWorkbook, EveryByteMayBeWrong) {
  const std::string whole = read_project_file("tests/linter/office/openpyxl.xlsx");
  for (std::size_t at = 0; at < whole.size(); at += 37) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    lint_text(broken, "form.xlsx");  // a report of some kind, and no crash
  }
}

TEST(HostileWorkbook, ABombIsRefusedByWhatItInflatesTo) {
  EXPECT_THAT(refusal(sheet_of(std::string(20u << 20, ' '))), HasSubstr("400 倍"));
}

TEST(HostileWorkbook, DeepNestingEndsAtTheLimit) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<x>";
  EXPECT_THAT(refusal(sheet_of(deep)), HasSubstr("嵌套超过上限 256 层"));
}

TEST(HostileWorkbook, EntitiesAreNotExpanded) {
  const std::string bytes = zip_of({{"xl/workbook.xml",
                                     "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM "
                                     "\"file:///etc/passwd\">]><workbook>&a;&b;</workbook>"}});
  EXPECT_THAT(refusal(bytes), HasSubstr("实体"));
}

TEST(HostileWorkbook, MissingPartsAreNamed) {
  EXPECT_THAT(refusal(zip_of({{"xl/workbook.xml", "<workbook/>"}})), HasSubstr("没有工作表"));
  EXPECT_THAT(
      refusal(zip_of({{"xl/workbook.xml",
                       "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"1\"/></sheets>"
                       "</workbook>"},
                      {"xl/_rels/workbook.xml.rels",
                       "<Relationships><Relationship Id=\"1\" Type=\"x/worksheet\" "
                       "Target=\"../../../sheet.xml\"/></Relationships>"}})),
      HasSubstr("缺少 sheet.xml"));
}

TEST(HostileWorkbook, BrokenXmlNamesThePart) {
  EXPECT_THAT(refusal(sheet_of("<sheetData><row>")), HasSubstr("xl/worksheets/sheet1.xml"));
}

TEST(HostileWorkbook, StyledAndMergedEmptinessCostsNothing) {
  std::string rows = "<sheetData>";
  for (int row = 1; row <= 200'000; ++row) {
    rows += "<row r=\"" + std::to_string(row) + "\" hidden=\"1\"><c s=\"1\"/><c s=\"1\"/></row>";
  }
  rows += "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
  EXPECT_THAT(refusal(sheet_of(rows)), HasSubstr("没有文字"));
}

TEST(HostileWorkbook, TooManyCellsAreRefusedByName) {
  std::string rows = "<sheetData>";
  for (int row = 1; row <= 1100; ++row) {
    rows += "<row>";
    for (int column = 0; column < 190; ++column) rows += "<c><v>1</v></c>";
    rows += "</row>";
  }
  EXPECT_THAT(refusal(sheet_of(rows + "</sheetData>")), HasSubstr("超过上限 200000 格"));
}

TEST(HostileWorkbook, FarApartCellsAreRefusedByName) {
  EXPECT_THAT(refusal(sheet_of("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>"
                               "<c r=\"XFD1\"><v>1</v></c></row></sheetData>")),
              HasSubstr("16384 列"));
}

TEST(HostileWorkbook, ASheetTooLargeDoesNotHideTheFormBesideIt) {
  const Limits limits;
  const std::string form = workbook_from_text(read_project_file("tests/forms/clean.txt"), "");
  Package package(form, limits);
  const std::string bytes = workbook_of(
      {.worksheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c>"
                    "</row></sheetData>",
       .sheets = "<sheet name=\"甲\" sheetId=\"2\" r:id=\"rId9\"/>",
       .more = {{"xl/worksheets/sheet2.xml", *package.read("xl/worksheets/sheet1.xml")}},
       .links = "<Relationship Id=\"rId9\" Type=\"x/worksheet\" "
                "Target=\"worksheets/sheet2.xml\"/>"});
  const FormReport report = lint_text(bytes, "form.xlsx");
  EXPECT_FALSE(report.unreadable);
  EXPECT_THAT(text_report(report), HasSubstr("16384 列"));
}

TEST(HostileWorkbook, SharedTextsCountEveryTimeTheyAreShown) {
  std::string rows = "<sheetData>";
  for (int row = 0; row < 3000; ++row) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  const std::string bytes =
      workbook_of({.worksheet = rows + "</sheetData>",
                   .strings = "<si><t>" + std::string(30'000, 'x') + "</t></si>"});
  EXPECT_THAT(refusal(bytes), HasSubstr("文字超过上限"));
}

TEST(HostileWorkbook, StrangeCellsAreReadAsFarAsTheyGo) {
  lint_text(
      sheet_of("<sheetData><row r=\"0\"><c r=\"ZZZZ9\" s=\"4000000000\" t=\"s\"><v>99</v></c>"
               "<c r=\"A1\" t=\"?\"><v>NaN</v></c><c t=\"b\"/><c t=\"n\"><v>1e999</v></c>"
               "<c t=\"d\"><v>2021-12-31</v></c><c><is/></c></row>"
               "<row r=\"99999999999\"/></sheetData><mergeCells><mergeCell ref=\"B9:A1\"/>"
               "<mergeCell ref=\"\"/><mergeCell/></mergeCells>"));
}

TEST(Package, ReadsWhatItHoldsAndSaysWhatItDoesNot) {
  const Limits limits;
  const std::string bytes = zip_of({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}});
  Package package(bytes, limits);
  EXPECT_TRUE(package.has("a.xml"));
  EXPECT_EQ(package.read("b.xml"), "<b/>");
  EXPECT_FALSE(package.read("c.xml"));
  EXPECT_TRUE(package.fault().empty());
}

TEST(Package, CountsItsEntries) {
  Limits limits;
  limits.package_entries = 1;
  const std::string bytes = zip_of({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}});
  Package package(bytes, limits);
  EXPECT_THAT(package.fault().zh, HasSubstr("2 个文件"));
}

TEST(Package, LimitsPartsAndTheWhole) {
  const std::string bytes = zip_of({{"a.xml", std::string(900, 'a')}, {"b.xml", "bbbbb"}});
  Limits limits;
  limits.part_bytes = 899;
  Package parts(bytes, limits);
  EXPECT_FALSE(parts.read("a.xml"));
  EXPECT_THAT(parts.fault().zh, HasSubstr("上限 899 字节"));
  Limits whole_limits;
  whole_limits.package_bytes = 902;
  Package whole(bytes, whole_limits);
  EXPECT_TRUE(whole.read("a.xml"));
  EXPECT_FALSE(whole.read("b.xml"));
  EXPECT_THAT(whole.fault().zh, HasSubstr("902 字节"));
}

TEST(Package, SizesThatLieAreFoundOut) {
  const Limits limits;
  std::string bytes = zip_of({{"a.xml", std::string(100'000, 'a')}});
  // The size before compression, in the central directory: four bytes behind the compressed one.
  const std::size_t entry = bytes.find("PK\x01\x02");
  ASSERT_NE(entry, std::string::npos);
  bytes.replace(entry + 24, 4, std::string("\x05\0\0\0", 4));
  Package package(bytes, limits);
  const auto text = package.read("a.xml");
  EXPECT_FALSE(text && text->size() != 100'000) << text->size();
}

TEST(XmlCursor, GivesEventsInTheirOrder) {
  const Limits limits;
  XmlCursor cursor("<a x=\"1\"><b/>t<c y=\"2\">u</c></a>", limits);
  std::string seen;
  for (auto event = cursor.next(); event != XmlCursor::Event::done; event = cursor.next()) {
    if (event == XmlCursor::Event::start) {
      seen += "<" + std::string(cursor.name()) + cursor.attribute("x") + cursor.attribute("y");
    } else if (event == XmlCursor::Event::end) {
      seen += ">" + std::string(cursor.name());
    } else {
      seen += std::string(cursor.text());
    }
  }
  EXPECT_EQ(seen, "<a1<b>bt<c2u>c>a");
  EXPECT_TRUE(cursor.fault().empty());
}

std::string fault_of(const std::string& xml) {
  const Limits limits;
  XmlCursor cursor(xml, limits);
  while (cursor.next() != XmlCursor::Event::done) {
  }
  return cursor.fault().zh;
}

TEST(XmlCursor, ElementsWithAHundredThousandAttributesAreRefused) {
  std::string many;
  std::string prefixes;
  for (int i = 0; i < 200'000; ++i) many += " a" + std::to_string(i) + "='1'";
  EXPECT_THAT(fault_of("<x" + many + "/>"), HasSubstr("1000 个属性"));
  EXPECT_THAT(fault_of("<!-- " + many + " --><x><![CDATA[<" + many + "]]></x>"), IsEmpty());
  for (int i = 0; i < 300; ++i) {
    prefixes += " xmlns:p" + std::to_string(i) + "=\"u" + std::to_string(i) + "\"";
  }
  EXPECT_THAT(fault_of("<x><a" + prefixes + "/><a" + prefixes + "/></x>"), IsEmpty());
  EXPECT_THAT(fault_of("<x" + prefixes + "><a" + prefixes + "/></x>"), HasSubstr("500 个"));
}

TEST(XmlCursor, ReadsBothEncodingsWithAndWithoutAMark) {
  const Limits limits;
  EXPECT_THAT(fault_of("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?><甲>乙</甲>"),
              IsEmpty());
  EXPECT_THAT(fault_of("<?xml version=\"1.0\" encoding='EBCDIC-US'?><a/>"), HasSubstr("UTF-8"));
  EXPECT_THAT(fault_of("<a>\xFF\xFE</a>"), HasSubstr("损坏"));
  std::string wide = "\xFF\xFE";
  for (const char byte : std::string("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>b</a>")) {
    wide += byte;
    wide += '\0';
  }
  XmlCursor cursor(wide, limits);
  EXPECT_EQ(cursor.next(), XmlCursor::Event::start);
  EXPECT_EQ(cursor.name(), "a");
  EXPECT_EQ(cursor.next(), XmlCursor::Event::text);
  EXPECT_EQ(cursor.text(), "b");
}

TEST(XmlCursor, SkipGoesToTheEndOfTheElement) {
  const Limits limits;
  XmlCursor cursor("<a><b><b>x</b></b><c/></a>", limits);
  cursor.next();
  cursor.next();
  cursor.skip();
  EXPECT_EQ(cursor.next(), XmlCursor::Event::start);
  EXPECT_EQ(cursor.name(), "c");
}

TEST(Relationships, TargetsAreFoundFromTheFolderOfThePart) {
  const Limits limits;
  const std::string bytes = zip_of(
      {{"xl/workbook.xml", ""},
       {"xl/Worksheets/Sheet1.xml", ""},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"1\" Type=\"a/worksheet\" Target=\"worksheets/./x/../"
        "sheet1.xml\"/><Relationship Id=\"2\" Type=\"a/image\" Target=\"http://example.org/x\" "
        "TargetMode=\"External\"/><Relationship Id=\"3\" Type=\"a/up\" Target=\"../../../up.xml\"/>"
        "</Relationships>"}});
  Package package(bytes, limits);
  Message fault;
  const auto links = relationships_of(package, "xl/workbook.xml", limits, fault);
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(find_kind(links, "worksheet")->target, "xl/Worksheets/Sheet1.xml");
  EXPECT_TRUE(find_id(links, "2")->external);
  EXPECT_EQ(find_id(links, "2")->target, "http://example.org/x");
  EXPECT_EQ(find_id(links, "3")->target, "up.xml");
  EXPECT_EQ(find_id(links, "4"), nullptr);
}

}  // namespace
}  // namespace gouji::testing
