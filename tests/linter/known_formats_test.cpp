// Files that are something else: each is named, and what to do is said.

#include "linter/known_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

using namespace std::string_view_literals;
using ::testing::HasSubstr;

struct Sample {
  std::string bytes;
  std::string_view name;
  std::string_view cure;
};

std::vector<Sample> samples() {
  const std::string zeros(600, '\0');
  return {
      {"\x89PNG\r\n\x1A\n" + zeros, "图片（PNG）", "补交可编辑的电子表"},
      {"\xFF\xD8\xFF\xE0" + zeros, "图片（JPEG）", "补交可编辑的电子表"},
      {"GIF89a" + zeros, "图片（GIF）", "补交可编辑的电子表"},
      {"BM" + zeros, "图片（BMP）", "补交可编辑的电子表"},
      {std::string("II*\0", 4) + zeros, "图片（TIFF）", "补交可编辑的电子表"},
      {"RIFF\1\2\3\4WEBP" + zeros, "图片（WebP）", "补交可编辑的电子表"},
      {std::string("\0\0\0\x18", 4) + "ftypheic" + zeros, "图片（HEIC）", "补交可编辑的电子表"},
      {std::string("\0\0\0\x18", 4) + "ftypisom" + zeros, "音像文件", "选错了文件"},
      {"Rar!\x1A\x07\x01" + zeros, "压缩包（RAR）", "解压后"},
      {"7z\xBC\xAF\x27\x1C" + zeros, "压缩包（7z）", "解压后"},
      {"\x1F\x8B\x08" + zeros, "压缩文件（gzip）", "解压后"},
      {"name" + zeros.substr(0, 253) + "ustar" + zeros, "压缩包（tar）", "解压后"},
      {"Founder CEB 3.0" + zeros, "版式文件（CEB）", "导出为 .xlsx"},
      {std::string("\0\1\0\0Standard Jet DB", 19) + zeros, "数据库（Access）", "导出为 .xlsx"},
      {"\x7F"
       "ELF\2\1\1" +
           zeros,
       "程序", "选错了文件"},
  };
}

TEST(KnownFormats, AreRefusedByNameInTheWholePipeline) {
  for (const Sample& sample : samples()) {
    const FormReport report = lint_text(sample.bytes);
    EXPECT_TRUE(report.unreadable) << sample.name;
    ASSERT_FALSE(report.findings.empty()) << sample.name;
    EXPECT_THAT(report.findings[0].message.zh, HasSubstr(sample.name));
    EXPECT_THAT(report.findings[0].hint.zh, HasSubstr(sample.cure)) << sample.name;
  }
}

TEST(KnownFormats, OthersAreJustUnknown) {
  EXPECT_EQ(unread_format("").what.zh, "文件是空的");
  EXPECT_EQ(unread_format("\0\1\2\3"sv).what.zh, "不是认得的文件格式");
  EXPECT_THAT(unread_format("\0\1\2\3"sv).cure.zh, HasSubstr("gouji list formats"));
}

// A text may begin with the letters of a mark.
TEST(KnownFormats, TextIsAskedFirst) {
  const FormReport report = lint_text("BM\t项目\nMZ\t名称\n");
  ASSERT_FALSE(report.findings.empty());
  EXPECT_EQ(report.findings[0].check, "form-schema");
}

}  // namespace
}  // namespace gouji::testing
