// PDF files that office programs made: their tables are told by the lines that are drawn around the
// cells, their text by pdftotext. What has no lines, or is a picture of a page, is refused: guessed
// columns would give wrong figures.

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "linter/pages/page_drawing.h"
#include "linter/pages/page_grid.h"
#include "linter/pages/page_layout.h"
#include "linter/pages/page_words.h"
#include "linter/pages/ruled_table.h"
#include "linter/reader.h"
#include "linter/table/table_file.h"

namespace gouji {
namespace {

// Viewers find the header within the first bytes, wherever it stands.
constexpr std::size_t header_within = 1024;

bool recognizes(std::string_view bytes) {
  const std::size_t header = bytes.substr(0, header_within).find("%PDF-");
  if (header == std::string_view::npos) return false;
  // A text that mentions it is no PDF: what stands before it must not be a text of its own.
  return bytes.substr(0, header).find_first_not_of(" \t\r\n\f\xEF\xBB\xBF") ==
         std::string_view::npos;
}

Message editable_file() {
  return {.zh = "补交可编辑的电子表（.xlsx、.docx），或用带边框的表重新导出 PDF",
          .en =
              "hand in the editable file (.xlsx, .docx), or export the PDF anew from a table "
              "with borders"};
}

Message fault_of(const PdfDrawings& drawings, const Limits& limits) {
  switch (drawings.fault) {
    case PdfFault::none: return {};
    case PdfFault::encrypted:
      return {.zh = "PDF 加了密码，打不开", .en = "the PDF is encrypted with a password"};
    case PdfFault::too_many_pages:
      return {.zh = fmt::format("PDF 超过上限 {} 页", limits.pages),
              .en = fmt::format("the PDF has more than {} pages", limits.pages)};
    case PdfFault::too_many_operators:
      return {
          .zh = fmt::format("PDF 的绘图指令超过上限 {} 条", limits.page_operators),
          .en = fmt::format("the PDF has more than {} drawing operators", limits.page_operators)};
    case PdfFault::too_many_bytes:
      return {.zh = fmt::format("PDF 的页面内容解压后超过上限（一页 {} 字节，合计 {} 字节）",
                                limits.part_bytes, limits.package_bytes),
              .en = fmt::format("the pages of the PDF inflate beyond the limit ({} bytes a page, "
                                "{} in all)",
                                limits.part_bytes, limits.package_bytes)};
    case PdfFault::too_many_rulings:
      return {.zh = "PDF 里的线超过上限", .en = "the PDF draws more lines than the limit"};
    case PdfFault::no_pages: return {.zh = "PDF 里没有页", .en = "the PDF has no pages"};
    case PdfFault::damaged: break;
  }
  return {.zh = fmt::format("PDF 结构已损坏（{}）", drawings.detail),
          .en = fmt::format("the PDF is damaged ({})", drawings.detail)};
}

Message cure_of(PdfFault fault) {
  switch (fault) {
    case PdfFault::encrypted:
      return {.zh = "用密码打开后另存一份不加密的，或补交可编辑的电子表",
              .en = "open it with the password and save it without, or hand in the editable file"};
    case PdfFault::damaged:
    case PdfFault::no_pages:
      return {.zh = "重新导出或下载一次", .en = "export or download it once more"};
    default: return editable_file();
  }
}

std::size_t words_in(const PdfWords& words) {
  std::size_t count = 0;
  for (const PageWords& page : words.pages) count += page.words.size();
  return count;
}

// What does not fit into its cell is not on the page: the value that is read is not the whole.
void tell_cut_off(const std::vector<LaidPage>& pages, TableFile& file) {
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const std::vector<Word>& words = pages[at].cut_off;
    if (words.empty()) continue;
    ReaderFinding& told = file.remarks.emplace_back();
    told.finding.check = "form-syntax";
    told.finding.severity = Severity::warning;
    const std::string shown = shortened(words.front().text, 20);
    told.finding.message = {
        .zh = fmt::format("这一页有 {} 处文字超出格子，印不全（如“{}”），这些格的内容可能读不全",
                          words.size(), shown),
        .en = fmt::format("on this page {} pieces of text do not fit into their cells ({}): what "
                          "is read there may not be all of it",
                          words.size(), shown)};
    told.finding.hint = {.zh = "加大行高或缩小字体，使文字都印在格内，再导出 PDF",
                         .en = "make the rows higher or the type smaller and export the PDF anew"};
    told.origin.page = static_cast<std::uint32_t>(at + 1);
    told.origin.box = file.pool->keep(printed_box(words.front().box));
  }
}

// Signed pages are often scanned and put between the others.
void tell_pictures(const std::vector<PageDrawing>& drawings, const PdfWords& words,
                   TableFile& file) {
  for (std::size_t at = 0; at < drawings.size(); ++at) {
    const bool has_words = at < words.pages.size() && !words.pages[at].words.empty();
    if (has_words || !drawings[at].has_picture) continue;
    ReaderFinding& told = file.remarks.emplace_back();
    told.finding.check = "form-syntax";
    told.finding.severity = Severity::warning;
    told.finding.message = {.zh = "这一页是图片，没有文字，没有核",
                            .en = "this page is a picture without text and was not checked"};
    told.finding.hint = editable_file();
    told.origin.page = static_cast<std::uint32_t>(at + 1);
  }
}

std::vector<ReadForm> read_pages(const std::vector<PageDrawing>& drawings, const PdfWords& words,
                                 const ReadContext& context) {
  std::vector<LaidPage> pages;
  for (std::size_t at = 0; at < drawings.size(); ++at) {
    RuledTables ruled = ruled_tables(drawings[at], context.limits.cells);
    if (ruled.too_many) {
      return refused_file("form-syntax",
                          {.zh = fmt::format("第 {} 页的线超过上限", at + 1),
                           .en = fmt::format("page {} has more lines than the limit", at + 1)},
                          editable_file());
    }
    const PageWords none;
    pages.push_back(lay_page(std::move(ruled.tables), drawings[at],
                             at < words.pages.size() ? words.pages[at] : none));
  }
  drop_running_lines(pages);
  TableFile file;
  PageGrid made = page_grid(pages, context.limits, *file.pool);
  if (!made.over_limit.empty()) return refused_file("form-syntax", made.over_limit);
  if (!made.has_table) {
    return refused_file("form-syntax",
                        {.zh = "PDF 里没有带边框的表，分不清哪个数在哪一栏",
                         .en = "the PDF has no table with borders: which figure stands in which "
                               "column cannot be told"},
                        editable_file());
  }
  tell_cut_off(pages, file);
  tell_pictures(drawings, words, file);
  file.tables.push_back(std::move(made.table));
  return forms_of(std::move(file), context);
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  if (bytes.size() > context.limits.file_bytes) {
    return refused_file("form-syntax",
                        {.zh = fmt::format("文件 {} 字节，超过上限 {} 字节", bytes.size(),
                                           context.limits.file_bytes),
                         .en = fmt::format("the file has {} bytes, more than {}", bytes.size(),
                                           context.limits.file_bytes)});
  }
  const IsolatedDrawings read = read_drawings_isolated(bytes, context.limits);
  if (!read.fault.empty()) return refused_file("form-syntax", read.fault, editable_file());
  const Message fault = fault_of(read.drawings, context.limits);
  if (!fault.empty()) return refused_file("form-syntax", fault, cure_of(read.drawings.fault));
  const PdfWords words = read_words(bytes, context.limits);
  if (!words.fault.empty()) return refused_file("form-syntax", words.fault, words.hint);
  if (words_in(words) == 0) {
    return refused_file("form-syntax",
                        {.zh = "PDF 里没有文字，是扫描件或图片",
                         .en = "the PDF holds no text: a scan or a picture"},
                        {.zh = "扫描件不能核，补交可编辑的电子表（.xlsx、.docx）",
                         .en = "a scan cannot be checked: hand in the editable file (.xlsx, "
                               ".docx)"});
  }
  return read_pages(read.drawings.pages, words, context);
}

}  // namespace

namespace readers {

extern const Reader pdf;
constinit const Reader pdf = {
    .id = "pdf",
    .title_zh = "PDF（表有边框、有文字的）",
    .title_en = "PDF with text and bordered tables",
    .extensions = ".pdf",
    .order = 50,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
