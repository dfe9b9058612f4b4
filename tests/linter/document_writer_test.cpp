#include "linter/document_writer.h"

#include <gtest/gtest.h>

#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

// Values alone; origins differ between a text and the one that was written from it.
bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() ||
      a.members.size() != b.members.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    if (a.members[i].name != b.members[i].name) return false;
    if (!same(a.members[i].value, b.members[i].value)) return false;
  }
  return true;
}

std::string written(std::string_view json) {
  return write_json(parse(json));
}

void expect_round_trip(std::string_view json) {
  const Document document = parse(json);
  const std::string text = write_json(document);
  const Document again = parse(text);
  EXPECT_TRUE(same(document.root, again.root)) << text;
  EXPECT_EQ(write_json(again), text);
}

TEST(DocumentWriter, KeepsDigitsAsWritten) {
  EXPECT_EQ(written("{\"a\":404.770,\"b\":-0,\"c\":1E+2}"),
            "{\n  \"a\": 404.770,\n  \"b\": -0,\n  \"c\": 1E+2\n}\n");
}

TEST(DocumentWriter, PutsRowsOfATableOnOneLine) {
  EXPECT_EQ(written("{\"rows\":[{\"a\":1,\"b\":\"x\"},{\"a\":2}]}"),
            "{\n  \"rows\": [\n    {\"a\": 1, \"b\": \"x\"},\n    {\"a\": 2}\n  ]\n}\n");
}

TEST(DocumentWriter, WritesEmptyContainers) {
  EXPECT_EQ(written("{\"a\":{},\"b\":[],\"c\":[[],{}]}"),
            "{\n  \"a\": {},\n  \"b\": [],\n  \"c\": [\n    [],\n    {}\n  ]\n}\n");
}

TEST(DocumentWriter, WritesPlainValues) {
  EXPECT_EQ(written("null"), "null\n");
  EXPECT_EQ(written("true"), "true\n");
  EXPECT_EQ(written("\"表\""), "\"表\"\n");
}

TEST(DocumentWriter, RoundTripsEscapes) {
  expect_round_trip(R"({"a\"b\\c\/d": "\b\f\n\r\t\u0000\u001f\u007f\u4e2d\ud83d\ude00"})");
}

TEST(DocumentWriter, RoundTripsTheCleanForm) {
  expect_round_trip(read_project_file("tests/forms/clean.json"));
}

TEST(DocumentWriter, RoundTripsNestedValues) {
  expect_round_trip(R"([1,[2,[3,{"a":[{"b":null},false]}]],"",{"":""}])");
}

}  // namespace
}  // namespace gouji::testing
