// Text with separators, as it is pasted out of a document or exported from a table (tabs, commas,
// semicolons, pipes): decoded (UTF-8, GB18030, UTF-16 with a mark), cut into a grid, and mapped to
// a form by the labels of the rulebook that its labels fit best.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/reader.h"
#include "linter/table/delimited_text.h"
#include "linter/table/grid.h"
#include "linter/table/table_file.h"
#include "linter/text_encoding.h"

namespace gouji {
namespace {

using namespace std::string_view_literals;

// Other formats, by their first bytes.
constexpr std::string_view binary_marks[] = {
    "PK\x03\x04"sv, "PK\x05\x06"sv,   "%PDF-"sv, "\xD0\xCF\x11\xE0"sv, "{\\rtf"sv, "\x1F\x8B"sv,
    "\x89PNG"sv,    "\xFF\xD8\xFF"sv, "GIF8"sv,  "7z\xBC\xAF"sv,       "Rar!"sv};
// A mark that says that zero bytes are part of the text.
constexpr std::string_view utf16_marks[] = {"\xFF\xFE"sv, "\xFE\xFF"sv};
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF"sv;
constexpr std::size_t bytes_to_judge_by = 4096;

bool starts_with_any(std::string_view bytes, std::span<const std::string_view> marks) {
  return std::ranges::any_of(marks,
                             [bytes](std::string_view mark) { return bytes.starts_with(mark); });
}

// An object, or an array of anything that JSON has: not the 【 or [ of a heading.
bool looks_like_json(std::string_view bytes) {
  constexpr std::string_view blanks = " \t\r\n";
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  const std::size_t first = bytes.find_first_not_of(blanks);
  if (first == std::string_view::npos) return false;
  if (bytes[first] == '{') return true;
  if (bytes[first] != '[') return false;
  const std::size_t second = bytes.find_first_not_of(blanks, first + 1);
  return second == std::string_view::npos ||
         "[{]\"-0123456789tfn"sv.find(bytes[second]) != std::string_view::npos;
}

bool recognizes(std::string_view bytes) {
  if (starts_with_any(bytes, binary_marks) || looks_like_json(bytes)) return false;
  if (starts_with_any(bytes, utf16_marks)) return true;
  return bytes.substr(0, bytes_to_judge_by).find('\0') == std::string_view::npos;
}

std::uint32_t line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
}

std::vector<ReadForm> read_table(std::string_view decoded, const ReadContext& context) {
  TableFile file;
  const std::string_view text = file.pool->keep(decoded);
  const TextLayout layout = layout_of(text);
  TextGrid table = layout == TextLayout::tabs
                       ? text_grid(text, context.limits)
                       : delimited_grid(text, layout, *file.pool, context.limits);
  if (!table.over_limit.empty()) return refused_file("form-syntax", table.over_limit);
  if (!table.has_text) {
    return refused_file("form-syntax",
                        {.zh = "文件是空的，没有表", .en = "the file is empty: no table found"});
  }
  if (!table.has_table) {
    return refused_file(
        "form-schema",
        {.zh = "没有表：没有一行有两栏以上（以制表符、竖线、逗号或分号分开）",
         .en =
             "no table found: no line has two fields with a tab or another separator between them"},
        {.zh = "从文档或表格软件中整表复制，保留制表符",
         .en = "copy the whole table out of the document, with its tabs"});
  }
  file.tables.push_back({.grid = std::move(table.grid)});
  return forms_of(std::move(file), context);
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  if (const Message fault = too_large(bytes, context.limits); !fault.empty()) {
    return refused_file("form-syntax", fault);
  }
  DecodedText decoded;
  decode(bytes, decoded);
  if (decoded.bad_byte) {
    return refused_file("encoding", decoded.fault, {}, {.line = line_of(bytes, *decoded.bad_byte)});
  }
  if (const std::size_t zero = decoded.text.find('\0'); zero != std::string_view::npos) {
    return refused_file("encoding",
                        {.zh = "文本中有空字符（NUL），可能不是文本文件或已损坏",
                         .en = "the text holds a NUL character: damaged, or not a text file"},
                        {}, {.line = line_of(decoded.text, zero)});
  }
  return read_table(decoded.text, context);
}

}  // namespace

namespace readers {

extern const Reader text;
constinit const Reader text = {
    .id = "text",
    .title_zh = "以制表符、逗号、分号或竖线分隔的文本",
    .title_en = "text with tabs, commas, semicolons or pipes",
    .extensions = ".txt .tsv .csv",
    .order = 90,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
