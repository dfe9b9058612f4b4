// Goes through the pieces of markup from left to right and remembers whether anything stands
// before a piece since the last line break, so that </p><p> gives one break and a tag at the start
// or the end of the text none. A reference to a digit or a letter is left alone: it may be part of
// a figure.

#include "checks/markup_repair.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "checks/text_search.h"
#include "schemas/measure.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

// Behind or before which a browser begins a line.
constexpr auto line_elements = std::to_array<std::string_view>(
    {"br", "p",     "div",   "li",    "tr",      "td",      "th",         "h1",     "h2",
     "h3", "h4",    "h5",    "h6",    "ul",      "ol",      "hr",         "dl",     "dt",
     "dd", "table", "tbody", "thead", "section", "article", "blockquote", "caption"});
constexpr auto hidden_elements = std::to_array<std::string_view>({"script", "style", "head"});

struct NamedCharacter {
  std::string_view name;
  std::string_view text;
};
constexpr auto characters = std::to_array<NamedCharacter>({
    {"nbsp", " "},  {"ensp", " "},  {"emsp", " "},  {"thinsp", " "}, {"#160", " "},
    {"#32", " "},   {"#xa0", " "},  {"#x20", " "},  {"#12288", " "}, {"lt", "<"},
    {"gt", ">"},    {"amp", "&"},   {"quot", "\""}, {"apos", "'"},   {"#39", "'"},
    {"#34", "\""},  {"#38", "&"},   {"#60", "<"},   {"#62", ">"},    {"ldquo", "“"},
    {"rdquo", "”"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"middot", "·"}, {"hellip", "…"},
    {"mdash", "—"}, {"ndash", "–"}, {"ge", "≥"},    {"le", "≤"},     {"#8805", "≥"},
    {"#8804", "≤"}, {"#8220", "“"}, {"#8221", "”"}, {"#8216", "‘"},  {"#8217", "’"},
    {"#8212", "—"}, {"#8230", "…"}, {"#183", "·"},
});

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// br of <br/>, p of </P>
std::string element_of(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return small(tag.substr(0, tag.find_first_of(" \t\r\n/>")));
}

template <std::size_t count>
bool is_one_of(const std::string& name, const std::array<std::string_view, count>& names) {
  return std::ranges::find(names, name) != names.end();
}

std::optional<std::string_view> character_of(std::string_view reference) {
  const std::string name = small(reference.substr(1, reference.size() - 2));
  const auto* const found = std::ranges::find(characters, name, &NamedCharacter::name);
  if (found == characters.end()) return std::nullopt;
  return found->text;
}

// A tag or comment that ends; the start of one says nothing of where it would have ended.
bool is_whole_tag(std::string_view piece) {
  return piece.starts_with("<!--") ? piece.ends_with("-->") && piece.size() > 6
                                   : piece.ends_with(">");
}

bool may_be_of_figure(char c) {
  return is_digit(c) || c == '.' || c == ',';
}

class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text), pieces_(all_markup(text)) {}

  std::vector<TextEdit> run() {
    for (const std::string_view piece : pieces_) {
      const bool tag = piece.starts_with('<');
      if (tag && is_one_of(element_of(piece), hidden_elements)) return {};
    }
    for (const std::string_view piece : pieces_) {
      take(piece);
      if (unclear_) return {};
    }
    leave_no_blanks_at_end();
    return std::move(edits_);
  }

 private:
  void take(std::string_view piece) {
    const auto start = static_cast<std::size_t>(piece.data() - text_.data());
    keep(text_.substr(done_, start - done_));
    done_ = start + piece.size();
    if (piece.starts_with('&')) {
      const auto character = character_of(piece);
      if (!character) return keep(piece);
      const bool blank = *character == " ";
      const std::string_view with = blank && at_line_start_ ? std::string_view() : *character;
      add(start, piece, with);
      return;
    }
    if (!is_whole_tag(piece)) return keep(piece);
    const bool breaks = is_one_of(element_of(piece), line_elements);
    const bool at_end = trim(text_.substr(done_)).empty();
    const std::string_view with = breaks && !at_line_start_ && !at_end ? "\n" : "";
    if (with.empty() && joins_digits()) {
      // Without one tag of a pair the other would look like text: all stay.
      unclear_ = true;
      return;
    }
    add(start, piece, with);
  }

  void leave_no_blanks_at_end() {
    std::size_t end = text_.size();
    for (auto edit = edits_.rbegin(); edit != edits_.rend(); ++edit) {
      const std::size_t after = edit->start + edit->size;
      if (!trim(text_.substr(after, end - after)).empty() || !trim(edit->with).empty()) return;
      edit->with.clear();
      end = edit->start;
    }
  }

  void add(std::size_t start, std::string_view piece, std::string_view with) {
    edits_.push_back({.start = start, .size = piece.size(), .with = std::string(with)});
    keep(with);
  }

  // What stays in the text.
  void keep(std::string_view part) {
    for (const char c : part) {
      if (c == '\n') at_line_start_ = true;
      if (c != '\n' && c != ' ' && c != '\t' && c != '\r') at_line_start_ = false;
      last_ = c;
    }
  }

  // Whether a digit would come to stand beside another one.
  bool joins_digits() const {
    return may_be_of_figure(last_) && done_ < text_.size() && may_be_of_figure(text_[done_]);
  }

  std::string_view text_;
  std::vector<std::string_view> pieces_;
  std::vector<TextEdit> edits_;
  std::size_t done_ = 0;
  bool at_line_start_ = true;
  bool unclear_ = false;
  char last_ = '\0';
};

}  // namespace

std::vector<TextEdit> markup_repairs(std::string_view text) {
  return Repair(text).run();
}

}  // namespace gouji
