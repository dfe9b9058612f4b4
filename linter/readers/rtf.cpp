// Rich text, which many systems also name .doc: read through LibreOffice.

#include <fmt/format.h>

#include "linter/office/conversion.h"
#include "linter/table/table_file.h"

namespace gouji {
namespace {

bool recognizes(std::string_view bytes) {
  return bytes.starts_with("{\\rtf");
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  if (bytes.size() > context.limits.file_bytes) {
    return refused_file("form-syntax",
                        {.zh = fmt::format("文件 {} 字节，超过上限 {} 字节", bytes.size(),
                                           context.limits.file_bytes),
                         .en = fmt::format("the file has {} bytes, more than {}", bytes.size(),
                                           context.limits.file_bytes)});
  }
  return read_converted(bytes, "file.rtf", OfficeKind::document, context);
}

}  // namespace

namespace readers {

extern const Reader rtf;
constinit const Reader rtf = {
    .id = "rtf",
    .title_zh = "RTF（要装 LibreOffice）",
    .title_en = "rich text (needs LibreOffice)",
    .extensions = ".rtf",
    .order = 5,  // before JSON, which also begins with {
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
