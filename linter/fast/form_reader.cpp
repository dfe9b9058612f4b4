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
#include <cstring>
#include <iterator>

#include "linter/fast/row_cells.h"
#include "linter/fast/scan.h"
#include "linter/fast/tokens.h"
#include "linter/form_values.h"
#include "schemas/same_text.h"
#include "schemas/text_edges.h"

namespace gouji {
namespace {

void set_filled(TextCell& cell, std::string_view text) {
  cell.value = text;
  cell.raw = text;
  cell.state = CellState::filled;
}

}  // namespace

FormReader::FormReader(const Rulebook& rulebook)
    : rulebook_(&rulebook), quoted_id_("\"" + rulebook.id + "\"") {
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

class FormParse {
 public:
  FormParse(const FormReader& reader, const MarkedBytes& marked, Form& form, std::string& texts)
      : reader_(reader),
        rulebook_(*reader.rulebook_),
        marked_(marked),
        end_(marked.bytes().data() + marked.bytes().size()),
        form_(form),
        decoded_(texts.data()),
        texts_(decoded_) {}

  bool read() {
    form_.headers = reader_.blank_.headers;
    form_.figures = reader_.blank_.figures;
    form_.narratives = reader_.blank_.narratives;
    const bool whole =
        read_object(behind_blanks(marked_.bytes().data()), reader_.nodes_[0]) == end_;
    form_.sub_items.resize(sub_items_);
    form_.indicators.resize(indicators_);
    form_.short_texts = short_texts();
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
      if (member->name.stands_at(at, end_)) return {member, at + member->name.key().size()};
    }
    return any_key_at(at, node);
  }

  // The same in any order, also with blanks before the key and before its colon.
  [[gnu::noinline]] Key any_key_at(const char* at, const Node& node) const {
    at = behind_blanks(at);
    for (const Member& member : node.members) {
      if (!between(at, end_).starts_with(member.name.quoted())) continue;
      const char* const colon = behind_blanks(at + member.name.quoted().size());
      return {*colon == ':' ? &member : nullptr, colon + 1};
    }
    return {nullptr, at};
  }

  // Behind the brace and the blanks that open an object; null: none begins here.
  static const char* opened(const char* at) { return *at == '{' ? behind_blanks(at + 1) : nullptr; }

  // From this key on to the end. Target: what the members are of, a form or a row. seen: the bits
  // of those before, and then of all.
  template <class Target>
  [[gnu::always_inline]] const char* read_members(Key key, const Node& node, Target& target,
                                                  std::uint64_t& seen) {
    std::uint64_t so_far = seen;
    const char* at = nullptr;
    for (;;) {
      if (key.member == nullptr || (so_far & key.member->bit) != 0) return nullptr;
      so_far |= key.member->bit;
      at = read_value(key.end, *key.member, target);
      if (at == nullptr) return nullptr;
      if (*at != ',') at = behind_blanks(at);
      if (*at != ',') break;
      key = key_at(at + 1, node, key.member + 1);
    }
    seen = so_far;
    return *at == '}' && (node.required & ~so_far) == 0 ? at + 1 : nullptr;
  }

  [[gnu::noinline]] const char* read_object(const char* at, const Node& node) {
    at = opened(at);
    if (at == nullptr) return nullptr;
    if (*at == '}') return node.required == 0 ? at + 1 : nullptr;
    std::uint64_t seen = 0;
    return read_members(key_at(at, node, node.members.data()), node, form_, seen);
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
          names_rulebook_ = between(at, end_).starts_with(reader_.quoted_id_);
        }
        return read_text_cell(at, member, form.headers[member.index]);
      case Slot::narrative:
        if (narratives_ == nullptr) {
          narratives_ = at;
          decoded_before_ = texts_ != decoded_;
        }
        behind_narratives_ = read_text_cell(at, member, form.narratives[member.index]);
        return behind_narratives_;
      case Slot::figure: return read_figure_cell(at, member, form.figures[member.index]);
      default: return read_of_no_cell(at, member);
    }
  }

  template <class Row>
  [[gnu::always_inline]] const char* read_value(const char* at, const Member& member, Row& row) {
    switch (member.slot) {
      case Slot::row_text: return read_text_cell(at, member, row.*texts_of_row<Row>[member.column]);
      case Slot::row_figure:
        return read_figure_cell(at, member, row.*figures_of_row<Row>[member.column]);
      default: return read_of_no_cell(at, member);
    }
  }

  // What stands before the narratives, where nothing but the end of the form stands behind them.
  std::string_view short_texts() const {
    if (narratives_ == nullptr || behind_narratives_ == nullptr || decoded_before_) return {};
    const std::string_view rest = between(behind_narratives_, end_);
    if (rest.find_first_not_of("} \t\r\n") != std::string_view::npos) return {};
    return between(marked_.bytes().data(), narratives_);
  }

  // Behind a brace that may be the last byte: null then.
  const char* not_at_end(const char* at) const { return at == end_ ? nullptr : at; }

  // The first key of a row. Empty ones are left to the other way.
  Key first_key(const char* row, const Node& node) const {
    const char* const at = opened(row);
    return at == nullptr ? Key{nullptr, row} : key_at(at, node, node.members.data());
  }

  template <class Row>
  [[gnu::always_inline]] const char* read_row(Key key, std::uint64_t seen, const Node& node,
                                              Row& row) {
    const char* const end = read_members(key, node, row, seen);
    for (std::uint64_t rest = node.with_cells & ~seen; rest != 0; rest &= rest - 1) {
      const Member& member = node.members[static_cast<unsigned>(std::countr_zero(rest))];
      if (member.slot == Slot::row_text) {
        forget(row.*texts_of_row<Row>[member.column]);
      } else {
        forget(row.*figures_of_row<Row>[member.column]);
      }
    }
    for (const Column column : node.unlisted) forget(row, column);
    return not_at_end(end);
  }

  [[gnu::noinline]] const char* read_sub_items(const char* at, const Member& member) {
    const Node& node = reader_.nodes_[member.index];
    return read_rows(at, member, sub_items_, [&](const char* begin, std::uint32_t index) {
      SubItem& item = row_at(form_.sub_items, index);
      const char* const end = read_row(first_key(begin, node), 0, node, item);
      item.is_total = end != nullptr && is_total(item.name, rulebook_);
      return end;
    });
  }

  // How the rows of a category begin, as far as they are the same: through the key behind it.
  struct Beginning {
    std::string_view bytes{};  // empty: there is none
    std::size_t category = 0;  // where it stands in them
    const Member* next = nullptr;
  };

  // Of this row, if it begins with its category and the text was written as it is.
  Beginning beginning_of(const char* row, const Node& node, std::string_view category) const {
    const Member& first = node.members.front();
    const std::size_t place = std::string_view("{\"").size() + first.name.key().size();
    const bool is_first = first.slot == Slot::row_text && first.column == Column::category;
    if (!is_first || category.data() != row + place) return {};
    const char* const behind = category.data() + category.size();
    if (!between(behind, end_).starts_with("\",")) return {};
    const Key next = key_at(behind + 2, node, &first + 1);
    return {.bytes = between(row, next.end), .category = place, .next = next.member};
  }

  [[gnu::noinline]] const char* read_indicators(const char* at, const Member& member) {
    const Node& node = reader_.nodes_[member.index];
    int category = -1;
    std::string_view category_above;
    Beginning above;
    return read_rows(at, member, indicators_, [&](const char* begin, std::uint32_t index) {
      Indicator& one = row_at(form_.indicators, index);
      Key key{};
      std::uint64_t seen = 0;
      const bool alike =
          !above.bytes.empty() && starts_with_text(between(begin, end_), above.bytes);
      if (alike) {
        set_filled(one.category, {begin + above.category, category_above.size()});
        key = {above.next, begin + above.bytes.size()};
        seen = node.members.front().bit;
      } else {
        key = first_key(begin, node);
      }
      const char* const end = read_row(key, seen, node, one);
      const bool names = !alike && end != nullptr && one.category.filled();
      if (names && *one.category != category_above) {
        category_above = *one.category;
        category = category_of(category_above);
        above = beginning_of(begin, node, category_above);
      }
      one.category_index = category;
      return end;
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

  [[gnu::always_inline]] const char* read_text_cell(const char* at, const Member& member,
                                                    TextCell& cell) {
    if (*at != '"') at = behind_blanks(at);
    if (*at != '"') return read_other(at, member, cell);
    const Text read = read_text(at, member);
    if (read.end == nullptr) return nullptr;
    if (surely_says_something(read.text) && surely_ends(read.text)) {
      set_filled(cell, read.text);
    } else {
      fill(cell, member, Value::Kind::string, read.text);
    }
    return read.end;
  }

  [[gnu::always_inline]] const char* read_figure_cell(const char* at, const Member& member,
                                                      FigureCell& cell) {
    if (!is_json_digit(*at)) at = behind_blanks(at);
    if (!member.number || (!is_json_digit(*at) && *at != '-')) return read_other(at, member, cell);
    Decimal value;
    const char* const end = read_number(at, value);
    if (end == nullptr) return nullptr;
    cell.value = value;
    cell.raw = between(at, end);
    cell.state = CellState::filled;
    return end;
  }

  const char* read_of_no_cell(const char* at, const Member& member) {
    TextCell nothing;
    return read_other(behind_blanks(at), member, nothing);
  }

  // What most cells of this kind are not.
  template <class AnyCell>
  [[gnu::noinline]] const char* read_other(const char* at, const Member& member, AnyCell& cell) {
    constexpr std::string_view null = "null";
    if (*at == '"') {
      const Text read = read_text(at, member);
      if (read.end != nullptr) fill(cell, member, Value::Kind::string, read.text);
      return read.end;
    }
    if (*at == 'n') {
      if (!member.null || !between(at, end_).starts_with(null)) return nullptr;
      fill(cell, member, Value::Kind::null, {});
      return at + null.size();
    }
    Decimal number;
    const char* const end = member.number ? read_number(at, number) : nullptr;
    if (end != nullptr) fill(cell, member, Value::Kind::number, between(at, end));
    return end;
  }

  [[gnu::noinline]] static void fill(TextCell& cell, const Member& member, Value::Kind kind,
                                     std::string_view text) {
    cell = member.slot == Slot::narrative ? narrative_cell(kind, text, cell.place)
                                          : text_cell(kind, text, cell.place);
  }
  static void fill(FigureCell& cell, const Member& member, Value::Kind kind,
                   std::string_view text) {
    cell = figure_cell(kind, text, cell.place, member.kind);
  }

  struct Text {
    std::string_view text;
    const char* end;  // null: it is not what its schema allows, or not known to be
  };

  // The text whose quote is here: where it stands, or decoded.
  [[gnu::always_inline]] Text read_text(const char* at, const Member& member) {
    const char* const begin = at + 1;
    const char* const stop = marked_.stop(begin);
    Text read{between(begin, stop), stop};
    if (*stop != '"') {
      read = read_escaped(begin, stop);
      if (read.end == nullptr) return read;
    }
    // It has no more characters than bytes. Where no text is allowed, the empty one is too long.
    const bool may_be_too_long = std::ssize(read.text) > member.longest;
    const bool is_too_long = may_be_too_long && characters_of(read.text) > member.longest;
    return {read.text, is_too_long ? nullptr : read.end + 1};
  }

  // A text of which the first escape is at stop; its end is the quote.
  [[gnu::noinline]] Text read_escaped(const char* begin, const char* stop) {
    char* const start = texts_;
    for (;;) {
      const std::string_view plain = between(begin, stop);
      std::memcpy(texts_, plain.data(), plain.size());
      texts_ += plain.size();
      if (*stop == '"') return {between(start, texts_), stop};
      if (*stop != '\\') return {{}, nullptr};
      const DecodedEscapes decoded = decode_escapes(stop, end_, texts_);
      if (decoded.to == nullptr) return {{}, nullptr};
      texts_ = decoded.to;
      begin = decoded.at;
      stop = marked_.stop(begin);
    }
  }

  const FormReader& reader_;
  const Rulebook& rulebook_;
  const MarkedBytes& marked_;
  const char* end_;  // behind the last brace
  Form& form_;
  char* const decoded_;               // decoded texts are written here,
  char* texts_;                       // and this is where the next one begins
  const char* narratives_ = nullptr;  // the first
  const char* behind_narratives_ = nullptr;
  bool decoded_before_ = false;
  bool names_rulebook_ = false;
  std::uint32_t sub_items_ = 0;  // so far
  std::uint32_t indicators_ = 0;
};

bool FormReader::read(const MarkedBytes& marked, Form& form, std::string& texts) const {
  if (marked.bytes().size() > largest_form) return false;
  // Decoded texts are shorter than written ones.
  if (texts.size() < marked.bytes().size()) texts.resize(marked.bytes().size());
  return FormParse(*this, marked, form, texts).read();
}

}  // namespace gouji
