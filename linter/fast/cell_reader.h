// The values of one form's cells, read from its bytes. What is plain is read here at once; whatever
// else a cell may hold (a blank, a figure in quotes, null) goes where both ways into a form meet.
//
// Functions take where a value begins in the bytes, or the blanks before it, and give where it
// ends; null: it is not what its schema allows, or not known to be.
#pragma once

#include <cstring>
#include <iterator>
#include <string_view>

#include "linter/fast/form_reader.h"
#include "linter/fast/scan.h"
#include "linter/fast/tokens.h"
#include "linter/form_values.h"
#include "linter/text_encoding.h"
#include "schemas/text_edges.h"

namespace gouji {

class CellReader {
 public:
  using Member = FormReader::Member;

  // decoded: where texts with escapes may be written, as many bytes as there are marked ones.
  CellReader(const MarkedBytes& marked, char* decoded)
      : marked_(marked), end_(marked.bytes().data() + marked.bytes().size()), texts_(decoded) {}

  const char* end() const { return end_; }  // behind the last brace
  // Whether no text so far was written with other escapes than those of white space.
  bool texts_are_written_plainly() const { return plainly_; }

  [[gnu::always_inline]] const char* read(const char* at, const Member& member, TextCell& cell) {
    if (*at != '"') at = behind_blanks(at);
    if (*at != '"') return read_other(at, member, cell);
    const Text read = read_text(at, member);
    if (read.end == nullptr) return nullptr;
    set(cell, member, read.text);
    return read.end;
  }

  [[gnu::always_inline]] const char* read(const char* at, const Member& member, FigureCell& cell) {
    if (!is_json_digit(*at)) at = behind_blanks(at);
    if (!member.number || (!is_json_digit(*at) && *at != '-')) return read_other(at, member, cell);
    return read_plain(at, member, cell);
  }

  // What stands between the quotes, the first of which is before `at`: without escapes, and no
  // longer than allowed even if every byte were a character. It ends at the second.
  [[gnu::always_inline]] const char* read_plain(const char* at, const Member& member,
                                                TextCell& cell) {
    const char* const stop = marked_.stop(at);
    if (*stop != '"' || stop - at > member.longest) return nullptr;
    const std::string_view text = between(at, stop);
    // A key stands before it, a quote and at least one byte more behind it.
    if (surely_says_something_amid_others(text) && surely_ends_amid_others(text)) {
      set_filled(cell, text);
    } else {
      set(cell, member, text);
    }
    return stop;
  }

  [[gnu::always_inline]] static const char* read_plain(const char* at, const Member& /*member*/,
                                                       FigureCell& cell) {
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

  static void set_filled(TextCell& cell, std::string_view text) {
    cell.raw = text;
    cell.state = CellState::filled;
  }

 private:
  struct Text {
    std::string_view text;
    const char* end;
  };

  [[gnu::always_inline]] static void set(TextCell& cell, const Member& member,
                                         std::string_view text) {
    if (surely_says_something(text) && surely_ends(text)) {
      set_filled(cell, text);
    } else {
      fill(cell, member, Value::Kind::string, text);
    }
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
    cell = member.slot == FormReader::Slot::narrative ? narrative_cell(kind, text, cell.place)
                                                      : text_cell(kind, text, cell.place);
  }
  static void fill(FigureCell& cell, const Member& member, Value::Kind kind,
                   std::string_view text) {
    cell = figure_cell(kind, text, cell.place, member.kind);
  }

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
      for (const char* escape = stop; escape != decoded.at; escape += 2) {
        plainly_ = plainly_ && (escape[1] == 'n' || escape[1] == 'r' || escape[1] == 't');
        if (!plainly_) break;
      }
      texts_ = decoded.to;
      begin = decoded.at;
      stop = marked_.stop(begin);
    }
  }

  const MarkedBytes& marked_;
  const char* const end_;
  char* texts_;  // where the next one is decoded to
  bool plainly_ = true;
};

}  // namespace gouji
