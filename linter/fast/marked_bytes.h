// The bytes of one form, looked over once: whether they are UTF-8, and where a text in them may
// end.
//
// A form has some 150 short texts. To look for the end of each on its own costs more than to mark
// all ends at once, and so does asking each whether it is UTF-8.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gouji {

class MarkedBytes {
 public:
  // Keeps a view of the bytes, and its own memory for the next ones; reads nothing outside of them.
  // False: they are not UTF-8, and nothing is marked.
  bool mark(std::string_view bytes);

  std::string_view bytes() const { return bytes_; }

  // The first quote, backslash or control character from here on, which is in the bytes or their
  // end; the end: there is none.
  const char* stop(const char* at) const {
    const auto offset = static_cast<std::size_t>(at - bytes_.data());
    std::size_t word = offset / block;
    std::uint64_t marks = marks_[word] >> (offset % block);
    if (marks != 0) return at + std::countr_zero(marks);
    // The end is marked as well, so that there is always one more.
    do {
      marks = marks_[++word];
    } while (marks == 0);
    return bytes_.data() + word * block + static_cast<std::size_t>(std::countr_zero(marks));
  }

  // What mark() does on processors without AVX2; for tests that the two agree.
  bool mark_plainly(std::string_view bytes);

 private:
  static constexpr std::size_t block = 64;  // bytes of which one word tells

  void keep(std::string_view bytes);

  std::string_view bytes_;
  std::vector<std::uint64_t> marks_;  // as many as the longest bytes so far need
};

}  // namespace gouji
