// Old .doc and .xls and rich text: what a compound file holds, and the way through LibreOffice. The
// tests of that way are left out, with the reason, where the programs for it are not installed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "linter/office/conversion.h"
#include "linter/ole/compound_file.h"
#include "linter/process/temporary_folder.h"
#include "tests/linter/document_support.h"
#include "tests/linter/table_support.h"
#include "tests/support/compound.h"
#include "tests/support/forms.h"

namespace gouji {
namespace readers {
extern const Reader ole;
extern const Reader rtf;
}  // namespace readers
namespace testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string sample(const std::string& name) {
  return read_project_file("tests/linter/office/" + name);
}

std::string word_stream(bool encrypted) {
  std::string head(64, '\0');
  head[0] = '\xEC';
  head[1] = '\xA5';
  if (encrypted) head[11] = 1;
  return head;
}

std::string excel_stream(bool encrypted) {
  std::string records("\x09\x08\x02\0\0\6", 6);
  if (encrypted) records += std::string("\x2F\0\2\0\1\0", 6);
  return records + std::string("\x85\0\1\0x", 5);
}

TEST(CompoundFile, TellsWhatItHolds) {
  EXPECT_EQ(compound_kind(sample("clean.doc")), CompoundKind::word);
  EXPECT_EQ(compound_kind(sample("clean.xls")), CompoundKind::excel);
  EXPECT_EQ(compound_kind(compound_of({{"WordDocument", word_stream(false)}})), CompoundKind::word);
  EXPECT_EQ(compound_kind(compound_of({{"WordDocument", word_stream(true)}})),
            CompoundKind::encrypted_word);
  EXPECT_EQ(compound_kind(compound_of({{"Workbook", excel_stream(false)}})), CompoundKind::excel);
  EXPECT_EQ(compound_kind(compound_of({{"Workbook", excel_stream(true)}})),
            CompoundKind::encrypted_excel);
  EXPECT_EQ(compound_kind(compound_of({{"EncryptionInfo", "x"}, {"EncryptedPackage", "x"}})),
            CompoundKind::encrypted_package);
  EXPECT_EQ(compound_kind(compound_of({{"PowerPoint Document", "x"}})), CompoundKind::presentation);
  EXPECT_EQ(compound_kind(compound_of({{"SomethingElse", "x"}})), CompoundKind::other);
  EXPECT_EQ(compound_kind("PK\3\4"), CompoundKind::none);
}

TEST(CompoundFile, ReadsStreamsLargeAndSmall) {
  const std::string large(10'000, 'L');
  const std::string bytes = compound_of({{"Small", "a few bytes"}, {"Large", large}});
  const CompoundFile file(bytes);
  ASSERT_FALSE(file.damaged());
  ASSERT_NE(file.stream("Small"), nullptr);
  ASSERT_NE(file.stream("Large"), nullptr);
  EXPECT_EQ(file.beginning(*file.stream("Small"), 100), "a few bytes");
  EXPECT_EQ(file.beginning(*file.stream("Large"), 9'999), large.substr(1));
}

TEST(CompoundFile, TruncatedAndFlippedFilesEnd) {
  const std::string whole = sample("clean.xls");
  for (std::size_t eighth = 0; eighth < 8; ++eighth) {
    const std::string part = whole.substr(0, whole.size() * eighth / 8);
    EXPECT_NE(compound_kind(part), CompoundKind::encrypted_package) << eighth;
  }
  for (std::size_t at = 8; at < 600; ++at) {
    std::string bytes = whole;
    bytes[at] = '\xFE';
    compound_kind(bytes);
    bytes[at] = '\0';
    compound_kind(bytes);
  }
}

TEST(CompoundFile, ChainsInACircleEnd) {
  const std::string large(10'000, 'L');
  std::string bytes = compound_of({{"Workbook", large}});
  // Every entry of the table of sectors names sector 1.
  const std::size_t table = 512;
  for (std::size_t at = 0; at < 512; at += 4) {
    bytes[table + at] = 1;
    bytes[table + at + 1] = bytes[table + at + 2] = bytes[table + at + 3] = 0;
  }
  const CompoundFile file(bytes);
  if (const auto* stream = file.stream("Workbook")) {
    EXPECT_LE(file.beginning(*stream, 1u << 30U).size(), bytes.size());
  }
}

TEST(CompoundFile, SmallChainsInACircleEnd) {
  std::string bytes = compound_of({{"Workbook", "small"}});
  const std::size_t small_table = 512 * 3;
  const std::size_t size_of_stream = 512 * 2 + 128 + 120;
  bytes[small_table] = bytes[small_table + 1] = bytes[small_table + 2] = 0;
  bytes[small_table + 3] = 0;
  bytes[size_of_stream] = '\xFF';
  bytes[size_of_stream + 1] = 0x0F;
  const CompoundFile file(bytes);
  ASSERT_NE(file.stream("Workbook"), nullptr);
  EXPECT_LE(file.beginning(*file.stream("Workbook"), 1u << 20U).size(), bytes.size());
}

class OldOffice : public DocumentReader {
 protected:
  OldOffice() : DocumentReader(readers::ole) {}
};

TEST_F(OldOffice, PasswordsAndOtherKindsAreNamedWithoutLibreOffice) {
  EXPECT_THAT(refusal(compound_of({{"EncryptedPackage", "x"}})), HasSubstr("文件加了密码"));
  EXPECT_THAT(refusal(compound_of({{"WordDocument", word_stream(true)}})),
              HasSubstr("Word 文档加了密码"));
  EXPECT_THAT(refusal(compound_of({{"Workbook", excel_stream(true)}})),
              HasSubstr("Excel 工作簿加了密码"));
  EXPECT_THAT(refusal(compound_of({{"PowerPoint Document", "x"}})), HasSubstr("演示文稿"));
  EXPECT_THAT(refusal(compound_of({{"Other", "x"}})), HasSubstr("不是 Word 文档或 Excel 工作簿"));
  EXPECT_THAT(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more"), HasSubstr("结构已损坏"));
  context_.limits.file_bytes = 10;
  EXPECT_THAT(refusal(sample("clean.doc")), HasSubstr("超过上限 10 字节"));
}

TEST_F(OldOffice, SaysWhatIsMissingWithoutLibreOffice) {
  const TemporaryFolder empty;
  const std::string before = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
  ::setenv("PATH", empty.path().c_str(), 1);
  const std::vector<ReadForm> forms = read(sample("clean.xls"));
  ::setenv("PATH", before.c_str(), 1);
  EXPECT_FALSE(forms[0].readable);
  EXPECT_EQ(forms[0].findings[0].finding.message.zh, "这台机器上没有 LibreOffice");
  EXPECT_THAT(forms[0].findings[0].finding.hint.zh, HasSubstr("装 libreoffice"));
  EXPECT_THAT(forms[0].findings[0].finding.hint.zh, HasSubstr("另存为 .xlsx"));
}

class Conversion : public OldOffice {
 protected:
  void SetUp() override {
    if (const Message missing = conversion_missing(); !missing.empty()) {
      GTEST_SKIP() << missing.zh;
    }
  }
};

TEST_F(Conversion, OldDocumentsAndWorkbooksGiveTheSameForm) {
  const std::string wanted =
      values_of_text(read_project_file("schemas/national-2020/good/clean.txt"));
  for (const std::string name : {"clean.doc", "clean.xls"}) {
    const std::vector<ReadForm> forms = read(sample(name));
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(values_of(forms[0].document), wanted) << name;
    ASSERT_EQ(forms[0].findings.size(), 1u) << name;
    EXPECT_THAT(forms[0].findings[0].finding.message.zh, HasSubstr("经 LibreOffice 转换后读取"));
  }
}

TEST_F(Conversion, RichTextGivesTheSameForm) {
  ASSERT_TRUE(readers::rtf.recognizes(sample("clean.rtf")));
  const std::vector<ReadForm> forms = readers::rtf.read(sample("clean.rtf"), context_);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(values_of(forms[0].document),
            values_of_text(read_project_file("schemas/national-2020/good/clean.txt")));
}

TEST_F(Conversion, TheNoteIsNoFaultOfTheFile) {
  const FormReport report = lint_text(sample("clean.xls"), "clean.xls");
  EXPECT_FALSE(report.unreadable);
  for (const ReportedEntry& entry : report.ledger) {
    if (entry.check == "form-syntax") {
      EXPECT_EQ(entry.verdict, Verdict::pass);
    }
  }
}

TEST_F(Conversion, TruncatedFilesAreRefusedOrRead) {
  const std::string whole = sample("clean.xls");
  for (std::size_t eighth = 1; eighth < 8; eighth += 2) {
    const std::vector<ReadForm> forms = read(whole.substr(0, whole.size() * eighth / 8));
    ASSERT_THAT(forms, Not(IsEmpty()));
    EXPECT_THAT(forms[0].findings, Not(IsEmpty())) << eighth;
  }
}

TEST_F(Conversion, WhatTheFileNamesIsOutOfItsReach) {
  // Rich text that asks for a file of this machine to be put in. The sandbox does not hold it.
  const TemporaryFolder outside;
  ASSERT_TRUE(outside.write("secret.txt", "SECRET-WORDS"));
  const std::string text = "{\\rtf1 {\\field{\\*\\fldinst INCLUDETEXT \"" +
                           outside.file("secret.txt") + "\"}{\\fldrslt none}} end}";
  const Converted converted = convert_office(text, "file.rtf", OfficeKind::document, {});
  EXPECT_EQ(converted.fault.zh, "");
  EXPECT_THAT(converted.bytes, Not(HasSubstr("SECRET-WORDS")));
  EXPECT_FALSE(converted.bytes.empty());
}

}  // namespace
}  // namespace testing
}  // namespace gouji
