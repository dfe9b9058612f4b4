// pdftotext knows the fonts; linking its library would make gouji GPL, so the program is run beside
// it. It prints XHTML with a document type, which is cut off: what follows is read like any XML
// that is not trusted. Characters that XML does not allow are blanked out first, since pdftotext
// prints what the fonts of the file claim.

#include "linter/pages/page_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "linter/package/xml_cursor.h"
#include "linter/process/child_process.h"
#include "linter/process/temporary_folder.h"

namespace gouji {
namespace {

PdfWords failed(Message fault, Message hint = {}) {
  return {.pages = {}, .fault = std::move(fault), .hint = std::move(hint)};
}

Box box_of(const XmlCursor& xml) {
  return {.left = parse_length(xml.attribute("xMin")),
          .top = parse_length(xml.attribute("yMin")),
          .right = parse_length(xml.attribute("xMax")),
          .bottom = parse_length(xml.attribute("yMax"))};
}

// The document element without its namespace and what stands before it; control characters that
// XML does not have become blanks.
std::string body_of(std::string_view xhtml) {
  const std::size_t start = xhtml.find("<body");
  std::string body(start == std::string_view::npos ? std::string_view() : xhtml.substr(start));
  const std::size_t end = body.rfind("</html>");
  if (end != std::string::npos) body.resize(end);
  std::ranges::replace_if(
      body,
      [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t';
      },
      ' ');
  return body;
}

std::string without_blanks_around(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

Message not_run(const ChildResult& result) {
  switch (result.end) {
    case ChildEnd::timed_out:
      return {.zh = "取 PDF 文字超过时间上限",
              .en = "taking the text of the PDF took longer than the limit"};
    case ChildEnd::too_much_output:
      return {.zh = "PDF 的文字超过上限", .en = "the PDF has more text than the limit"};
    case ChildEnd::not_started:
      return {.zh = fmt::format("pdftotext 启动不了（{}）", result.code),
              .en = fmt::format("pdftotext does not start ({})", result.code)};
    default: break;
  }
  return {.zh = fmt::format("取不出 PDF 的文字（pdftotext：{}）", result.code),
          .en = fmt::format("the text of the PDF cannot be taken (pdftotext: {})", result.code)};
}

}  // namespace

PdfWords parse_words(std::string_view xhtml, const Limits& limits) {
  PdfWords words;
  const std::string body = body_of(xhtml);
  XmlCursor xml(body, limits);
  bool in_word = false;
  std::uint32_t block = 0;
  std::uint32_t line = 0;
  for (auto event = xml.next(); event != XmlCursor::Event::done; event = xml.next()) {
    if (event == XmlCursor::Event::text) {
      if (in_word) words.pages.back().words.back().text += xml.text();
      continue;
    }
    if (event == XmlCursor::Event::end) {
      if (in_word && xml.name() == "word") {
        Word& word = words.pages.back().words.back();
        word.text = without_blanks_around(word.text);
        if (word.text.empty()) words.pages.back().words.pop_back();
        in_word = false;
      }
      continue;
    }
    if (xml.name() == "page") {
      words.pages.emplace_back();
      in_word = false;  // of a page inside a word there is none
    }
    if (xml.name() == "block") ++block;
    if (xml.name() == "line") ++line;
    if (xml.name() != "word" || words.pages.empty() || in_word) continue;
    words.pages.back().words.push_back(
        {.text = {}, .box = box_of(xml), .block = block, .line = line});
    in_word = true;
  }
  if (!xml.fault().empty()) return failed(xml.fault());
  return words;
}

PdfWords read_words(std::string_view pdf, const Limits& limits) {
  const TemporaryFolder folder;
  if (!folder.made() || !folder.write("in.pdf", pdf)) {
    return failed({.zh = "临时文件写不了，PDF 没有读",
                   .en = "no temporary file can be written: the PDF was not read"});
  }
  ChildLimits child;
  child.wall = std::chrono::seconds(60);
  child.cpu_seconds = 30;
  child.output_bytes = limits.part_bytes;
  const ChildResult result =
      run_child({.words = {"pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-l",
                           std::to_string(limits.pages), "in.pdf", "-"},
                 .folder = folder.path(),
                 .limits = child});
  if (result.end == ChildEnd::not_found) {
    return failed({.zh = "读 PDF 要用 pdftotext，这台机器上没有",
                   .en = "reading a PDF needs pdftotext, which is not on this machine"},
                  {.zh = "装 poppler-utils", .en = "install poppler-utils"});
  }
  if (!result.succeeded()) return failed(not_run(result));
  return parse_words(result.output, limits);
}

}  // namespace gouji
