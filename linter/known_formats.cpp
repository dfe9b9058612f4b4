// A table of first bytes. Some formats have their mark a few bytes later, behind a length.

#include "linter/known_formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace gouji {
namespace {

using namespace std::string_view_literals;

enum class Cure : std::uint8_t { editable, unpack, export_anew, form };

struct Mark {
  std::string_view bytes;
  std::size_t at;
  std::string_view zh;
  std::string_view en;
  Cure cure;
};

constexpr Mark marks[] = {
    {"\x89PNG\r\n\x1A\n"sv, 0, "图片（PNG）", "a picture (PNG)", Cure::editable},
    {"\xFF\xD8\xFF"sv, 0, "图片（JPEG）", "a picture (JPEG)", Cure::editable},
    {"GIF8"sv, 0, "图片（GIF）", "a picture (GIF)", Cure::editable},
    {"BM"sv, 0, "图片（BMP）", "a picture (BMP)", Cure::editable},
    {"II*\0"sv, 0, "图片（TIFF）", "a picture (TIFF)", Cure::editable},
    {"MM\0*"sv, 0, "图片（TIFF）", "a picture (TIFF)", Cure::editable},
    {"WEBP"sv, 8, "图片（WebP）", "a picture (WebP)", Cure::editable},
    {"ftyphei"sv, 4, "图片（HEIC）", "a picture (HEIC)", Cure::editable},
    {"ftypmif1"sv, 4, "图片（HEIF）", "a picture (HEIF)", Cure::editable},
    {"ftypavif"sv, 4, "图片（AVIF）", "a picture (AVIF)", Cure::editable},
    {"8BPS"sv, 0, "图片（PSD）", "a picture (PSD)", Cure::editable},
    {"AT&TFORM"sv, 0, "扫描件（DjVu）", "a scan (DjVu)", Cure::editable},
    {"ftyp"sv, 4, "音像文件", "a recording", Cure::form},
    {"Rar!\x1A\x07"sv, 0, "压缩包（RAR）", "a packed file (RAR)", Cure::unpack},
    {"7z\xBC\xAF\x27\x1C"sv, 0, "压缩包（7z）", "a packed file (7z)", Cure::unpack},
    {"\x1F\x8B"sv, 0, "压缩文件（gzip）", "a packed file (gzip)", Cure::unpack},
    {"BZh"sv, 0, "压缩文件（bzip2）", "a packed file (bzip2)", Cure::unpack},
    {"\xFD\x37zXZ\0"sv, 0, "压缩文件（xz）", "a packed file (xz)", Cure::unpack},
    {"\x28\xB5\x2F\xFD"sv, 0, "压缩文件（zstd）", "a packed file (zstd)", Cure::unpack},
    {"MSCF"sv, 0, "压缩包（CAB）", "a packed file (CAB)", Cure::unpack},
    {"ustar"sv, 257, "压缩包（tar）", "a packed file (tar)", Cure::unpack},
    {"Founder CEB"sv, 0, "版式文件（CEB）", "a fixed-layout document (CEB)", Cure::export_anew},
    {"SURSEN"sv, 0, "版式文件（书生）", "a fixed-layout document (Sursen)", Cure::export_anew},
    {"Standard Jet DB"sv, 4, "数据库（Access）", "a database (Access)", Cure::export_anew},
    {"Standard ACE DB"sv, 4, "数据库（Access）", "a database (Access)", Cure::export_anew},
    {"SQLite format 3\0"sv, 0, "数据库（SQLite）", "a database (SQLite)", Cure::export_anew},
    {"\x7F"
     "ELF"sv,
     0, "程序", "a program", Cure::form},
    {"MZ"sv, 0, "程序", "a program", Cure::form},
};

Message cure_of(Cure cure) {
  switch (cure) {
    case Cure::editable:
      return {.zh = "图片和扫描件不能核，补交可编辑的电子表（.xlsx、.docx）",
              .en =
                  "pictures and scans cannot be checked: hand in the editable file (.xlsx, "
                  ".docx)"};
    case Cure::unpack:
      return {.zh = "解压后核里面的文件", .en = "unpack it and check what is inside"};
    case Cure::export_anew:
      return {.zh = "用生成它的软件打开，导出为 .xlsx 或 .docx",
              .en = "open it with its own program and export it as .xlsx or .docx"};
    case Cure::form: break;
  }
  return {.zh = "可能选错了文件，补交自评表的 .xlsx 或 .docx",
          .en = "perhaps the wrong file: hand in the form as .xlsx or .docx"};
}

}  // namespace

Unread unread_format(std::string_view bytes) {
  const auto* found = std::ranges::find_if(marks, [bytes](const Mark& mark) {
    return bytes.size() > mark.at && bytes.substr(mark.at).starts_with(mark.bytes);
  });
  if (found != std::end(marks)) {
    return {.what = {.zh = fmt::format("文件是{}，不是能核的表", found->zh),
                     .en = fmt::format("the file is {}, which is not read", found->en)},
            .cure = cure_of(found->cure)};
  }
  const bool empty = bytes.empty();
  return {.what = {.zh = empty ? "文件是空的" : "不是认得的文件格式",
                   .en = empty ? "the file is empty" : "not a known file format"},
          .cure = {.zh = "gouji list formats 列出能读的格式",
                   .en = "gouji list formats shows what can be read"}};
}

}  // namespace gouji
