// The law of safe fixes on every sample form of the project, as it is and with slips planted in all
// of its figures and targets, and on damaged files: the same figures, no new findings, and nothing
// left to do for a second run.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "linter/binding.h"
#include "linter/document_writer.h"
#include "linter/fix.h"
#include "linter/form_cells.h"
#include "schemas/places.h"
#include "tests/linter/fix_support.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

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

TEST(FixLaws, EverySampleKeepsTheLawAsItIs) {
  for (const std::string& file : sample_files()) {
    SCOPED_TRACE(file);
    const std::string bytes = read_project_file(file);
    for (const FixedFile& done : fix_bytes(bytes, fix_options())) {
      EXPECT_EQ(done.bytes.empty(), done.mended.empty());
      if (!done.mended.empty() && !done.converted) expect_law(bytes, done.bytes);
    }
  }
}

TEST(FixLaws, EverySampleWithPlantedSlipsIsPutRight) {
  std::size_t planted = 0;
  std::size_t mended = 0;
  for (const std::string& file : sample_files()) {
    SCOPED_TRACE(file);
    for (const ReadForm& read : read_forms(read_project_file(file), fix_options())) {
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

TEST(FixLaws, TextTablesArePutRightToTheByte) {
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

// The start of the character that a byte belongs to.
std::size_t character_at(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

// Files with characters added, doubled and taken out: whatever is written keeps the law.
TEST(FixLaws, DamagedFilesKeepTheLaw) {
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
      for (const FixedFile& done : fix_bytes(damaged, fix_options())) {
        if (done.bytes.empty()) continue;
        ++written;
        expect_law(damaged, done.bytes);
        if (HasFailure()) FAIL() << damaged;
      }
    }
  }
  EXPECT_GT(written, 100u);
}

}  // namespace
}  // namespace gouji::testing
