// Workbooks of Open XML. This reader also takes the packages that are nothing gouji knows, or that
// are damaged or encrypted, and says what they are: it is asked after the other package formats.

#include <fmt/format.h>

#include <utility>

#include "linter/package/package_kind.h"
#include "linter/table/table_file.h"
#include "linter/workbook/xlsx.h"

namespace gouji {
namespace {

bool recognizes(std::string_view bytes) {
  return looks_like_package(bytes);
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
  if (content.kind != PackageKind::xlsx) {
    if (content.refusal.empty()) {
      return refused_file("form-syntax",
                          {.zh = "文件不是工作簿", .en = "the file is not a workbook"});
    }
    return refused_file("form-syntax", content.refusal, content.cure);
  }
  TableFile file;
  Message fault;
  Workbook workbook = read_xlsx(package, content.main_part, context.limits, *file.pool, fault);
  if (!fault.empty()) return refused_file("form-syntax", fault);
  return forms_of_workbook(std::move(workbook), std::move(file), context);
}

}  // namespace

namespace readers {

extern const Reader xlsx;
constinit const Reader xlsx = {
    .id = "xlsx",
    .title_zh = "Excel 工作簿",
    .title_en = "Excel workbook",
    .extensions = ".xlsx .xlsm .xltx .xltm",
    .order = 40,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
