// OpenDocument spreadsheets.

#include <fmt/format.h>

#include <utility>

#include "linter/package/package_kind.h"
#include "linter/table/table_file.h"
#include "linter/workbook/ods.h"

namespace gouji {
namespace {

bool recognizes(std::string_view bytes) {
  return package_kind(bytes) == PackageKind::ods;
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  if (bytes.size() > context.limits.file_bytes) {
    return refused_file("form-syntax",
                        {.zh = fmt::format("文件 {} 字节，超过上限 {} 字节", bytes.size(),
                                           context.limits.file_bytes),
                         .en = fmt::format("the file has {} bytes, more than {}", bytes.size(),
                                           context.limits.file_bytes)});
  }
  Package package(bytes, context.limits);
  const PackageContent content = package_content(package, context.limits);
  if (content.kind != PackageKind::ods) {
    return refused_file("form-syntax", content.refusal, content.cure);
  }
  TableFile file;
  Message fault;
  Workbook workbook = read_ods(package, content.main_part, context.limits, *file.pool, fault);
  if (!fault.empty()) return refused_file("form-syntax", fault);
  return forms_of_workbook(std::move(workbook), std::move(file), context);
}

}  // namespace

namespace readers {

extern const Reader ods;
constinit const Reader ods = {
    .id = "ods",
    .title_zh = "OpenDocument 电子表格",
    .title_en = "OpenDocument spreadsheet",
    .extensions = ".ods .ots",
    .order = 35,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
