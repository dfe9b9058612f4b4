// How the rows of a table are written: the bytes before each value and behind the last. Rows nearly
// always differ from the one above in their values alone, also where they are indented, and the
// first one from those of the form before; such a row is read by comparing those bytes, and none of
// its keys need be looked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "linter/fast/form_reader.h"
#include "linter/fast/row_cells.h"
#include "linter/fast/tokens.h"
#include "schemas/same_text.h"

namespace gouji {

// Bytes of a row, compared by one load with those that stand where they are expected: nearly all
// are the key of a value with the marks around it.
class RowPiece {
 public:
  RowPiece() = default;
  explicit RowPiece(std::string_view bytes)
      : bytes_(bytes), behind_(bytes.size() < loaded ? all_bits << bytes.size() & all_bits : 0U) {}

  std::string_view bytes() const { return bytes_; }

  // The same bytes in a copy of the row.
  void move_to(const char* copy, const char* row) {
    bytes_ = {copy + (bytes_.data() - row), bytes_.size()};
  }

  // So many bytes from its start on are loaded, also of a shorter one.
  static constexpr std::size_t loaded = 16;

  // Where it ends, if it stands here, behind the row that it is of or in another form; null: it
  // does not. Reads nothing from `end` on.
  [[gnu::always_inline]] const char* end_of(const char* at, const char* end) const {
    const bool stands = end - at >= static_cast<std::ptrdiff_t>(loaded)
                            ? starts_at(at, end)
                            : starts_with_text(between(at, end), bytes_);
    return stands ? at + bytes_.size() : nullptr;
  }

 private:
  static constexpr unsigned all_bits = 0xFFFF;

  // Of at least so many bytes here; where the piece is there are as many.
  bool starts_at(const char* at, const char* end) const {
#if defined(__SSE2__)
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i there = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes_.data()));
    const auto same = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(here, there)));
    if ((same | behind_) != all_bits) return false;
    if (bytes_.size() <= loaded) return true;
#endif
    return starts_with_text(between(at, end), bytes_);
  }

  std::string_view bytes_{};
  unsigned behind_ = all_bits;  // a bit for each loaded byte behind it
};

template <class Row>
class RowPattern {
 public:
  using Member = FormReader::Member;

  // A value of the row, with the bytes between it and the value before, or the start of the row.
  // One of the two is not null, and a text is what stands between the quotes.
  struct Value {
    RowPiece before;
    TextCell Row::*text;
    FigureCell Row::*figure;
    const Member* member;
  };

  const Value* begin() const { return values_.data(); }
  const Value* end() const { return values_.data() + count_; }
  std::size_t size() const { return count_; }
  const RowPiece& behind() const { return behind_; }  // the last value
  std::uint64_t seen() const { return seen_; }        // the bits of the members

  // Learned in the order in which a row is read: its start, each value from behind the key to its
  // own end, the end of the row. One with a value that is neither a plain figure nor a text where
  // such a one belongs, or with one of no cell, leaves the pattern empty.
  void start(const char* row) {
    count_ = 0;
    begin_ = last_ = row;
  }
  void add(const Member& member, const char* behind_key, const char* value_end) {
    if (last_ == nullptr) return;
    const char* const value = behind_blanks(behind_key);
    const bool text = member.slot == FormReader::Slot::row_text && *value == '"';
    const bool figure =
        member.slot == FormReader::Slot::row_figure && (is_json_digit(*value) || *value == '-');
    if ((!text && !figure) || count_ == values_.size()) {
      last_ = nullptr;
      return;
    }
    values_[count_++] = {
        .before = RowPiece(between(last_, text ? value + 1 : value)),
        .text = text ? texts_of_row<Row>[member.column] : nullptr,
        .figure = figure ? figures_of_row<Row>[member.column] : nullptr,
        .member = &member,
    };
    last_ = text ? value_end - 1 : value_end;
  }
  void finish(const char* row_end, std::uint64_t seen) {
    seen_ = seen;
    if (last_ == nullptr || row_end == nullptr) {
      count_ = 0;
      return;
    }
    behind_ = RowPiece(between(last_, row_end));
    keep(row_end);
  }

 private:
  // The bytes of the row, for the forms to come.
  void keep(const char* row_end) {
    kept_.assign(begin_, row_end);
    kept_.append(RowPiece::loaded, ' ');
    for (std::size_t i = 0; i < count_; ++i) values_[i].before.move_to(kept_.data(), begin_);
    behind_.move_to(kept_.data(), begin_);
  }

  std::string kept_;
  std::array<Value, RowCells<Row, TextCell>::columns> values_;
  std::size_t count_ = 0;
  // Of the row that it is learned from: its start, the end of the last value. Null: no pattern
  // comes of it.
  const char* begin_ = nullptr;
  const char* last_ = nullptr;
  RowPiece behind_;
  std::uint64_t seen_ = 0;
};

struct RowPatterns {
  RowPattern<SubItem> sub_items;
  RowPattern<Indicator> indicators;
};

}  // namespace gouji
