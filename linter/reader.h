// The interface of a reader: facts, a test of the first bytes, and a function from bytes to a
// Document. A reader never throws on bad input: it says what is wrong and where.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/rulebook_shelf.h"
#include "schemas/finding.h"
#include "schemas/rulebook.h"

namespace gouji {

struct Limits {
  std::size_t json_bytes = 64u << 20;
  std::size_t file_bytes = 16u << 20;  // every other format
  int json_depth = 64;
  std::size_t rows = 20'000;
  std::size_t columns = 1'000;
  std::size_t cells = 200'000;
  // Of a package (zip), counted while it is inflated: what it declares is not believed.
  std::size_t package_entries = 5'000;
  std::size_t part_bytes = 64u << 20;
  std::size_t package_bytes = 256u << 20;
  std::size_t inflation = 400;  // bytes out for a byte in
  int xml_depth = 256;
  std::size_t pages = 500;
  std::size_t page_operators = 5'000'000;  // drawing operators of a PDF
};

// A finding of a reader: it has a place in the file, and a pointer when it concerns a value.
struct ReaderFinding {
  Finding finding;  // finding.place is not used
  Origin origin;
  std::string pointer;  // empty: no value of the form
};

enum class ChosenBy : std::uint8_t { declared, labels, option };
std::string_view name_of(ChosenBy chosen_by);

struct ReadContext {
  RulebookChoices rulebooks;         // to choose from
  const Rulebook* forced = nullptr;  // --rulebook
  bool repair = true;                // false: report shifted rows, leave them alone
  Limits limits;
};

// What a file gave: one Document a form.
struct ReadForm {
  Document document;
  const Rulebook* rulebook = nullptr;  // null: none fits; findings say which came nearest
  ChosenBy chosen_by = ChosenBy::declared;
  Message why_chosen{};  // by labels
  std::string part{};    // which form of a file with several: 绩效自评表, 第2张
  std::vector<ReaderFinding> findings;
  bool from_table = false;     // its rows were looked at for shifts
  bool from_workbook = false;  // its cells store something else than they show
  bool can_hide = false;       // its format has hidden rows, tracked changes, comments or macros
  bool readable = true;        // false: could not be read as a form at all → exit code 3
};

struct Reader {
  std::string_view id;  // "json"
  std::string_view title_zh;
  std::string_view title_en;
  std::string_view extensions;  // ".json", for folders: space-separated
  int order = 0;                // readers are asked in this order; the first one takes it
  bool (*recognizes)(std::string_view bytes) = nullptr;
  std::vector<ReadForm> (*read)(std::string_view bytes, const ReadContext& context) = nullptr;
};

// Every reader, by name. Written by CMake from the file names under linter/readers/.
std::span<const Reader* const> all_readers();
// The same in the order in which they are asked.
std::vector<const Reader*> readers_in_order();

}  // namespace gouji
