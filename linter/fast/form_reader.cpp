// One pass over the bytes, led by the tables of the schema: the member that is expected next is
// compared as a whole, quotes included, and only then those behind it. Whatever is not plain (a
// member twice or of no table, an exponent, a control character, an escape that it does not decode)
// ends the reading with "does not know".
//
// Functions take the place in the bytes where they begin and give the one where they end, or null:
// so it stays in a register. None of them asks whether the bytes are at their end. The last byte is
// a brace, which ends whatever is being read; only what has taken a brace may stand at the end.

#include "linter/fast/form_reader.h"

#include <bit>

#include "linter/fast/cell_reader.h"
#include "linter/fast/row_cells.h"
#include "linter/fast/row_pattern.h"
#include "linter/fast/tokens.h"
#include "linter/form_values.h"
#include "schemas/same_text.h"

namespace gouji {

FormReader::FormReader(const Rulebook& rulebook)
    : rulebook_(&rulebook),
      quoted_id_("\"" + rulebook.id + "\""),
      patterns_(std::make_unique<RowPatterns>()) {
  const auto add = [&](const std::string& name) {
    category_names_.push_back({.text = name, .index = category_called(name, rulebook)});
  };
  for (const Category& category : rulebook.categories) {
    add(category.name);
    for (const std::string& alias : category.aliases) add(alias);
  }
  for (std::uint32_t i = 0; i < header_count; ++i) {
    blank_.headers[i].place = {.part = Part::header, .row = i};
  }
  blank_.figures.resize(rulebook.figures.size());
  for (std::uint32_t i = 0; i < blank_.figures.size(); ++i) {
    blank_.figures[i].place = {.part = Part::figure, .row = i};
  }
  blank_.narratives.resize(rulebook.narratives.size());
  for (std::uint32_t i = 0; i < blank_.narratives.size(); ++i) {
    blank_.narratives[i].place = {.part = Part::narrative, .row = i};
  }
}

FormReader::FormReader(FormReader&&) noexcept = default;
FormReader& FormReader::operator=(FormReader&&) noexcept = default;
FormReader::~FormReader() = default;

class FormParse {
 public:
  FormParse(const FormReader& reader, const MarkedBytes& marked, Form& form, std::string& texts)
      : reader_(reader),
        rulebook_(*reader.rulebook_),
        marked_(marked),
        cells_(marked, texts.data()),
        form_(form) {}

  bool read() {
    form_.headers = reader_.blank_.headers;
    form_.figures = reader_.blank_.figures;
    form_.narratives = reader_.blank_.narratives;
    const bool whole =
        read_object(behind_blanks(marked_.bytes().data()), reader_.nodes_[0]) == cells_.end();
    form_.sub_items.resize(sub_items_);
    form_.indicators.resize(indicators_);
    form_.all_texts = cells_.texts_are_written_plainly() ? marked_.bytes() : std::string_view();
    return whole && names_rulebook_;
  }

 private:
  using Member = FormReader::Member;
  using Node = FormReader::Node;
  using Slot = FormReader::Slot;

  struct Key {
    const Member* member;  // null: of none
    const char* end;       // where its value begins
  };

  // The member whose key stands here. Those that may be left out stand between the last one and
  // this one.
  [[gnu::always_inline]] Key key_at(const char* at, const Node& node,
                                    const Member* expected) const {
    const Member* const last = node.members.data() + node.members.size();
    for (const Member* member = expected; member != last; ++member) {
      if (member->name.stands_at(at, cells_.end())) return {member, at + member->name.key().size()};
    }
    return any_key_at(at, node);
  }

  // The same in any order, also with blanks before the key and before its colon.
  [[gnu::noinline]] Key any_key_at(const char* at, const Node& node) const {
    at = behind_blanks(at);
    for (const Member& member : node.members) {
      if (!between(at, cells_.end()).starts_with(member.name.quoted())) continue;
      const char* const colon = behind_blanks(at + member.name.quoted().size());
      return {*colon == ':' ? &member : nullptr, colon + 1};
    }
    return {nullptr, at};
  }

  // Behind the brace and the blanks that open an object; null: none begins here.
  static const char* opened(const char* at) { return *at == '{' ? behind_blanks(at + 1) : nullptr; }

  // From this key on to the end. Target: what the members are of, a form or a row. seen: their
  // bits. Tells of each value that was read: its key, and where it ends.
  template <class Target, class Tell>
  [[gnu::always_inline]] const char* read_members(Key key, const Node& node, Target& target,
                                                  std::uint64_t& seen, const Tell& tell) {
    const char* at = nullptr;
    for (;;) {
      if (key.member == nullptr || (seen & key.member->bit) != 0) return nullptr;
      seen |= key.member->bit;
      at = read_value(key.end, *key.member, target);
      if (at == nullptr) return nullptr;
      tell(key, at);
      if (*at != ',') at = behind_blanks(at);
      if (*at != ',') break;
      key = key_at(at + 1, node, key.member + 1);
    }
    return *at == '}' && (node.required & ~seen) == 0 ? at + 1 : nullptr;
  }

  [[gnu::noinline]] const char* read_object(const char* at, const Node& node) {
    at = opened(at);
    if (at == nullptr) return nullptr;
    if (*at == '}') return node.required == 0 ? at + 1 : nullptr;
    std::uint64_t seen = 0;
    return read_members(key_at(at, node, node.members.data()), node, form_, seen,
                        [](const Key& /*key*/, const char* /*value_end*/) {});
  }

  [[gnu::always_inline]] const char* read_value(const char* at, const Member& member, Form& form) {
    switch (member.slot) {
      case Slot::object:
        return not_at_end(read_object(behind_blanks(at), reader_.nodes_[member.index]));
      case Slot::sub_items: return read_sub_items(behind_blanks(at), member);
      case Slot::indicators: return read_indicators(behind_blanks(at), member);
      case Slot::header:
        if (member.index == static_cast<std::uint32_t>(Header::template_id)) {
          at = behind_blanks(at);
          names_rulebook_ = between(at, cells_.end()).starts_with(reader_.quoted_id_);
        }
        return cells_.read(at, member, form.headers[member.index]);
      case Slot::narrative: return cells_.read(at, member, form.narratives[member.index]);
      case Slot::figure: return cells_.read(at, member, form.figures[member.index]);
      default: return cells_.read_of_no_cell(at, member);
    }
  }

  template <class Row>
  [[gnu::always_inline]] const char* read_value(const char* at, const Member& member, Row& row) {
    switch (member.slot) {
      case Slot::row_text: return cells_.read(at, member, row.*texts_of_row<Row>[member.column]);
      case Slot::row_figure:
        return cells_.read(at, member, row.*figures_of_row<Row>[member.column]);
      default: return cells_.read_of_no_cell(at, member);
    }
  }

  // Behind a brace that may be the last byte: null then.
  const char* not_at_end(const char* at) const { return at == cells_.end() ? nullptr : at; }

  // A row however it is written, which the pattern is learned from. An empty one is left to the
  // other way.
  template <class Row>
  [[gnu::noinline]] const char* read_any_row(const char* begin, const Node& node, Row& row,
                                             RowPattern<Row>& pattern) {
    const char* const first = opened(begin);
    if (first == nullptr) return nullptr;
    std::uint64_t seen = 0;
    pattern.start(begin);
    const char* const end = read_members(key_at(first, node, node.members.data()), node, row, seen,
                                         [&](const Key& key, const char* value_end) {
                                           pattern.add(*key.member, key.end, value_end);
                                         });
    pattern.finish(end, seen);
    return end;
  }

  // The row from one of the pattern's values on, which begins at `at`. Null: it is written in
  // another way, or there is none.
  template <class Row>
  [[gnu::always_inline]] const char* read_alike(const char* at, const RowPattern<Row>& pattern,
                                                std::size_t first, Row& row) {
    for (const auto* value = pattern.begin() + first; at != nullptr;) {
      const Member& member = *value->member;
      at = value->text != nullptr ? cells_.read_plain(at, member, row.*value->text)
                                  : cells_.read_plain(at, member, row.*value->figure);
      if (at == nullptr) break;
      ++value;
      if (value == pattern.end()) return pattern.behind().end_of(at, cells_.end());
      at = value->before.end_of(at, cells_.end());
    }
    return nullptr;
  }

  // Where the first value of a row begins that is written as the pattern is.
  template <class Row>
  const char* first_value(const char* row, const RowPattern<Row>& pattern) const {
    return pattern.size() == 0 ? nullptr : pattern.begin()->before.end_of(row, cells_.end());
  }

  // The cells of which only a row of the form before had one.
  template <class Row>
  static void forget_others(const Node& node, std::uint64_t seen, Row& row) {
    for (std::uint64_t rest = node.with_cells & ~seen; rest != 0; rest &= rest - 1) {
      const Member& member = node.members[static_cast<unsigned>(std::countr_zero(rest))];
      if (member.slot == Slot::row_text) {
        forget(row.*texts_of_row<Row>[member.column]);
      } else {
        forget(row.*figures_of_row<Row>[member.column]);
      }
    }
    for (const Column column : node.unlisted) forget(row, column);
  }

  [[gnu::noinline]] const char* read_sub_items(const char* at, const Member& member) {
    const Node& node = reader_.nodes_[member.index];
    RowPattern<SubItem>& pattern = reader_.patterns_->sub_items;
    return read_rows(at, member, sub_items_, [&](const char* begin, std::uint32_t index) {
      SubItem& item = row_at(form_.sub_items, index);
      const char* end = read_alike(first_value(begin, pattern), pattern, 0, item);
      if (end == nullptr) end = read_any_row(begin, node, item, pattern);
      forget_others(node, pattern.seen(), item);
      item.is_total = end != nullptr && is_total(item.name, rulebook_);
      return not_at_end(end);
    });
  }

  // How a row begins that is in the category of this one, through to its second value; empty: not
  // known, or the first is not the category as it is written.
  RowPiece beginning_of(const char* row, const RowPattern<Indicator>& pattern,
                        const TextCell& category) const {
    if (pattern.size() < 2 || pattern.begin()->text != &Indicator::category) return {};
    const char* const text = row + pattern.begin()->before.bytes().size();
    if (!category.filled() || category.raw.data() != text) return {};
    const auto& before_second = pattern.begin()[1].before;
    const char* const second = before_second.end_of(text + category.raw.size(), cells_.end());
    return RowPiece(second == nullptr ? "" : between(row, second));
  }

  [[gnu::noinline]] const char* read_indicators(const char* at, const Member& member) {
    const Node& node = reader_.nodes_[member.index];
    RowPattern<Indicator>& pattern = reader_.patterns_->indicators;
    RowPiece beginning;  // of the row above
    std::string_view category_above;
    int category = -1;
    return read_rows(at, member, indicators_, [&](const char* begin, std::uint32_t index) {
      Indicator& one = row_at(form_.indicators, index);
      const char* const second =
          beginning.bytes().empty() ? nullptr : beginning.end_of(begin, cells_.end());
      const bool same_category = second != nullptr;
      const char* const value = same_category ? second : first_value(begin, pattern);
      const char* end = read_alike(value, pattern, same_category ? 1 : 0, one);
      const bool alike = end != nullptr;
      if (!alike) end = read_any_row(begin, node, one, pattern);
      forget_others(node, pattern.seen(), one);
      if (alike && same_category) {
        const std::size_t before = pattern.begin()->before.bytes().size();
        CellReader::set_filled(one.category, {begin + before, category_above.size()});
      } else if (end != nullptr) {
        if (one.category.filled() && *one.category != category_above) {
          category_above = *one.category;
          category = category_of(category_above);
        }
        beginning = beginning_of(begin, pattern, one.category);
      }
      one.category_index = category;
      return not_at_end(end);
    });
  }

  int category_of(std::string_view printed) const {
    for (const FormReader::CategoryName& name : reader_.category_names_) {
      if (same_text(name.text, printed)) return name.index;
    }
    return category_called(printed, rulebook_);
  }

  template <class ReadRow>
  const char* read_rows(const char* at, const Member& member, std::uint32_t& count,
                        const ReadRow& read_row) {
    if (*at != '[') return nullptr;
    at = behind_blanks(at + 1);
    if (*at == ']') return at + 1;
    while (count != member.most_items) {
      at = read_row(at, count);
      if (at == nullptr) return nullptr;
      ++count;
      at = behind_blanks(at);
      if (*at == ']') return at + 1;
      if (*at != ',') return nullptr;
      at = behind_blanks(at + 1);
    }
    return nullptr;
  }

  const FormReader& reader_;
  const Rulebook& rulebook_;
  const MarkedBytes& marked_;
  CellReader cells_;
  Form& form_;
  bool names_rulebook_ = false;
  std::uint32_t sub_items_ = 0;  // so far
  std::uint32_t indicators_ = 0;
};

bool FormReader::read(const MarkedBytes& marked, Form& form, std::string& texts) {
  if (marked.bytes().size() > largest_form) return false;
  // Decoded texts are shorter than written ones.
  if (texts.size() < marked.bytes().size()) texts.resize(marked.bytes().size());
  return FormParse(*this, marked, form, texts).read();
}

}  // namespace gouji
