// Safe fixes of whole files. The law is tried on every sample form of the project, with slips
// planted in all of its figures and targets: the same figures, no new findings, no other byte
// touched, and nothing left to do for a second run.

#include "linter/fix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "linter/binding.h"
#include "linter/document_writer.h"
#include "linter/form_cells.h"
#include "linter/text_encoding.h"
#include "schemas/places.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"
#include "tests/support/workbooks.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const LintOptions& options() {
  static const std::vector<std::unique_ptr<LoadedRulebook>> rulebooks = load_shipped_rulebooks();
  static const LintOptions made{.rulebooks = rulebooks};
  return made;
}

FixedFile fixed(std::string_view bytes) {
  std::vector<FixedFile> files = fix_bytes(bytes, options());
  EXPECT_EQ(files.size(), 1u);
  return files.empty() ? FixedFile{} : std::move(files.front());
}

// Figures of all forms of a file, exactly: value, places, and what kind of cell it is.
std::vector<std::string> figures_of(std::string_view bytes) {
  std::vector<std::string> figures;
  for (const ReadForm& read : read_forms(bytes, options())) {
    if (!read.readable || read.rulebook == nullptr) continue;
    const Form form = bind(read.document, *read.rulebook);
    for (const FormCell& cell : cells_of(form, *read.rulebook)) {
      if (cell.kind == CellKind::text || cell.kind == CellKind::measure) continue;
      figures.push_back(pointer_to(cell.place, *read.rulebook) + " " +
                        std::to_string(static_cast<int>(cell.state)) + " " +
                        (cell.figure ? cell.figure->text() : "-"));
    }
  }
  return figures;
}

std::vector<std::string> findings_of(std::string_view bytes) {
  LintOptions plain = options();
  plain.culprits = false;
  std::vector<std::string> findings;
  for (const FormReport& report : lint_bytes("form", bytes, plain)) {
    for (const ReportedFinding& finding : report.findings) {
      findings.push_back(finding.check + " " + finding.location.pointer);
    }
  }
  std::sort(findings.begin(), findings.end());
  return findings;
}

void expect_law(std::string_view before, std::string_view after) {
  EXPECT_EQ(figures_of(before), figures_of(after));
  const std::vector<std::string> old_findings = findings_of(before);
  const std::vector<std::string> new_findings = findings_of(after);
  EXPECT_TRUE(std::includes(old_findings.begin(), old_findings.end(), new_findings.begin(),
                            new_findings.end()))
      << ::testing::PrintToString(old_findings) << "\n"
      << ::testing::PrintToString(new_findings);
}

std::string in_full_width(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += "\xEF\xBC";
      out += static_cast<char>(0x90 + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

// 12345.67 → 12,345.67
std::string with_separators(std::string_view text) {
  std::string out(text);
  const std::size_t first = out.find_first_of("0123456789");
  std::size_t at = std::min(out.find('.'), out.size());
  while (at > first + 3) out.insert(at -= 3, ",");
  return out;
}

std::string with_slip(std::string_view text, std::size_t which) {
  switch (which % 4) {
    case 0: return in_full_width(text);
    case 1: return "　" + std::string(text) + " ";
    case 2: return with_separators(text);
    default: return in_full_width(with_separators(text)) + "　";
  }
}

std::string with_comparator_slip(std::string text) {
  for (const auto& [right, slip] :
       {std::pair<std::string_view, std::string_view>{"≥", "≧"}, {"≤", "< ="}, {"=", "＝"}}) {
    if (text.starts_with(right)) text = std::string(slip) + text.substr(right.size());
  }
  return in_full_width(text);
}

// Form JSON with a slip in every figure, target and actual that reads the same with it.
std::string with_planted_slips(const ReadForm& read, std::size_t& planted) {
  Document copy = parse(write_json(read.document));
  const Form form = bind(read.document, *read.rulebook);
  std::size_t which = 0;
  for (const FormCell& cell : cells_of(form, *read.rulebook)) {
    const std::string pointer = pointer_to(cell.place, *read.rulebook);
    auto* value = const_cast<Value*>(copy.find(pointer));
    if (value == nullptr || cell.state != CellState::filled || value->text.empty()) continue;
    std::string slip;
    if (cell.kind == CellKind::measure) slip = with_comparator_slip(std::string(value->text));
    if (cell.kind == CellKind::figure || cell.kind == CellKind::percent) {
      slip = with_slip(value->text, which++);
    }
    if (cell.place.part == Part::narrative) slip = "<p>" + std::string(value->text) + "</p>";
    if (slip.empty() || slip == value->text || !reads_the_same(value->text, slip, cell.kind)) {
      continue;
    }
    value->kind = Value::Kind::string;
    value->text = copy.keep(std::move(slip));
    ++planted;
  }
  return write_json(copy);
}

std::vector<std::string> sample_files() {
  std::vector<std::string> files;
  std::vector<std::string> folders = {"tests/forms", "tests/linter/office",
                                      "tests/linter/office/documents"};
  for (const auto& entry : fs::directory_iterator(fs::path(GOUJI_SOURCE_DIR) / "schemas")) {
    for (const std::string below : {"good", "bad"}) {
      if (fs::is_directory(entry.path() / below)) {
        folders.push_back("schemas/" + entry.path().filename().string() + "/" + below);
      }
    }
  }
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::directory_iterator(fs::path(GOUJI_SOURCE_DIR) / folder)) {
      const std::string extension = entry.path().extension().string();
      // Formats of other programs need those programs.
      const bool old = extension == ".doc" || extension == ".xls" || extension == ".rtf";
      if (entry.is_regular_file() && extension != ".md" && !old) {
        files.push_back(folder + "/" + entry.path().filename().string());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Fix, EverySampleKeepsTheLawAsItIs) {
  for (const std::string& file : sample_files()) {
    SCOPED_TRACE(file);
    const std::string bytes = read_project_file(file);
    for (const FixedFile& done : fix_bytes(bytes, options())) {
      EXPECT_EQ(done.bytes.empty(), done.mended.empty());
      if (!done.mended.empty() && !done.converted) expect_law(bytes, done.bytes);
    }
  }
}

TEST(Fix, EverySampleWithPlantedSlipsIsPutRight) {
  std::size_t planted = 0;
  std::size_t mended = 0;
  for (const std::string& file : sample_files()) {
    SCOPED_TRACE(file);
    for (const ReadForm& read : read_forms(read_project_file(file), options())) {
      if (!read.readable || read.rulebook == nullptr) continue;
      const std::string slips = with_planted_slips(read, planted);
      const FixedFile done = fixed(slips);
      mended += done.mended.size();
      if (done.mended.empty()) continue;
      expect_law(slips, done.bytes);
      EXPECT_EQ(figures_of(write_json(read.document)), figures_of(done.bytes));
      EXPECT_THAT(fixed(done.bytes).mended, IsEmpty()) << "a second run found something to do";
    }
  }
  EXPECT_GT(planted, 1000u);
  EXPECT_GT(mended * 10, planted * 9) << "of " << planted;
}

// Text tables: every cell that is a figure gets a slip, in the text.
std::string with_slips_in_text(const std::string& text) {
  std::string out;
  std::string cell;
  std::size_t which = 0;
  const auto end_cell = [&] {
    const bool figure = cell.find('.') != std::string::npos && Decimal::parse(cell).has_value();
    out += figure ? with_slip(cell, which++) : cell;
    cell.clear();
  };
  for (const char c : text) {
    if (c == '\t' || c == '\n' || c == '\r') {
      end_cell();
      out += c;
    } else {
      cell += c;
    }
  }
  end_cell();
  return out;
}

TEST(Fix, TextTablesArePutRightToTheByte) {
  for (const std::string name : {"clean.txt", "shifted-row.txt", "split-row.txt"}) {
    SCOPED_TRACE(name);
    const std::string clean = read_project_file("tests/forms/" + name);
    const std::string slips = with_slips_in_text(clean);
    ASSERT_NE(slips, clean);
    const FixedFile done = fixed(slips);
    EXPECT_THAT(done.kept, IsEmpty());
    // The blanks of a cell are not part of it in text; all else comes back as it was.
    std::string without_blanks = done.bytes;
    for (const std::string_view blank : {"　", " "}) {
      for (std::size_t at = 0; (at = without_blanks.find(blank, at)) != std::string::npos;) {
        without_blanks.erase(at, blank.size());
      }
    }
    std::string expected = clean;
    for (std::size_t at = 0; (at = expected.find(' ', at)) != std::string::npos;) {
      expected.erase(at, 1);
    }
    for (std::size_t at = 0; (at = expected.find("　", at)) != std::string::npos;) {
      expected.erase(at, 3);
    }
    EXPECT_EQ(without_blanks, expected);
    expect_law(slips, done.bytes);
    EXPECT_THAT(fixed(done.bytes).mended, IsEmpty());
  }
}

std::string encoded_as(std::string_view text, Encoding encoding) {
  std::string bytes = encode(text, encoding).value();
  if (encoding == Encoding::utf16_le) bytes.insert(0, "\xFF\xFE");
  if (encoding == Encoding::utf16_be) bytes.insert(0, "\xFE\xFF");
  return bytes;
}

TEST(Fix, EncodingMarkAndLineEndsStay) {
  std::string clean = read_project_file("tests/forms/clean.txt");
  std::string slips = replaced(clean, "≥24次", "≧２４次");
  for (const bool windows : {false, true}) {
    if (windows) {
      for (std::string* text : {&clean, &slips}) {
        for (std::size_t at = 0; (at = text->find('\n', at)) != std::string::npos; at += 2) {
          text->insert(at, "\r");
        }
      }
    }
    for (const Encoding encoding :
         {Encoding::utf8, Encoding::gb18030, Encoding::utf16_le, Encoding::utf16_be}) {
      EXPECT_EQ(fixed(encoded_as(slips, encoding)).bytes, encoded_as(clean, encoding))
          << name_of(encoding);
    }
    EXPECT_EQ(fixed("\xEF\xBB\xBF" + slips).bytes, "\xEF\xBB\xBF" + clean);
  }
}

TEST(Fix, JsonKeepsEveryByteOutsideTheSlips) {
  std::string form = read_project_file("tests/forms/clean.json");
  form = replaced(form, "  \"year\": \"2021\",\n", "\t\"year\":\"20\\u00321\"  ,\r\n");
  const std::string slips =
      replaced(replaced(form, "\"initial_budget\": 800", "\"initial_budget\":  \"\\uff18０0\""),
               "\"≥24次\"", "\"\\u2267 24次\"");
  const std::string right =
      replaced(replaced(form, "\"initial_budget\": 800", "\"initial_budget\":  \"800\""),
               "\"≥24次\"", "\"≥24次\"");
  EXPECT_EQ(fixed(slips).bytes, right);
  EXPECT_EQ(fixed(encoded_as(slips, Encoding::gb18030)).bytes,
            encoded_as(right, Encoding::gb18030));
}

TEST(Fix, MarkupInJsonIsWrittenWithEscapes) {
  const std::string form = read_project_file("tests/forms/clean.json");
  const std::string slips =
      replaced(form, "\"results\": \"全年巡检24次，维护终端186台，",
               "\"results\": \"<p style=\\\"x\\\">全年巡检24次，</p><p>维护终端186台&quot;，");
  EXPECT_EQ(fixed(slips).bytes, replaced(form, "\"results\": \"全年巡检24次，维护终端186台，",
                                         "\"results\": \"全年巡检24次，\\n维护终端186台\\\"，"));
}

TEST(Fix, QuotedCellsOfSeparatedValuesAreFound) {
  std::string csv;
  for (const char c : read_project_file("tests/forms/clean.txt")) {
    csv += c == ',' ? std::string("，") : c == '\t' ? std::string(",") : std::string(1, c);
  }
  const std::string slips = replaced(csv, ",800,", ",\"８００\",");
  const std::string right = replaced(csv, ",800,", ",\"800\",");
  EXPECT_EQ(fixed(slips).bytes, right);
}

TEST(Fix, AmountsThatCannotBeReadAreNeverTouched) {
  const std::string form = replaced(read_project_file("tests/forms/clean.json"),
                                    "\"initial_budget\": 800", "\"initial_budget\": \"7,00.0,77\"");
  const FixedFile done = fixed(form);
  EXPECT_THAT(done.mended, IsEmpty());
  EXPECT_EQ(done.bytes, "");
}

TEST(Fix, AWrongFigureStaysWrong) {
  for (const std::string name :
       {"wrong-sum.json", "inflated-score.json", "unbalanced-funds.json"}) {
    EXPECT_THAT(fixed(read_project_file("tests/forms/" + name)).mended, IsEmpty()) << name;
  }
}

// A fix that would be no fault of its own but makes another check speak is left out, and the others
// are made all the same.
TEST(Fix, WhatWouldRaiseANewFindingIsLeftOut) {
  std::string form = read_project_file("tests/forms/clean.json");
  form = replaced(form, "\"name\": \"群众满意度\"", "\"name\": \"<b>终端可用率</b>\"");
  form = replaced(form, "\"≥24次\"", "\"≧24次\"");
  const FixedFile done = fixed(form);
  ASSERT_THAT(done.mended, SizeIs(1));
  EXPECT_EQ(done.mended.front().after, "≥24次");
  ASSERT_THAT(done.kept, SizeIs(1));
  EXPECT_EQ(done.kept.front().text, "<b>终端可用率</b>");
  expect_law(form, done.bytes);
}

TEST(Fix, SeveralFormsOfATextAreFixedInOneFile) {
  const std::string clean = read_project_file("tests/forms/clean.txt");
  const std::string slips = replaced(clean, "≥24次", "≧24次");
  const std::string other = replaced(clean, "≤15分钟", "＜＝15分钟");
  const FixedFile done = fixed(slips + "\n" + other);
  EXPECT_EQ(done.bytes, clean + "\n" + clean);
  ASSERT_THAT(done.mended, SizeIs(2));
  EXPECT_NE(done.mended[0].part, done.mended[1].part);
}

// A form on one line of megabytes is no slower than on many.
TEST(Fix, AFormOnOneLineIsFoundInAsWell) {
  std::string form = read_project_file("tests/forms/clean.json");
  std::string line;
  for (const char c : form) line += c == '\n' ? ' ' : c;
  line.insert(1, std::string(3'000'000, ' '));
  const std::string slips = replaced(line, "≥24次", "≧24次");
  EXPECT_TRUE(fixed(slips).bytes == line);
}

TEST(Fix, AWorkbookBecomesFormJson) {
  const std::string text = replaced(read_project_file("tests/forms/clean.txt"), "≥24次", "≧２４次");
  const FixedFile done = fixed(workbook_from_text(text, ""));
  EXPECT_TRUE(done.converted);
  ASSERT_THAT(done.mended, SizeIs(1));
  EXPECT_EQ(done.mended.front().before, "≧２４次");
  EXPECT_NE(done.mended.front().location.cell, "");
  EXPECT_THAT(done.bytes, HasSubstr("\"≥24次\""));
  EXPECT_EQ(figures_of(done.bytes), figures_of(workbook_from_text(text, "")));
}

// The start of the character that a byte belongs to.
std::size_t character_at(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

// Files with characters added, doubled and taken out: whatever is written keeps the law.
TEST(Fix, DamagedFilesKeepTheLaw) {
  std::mt19937_64 engine(20260101);
  std::size_t written = 0;
  for (const std::string name : {"tests/forms/clean.json", "tests/forms/clean.txt"}) {
    std::string text = replaced(read_project_file(name), "≥24次", "≧２４次");
    text = replaced(text, "全年巡检24次，", "<p>全年巡检24次，</p>&nbsp;");
    for (int i = 0; i < 150; ++i) {
      std::string damaged = text;
      for (std::size_t count = 1 + engine() % 4; count > 0; --count) {
        const std::size_t at = character_at(damaged, engine() % damaged.size());
        const std::size_t end = character_at(damaged, at + engine() % 8);
        const std::string part = damaged.substr(at, end - at);
        switch (engine() % 4) {
          case 0: damaged.erase(at, end - at); break;
          case 1: damaged.insert(character_at(damaged, engine() % damaged.size()), part); break;
          case 2: damaged.insert(at, 1, "\"\t\n\\,|<&;{}[]"[engine() % 13]); break;
          default: damaged.insert(at, "　");
        }
      }
      for (const FixedFile& done : fix_bytes(damaged, options())) {
        if (done.bytes.empty()) continue;
        ++written;
        expect_law(damaged, done.bytes);
        if (HasFailure()) FAIL() << damaged;
      }
    }
  }
  EXPECT_GT(written, 100u);
}

TEST(Fix, UnreadableFilesGiveNothing) {
  for (const std::string_view bytes :
       {"", "{", "[]", "\xFF\xFE\x00", "%PDF-", "\x01\x02", "{\"template\": \"none\"}"}) {
    for (const FixedFile& done : fix_bytes(bytes, options())) {
      EXPECT_TRUE(done.bytes.empty());
      EXPECT_THAT(done.mended, IsEmpty());
    }
  }
}

TEST(Fix, MarkupInANarrativeOfATextTable) {
  const std::string text =
      replaced(read_project_file("tests/forms/clean.txt"), "全年巡检24次", "<b>全年</b>巡检24次");
  const FixedFile done = fixed(text);
  ASSERT_THAT(done.mended, SizeIs(1));
  EXPECT_EQ(done.bytes, read_project_file("tests/forms/clean.txt"));
}

}  // namespace
}  // namespace gouji::testing
