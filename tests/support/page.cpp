#include "tests/support/page.h"

#include <gtest/gtest.h>

#include <deque>
#include <optional>
#include <utility>

#include "linter/binding.h"
#include "linter/companions.h"
#include "tests/support/forms.h"
#include "tests/support/workbooks.h"

namespace gouji::testing {
namespace {

struct Line {
  std::string_view text;
  std::size_t begin;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({.text = text.substr(begin, end - begin), .begin = begin});
    begin = end + 1;
  }
  return lines;
}

bool kind_of(std::string_view info, Example& example) {
  constexpr std::string_view of_rulebook = "json patch ";
  Example::Kind& kind = example.kind;
  if (info.starts_with(of_rulebook)) {
    kind = Example::Kind::patch;
    example.rulebook = info.substr(of_rulebook.size());
  } else if (info == "json patch")
    kind = Example::Kind::patch;
  else if (info == "json file")
    kind = Example::Kind::json_file;
  else if (info == "text file")
    kind = Example::Kind::text_file;
  else if (info == "hex file")
    kind = Example::Kind::hex_file;
  else if (info == "workbook patch")
    kind = Example::Kind::workbook_patch;
  else
    return false;
  return true;
}

std::optional<Companion::Kind> companion_kind(std::string_view info) {
  if (info == "json approved") return Companion::Kind::approved;
  if (info == "json previous") return Companion::Kind::previous;
  if (info == "json other") return Companion::Kind::other;
  return std::nullopt;
}

std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  int high = -1;
  for (char c : hex) {
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      bytes += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  return bytes;
}

// The prose under a heading, up to the next heading: lines that stand together are a paragraph.
std::vector<std::string> paragraphs_under(std::string_view heading,
                                          const std::vector<Line>& lines) {
  std::vector<std::string> paragraphs;
  bool inside = false;
  bool begins = true;
  for (const Line& line : lines) {
    if (line.text.starts_with("## ")) {
      inside = line.text.substr(3) == heading;
      begins = true;
    } else if (inside && line.text.empty()) {
      begins = true;
    } else if (inside) {
      if (begins) paragraphs.emplace_back();
      paragraphs.back() += line.text;
      begins = false;
    }
  }
  return paragraphs;
}

}  // namespace

Page read_page(std::string_view text) {
  Page page;
  std::vector<Line> lines = lines_of(text);
  page.why = paragraphs_under("为什么", lines);
  std::vector<Example>* section = nullptr;
  std::vector<Companion> companions;  // of the next example
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i].text;
    if (line.starts_with("# ")) page.title = line.substr(2);
    if (line.starts_with("## ")) {
      page.headings.emplace_back(line.substr(3));
      section = page.headings.back() == "合规"   ? &page.good
                : page.headings.back() == "违规" ? &page.bad
                                                 : nullptr;
    }
    if (!line.starts_with("```")) continue;
    std::size_t open = i;
    std::size_t begin = lines[i].begin + line.size() + 1;
    do {
      ++i;
    } while (i < lines.size() && lines[i].text != "```");
    if (i == lines.size()) {
      ADD_FAILURE() << "fence at line " << open + 1 << " is not closed";
      break;
    }
    std::string body(text.substr(begin, lines[i].begin - begin));
    std::string_view info = line.substr(3);
    if (section == nullptr) continue;
    if (const auto kind = companion_kind(info)) {
      companions.push_back({.kind = *kind, .body = std::move(body)});
      continue;
    }
    Example example{.line = open + 1, .body = body};
    if (kind_of(info, example)) {
      example.companions = std::exchange(companions, {});
      section->push_back(std::move(example));
    } else if (info == "text output" && !section->empty()) {
      Example& last = section->back();
      last.has_output = true;
      last.output = body;
      last.output_begin = begin;
      last.output_end = lines[i].begin;
    } else {
      ADD_FAILURE() << "line " << open + 1 << ": unknown kind of example: " << info;
    }
  }
  return page;
}

ExampleFile file_of(const Example& example) {
  switch (example.kind) {
    case Example::Kind::patch:
      return {.path = "form.json", .bytes = patched_clean_form(example.body, example.rulebook)};
    case Example::Kind::json_file: return {.path = "form.json", .bytes = example.body};
    case Example::Kind::text_file: return {.path = "form.txt", .bytes = example.body};
    case Example::Kind::workbook_patch:
      return {
          .path = "form.xlsx",
          .bytes = workbook_from_text(read_project_file("tests/forms/clean.txt"), example.body)};
    case Example::Kind::hex_file: return {.path = "form.txt", .bytes = bytes_of_hex(example.body)};
  }
  return {};
}

namespace {

ReadForm read_one(std::string_view bytes, const LintOptions& options) {
  std::vector<ReadForm> forms = read_forms(bytes, options);
  EXPECT_EQ(forms.size(), 1u);
  return std::move(forms.front());
}

}  // namespace

FormReport lint_example(const Example& example) {
  const ExampleFile file = file_of(example);
  if (example.companions.empty()) return lint_text(file.bytes, file.path);
  static const auto rulebooks = load_shipped_rulebooks();
  LintOptions options{.rulebooks = rulebooks};
  FormStore approved;
  FormStore previous;
  std::deque<std::string> bytes;
  std::optional<ReadForm> other;
  for (const Companion& companion : example.companions) {
    const std::string& json =
        bytes.emplace_back(patched_clean_form(companion.body, example.rulebook));
    ReadForm read = read_one(json, options);
    switch (companion.kind) {
      case Companion::Kind::approved:
        approved.add(std::move(read), "approved.json");
        options.approved = &approved;
        break;
      case Companion::Kind::previous:
        previous.add(std::move(read), "previous.json");
        options.previous = &previous;
        break;
      case Companion::Kind::other: other = std::move(read); break;
    }
  }
  std::vector<FormReport> reports = lint_bytes(file.path, file.bytes, options);
  EXPECT_EQ(reports.size(), 1u);
  FormReport& report = reports.front();
  if (other) {
    const Form form = bind(other->document, *other->rulebook);
    FormReport compared =
        compare_forms(file.path, read_one(file.bytes, options),
                      {.form = &form, .rulebook = other->rulebook, .name = "other.json"}, options);
    for (ReportedFinding& finding : compared.findings) {
      report.findings.push_back(std::move(finding));
    }
  }
  return std::move(report);
}

}  // namespace gouji::testing
