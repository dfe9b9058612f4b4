// Web pages, and the workbooks of many systems that are web pages by the name of .xls: decoded as
// they declare, their tables and the text between them made a grid.

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/markup/html_source.h"
#include "linter/markup/html_tables.h"
#include "linter/reader.h"
#include "linter/table/document_grid.h"
#include "linter/table/table_file.h"
#include "linter/text_encoding.h"

namespace gouji {
namespace {

bool recognizes(std::string_view bytes) {
  return looks_like_html(bytes) || looks_like_mhtml(bytes);
}

ReaderFinding cut_short(std::size_t tables) {
  ReaderFinding told;
  told.finding.check = "form-syntax";
  told.finding.severity = Severity::warning;
  told.finding.message = {
      .zh = fmt::format("有 {} 张表没有结束标记，文件可能不完整", tables),
      .en = fmt::format("{} tables have no end: the file may have been cut short", tables)};
  told.finding.hint = {.zh = "重新导出或下载一次", .en = "export or download it once more"};
  return told;
}

std::vector<ReadForm> read_page(std::string_view html, const ReadContext& context) {
  TableFile file;
  file.can_hide = true;
  DocumentGrid grid(*file.pool, context.limits);
  if (const Message fault = read_html(html, context.limits, grid); !fault.empty()) {
    return refused_file("form-syntax", fault);
  }
  file.tables.push_back(grid.finish());
  if (!grid.over_limit().empty()) return refused_file("form-syntax", grid.over_limit());
  if (const std::size_t open = unclosed_tables(html); open > 0) {
    file.remarks.push_back(cut_short(open));
  }
  return forms_of(std::move(file), context);
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  if (const Message fault = too_large(bytes, context.limits); !fault.empty()) {
    return refused_file("form-syntax", fault);
  }
  if (looks_like_mhtml(bytes)) {
    return refused_file("form-syntax",
                        {.zh = "是单个文件网页（MHTML），这种格式不能读",
                         .en = "a web page in one file (MHTML), which cannot be read"},
                        {.zh = "用文档或表格软件打开，另存为 .docx 或 .xlsx",
                         .en = "open it and save it as .docx or .xlsx"});
  }
  DecodedText decoded;
  decode_html(bytes, decoded);
  if (decoded.bad_byte) {
    const auto line = std::ranges::count(bytes.substr(0, *decoded.bad_byte), '\n') + 1;
    return refused_file("encoding", decoded.fault, {}, {.line = static_cast<std::uint32_t>(line)});
  }
  return read_page(decoded.text, context);
}

}  // namespace

namespace readers {

extern const Reader html;
constinit const Reader html = {
    .id = "html",
    .title_zh = "网页，以及内容是网页的 .xls",
    .title_en = "web page, and workbooks that are one",
    .extensions = ".html .htm .xls",
    .order = 60,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
