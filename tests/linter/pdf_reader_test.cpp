// PDF files as they come: of two producers, of none, with a password, scanned, damaged, made to do
// harm. What pdftotext finds is taken by the program itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "linter/pages/page_drawing.h"
#include "linter/process/temporary_folder.h"
#include "tests/linter/document_support.h"
#include "tests/support/forms.h"
#include "tests/support/pdf_file.h"

namespace gouji {
namespace readers {
extern const Reader pdf;
}
namespace testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string clean_text = "schemas/national-2020/good/clean.txt";

std::vector<PdfPage> small_form() {
  PdfPage page;
  page.text(200, 60, "项目支出绩效自评表", 16);
  page.table(50, 80, {120, 180}, 24, {{"项目名称", "道路养护"}, {"主管部门", "某局"}});
  return {page};
}

class PdfReader : public DocumentReader {
 protected:
  PdfReader() : DocumentReader(readers::pdf) {}
  std::string hint(std::string_view bytes) { return read(bytes)[0].findings[0].finding.hint.zh; }
};

TEST_F(PdfReader, ReadsWhatWriterAndCalcPrint) {
  const std::string wanted = values_of_text(read_project_file(clean_text));
  for (const std::string name : {"clean.writer.pdf", "clean.calc.pdf"}) {
    const std::string bytes = read_project_file("tests/linter/office/" + name);
    EXPECT_EQ(values(bytes), wanted) << name;
    EXPECT_THAT(messages(bytes), IsEmpty()) << name;
  }
}

TEST_F(PdfReader, TakesBytesThatBeginLikeOne) {
  EXPECT_TRUE(readers::pdf.recognizes("%PDF-1.7\n"));
  EXPECT_TRUE(readers::pdf.recognizes("\xEF\xBB\xBF\r\n%PDF-1.7\n"));
  EXPECT_FALSE(readers::pdf.recognizes("项目名称\t%PDF-1.7\n"));
  EXPECT_FALSE(readers::pdf.recognizes(""));
}

TEST_F(PdfReader, APasswordIsNamed) {
  const std::string bytes = encrypted_pdf_of(small_form());
  EXPECT_THAT(refusal(bytes), HasSubstr("PDF 加了密码"));
  EXPECT_THAT(hint(bytes), HasSubstr("另存一份不加密的"));
}

TEST_F(PdfReader, AScanIsNamed) {
  PdfPage page;
  page.table(50, 80, {100, 100}, 24, {{"", ""}, {"", ""}});
  EXPECT_THAT(refusal(pdf_of({page})), HasSubstr("PDF 里没有文字，是扫描件或图片"));
  EXPECT_THAT(hint(pdf_of({page})), HasSubstr("补交可编辑的电子表"));
}

TEST_F(PdfReader, ATableWithoutBordersIsRefused) {
  PdfPage page;
  page.text(50, 60, "项目支出绩效自评表").text(50, 100, "项目名称").text(200, 100, "道路养护");
  EXPECT_THAT(refusal(pdf_of({page})), HasSubstr("没有带边框的表"));
}

TEST_F(PdfReader, TextThatIsCutOffIsToldWithItsPage) {
  std::vector<PdfPage> pages = small_form();
  const std::string whole = read_project_file("tests/linter/office/clean.calc.pdf");
  EXPECT_THAT(messages(whole), Not(Contains(HasSubstr("超出格子"))));
  pages[0].text(175, 108, "压线");
  EXPECT_THAT(messages(pdf_of(pages)), Contains(HasSubstr("超出格子，印不全（如“压线”）")));
}

TEST_F(PdfReader, APageThatIsAPictureIsToldWithItsPage) {
  std::vector<PdfPage> pages = small_form();
  pages.emplace_back().raw("q 500 0 0 700 0 0 cm /Form Do Q").form_is_picture = true;
  pages.emplace_back();  // blank
  EXPECT_THAT(messages(pdf_of(pages)),
              Contains(HasSubstr("这一页是图片，没有文字，没有核")).Times(1));
}

TEST_F(PdfReader, LimitsAreNamed) {
  context_.limits.pages = 2;
  EXPECT_THAT(refusal(pdf_of(std::vector<PdfPage>(3, small_form()[0]))), HasSubstr("上限 2 页"));
  context_.limits = {};
  context_.limits.page_operators = 10;
  EXPECT_THAT(refusal(pdf_of(small_form())), HasSubstr("绘图指令超过上限 10 条"));
  context_.limits = {};
  context_.limits.part_bytes = 100;
  EXPECT_THAT(refusal(pdf_of(small_form())), HasSubstr("解压后超过上限"));
  context_.limits = {};
  context_.limits.file_bytes = 100;
  EXPECT_THAT(refusal(pdf_of(small_form())), HasSubstr("超过上限 100 字节"));
  context_.limits = {};
  context_.limits.rows = 1;
  EXPECT_THAT(refusal(pdf_of(small_form())), HasSubstr("上限 1 行"));
}

TEST_F(PdfReader, TruncatedFilesAreRefusedOrRead) {
  const std::string whole = read_project_file("tests/linter/office/clean.writer.pdf");
  for (std::size_t eighth = 1; eighth < 8; ++eighth) {
    const std::string part = whole.substr(0, whole.size() * eighth / 8);
    EXPECT_THAT(refusal(part), HasSubstr("PDF 结构已损坏")) << eighth;
  }
}

TEST_F(PdfReader, BytesThatAreFlippedNeverBringItDown) {
  const std::string whole = pdf_of(small_form());
  for (std::size_t at = 9; at < whole.size(); at += whole.size() / 40) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x15);
    EXPECT_THAT(read(bytes), Not(IsEmpty())) << at;
  }
}

TEST_F(PdfReader, ObjectsThatNameEachOtherEnd) {
  // A page that is its own parent, and a list of pages that holds itself.
  std::string bytes = pdf_of(small_form());
  const std::size_t kids = bytes.find("/Kids [7 0 R");
  ASSERT_NE(kids, std::string::npos);
  bytes[kids + 7] = '2';
  EXPECT_FALSE(read(bytes)[0].readable);
}

TEST_F(PdfReader, ContentsThatInflateWithoutEndAreRefused) {
  // Run lengths: two bytes give 128. A hundred megabytes of blanks out of a megabyte and a half.
  std::string bomb;
  for (int times = 0; times < 800'000; ++times) bomb += "\x81 ";
  EXPECT_THAT(refusal(pdf_with_stream("/Filter /RunLengthDecode", bomb)),
              HasSubstr("解压后超过上限"));
}

TEST_F(PdfReader, PredictorsThatAskForMemoryAreRefused) {
  const std::string bytes = pdf_with_stream(
      "/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 2000000000 /Colors 4>>", "x");
  EXPECT_FALSE(read(bytes)[0].readable);
}

TEST_F(PdfReader, DeepNestingAndWrongOperandsAreNoTrouble) {
  const std::string deep(200'000, '[');
  EXPECT_THAT(read(pdf_with_stream("", deep)), Not(IsEmpty()));
  std::string states;
  for (int times = 0; times < 100'000; ++times) states += "q 9e9 cm 1 m l re h S W n Q Q\n";
  EXPECT_THAT(read(pdf_with_stream("", states)), Not(IsEmpty()));
}

TEST_F(PdfReader, HatchingIsNoTable) {
  std::string lines;
  for (int at = 0; at < 4'000; ++at) {
    lines += "0 " + std::to_string(at * 5) + " m 5000 " + std::to_string(at * 5) + " l S\n";
    lines += std::to_string(at * 5) + " 0 m " + std::to_string(at * 5) + " 5000 l S\n";
  }
  lines += "BT /F 10 Tf 10 10 Td <7532> Tj ET";
  EXPECT_THAT(refusal(pdf_with_stream("", lines)), HasSubstr("第 1 页的线超过上限"));
}

TEST_F(PdfReader, SaysWhatIsMissingWithoutPdftotext) {
  const TemporaryFolder empty;
  const std::string before = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
  ::setenv("PATH", empty.path().c_str(), 1);
  const std::string bytes = pdf_of(small_form());
  EXPECT_THAT(refusal(bytes), HasSubstr("要用 pdftotext，这台机器上没有"));
  EXPECT_THAT(hint(bytes), HasSubstr("装 poppler-utils"));
  ::setenv("PATH", before.c_str(), 1);
}

TEST_F(PdfReader, FormsOfOtherProgramsWhenTheyAreThere) {
  const std::filesystem::path folder =
      std::filesystem::path(GOUJI_SOURCE_DIR) / ".." / "shared" / "office";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no folder of shared files";
  for (const std::string name : {"suzhou", "national"}) {
    const std::string bytes = read_project_file("../shared/office/" + name + ".writer.pdf");
    EXPECT_TRUE(read(bytes)[0].readable) << name;
    EXPECT_THAT(messages(bytes), IsEmpty()) << name;
    EXPECT_THAT(refusal(read_project_file("../shared/office/" + name + ".calc.pdf")),
                HasSubstr("没有带边框的表"));
  }
}

}  // namespace
}  // namespace testing
}  // namespace gouji
