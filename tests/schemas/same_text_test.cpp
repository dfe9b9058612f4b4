// Texts are the same as the library says, whatever their size and wherever they differ.

#include "schemas/same_text.h"

#include <gtest/gtest.h>

#include <string>

namespace gouji::testing {
namespace {

TEST(SameText, DiffersByAnyOfItsBytes) {
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string text(size, 'a');
    EXPECT_TRUE(same_text(text, std::string(size, 'a')));
    EXPECT_FALSE(same_text(text, text + "a"));
    EXPECT_TRUE(starts_with_text(text + "b", text));
    EXPECT_FALSE(starts_with_text(text, text + "b"));
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = 'b';
      EXPECT_FALSE(same_text(text, other)) << size << " " << at;
      EXPECT_FALSE(starts_with_text(other + "c", text)) << size << " " << at;
    }
  }
}

}  // namespace
}  // namespace gouji::testing
