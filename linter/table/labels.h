// The labels of a rulebook's layout, ready to be looked up: each cell of a grid is asked whether it
// is one, and of what.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/table/grid.h"
#include "schemas/rulebook.h"

namespace gouji {

// The form in which labels are compared: compatibility forms folded (NFKC), all white space out,
// every kind of bracket round, the colon at the end dropped.
std::string normalize_label(std::string_view text);

// Without a bracketed unit, score or remark at the end: 权重(分) → 权重. The text itself when it
// has none, or nothing else.
std::string_view without_remark(std::string_view label);

struct LabelUse {
  enum class Kind : std::uint8_t {
    title,
    header,
    block,
    column,
    matrix_row,
    spanner,
    narrative,
    section,
    total
  };
  Kind kind = Kind::title;
  int index = -1;   // in Layout::headers, blocks or narratives
  int column = -1;  // in Block::columns; of a matrix row, in Block::rows
};

class LabelIndex {
 public:
  explicit LabelIndex(const Rulebook& rulebook);

  const Rulebook& rulebook() const { return *rulebook_; }
  // Everything that a normalised label may be: exactly, else with remarks in brackets left out.
  std::span<const LabelUse> find(std::string_view label) const;
  bool starts_note(std::string_view opening) const;
  bool is_category(std::string_view label) const;
  // Holds a title of the template, with a name in front or a year behind.
  bool is_title(std::string_view label) const;
  // Share of the layout's labels that are among those printed, and the ones that are not.
  struct Coverage {
    std::size_t labels = 0;
    std::size_t found = 0;
    std::vector<std::string_view> missing;
  };
  Coverage coverage(const std::function<bool(std::string_view)>& printed) const;

 private:
  // One thing that is printed, under any of its names.
  struct Entry {
    std::string_view name;            // as the rulebook prints it first
    std::vector<std::string> labels;  // normalised
  };
  void add(const std::vector<std::string>& labels, LabelUse use, bool counts);

  const Rulebook* rulebook_;
  std::map<std::string, std::vector<LabelUse>, std::less<>> exact_;
  std::map<std::string, std::vector<LabelUse>, std::less<>> bare_;
  std::vector<std::string> titles_;
  std::vector<std::string> notes_;
  std::vector<std::string> categories_;
  std::vector<Entry> entries_;
};

// A cell's text as a label, made once for a grid. Prose is too long to be one; only its opening is
// kept, by which remarks below the table are known.
struct CellLabel {
  std::string text;
  bool whole = true;  // false: text is the opening of something longer
};
using LabelledRow = std::vector<CellLabel>;
std::vector<LabelledRow> label_cells(const Grid& grid);

// 项目名称：… in one cell: the label and where the value starts in the cell's text. A text without
// colon, or with nothing after it, has none.
struct InlineLabel {
  std::string label;  // normalised; empty: none
  std::size_t value_start = 0;
};
InlineLabel inline_label(std::string_view text);

}  // namespace gouji
