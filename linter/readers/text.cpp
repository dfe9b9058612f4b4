// Text with tabs, as it is pasted out of a document or exported from a table: decoded (UTF-8,
// GB18030, UTF-16 with a mark), cut into a grid, and mapped to a form by the labels of the rulebook
// that its labels fit best.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/reader.h"
#include "linter/table/form_split.h"
#include "linter/table/grid.h"
#include "linter/table/labels.h"
#include "linter/table/mapping.h"
#include "linter/table/rulebook_choice.h"
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

void refuse(ReadForm& form, std::string_view check, Message message, Message hint = {}) {
  form.readable = false;
  ReaderFinding& told = form.findings.emplace_back();
  told.finding.check = check;
  told.finding.message = std::move(message);
  told.finding.hint = std::move(hint);
}

std::uint32_t line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
}

// The part of the text that some rows of its grid were made from.
std::string_view lines_of(std::string_view text, const Grid& grid, const FormRows& rows) {
  const auto start_of = [&](std::size_t row) {
    return row == grid.rows.size()
               ? text.size()
               : static_cast<std::size_t>(grid.rows[row].origin.source.data() - text.data());
  };
  const std::size_t first = start_of(rows.first);
  return text.substr(first, start_of(rows.end) - first);
}

void map_form(const Grid& grid, const std::vector<LabelledRow>& labels, const LabelChoice& choice,
              const ReadContext& context, ReadForm& form) {
  form.chosen_by = choice.chosen_by;
  form.why_chosen = choice.why;
  form.rulebook = &choice.index->rulebook();
  map_grid({.grid = grid, .labels = labels, .index = *choice.index, .repair = context.repair},
           form);
}

// Each form keeps its own lines, so that one outlives the other.
std::vector<ReadForm> map_forms(std::string_view text, const Grid& grid,
                                const std::vector<FormRows>& parts, const LabelChoice& choice,
                                const ReadContext& context) {
  std::vector<ReadForm> forms(parts.size());
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const Origin& first = grid.rows[parts[at].first].origin;
    const std::string_view lines = forms[at].document.keep(lines_of(text, grid, parts[at]));
    TextGrid table = text_grid(lines, context.limits, {.line = first.line, .column = first.column});
    table.grid.gaps_lost = grid.gaps_lost;
    map_form(table.grid, label_cells(table.grid), choice, context, forms[at]);
  }
  return forms;
}

std::vector<ReadForm> read_table(std::string_view decoded, const ReadContext& context) {
  std::vector<ReadForm> forms(1);
  ReadForm& form = forms.front();
  const std::string_view text = form.document.keep(decoded);
  const TextGrid table = text_grid(text, context.limits, {});
  if (!table.over_limit.empty()) {
    refuse(form, "form-syntax", table.over_limit);
  } else if (!table.has_text) {
    refuse(form, "form-syntax",
           {.zh = "文件是空的，没有表", .en = "the file is empty: no table found"});
  } else if (!table.has_table) {
    refuse(form, "form-schema",
           {.zh = "没有表：没有一行有两个以上以制表符分开的栏",
            .en = "no table found: no line has two fields with a tab between them"},
           {.zh = "从文档或表格软件中整表复制，保留制表符",
            .en = "copy the whole table out of the document, with its tabs"});
  }
  if (!form.readable) return forms;

  const std::vector<LabelledRow> labels = label_cells(table.grid);
  LabelChoice choice = choose_by_labels(labels, context);
  if (choice.index == nullptr) {
    form.findings.push_back(std::move(choice.finding));
    form.readable = false;
    return forms;
  }
  const std::vector<FormRows> parts = split_forms(table.grid, labels, *choice.index);
  if (parts.size() > 1) return map_forms(text, table.grid, parts, choice, context);
  map_form(table.grid, labels, choice, context, form);
  return forms;
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  std::vector<ReadForm> forms(1);
  ReadForm& form = forms.front();
  if (bytes.size() > context.limits.file_bytes) {
    refuse(form, "form-syntax",
           {.zh = fmt::format("文件 {} 字节，超过上限 {} 字节", bytes.size(),
                              context.limits.file_bytes),
            .en = fmt::format("the file has {} bytes, more than {}", bytes.size(),
                              context.limits.file_bytes)});
    return forms;
  }
  DecodedText decoded;
  decode(bytes, decoded);
  if (decoded.bad_byte) {
    refuse(form, "encoding", decoded.fault);
    form.findings.back().origin.line = line_of(bytes, *decoded.bad_byte);
    return forms;
  }
  if (const std::size_t zero = decoded.text.find('\0'); zero != std::string_view::npos) {
    refuse(form, "encoding",
           {.zh = "文本中有空字符（NUL），可能不是文本文件或已损坏",
            .en = "the text holds a NUL character: damaged, or not a text file"});
    form.findings.back().origin.line = line_of(decoded.text, zero);
    return forms;
  }
  return read_table(decoded.text, context);
}

}  // namespace

namespace readers {

extern const Reader text;
constinit const Reader text = {
    .id = "text",
    .title_zh = "制表符分隔的文本",
    .title_en = "tab-separated text",
    .extensions = ".txt .tsv",
    .order = 90,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
