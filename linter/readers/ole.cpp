// The .doc and .xls of before 2007, and the .wps and .et of WPS that are the same inside: read
// through LibreOffice. Whether it is one of them, or a file with a password, is told before.

#include <fmt/format.h>

#include "linter/office/conversion.h"
#include "linter/ole/compound_file.h"
#include "linter/table/table_file.h"

namespace gouji {
namespace {

std::vector<ReadForm> encrypted(std::string_view zh, std::string_view en) {
  return refused_file("form-syntax",
                      {.zh = fmt::format("{}加了密码，打不开", zh),
                       .en = fmt::format("{} is encrypted with a password", en)},
                      {.zh = "用密码打开后另存一份不加密的",
                       .en = "open it with the password and save it without"});
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  if (bytes.size() > context.limits.file_bytes) {
    return refused_file("form-syntax",
                        {.zh = fmt::format("文件 {} 字节，超过上限 {} 字节", bytes.size(),
                                           context.limits.file_bytes),
                         .en = fmt::format("the file has {} bytes, more than {}", bytes.size(),
                                           context.limits.file_bytes)});
  }
  switch (compound_kind(bytes)) {
    case CompoundKind::word:
      return read_converted(bytes, "file.doc", OfficeKind::document, context);
    case CompoundKind::excel:
      return read_converted(bytes, "file.xls", OfficeKind::workbook, context);
    case CompoundKind::encrypted_package: return encrypted("文件", "the file");
    case CompoundKind::encrypted_word: return encrypted("Word 文档", "the Word document");
    case CompoundKind::encrypted_excel: return encrypted("Excel 工作簿", "the Excel workbook");
    case CompoundKind::presentation:
      return refused_file(
          "form-syntax",
          {.zh = "是演示文稿（.ppt），不是自评表", .en = "a presentation (.ppt), not a form"},
          {.zh = "补交自评表的 .xlsx 或 .docx", .en = "hand in the form as .xlsx or .docx"});
    case CompoundKind::other:
      return refused_file("form-syntax",
                          {.zh = "是旧式复合文件，但不是 Word 文档或 Excel 工作簿",
                           .en = "a compound file, but no Word document or Excel workbook"},
                          {.zh = "用生成它的软件打开，另存为 .xlsx 或 .docx",
                           .en = "open it with its own program and save it as .xlsx or .docx"});
    case CompoundKind::none:
    case CompoundKind::damaged: break;
  }
  return refused_file("form-syntax",
                      {.zh = "旧式 Office 文件的结构已损坏",
                       .en = "the structure of the old Office file is damaged"},
                      {.zh = "重新导出或下载一次", .en = "export or download it once more"});
}

}  // namespace

namespace readers {

extern const Reader ole;
constinit const Reader ole = {
    .id = "ole",
    .title_zh = "旧版 .doc、.xls 和 WPS 的 .wps、.et（要装 LibreOffice）",
    .title_en = "old .doc and .xls, .wps and .et of WPS (needs LibreOffice)",
    .extensions = ".doc .dot .xls .xlt .wps .et",
    .order = 70,
    .recognizes = looks_like_compound_file,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
