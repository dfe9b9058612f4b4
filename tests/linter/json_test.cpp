// What JSON text becomes, and what is said when it is none.

#include "linter/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gouji {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

JsonParse parse(std::string_view text) {
  return parse_json(text, {});
}

// The single fault of a text that has one.
JsonFault fault_of(std::string_view text, const JsonLimits& limits = {}) {
  JsonParse parsed = parse_json(text, limits);
  EXPECT_THAT(parsed.faults, SizeIs(1)) << text.substr(0, 200);
  if (parsed.faults.empty()) return {};
  JsonFault fault = parsed.faults.front();
  fault.origin.source = {};  // points into the document, which ends here
  return fault;
}

void expect_fault(std::string_view text, std::uint32_t line, std::uint32_t column,
                  std::string_view zh, std::string_view en) {
  const JsonFault fault = fault_of(text);
  EXPECT_EQ(fault.origin.line, line) << text;
  EXPECT_EQ(fault.origin.column, column) << text;
  EXPECT_THAT(fault.message.zh, HasSubstr(std::string(zh))) << text;
  EXPECT_THAT(fault.message.en, HasSubstr(std::string(en))) << text;
}

TEST(Json, NumbersKeepTheirDigits) {
  const JsonParse parsed =
      parse("[404.770, -0, 1e400, 1E+05, 0.00, 123456789012345678901234567890]");
  ASSERT_THAT(parsed.faults, SizeIs(0));
  std::vector<std::string> digits;
  for (const Value& value : parsed.document.root.items) digits.emplace_back(value.text);
  EXPECT_THAT(digits, ::testing::ElementsAre("404.770", "-0", "1e400", "1E+05", "0.00",
                                             "123456789012345678901234567890"));
}

TEST(Json, AnExponentInTextIsLeftAlone) {
  const JsonParse parsed = parse(R"({"1e400": "2e9 \"3e7", "x": 1e5})");
  EXPECT_EQ(parsed.document.root.members[0].name, "1e400");
  EXPECT_EQ(parsed.document.root.members[0].value.text, "2e9 \"3e7");
  EXPECT_EQ(parsed.document.root.members[1].value.text, "1e5");
}

TEST(Json, EscapesAreDecoded) {
  const JsonParse parsed = parse(R"(["\u82cf\n\"\\\/", "\ud83d\ude00", "a\u0000b"])");
  ASSERT_THAT(parsed.faults, SizeIs(0));
  EXPECT_EQ(parsed.document.root.items[0].text, "苏\n\"\\/");
  EXPECT_EQ(parsed.document.root.items[1].text, "\xF0\x9F\x98\x80");
  EXPECT_EQ(parsed.document.root.items[2].text, std::string_view("a\0b", 3));
}

TEST(Json, EveryValueAndNameKnowsLineAndColumn) {
  const JsonParse parsed = parse("{\n\t\"项目\": [1,\r\n  true, null,{ }]\n, \"b\" :\"x\"}");
  ASSERT_THAT(parsed.faults, SizeIs(0));
  const Value& root = parsed.document.root;
  const auto at = [](const Origin& origin) { return std::pair(origin.line, origin.column); };
  EXPECT_EQ(at(root.origin), std::pair(1U, 1U));
  EXPECT_EQ(at(root.members[0].name_origin), std::pair(2U, 2U));
  EXPECT_EQ(at(root.members[0].value.origin), std::pair(2U, 8U));
  const std::vector<Value>& items = root.members[0].value.items;
  EXPECT_EQ(at(items[0].origin), std::pair(2U, 9U));
  EXPECT_EQ(at(items[1].origin), std::pair(3U, 3U));
  EXPECT_EQ(at(items[2].origin), std::pair(3U, 9U));
  EXPECT_EQ(at(items[3].origin), std::pair(3U, 14U));
  EXPECT_EQ(at(root.members[1].name_origin), std::pair(4U, 3U));
  EXPECT_EQ(at(root.members[1].value.origin), std::pair(4U, 8U));
  EXPECT_EQ(items[1].origin.source, "  true, null,{ }]");
  EXPECT_EQ(items[0].origin.source, "\t\"项目\": [1,");
}

TEST(Json, AMarkAtTheStartTakesNoColumn) {
  const JsonParse parsed = parse("\xEF\xBB\xBF{\"a\": 1}");
  ASSERT_THAT(parsed.faults, SizeIs(0));
  EXPECT_EQ(parsed.document.root.origin.column, 1U);
  EXPECT_EQ(parsed.document.root.origin.source, "{\"a\": 1}");
}

TEST(Json, ALongLineIsCutAroundTheValueBetweenCharacters) {
  std::string text = "[\"";
  for (int i = 0; i < 1000; ++i) text += "勾";
  text += "\", 7, \"";
  for (int i = 0; i < 1000; ++i) text += "稽";
  text += "\"]";
  const JsonParse parsed = parse(text);
  ASSERT_THAT(parsed.faults, SizeIs(0));
  const Origin& origin = parsed.document.root.items[1].origin;
  EXPECT_EQ(origin.column, 1006U);
  EXPECT_LT(origin.source.size(), 500U);
  EXPECT_TRUE(origin.source.starts_with("勾"));
  EXPECT_TRUE(origin.source.ends_with("稽"));
  // The character of the source at this column is the value.
  std::size_t at = 0;
  for (std::uint32_t column = origin.source_column; column < origin.column; ++column) {
    ++at;
    while ((static_cast<unsigned char>(origin.source[at]) & 0xC0U) == 0x80U) ++at;
  }
  EXPECT_EQ(origin.source.substr(at, 2), "7,");
}

TEST(Json, ViewsOutliveTheBytesAndAMoveOfTheDocument) {
  Document moved;
  {
    const std::string text = R"({"name": "value", "n\u0061me2": "v\u0061lue2"})";
    JsonParse parsed = parse(text);
    moved = std::move(parsed.document);
  }
  EXPECT_EQ(moved.root.member("name")->text, "value");
  EXPECT_EQ(moved.root.member("name2")->text, "value2");
}

TEST(Json, AnyValueMayStandAlone) {
  for (std::string_view text : {"1", "\"x\"", " null ", "[]", "{}", "true\n"}) {
    EXPECT_THAT(parse(text).faults, SizeIs(0)) << text;
  }
}

struct Broken {
  std::string_view text;
  std::uint32_t line, column;
  std::string_view zh, en;
};

TEST(Json, SlipsAreNamedWithTheirPlace) {
  constexpr Broken cases[] = {
      {"", 1, 1, "文件是空的", "the file is empty"},
      {" \n ", 2, 2, "文件是空的", "the file is empty"},
      {"{\"a\": 1", 1, 8, "应为逗号或 }，文件到此结束",
       "a comma or } expected here, the file ends"},
      {"[1, 2", 1, 6, "应为逗号或 ]，文件到此结束", "a comma or ]"},
      {"{\"a\":\n}", 2, 1, "应为一个值，实为“}”", "a value expected here, found \"}\""},
      {"{\"a\" 1}", 1, 6, "应为冒号，实为“1”", "a colon expected"},
      {"{\"a\": 1 \"b\": 2}", 1, 9, "应为逗号或 }", "a comma or }"},
      {"{a: 1}", 1, 2, "应为加引号的项名，实为“a”", "a name in quotes expected here, found \"a\""},
      {"[1, 2,]", 1, 7, "多了逗号", "a comma behind the last item"},
      {"{\"a\": 1,}", 1, 9, "多了逗号", "a comma behind the last item"},
      {"[1] x", 1, 5, "之后还有内容，实为“x”", "something follows the end of the form"},
      {"{}{}", 1, 3, "之后还有内容", "something follows the end"},
      {"[NaN]", 1, 2, "“NaN”不是 JSON 的值", "\"NaN\" is no JSON value"},
      {"[-Infinity]", 1, 2, "“-Infinity”不是 JSON 的值", "no JSON value"},
      {"[ TRUE ]", 1, 3, "“TRUE”不是 JSON 的值", "\"TRUE\" is no JSON value"},
      {"[nul]", 1, 2, "“nul”不是", "\"nul\" is no"},
      {"[007]", 1, 2, "“007”不是", "\"007\" is no"},
      {"[12万元]", 1, 2, "“12万元”不是", "\"12万元\" is no"},
      {"[85%]", 1, 2, "“85%”不是", "\"85%\" is no"},
      {"[+5]", 1, 2, "“+5”不是", "\"+5\" is no"},
      {"[1.]", 1, 2, "“1.”不是", "\"1.\" is no"},
      {"[1e]", 1, 2, "“1e”不是", "\"1e\" is no"},
      {"[.5]", 1, 2, "“.5”不是", "\".5\" is no"},
      {"['x']", 1, 2, "半角双引号", "the quote is to be"},
      {"[“x”]", 1, 2, "半角双引号", "the quote is to be"},
      {"[1, // one\n 2]", 1, 5, "没有注释", "no comments"},
      {"{\n \"a\": \"x\n}", 2, 7, "没有右引号", "no closing quote"},
      {"[\"abc", 1, 2, "没有右引号", "no closing quote"},
      {"[\"a\tb\"]", 1, 4, "控制字符 U+0009", "control character U+0009"},
      {"[\"a\x1F\"]", 1, 4, "控制字符 U+001F", "control character U+001F"},
      {"[\"a\\qb\"]", 1, 4, "没有转义“\\q”", "no escape \"\\q\""},
      {"[\"\\u12g4\"]", 1, 3, "四位十六进制", "four hexadecimal"},
      {"[\"\\ud800\"]", 1, 3, "代理项 \\ud800 不成对", "unpaired surrogate \\ud800"},
      {"[\"\\ud800\\u0041\"]", 1, 3, "代理项 \\ud800 不成对", "unpaired surrogate"},
      {"[\"\\\\\\ud83d\\ude00\\uDC01\"]", 1, 17, "代理项 \\uDC01 不成对", "unpaired surrogate"},
      {"{\"\\udc00\": 1}", 1, 3, "代理项 \\udc00 不成对", "unpaired surrogate"},
  };
  for (const Broken& one : cases) expect_fault(one.text, one.line, one.column, one.zh, one.en);
}

TEST(Json, ANulEndsNothing) {
  using namespace std::string_view_literals;
  expect_fault("{}\0{}"sv, 1, 3, "之后还有内容，实为控制字符 U+0000", "control character U+0000");
  expect_fault("\0{}"sv, 1, 1, "控制字符 U+0000", "control character U+0000");
  expect_fault("[1\0]"sv, 1, 3, "控制字符 U+0000", "control character U+0000");
  expect_fault("[\"a\0b\"]"sv, 1, 4, "控制字符 U+0000", "control character U+0000");
}

TEST(Json, BytesThatAreNotUtf8HaveAPlace) {
  expect_fault("{\"年\": 1,\n\"a\": \"年\xC0\xAF\"}", 2, 8, "不是 UTF-8", "not UTF-8");
  expect_fault("[\"\xED\xA0\x80\"]", 1, 3, "不是 UTF-8", "not UTF-8");
}

TEST(Json, EachDuplicateNamesTheKeyAndBothPlaces) {
  const JsonParse parsed = parse("{\"a\": 1, \"b\": {\"c\": 1,\n \"c\": 2},\n \"\\u0061\": 3}");
  ASSERT_THAT(parsed.faults, SizeIs(2));
  EXPECT_EQ(parsed.faults[0].origin.line, 2U);
  EXPECT_EQ(parsed.faults[0].message.zh, "“c”重复，前一处在第 1 行第 16 列");
  EXPECT_EQ(parsed.faults[1].origin.line, 3U);
  EXPECT_EQ(parsed.faults[1].message.en, "duplicate \"a\", the one before at line 1, column 2");
}

TEST(Json, TheSameNameInTwoObjectsIsNoDuplicate) {
  EXPECT_THAT(parse(R"([{"a": 1}, {"a": {"a": 2}}])").faults, SizeIs(0));
}

TEST(Json, AFloodOfDuplicatesIsSummedUp) {
  std::string text = "{\"a\": 0";
  for (int i = 0; i < 100'000; ++i) text += ",\"a\": 1";
  text += "}";
  const JsonParse parsed = parse(text);
  ASSERT_THAT(parsed.faults, SizeIs(51));
  EXPECT_EQ(parsed.faults.back().message.zh, "另有 99950 处名称重复");
}

TEST(Json, DepthUpToTheLimitIsRead) {
  EXPECT_THAT(parse(std::string(64, '[') + std::string(64, ']')).faults, SizeIs(0));
  const JsonFault fault = fault_of(std::string(65, '[') + std::string(65, ']'));
  EXPECT_EQ(fault.message.zh, "嵌套超过 64 层");
  EXPECT_EQ(fault.origin.column, 65U);
}

TEST(Json, MillionsOfBracketsEndAtTheDepthLimit) {
  EXPECT_EQ(fault_of(std::string(20'000'000, '[')).message.en, "nested more than 64 levels deep");
}

TEST(Json, ManyValuesEndAtTheirLimit) {
  std::string text = "[0";
  for (int i = 0; i < 2000; ++i) text += ",0";
  const JsonFault fault = fault_of(text + "]", {.values = 1000});
  EXPECT_EQ(fault.message.zh, "超过 1000 个值，不再读");
}

TEST(Json, TooManyBytesAreNotRead) {
  const JsonFault fault = fault_of("[1,2,3]", {.bytes = 6});
  EXPECT_EQ(fault.message.zh, "文件有 7 字节，超过上限 6 字节");
}

TEST(Json, ALongTextIsRead) {
  const std::string prose(300'000, 'x');
  const JsonParse parsed = parse("{\"overview\": \"" + prose + "\"}");
  ASSERT_THAT(parsed.faults, SizeIs(0));
  EXPECT_EQ(parsed.document.root.member("overview")->text, prose);
}

TEST(Document, PointersAreFollowed) {
  const JsonParse parsed = parse(R"({"a/b": {"m~n": [10, 20]}, "": 1})");
  const Document& document = parsed.document;
  EXPECT_EQ(document.find(""), &document.root);
  ASSERT_NE(document.find("/a~1b/m~0n/1"), nullptr);
  EXPECT_EQ(document.find("/a~1b/m~0n/1")->text, "20");
  EXPECT_EQ(document.find("/")->text, "1");
  for (std::string_view none : {"/x", "/a~1b/m~0n/2", "/a~1b/m~0n/01", "/a~1b/m~0n/-1",
                                "/a~1b/m~0n/", "/a~1b/m~0n/1/0", "a", "/a/b"}) {
    EXPECT_EQ(document.find(none), nullptr) << none;
  }
}

TEST(Document, TheNearestValueOnTheWayIsFound) {
  const JsonParse parsed = parse(R"({"budget": {"paid": 1}})");
  const Document& document = parsed.document;
  EXPECT_EQ(&document.find_nearest("/budget/missing/x"), document.find("/budget"));
  EXPECT_EQ(&document.find_nearest("/nothing"), &document.root);
  EXPECT_EQ(document.find_nearest("/budget/paid").text, "1");
}

TEST(Document, TokensAreEscaped) {
  EXPECT_EQ(pointer_token("a/b~c"), "a~1b~0c");
}

}  // namespace
}  // namespace gouji
