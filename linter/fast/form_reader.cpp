// One pass over the bytes, led by the tables of the schema: the member that is expected next is
// compared as a whole, quotes and colon included, and only another one is looked up. Whatever is
// not plain (a member twice or of no table, an exponent, a control character, an escape that it
// does not decode, bytes that are not UTF-8) ends the reading with "does not know".

#include "linter/fast/form_reader.h"

#include <algorithm>
#include <cstring>

#include "linter/fast/scan.h"
#include "linter/form_values.h"

namespace gouji {
namespace {

constexpr int most_digits = 18;

bool is_blank_byte(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

class FormParse {
 public:
  FormParse(const FormReader& reader, std::string_view bytes, Form& form, std::string& texts)
      : reader_(reader),
        rulebook_(*reader.rulebook_),
        at_(bytes.data()),
        end_(bytes.data() + bytes.size()),
        form_(form),
        texts_(texts) {}

  bool read() {
    clear();
    skip_blanks();
    if (!read_object(0)) return false;
    skip_blanks();
    return at_ == end_ && names_rulebook_;
  }

 private:
  using Member = FormReader::Member;
  using Slot = FormReader::Slot;

  void clear() {
    for (std::uint32_t i = 0; i < header_count; ++i) {
      form_.headers[i] = TextCell{.place = {.part = Part::header, .row = i}};
    }
    form_.figures.resize(rulebook_.figures.size());
    for (std::uint32_t i = 0; i < form_.figures.size(); ++i) {
      form_.figures[i] = FigureCell{.place = {.part = Part::figure, .row = i}};
    }
    form_.narratives.resize(rulebook_.narratives.size());
    for (std::uint32_t i = 0; i < form_.narratives.size(); ++i) {
      form_.narratives[i] = TextCell{.place = {.part = Part::narrative, .row = i}};
    }
    form_.sub_items.clear();
    form_.indicators.clear();
    texts_.clear();
    // Decoded texts are shorter than written ones: they never move while they are collected.
    texts_.reserve(static_cast<std::size_t>(end_ - at_));
  }

  void skip_blanks() {
    while (at_ != end_ && is_blank_byte(*at_)) ++at_;
  }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  // The member whose name stands here, taken with its colon; null: none. expected is tried first.
  const Member* take_name(const FormReader::Node& node, std::size_t expected) {
    if (expected < node.members.size()) {
      const std::string& key = node.members[expected].key;
      if (left() >= key.size() && std::memcmp(at_, key.data(), key.size()) == 0) {
        at_ += key.size();
        return &node.members[expected];
      }
    }
    if (!take('"')) return nullptr;
    const char* const begin = at_;
    while (at_ != end_ && *at_ != '"') ++at_;
    const std::string_view name(begin, static_cast<std::size_t>(at_ - begin));
    if (!take('"')) return nullptr;
    skip_blanks();
    if (!take(':')) return nullptr;
    const auto found = std::find_if(node.members.begin(), node.members.end(),
                                    [&](const Member& member) { return member.name == name; });
    return found == node.members.end() ? nullptr : &*found;
  }

  bool read_object(std::uint32_t index) {
    const FormReader::Node& node = reader_.nodes_[index];
    if (!take('{')) return false;
    skip_blanks();
    std::uint64_t seen = 0;
    std::size_t expected = 0;
    if (!take('}')) {
      do {
        skip_blanks();
        const Member* member = take_name(node, expected);
        if (member == nullptr) return false;
        const auto place = static_cast<std::size_t>(member - node.members.data());
        const std::uint64_t bit = std::uint64_t{1} << place;
        if ((seen & bit) != 0) return false;
        seen |= bit;
        expected = place + 1;
        skip_blanks();
        if (!read_member(*member)) return false;
        skip_blanks();
      } while (take(','));
      if (!take('}')) return false;
    }
    return (node.required & ~seen) == 0;
  }

  bool read_member(const Member& member) {
    switch (member.slot) {
      case Slot::object: return read_object(member.index);
      case Slot::sub_items: return read_sub_items(member);
      case Slot::indicators: return read_indicators(member);
      default: return read_cell(member);
    }
  }

  bool read_sub_items(const Member& member) {
    rows_ = Part::sub_item;
    return read_rows(member, [&](std::uint32_t row) {
      const auto place = [&](Column column) {
        return Place{.part = Part::sub_item, .column = column, .row = row};
      };
      SubItem& item = form_.sub_items.emplace_back();
      item.name.place = place(Column::name);
      item.budget.place = place(Column::budget);
      item.actual.place = place(Column::actual);
      if (!read_object(member.index)) return false;
      item.is_total = is_total(item.name, rulebook_);
      return true;
    });
  }

  bool read_indicators(const Member& member) {
    rows_ = Part::indicator;
    int category = -1;
    return read_rows(member, [&](std::uint32_t row) {
      const auto place = [&](Column column) {
        return Place{.part = Part::indicator, .column = column, .row = row};
      };
      Indicator& one = form_.indicators.emplace_back();
      one.category.place = place(Column::category);
      one.subcategory.place = place(Column::subcategory);
      one.name.place = place(Column::name);
      one.target.place = place(Column::target);
      one.weight.place = place(Column::weight);
      one.actual.place = place(Column::actual);
      one.score.place = place(Column::score);
      one.reason.place = place(Column::reason);
      if (!read_object(member.index)) return false;
      const bool as_above =
          row > 0 && one.category.filled() && *form_.indicators[row - 1].category == *one.category;
      if (one.category.filled() && !as_above) category = category_called(*one.category, rulebook_);
      one.category_index = category;
      return true;
    });
  }

  template <class ReadRow>
  bool read_rows(const Member& member, ReadRow&& read_row) {
    if (!take('[')) return false;
    skip_blanks();
    if (take(']')) return true;
    std::uint32_t row = 0;
    do {
      if (row == member.most_items) return false;
      skip_blanks();
      if (!read_row(row)) return false;
      ++row;
      skip_blanks();
    } while (take(','));
    return take(']');
  }

  bool read_cell(const Member& member) {
    if (at_ == end_) return false;
    if (*at_ == '"') {
      std::string_view text;
      if (!member.text || !read_text(text)) return false;
      if (text.size() > member.longest && characters_of(text) > member.longest) return false;
      const bool names = member.slot == Slot::header &&
                         member.index == static_cast<std::uint32_t>(Header::template_id);
      names_rulebook_ = names_rulebook_ || (names && text == rulebook_.id);
      store(member, Value::Kind::string, text);
      return true;
    }
    if (*at_ == 'n') {
      constexpr std::string_view null = "null";
      if (!member.null || left() < null.size() || std::string_view(at_, null.size()) != null) {
        return false;
      }
      at_ += null.size();
      store(member, Value::Kind::null, {});
      return true;
    }
    return member.number && read_number(member);
  }

  bool read_number(const Member& member) {
    const char* const begin = at_;
    const bool negative = take('-');
    const char* const whole = at_;
    std::int64_t number = 0;
    for (; at_ != end_ && is_digit(*at_); ++at_) {
      if (at_ - whole == most_digits) return false;
      number = number * 10 + (*at_ - '0');
    }
    std::ptrdiff_t digits = at_ - whole;
    if (digits == 0 || (digits > 1 && *whole == '0')) return false;
    int places = 0;
    if (at_ != end_ && *at_ == '.') {
      const char* const fraction = ++at_;
      for (; at_ != end_ && is_digit(*at_); ++at_) {
        if (++digits > most_digits) return false;
        number = number * 10 + (*at_ - '0');
      }
      places = static_cast<int>(at_ - fraction);
      if (places == 0 || places > Decimal::max_scale) return false;
    }
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) return false;
    const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
    if (FigureCell* cell = figure_of(member)) {
      cell->value = Decimal(negative ? -number : number, places);
      cell->raw = text;
      cell->state = CellState::filled;
    } else {
      store(member, Value::Kind::number, text);
    }
    return true;
  }

  // The text behind the quote here: where it stands, or decoded.
  bool read_text(std::string_view& text) {
    const char* const begin = ++at_;
    const TextEnd found = end_of_text(at_, end_);
    at_ = found.at;
    if (at_ == end_) return false;
    if (*at_ == '"') {
      text = std::string_view(begin, static_cast<std::size_t>(at_ - begin));
      ++at_;
      return !found.beyond_ascii || is_utf8(text);
    }
    return *at_ == '\\' && read_escaped(begin, text);
  }

  bool read_escaped(const char* begin, std::string_view& text) {
    const std::size_t start = texts_.size();
    for (;;) {
      texts_.append(begin, at_);
      if (*at_ == '"') break;
      if (*at_ != '\\' || !decode_escape(at_, end_, texts_)) return false;
      begin = at_;
      at_ = end_of_text(at_, end_).at;
      if (at_ == end_) return false;
    }
    ++at_;
    text = std::string_view(texts_).substr(start);
    return is_utf8(text);
  }

  TextCell* text_of(const Member& member) {
    switch (member.slot) {
      case Slot::header: return &form_.headers[member.index];
      case Slot::narrative: return &form_.narratives[member.index];
      case Slot::row_text: break;
      default: return nullptr;
    }
    if (rows_ == Part::sub_item) return &form_.sub_items.back().name;
    Indicator& row = form_.indicators.back();
    switch (member.column) {
      case Column::category: return &row.category;
      case Column::subcategory: return &row.subcategory;
      case Column::name: return &row.name;
      case Column::target: return &row.target;
      case Column::actual: return &row.actual;
      case Column::reason: return &row.reason;
      default: return nullptr;
    }
  }

  FigureCell* figure_of(const Member& member) {
    if (member.slot == Slot::figure) return &form_.figures[member.index];
    if (member.slot != Slot::row_figure) return nullptr;
    switch (member.column) {
      case Column::budget: return &form_.sub_items.back().budget;
      case Column::actual: return &form_.sub_items.back().actual;
      case Column::weight: return &form_.indicators.back().weight;
      case Column::score: return &form_.indicators.back().score;
      default: return nullptr;
    }
  }

  void store(const Member& member, Value::Kind kind, std::string_view text) {
    if (FigureCell* figure = figure_of(member)) {
      *figure = figure_cell(kind, text, figure->place, member.kind);
    } else if (TextCell* cell = text_of(member)) {
      *cell = member.slot == Slot::narrative ? narrative_cell(kind, text, cell->place)
                                             : text_cell(kind, text, cell->place);
    }
  }

  const FormReader& reader_;
  const Rulebook& rulebook_;
  const char* at_;
  const char* end_;
  Form& form_;
  std::string& texts_;
  bool names_rulebook_ = false;
  Part rows_ = Part::form;  // of which table a row is being read
};

bool FormReader::read(std::string_view bytes, Form& form, std::string& texts) const {
  if (bytes.size() > largest_form) return false;
  return FormParse(*this, bytes, form, texts).read();
}

}  // namespace gouji
