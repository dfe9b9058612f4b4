// A narrative that a page break has cut in two comes in several rows, the first with its label. The
// pieces are joined without anything in between, which is how the break cut them, and the join is
// reported.

#include "linter/table/prose.h"

#include <utility>

namespace gouji {

Prose::Prose(const Rulebook& rulebook) : rulebook_(rulebook), parts_(rulebook.narratives.size()) {}

void Prose::add(std::size_t narrative, std::string_view text, const Origin& origin, bool same_row) {
  Part& part = parts_[narrative];
  if (same_row) {
    part.text += '\t';
  } else {
    part.pieces.push_back({.origin = origin, .start = part.text.size()});
  }
  part.text += text;
}

void Prose::leave_out(std::size_t narrative, const GridCell& cell, ReadMarks& read) const {
  read.report_unjoined(rulebook_.narratives[narrative].label, pointer(narrative), cell);
}

void Prose::finish(MappedForm& mapped, Document& document, ReadMarks& read) {
  for (std::size_t at = 0; at < parts_.size(); ++at) {
    const std::vector<ProsePiece>& pieces = parts_[at].pieces;
    if (pieces.empty()) continue;
    const std::string_view text = document.keep(std::move(parts_[at].text));
    mapped.narratives[at] = text_value(text, pieces.front().origin);
    if (pieces.size() == 1) continue;
    read.report_joined(rulebook_.narratives[at].label, pointer(at), text, pieces);
  }
}

std::string Prose::pointer(std::size_t narrative) const {
  return "/narratives/" + pointer_token(rulebook_.narratives[narrative].path);
}

}  // namespace gouji
