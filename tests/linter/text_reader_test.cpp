// The text reader on whole files, with the shipped rulebooks.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iconv.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "linter/reader.h"
#include "linter/rulebooks.h"
#include "tests/linter/table_support.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji {
namespace readers {
extern const Reader text;
}
namespace testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TextReader : public ::testing::Test {
 protected:
  TextReader() : loaded_(load_shipped_rulebooks()) {
    for (const auto& one : loaded_) rulebooks_.push_back(&one->rulebook);
    context_.rulebooks = rulebooks_;
  }

  std::vector<ReadForm> read(std::string_view bytes) {
    EXPECT_TRUE(readers::text.recognizes(bytes));
    return readers::text.read(bytes, context_);
  }
  std::vector<ReadForm> read_form(const std::string& name) {
    return read(read_project_file("tests/forms/" + name));
  }
  std::string refused(std::string_view bytes) {
    const std::vector<ReadForm> forms = read(bytes);
    EXPECT_THAT(forms, SizeIs(1));
    EXPECT_FALSE(forms[0].readable);
    EXPECT_THAT(forms[0].findings, SizeIs(1));
    return std::string(forms[0].findings[0].finding.check) + ": " +
           forms[0].findings[0].finding.message.zh;
  }

  ReadContext context_;

 private:
  std::vector<std::unique_ptr<LoadedRulebook>> loaded_;
  std::vector<const Rulebook*> rulebooks_;
};

std::string clean_values() {
  return values_of(parse(read_project_file("tests/forms/clean.json")));
}

// "warning 11 /usage": severity, line and value of each finding.
std::vector<std::string> places(const ReadForm& form) {
  std::vector<std::string> out;
  for (const ReaderFinding& told : form.findings) {
    EXPECT_EQ(told.finding.check, "row-shifted") << told.finding.message.zh;
    out.push_back(std::string(name_of(told.finding.severity)) + " " +
                  std::to_string(told.origin.line) + " " + told.pointer);
  }
  return out;
}

std::string converted(std::string_view text, const char* encoding) {
  std::string out(text.size() * 2 + 8, '\0');
  std::string in(text);
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  const iconv_t conversion = iconv_open(encoding, "UTF-8");
  EXPECT_NE(iconv(conversion, &from, &from_left, &to, &to_left), static_cast<std::size_t>(-1));
  iconv_close(conversion);
  out.resize(out.size() - to_left);
  return out;
}

TEST_F(TextReader, CleanTextGivesTheDocumentOfTheCleanJson) {
  const std::vector<ReadForm> forms = read_form("clean.txt");
  ASSERT_THAT(forms, SizeIs(1));
  EXPECT_THAT(forms[0].findings, IsEmpty());
  ASSERT_NE(forms[0].rulebook, nullptr);
  EXPECT_EQ(forms[0].rulebook->id, "suzhou-2021");
  EXPECT_EQ(forms[0].chosen_by, ChosenBy::labels);
  EXPECT_EQ(values_of(forms[0].document), clean_values());
}

TEST_F(TextReader, ValuesKnowTheirLineColumnAndField) {
  const std::vector<ReadForm> forms = read_form("clean.txt");
  const Value* paid = forms[0].document.find("/usage/paid");
  ASSERT_NE(paid, nullptr);
  EXPECT_EQ(paid->origin.line, 11u);
  EXPECT_EQ(paid->origin.field, 3u);
  EXPECT_EQ(paid->origin.column, 8u);
  EXPECT_EQ(paid->origin.source, "\t850.5\t838.2\t12.3\t10\t2.3\t");
}

TEST_F(TextReader, TheYearOfAFormIsNotOneOfItsProse) {
  const std::vector<ReadForm> forms = read(
      replaced(read_project_file("tests/forms/clean.txt"), "提前排定", "自2019年10月起提前排定"));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_NE(forms.front().why_chosen.zh.find("年度相符"), std::string::npos)
      << forms.front().why_chosen.zh;
}

TEST_F(TextReader, ColumnsCountCharactersNotBytes) {
  const std::vector<ReadForm> forms = read_form("clean.txt");
  const Value* year = forms[0].document.find("/year");
  ASSERT_NE(year, nullptr);
  EXPECT_EQ(year->origin.line, 5u);
  EXPECT_EQ(year->origin.column, 23u);
}

TEST_F(TextReader, OtherEncodingsAndLineEndsGiveTheSameDocument) {
  const std::string text = read_project_file("tests/forms/clean.txt");
  std::string dos;
  for (const char letter : text)
    dos += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  for (const std::string& bytes : {converted(text, "GB18030"), "\xEF\xBB\xBF" + text, dos,
                                   "\xFF\xFE" + converted(text, "UTF-16LE")}) {
    const std::vector<ReadForm> forms = read(bytes);
    EXPECT_THAT(forms[0].findings, IsEmpty());
    EXPECT_EQ(values_of(forms[0].document), clean_values());
    EXPECT_EQ(forms[0].document.find("/usage/paid")->origin.line, 11u);
  }
}

TEST_F(TextReader, ShiftedRowsAreMovedBackAndReported) {
  const std::vector<ReadForm> forms = read_form("shifted-row.txt");
  EXPECT_THAT(places(forms[0]), ElementsAre("warning 11 /usage", "warning 26 /indicators/7",
                                            "warning 37 /indicators/18"));
  std::string expected = clean_values();
  const std::string lost = "/indicators/7/score = 6.5\n";
  expected.replace(expected.find(lost), lost.size(), "/indicators/7/score = null\n");
  EXPECT_EQ(values_of(forms[0].document), expected);
}

TEST_F(TextReader, ALostLastCellHasItsPlaceAtTheEndOfTheLine) {
  const std::vector<ReadForm> forms = read_form("shifted-row.txt");
  const Value* score = forms[0].document.find("/indicators/7/score");
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(score->origin.line, 26u);
  EXPECT_EQ(score->origin.field, 7u);
}

TEST_F(TextReader, WithoutRepairRowsStayAsPrinted) {
  context_.repair = false;
  const std::vector<ReadForm> forms = read_form("shifted-row.txt");
  EXPECT_THAT(places(forms[0]), SizeIs(3));
  const Document& document = forms[0].document;
  EXPECT_EQ(document.find("/usage/appropriation")->text, "838.2");
  EXPECT_EQ(document.find("/indicators/7/target")->text, "终端维护数量");
  EXPECT_EQ(document.find("/indicators/18/category")->text, "长效管理机制");
}

TEST_F(TextReader, RowsSplitByAPageBreakAreJoinedAndReported) {
  const std::vector<ReadForm> forms = read_form("split-row.txt");
  EXPECT_THAT(places(forms[0]),
              ElementsAre("note 31 /indicators/10", "note 52 /narratives/problems"));
  EXPECT_EQ(values_of(forms[0].document), clean_values());
}

TEST_F(TextReader, ATotalThatIsNotLastKeepsItsPlace) {
  const std::vector<ReadForm> forms = read_form("total-not-last.txt");
  EXPECT_THAT(forms[0].findings, IsEmpty());
  EXPECT_EQ(forms[0].document.find("/sub_items/2/name")->text, "合计");
  EXPECT_EQ(forms[0].document.find("/sub_items/3/name")->text, "人员培训");
}

TEST_F(TextReader, CollapsedTabsGiveOneRepairAndOneUndecidableRow) {
  const std::vector<ReadForm> forms = read_form("collapsed-tabs.txt");
  EXPECT_THAT(places(forms[0]), ElementsAre("error 8 /budget", "warning 20 /indicators/1"));
  EXPECT_EQ(forms[0].document.find("/budget/appropriation")->kind, Value::Kind::null);
  const std::string values = values_of(forms[0].document);
  const std::string expected = clean_values();
  EXPECT_EQ(values.substr(values.find("/usage")), expected.substr(expected.find("/usage")));
}

// Three figures under four headers, with the blanks between them gone from this row only.
TEST_F(TextReader, AFiguresRowThatLostCellsIsNotGuessed) {
  std::string text = read_project_file("tests/forms/clean.txt");
  const std::string_view whole = "\t800\t50.5\t\t850.5\t\t0\n";
  const std::size_t at = text.find(whole);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, whole.size(), "\t800\t850.5\t0\n");
  const std::vector<ReadForm> forms = read(text);
  EXPECT_THAT(places(forms[0]), ElementsAre("error 8 /budget"));
  EXPECT_EQ(forms[0].document.find("/budget/appropriation")->kind, Value::Kind::null);
}

TEST_F(TextReader, SeveralFormsInOneFileAreReadOneByOne) {
  const std::string clean = read_project_file("tests/forms/clean.txt");
  const std::vector<ReadForm> forms =
      read(clean + read_project_file("tests/forms/shifted-row.txt") + clean);
  ASSERT_THAT(forms, SizeIs(3));
  EXPECT_EQ(values_of(forms[0].document), clean_values());
  EXPECT_EQ(values_of(forms[2].document), clean_values());
  EXPECT_THAT(forms[1].findings, SizeIs(3));
  EXPECT_THAT(forms[2].findings, IsEmpty());
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(clean, '\n'));
  EXPECT_EQ(forms[1].document.find("/usage/paid")->origin.line, 11u + lines);
}

TEST_F(TextReader, TheOptionOverridesTheLabels) {
  context_.forced = &village_rulebook();
  const std::vector<ReadForm> forms = read_form("clean.txt");
  EXPECT_EQ(forms[0].rulebook, &village_rulebook());
  EXPECT_EQ(forms[0].chosen_by, ChosenBy::option);
}

TEST_F(TextReader, AFormOfNoKnownTemplateNamesTheNearest) {
  EXPECT_THAT(
      refused("项目名称\t甲\n项目年份\t2021\n其他栏\t乙\n"),
      ::testing::AllOf(HasSubstr("form-schema: "), HasSubstr("suzhou-2021"), HasSubstr("缺“")));
}

TEST_F(TextReader, EquallyNearTemplatesAreNotChosenBetween) {
  const std::vector<const Rulebook*> twins = {&village_rulebook(), &village_rulebook()};
  context_.rulebooks = twins;
  EXPECT_THAT(refused("项目名称\t甲\n年度\t1\n村镇项目自评表\n经费\t计划数\t追加数\t支出数\n"
                      "分项\n分项名称\t计划\t支出\n概述\t甲\n困难\t乙\n绩效指标\n一级指标\t"
                      "三级指标\t年度指标值\t实际完成值\n"),
              HasSubstr("无从选择"));
}

TEST_F(TextReader, AnEmptyFileHasNoTable) {
  EXPECT_THAT(refused(""), HasSubstr("form-syntax: "));
  EXPECT_THAT(refused("\n \t\n\f\n"), HasSubstr("form-syntax: "));
}

TEST_F(TextReader, ProseHasNoTable) {
  EXPECT_THAT(refused("今天天气很好。\n没有表。\n"), HasSubstr("没有表"));
}

TEST_F(TextReader, BytesOfNoEncodingAreRefused) {
  EXPECT_THAT(refused("项目名称\t\xff\xff\n"), HasSubstr("encoding: "));
}

TEST_F(TextReader, AZeroByteIsRefusedWithItsLine) {
  std::string bytes = read_project_file("tests/forms/clean.txt") + std::string(5000, '\n');
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(bytes, '\n'));
  bytes += '\0';
  EXPECT_THAT(refused(bytes), HasSubstr("encoding: "));
  EXPECT_EQ(read(bytes)[0].findings[0].origin.line, lines + 1);
}

TEST_F(TextReader, LimitsAreNamed) {
  context_.limits.rows = 10;
  EXPECT_THAT(refused(read_project_file("tests/forms/clean.txt")), HasSubstr("行数超过上限 10"));
  context_.limits = {};
  context_.limits.columns = 5;
  EXPECT_THAT(refused(read_project_file("tests/forms/clean.txt")), HasSubstr("上限 5"));
  context_.limits = {};
  context_.limits.cells = 20;
  EXPECT_THAT(refused(read_project_file("tests/forms/clean.txt")),
              HasSubstr("单元格数超过上限 20"));
  context_.limits = {};
  context_.limits.file_bytes = 100;
  EXPECT_THAT(refused(read_project_file("tests/forms/clean.txt")), HasSubstr("上限 100 字节"));
}

TEST_F(TextReader, ManyShiftedRowsUnderAWideHeaderAreReadInBoundedWork) {
  std::string text = "项目\t类别\t指标名称\t目标值\t权重\t实际完成值\t自评分";
  for (int at = 0; at < 300; ++at) text += "\t附加" + std::to_string(at);
  text += '\n';
  for (int at = 0; at < 600; ++at) {
    for (int field = 0; field < 150; ++field) text += "\t\t2";
    text += '\n';
  }
  const std::string clean = read_project_file("tests/forms/clean.txt");
  const std::size_t header = clean.find("项目\t类别");
  const std::vector<ReadForm> forms = read(clean.substr(0, header) + text + clean.substr(header));
  EXPECT_THAT(forms, SizeIs(1));
}

TEST_F(TextReader, OtherFormatsAreNotTakenForText) {
  EXPECT_FALSE(readers::text.recognizes("{\"template\": 1}"));
  EXPECT_FALSE(readers::text.recognizes(" \n[ {\"a\": 1}]"));
  EXPECT_FALSE(readers::text.recognizes("PK\x03\x04 rest"));
  EXPECT_FALSE(readers::text.recognizes("%PDF-1.7\n"));
  EXPECT_FALSE(readers::text.recognizes("\xD0\xCF\x11\xE0\xA1\xB1"));
  EXPECT_FALSE(readers::text.recognizes(std::string("a\0b", 3)));
  EXPECT_TRUE(readers::text.recognizes("[附件]\n项目名称\t甲\n"));
}

}  // namespace
}  // namespace testing
}  // namespace gouji
