// What a schema finds at fault, where, and in which words.

#include "linter/schema_validator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/forms.h"

namespace gouji {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<SchemaFault> validate(std::string_view schema, std::string_view text) {
  return SchemaValidator(schema).validate(testing::parse(text));
}

// "pointer keyword zh" of each fault.
std::vector<std::string> told(const std::vector<SchemaFault>& faults) {
  std::vector<std::string> all;
  for (const SchemaFault& fault : faults) {
    EXPECT_FALSE(fault.message.en.empty());
    all.push_back(fault.pointer + " " + fault.keyword + " " + fault.message.zh);
  }
  return all;
}

const SchemaValidator& form_schema() {
  static const SchemaValidator validator(
      testing::read_project_file("schemas/suzhou-2021/form.schema.json"));
  return validator;
}

std::vector<std::string> form_faults(std::string_view text) {
  return told(form_schema().validate(testing::parse(text)));
}

constexpr std::string_view least = R"("budget": {}, "usage": {}, "indicators": [], "total": {})";

std::string form_with(std::string_view members) {
  return "{" + std::string(least) + ", " + std::string(members) + "}";
}

TEST(FormSchema, AcceptsTheCleanForm) {
  EXPECT_THAT(form_faults(testing::read_project_file("tests/forms/clean.json")), IsEmpty());
}

TEST(FormSchema, AcceptsBlanksTextFiguresAndAbsentMembers) {
  EXPECT_THAT(form_faults("{" + std::string(least) + "}"), IsEmpty());
  EXPECT_THAT(form_faults(R"({"budget": {"initial_budget": "1,234.50", "adjustment": null},
      "usage": {"paid": 1e400}, "indicators": [{"target": 7, "weight": "6.5", "score": null}],
      "total": {"score": ""}, "year": 2021, "narratives": {"problems": null}})"),
              IsEmpty());
}

TEST(FormSchema, AMissingMemberIsToldAtTheObject) {
  EXPECT_THAT(form_faults(R"({"budget": {}, "indicators": [], "total": {}})"),
              ElementsAre(" required 缺少必填项“usage”"));
}

TEST(FormSchema, EveryMissingMemberIsTold) {
  EXPECT_THAT(form_faults("{}"), SizeIs(4));
}

TEST(FormSchema, AWrongTypeIsToldOnceAtTheValue) {
  EXPECT_THAT(form_faults(R"({"budget": {"initial_budget": {}}, "usage": {}, "indicators": [],
                              "total": {"score": [1]}})"),
              ElementsAre("/budget/initial_budget type 应为数字或文本，实为对象",
                          "/total/score type 应为数字或文本，实为列表"));
  EXPECT_THAT(form_faults(form_with(R"("sub_items": {"name": "x"})")),
              ElementsAre("/sub_items type 应为列表，实为对象"));
  EXPECT_THAT(form_faults("{\"budget\": [], \"usage\": 1, \"indicators\": true, \"total\": {}}"),
              ElementsAre("/budget type 应为对象，实为列表", "/usage type 应为对象，实为 1",
                          "/indicators type 应为列表，实为 true"));
}

TEST(FormSchema, AnUnknownMemberIsAnsweredWithTheNearestKnownOne) {
  EXPECT_THAT(
      form_faults(R"({"budget": {"initial_buget": 1}, "usage": {}, "total": {},
                              "indicators": [{"name": "a"}, {"wieght": 3, "zzz": 1}]})"),
      ElementsAre("/budget/initial_buget additionalProperties "
                  "不认识的项“initial_buget”，相近的是“initial_budget”",
                  "/indicators/1/wieght additionalProperties 不认识的项“wieght”，相近的是“weight”",
                  "/indicators/1/zzz additionalProperties 不认识的项“zzz”，可有的项："
                  "category、subcategory、name、target、weight、actual、score、reason"));
}

TEST(FormSchema, NamesAreEscapedInPointers) {
  EXPECT_THAT(form_schema().validate(testing::parse(form_with(R"("a/b~c": 1)"))).front().pointer,
              "/a~1b~0c");
}

TEST(FormSchema, LengthsAreLimited) {
  std::string rows = "{}";
  for (int i = 0; i < 2000; ++i) rows += ",{}";
  EXPECT_THAT(form_faults(form_with("\"sub_items\": [" + rows + "]")),
              ElementsAre("/sub_items maxItems 超过 2000 项"));
  std::string name;
  for (int i = 0; i < 2001; ++i) name += "名";
  EXPECT_THAT(form_faults(form_with("\"project\": \"" + name + "\"")),
              ElementsAre("/project maxLength 超过 2000 个字符"));
}

TEST(FormSchema, ALongNarrativeIsAccepted) {
  const std::string prose(300'000, 'x');
  EXPECT_THAT(form_faults(form_with("\"narratives\": {\"goal\": \"" + prose + "\"}")), IsEmpty());
}

TEST(FormSchema, AFloodOfFaultsIsSummedUp) {
  std::string rows = "1";
  for (int i = 1; i < 1999; ++i) rows += ",1";
  const std::vector<std::string> faults = form_faults(form_with("\"sub_items\": [" + rows + "]"));
  ASSERT_THAT(faults, SizeIs(501));
  EXPECT_EQ(faults.front(), "/sub_items/0 type 应为对象，实为 1");
  EXPECT_EQ(faults.back(), " schema 另有 1499 处不符合表式");
}

TEST(SchemaValidator, EnumsNameTheirValues) {
  constexpr std::string_view schema = R"({"enum": ["error", "warning", "note"]})";
  EXPECT_THAT(
      told(validate(schema, "\"warnnig\"")),
      ElementsAre(" enum 取值应为 error、warning、note 之一，实为“warnnig”，相近的是“warning”"));
  EXPECT_THAT(told(validate(schema, "[]")),
              ElementsAre(" enum 取值应为 error、warning、note 之一，实为列表"));
  EXPECT_THAT(validate(schema, "\"note\""), IsEmpty());
}

TEST(SchemaValidator, NumbersAreBounded) {
  constexpr std::string_view schema = R"({"type": "integer", "minimum": 0, "maximum": 6})";
  EXPECT_THAT(told(validate(schema, "7")), ElementsAre(" maximum 应不大于 6，实为 7"));
  EXPECT_THAT(told(validate(schema, "-1")), ElementsAre(" minimum 应不小于 0，实为 -1"));
  EXPECT_THAT(told(validate(schema, "2.5")), ElementsAre(" type 应为整数，实为 2.5"));
  EXPECT_THAT(validate(schema, "6"), IsEmpty());
}

TEST(SchemaValidator, AnyOfTellsWhatFailedInside) {
  const auto faults = validate(R"({"anyOf": [{"type": "string"}, {"required": ["a"]}]})", "{}");
  EXPECT_THAT(faults, ::testing::Not(IsEmpty()));
}

TEST(SchemaValidator, AFailureWithoutWordsIsStillAFault) {
  const auto faults =
      told(validate(R"({"properties": {"a": {"oneOf": [{}, {}]}}})", R"({"a": 1})"));
  EXPECT_THAT(faults, ElementsAre("/a schema 不符合表式"));
  EXPECT_THAT(told(validate("false", "1")), ElementsAre(" schema 不符合表式"));
}

TEST(SchemaValidator, ReferencesAreFollowedForTheWordsOfMessages) {
  constexpr std::string_view schema = R"({
    "definitions": {"list": {"items": {"$ref": "#/definitions/one"}},
                    "one": {"properties": {"weight": {"type": "number"}},
                            "additionalProperties": false}},
    "$ref": "#/definitions/list"})";
  EXPECT_THAT(told(validate(schema, R"([{"weigth": 1}, {"weight": "x"}])")),
              ElementsAre("/0/weigth additionalProperties 不认识的项“weigth”，相近的是“weight”",
                          "/1/weight type 应为数字，实为文本"));
}

void expect_refused(std::string_view schema, std::string_view why) {
  try {
    SchemaValidator validator(schema);
    FAIL() << "accepted: " << schema;
  } catch (const std::invalid_argument& error) {
    EXPECT_THAT(error.what(), HasSubstr(std::string(why))) << schema;
  }
}

TEST(SchemaValidator, SchemasThatCannotBeUsedAreRefused) {
  expect_refused("{\"type\": ", "line 1, column 10");
  expect_refused("7", "a schema is an object");
  expect_refused(R"({"properties": {"a": {"pattern": "^x$"}}})", "the keyword pattern is not");
  expect_refused(R"({"items": {"multipleOf": 1}})", "multipleOf");
  expect_refused(R"({"allOf": [{"format": "date"}]})", "format");
  expect_refused(R"({"maxlength": 3})", "maxlength");
  expect_refused(R"({"$ref": "#/definitions/none"})", "#/definitions/none leads nowhere");
  expect_refused(R"({"$ref": "http://example.org/x.json"})", "leads nowhere");
  expect_refused(R"({"type": "nonsense"})", "");
  expect_refused(R"({"maxItems": "three"})", "");
}

TEST(SchemaValidator, NamesOfPropertiesAreNoKeywords) {
  EXPECT_THAT(validate(R"({"properties": {"pattern": {}, "format": {}}})", R"({"pattern": 1})"),
              IsEmpty());
}

TEST(SchemaValidator, DeepDocumentsAreValidated) {
  const std::string deep = std::string(64, '[') + std::string(64, ']');
  EXPECT_THAT(validate(R"({"type": "object"})", deep), SizeIs(1));
}

}  // namespace
}  // namespace gouji
