// Safe fixes of whole files: what is written, to the byte, and what is left alone.

#include "linter/fix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/text_encoding.h"
#include "tests/linter/fix_support.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"
#include "tests/support/workbooks.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string encoded_as(std::string_view text, Encoding encoding) {
  std::string bytes = encode(text, encoding).value();
  if (encoding == Encoding::utf16_le) bytes.insert(0, "\xFF\xFE");
  if (encoding == Encoding::utf16_be) bytes.insert(0, "\xFE\xFF");
  return bytes;
}

TEST(Fix, EncodingMarkAndLineEndsStay) {
  std::string clean = read_project_file("tests/forms/clean.txt");
  std::string slips = replaced(clean, "≥24次", "≧２４次");
  for (const bool windows : {false, true}) {
    if (windows) {
      for (std::string* text : {&clean, &slips}) {
        for (std::size_t at = 0; (at = text->find('\n', at)) != std::string::npos; at += 2) {
          text->insert(at, "\r");
        }
      }
    }
    for (const Encoding encoding :
         {Encoding::utf8, Encoding::gb18030, Encoding::utf16_le, Encoding::utf16_be}) {
      EXPECT_EQ(fixed(encoded_as(slips, encoding)).bytes, encoded_as(clean, encoding))
          << name_of(encoding);
    }
    EXPECT_EQ(fixed("\xEF\xBB\xBF" + slips).bytes, "\xEF\xBB\xBF" + clean);
  }
}

TEST(Fix, JsonKeepsEveryByteOutsideTheSlips) {
  std::string form = read_project_file("tests/forms/clean.json");
  form = replaced(form, "  \"year\": \"2021\",\n", "\t\"year\":\"20\\u00321\"  ,\r\n");
  const std::string slips =
      replaced(replaced(form, "\"initial_budget\": 800", "\"initial_budget\":  \"\\uff18０0\""),
               "\"≥24次\"", "\"\\u2267 24次\"");
  const std::string right =
      replaced(replaced(form, "\"initial_budget\": 800", "\"initial_budget\":  \"800\""),
               "\"≥24次\"", "\"≥24次\"");
  EXPECT_EQ(fixed(slips).bytes, right);
  EXPECT_EQ(fixed(encoded_as(slips, Encoding::gb18030)).bytes,
            encoded_as(right, Encoding::gb18030));
}

TEST(Fix, MarkupInJsonIsWrittenWithEscapes) {
  const std::string form = read_project_file("tests/forms/clean.json");
  const std::string slips =
      replaced(form, "\"results\": \"全年巡检24次，维护终端186台，",
               "\"results\": \"<p style=\\\"x\\\">全年巡检24次，</p><p>维护终端186台&quot;，");
  EXPECT_EQ(fixed(slips).bytes, replaced(form, "\"results\": \"全年巡检24次，维护终端186台，",
                                         "\"results\": \"全年巡检24次，\\n维护终端186台\\\"，"));
}

TEST(Fix, QuotedCellsOfSeparatedValuesAreFound) {
  std::string csv;
  for (const char c : read_project_file("tests/forms/clean.txt")) {
    csv += c == ',' ? std::string("，") : c == '\t' ? std::string(",") : std::string(1, c);
  }
  const std::string slips = replaced(csv, ",800,", ",\"８００\",");
  const std::string right = replaced(csv, ",800,", ",\"800\",");
  EXPECT_EQ(fixed(slips).bytes, right);
}

TEST(Fix, AmountsThatCannotBeReadAreNeverTouched) {
  const std::string form = replaced(read_project_file("tests/forms/clean.json"),
                                    "\"initial_budget\": 800", "\"initial_budget\": \"7,00.0,77\"");
  const FixedFile done = fixed(form);
  EXPECT_THAT(done.mended, IsEmpty());
  EXPECT_EQ(done.bytes, "");
}

TEST(Fix, AWrongFigureStaysWrong) {
  for (const std::string name :
       {"wrong-sum.json", "inflated-score.json", "unbalanced-funds.json"}) {
    EXPECT_THAT(fixed(read_project_file("tests/forms/" + name)).mended, IsEmpty()) << name;
  }
}

// A fix that would be no fault of its own but makes another check speak is left out, and the others
// are made all the same.
TEST(Fix, WhatWouldRaiseANewFindingIsLeftOut) {
  std::string form = read_project_file("tests/forms/clean.json");
  form = replaced(form, "\"name\": \"群众满意度\"", "\"name\": \"<b>终端可用率</b>\"");
  form = replaced(form, "\"≥24次\"", "\"≧24次\"");
  const FixedFile done = fixed(form);
  ASSERT_THAT(done.mended, SizeIs(1));
  EXPECT_EQ(done.mended.front().after, "≥24次");
  ASSERT_THAT(done.kept, SizeIs(1));
  EXPECT_EQ(done.kept.front().text, "<b>终端可用率</b>");
  expect_law(form, done.bytes);
}

TEST(Fix, SeveralFormsOfATextAreFixedInOneFile) {
  const std::string clean = read_project_file("tests/forms/clean.txt");
  const std::string slips = replaced(clean, "≥24次", "≧24次");
  const std::string other = replaced(clean, "≤15分钟", "＜＝15分钟");
  const FixedFile done = fixed(slips + "\n" + other);
  EXPECT_EQ(done.bytes, clean + "\n" + clean);
  ASSERT_THAT(done.mended, SizeIs(2));
  EXPECT_NE(done.mended[0].part, done.mended[1].part);
}

// A form on one line of megabytes is no slower than on many.
TEST(Fix, AFormOnOneLineIsFoundInAsWell) {
  std::string form = read_project_file("tests/forms/clean.json");
  std::string line;
  for (const char c : form) line += c == '\n' ? ' ' : c;
  line.insert(1, std::string(3'000'000, ' '));
  const std::string slips = replaced(line, "≥24次", "≧24次");
  EXPECT_TRUE(fixed(slips).bytes == line);
}

TEST(Fix, AWorkbookBecomesFormJson) {
  const std::string text = replaced(read_project_file("tests/forms/clean.txt"), "≥24次", "≧２４次");
  const FixedFile done = fixed(workbook_from_text(text, ""));
  EXPECT_TRUE(done.converted);
  ASSERT_THAT(done.mended, SizeIs(1));
  EXPECT_EQ(done.mended.front().before, "≧２４次");
  EXPECT_NE(done.mended.front().location.cell, "");
  EXPECT_THAT(done.bytes, HasSubstr("\"≥24次\""));
  EXPECT_EQ(figures_of(done.bytes), figures_of(workbook_from_text(text, "")));
}

TEST(Fix, UnreadableFilesGiveNothing) {
  for (const std::string_view bytes :
       {"", "{", "[]", "\xFF\xFE\x00", "%PDF-", "\x01\x02", "{\"template\": \"none\"}"}) {
    for (const FixedFile& done : fix_bytes(bytes, fix_options())) {
      EXPECT_TRUE(done.bytes.empty());
      EXPECT_THAT(done.mended, IsEmpty());
    }
  }
}

TEST(Fix, MarkupInANarrativeOfATextTable) {
  const std::string text =
      replaced(read_project_file("tests/forms/clean.txt"), "全年巡检24次", "<b>全年</b>巡检24次");
  const FixedFile done = fixed(text);
  ASSERT_THAT(done.mended, SizeIs(1));
  EXPECT_EQ(done.bytes, read_project_file("tests/forms/clean.txt"));
}

}  // namespace
}  // namespace gouji::testing
