// The bytes of one form, looked over once: whether they are UTF-8, and where a text in them may
// end.
//
// A form has some 150 short texts. To look for the end of each on its own costs more than to mark
// all ends at once, and so does asking each whether it is UTF-8.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "schemas/registers.h"

namespace gouji {

class MarkedBytes {
 public:
  // Keeps a view of the bytes, and its own memory for the next ones; reads nothing outside of them.
  // False: they are not UTF-8, or do not end with a brace, and are not of use. Blanks behind the
  // brace are left out.
  bool mark(std::string_view bytes, Registers registers = widest_registers());

  std::string_view bytes() const { return {begin_, size_}; }

  // The first quote, backslash or control character from here on; the brace at the end: there is
  // none before it.
  const char* stop(const char* at) const {
    const auto offset = static_cast<std::size_t>(at - begin_);
    // Of the next 57 bytes or more, wherever they begin: no text is so long that lies in a table.
    if (const std::uint64_t marks = marks_from(offset); marks != 0) return at + first_of(marks);
    std::size_t word = offset / block;
    std::uint64_t marks = marks_[word] >> (offset % block);
    if (marks != 0) return at + first_of(marks);
    do {
      marks = marks_[++word];
    } while (marks == 0);
    return begin_ + word * block + first_of(marks);
  }

 private:
  static constexpr std::size_t block = 64;  // bytes of which one word tells

  static unsigned first_of(std::uint64_t marks) {
    return static_cast<unsigned>(std::countr_zero(marks));
  }
  std::uint64_t marks_from(std::size_t offset) const {
    if constexpr (std::endian::native != std::endian::little) return 0;
    std::uint64_t marks = 0;
    std::memcpy(&marks, reinterpret_cast<const char*>(marks_.data()) + offset / 8, sizeof marks);
    return marks >> (offset % 8);
  }
  bool keep(std::string_view bytes);
  bool mark_kept(Registers registers);
  void mark_brace();

  const char* begin_ = nullptr;
  std::size_t size_ = 0;
  std::vector<std::uint64_t> marks_;  // as many as the longest bytes so far need, and one
};

}  // namespace gouji
