// The narratives of a form while they are put together from the rows that they are printed on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/table/mapped_form.h"
#include "linter/table/read_marks.h"

namespace gouji {

class Prose {
 public:
  explicit Prose(const Rulebook& rulebook);

  bool started(std::size_t narrative) const { return !parts_[narrative].pieces.empty(); }
  // A piece in a row of its own, or what follows a tab in the same row.
  void add(std::size_t narrative, std::string_view text, const Origin& origin, bool same_row);
  // A piece that is left out because nothing is to be repaired.
  void leave_out(std::size_t narrative, const GridCell& cell, ReadMarks& read) const;
  void finish(MappedForm& mapped, Document& document, ReadMarks& read);

 private:
  struct Part {
    std::string text;
    std::vector<ProsePiece> pieces;
  };
  std::string pointer(std::size_t narrative) const;

  const Rulebook& rulebook_;
  std::vector<Part> parts_;
};

}  // namespace gouji
