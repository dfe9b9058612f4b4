// The sieve leaves out no place at which a word begins, and all registers find alike.

#include "schemas/byte_sieve.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "tests/support/all_registers.h"

namespace gouji::testing {
namespace {

constexpr std::uint8_t all_buckets = 0xFF;

std::vector<std::size_t> places_in(const ByteSieve& sieve, std::string_view text) {
  std::vector<std::size_t> places;
  sieve.for_each_place(text, all_buckets, [&](std::size_t at) { places.push_back(at); });
  return places;
}

// Bytes that often meet: few letters, and the halves of Han.
rc::Gen<std::string> bytes(int most) {
  return rc::gen::resize(
      most, rc::gen::container<std::string>(rc::gen::element(
                '0', '1', '6', '<', '\xE5', '\xA1', '\xAB', '\xEF', '\xBC', '\x88', '\n', '\0')));
}

struct Sieve {
  std::vector<std::string> words;
  ByteSieve sieve;
};

Sieve any_sieve() {
  Sieve made;
  for (std::string& word : *rc::gen::container<std::vector<std::string>>(bytes(9))) {
    if (word.empty()) continue;
    made.sieve.add(word, *rc::gen::inRange(0, ByteSieve::buckets));
    made.words.push_back(std::move(word));
  }
  return made;
}

RC_GTEST_PROP(ByteSieve, NamesEveryPlaceAtWhichAWordBegins, ()) {
  const Sieve made = any_sieve();
  const std::string text = *bytes(400);
  const std::vector<std::size_t> places = places_in(made.sieve, text);
  for (const std::string& word : made.words) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      RC_ASSERT(std::find(places.begin(), places.end(), at) != places.end());
    }
  }
}

// Wide registers may name more places than there are words, and meet more; never fewer.
RC_GTEST_PROP(ByteSieve, FindsWithAnyRegistersWhatItFindsWithoutThem, ()) {
  const Sieve made = any_sieve();
  const std::string text = *bytes(200);
  const auto wanted = *rc::gen::arbitrary<std::uint8_t>();
  std::vector<std::uint64_t> plain(ByteSieve::places_of(text.size()));
  const std::uint8_t met = made.sieve.search(text, wanted, plain, Registers::plain);
  for (const Registers registers : all_registers()) {
    std::vector<std::uint64_t> places(plain.size());
    const std::uint8_t met_so = made.sieve.search(text, wanted, places, registers);
    RC_ASSERT((met_so & met) == met);
    for (std::size_t i = 0; i < plain.size(); ++i) RC_ASSERT((places[i] & plain[i]) == plain[i]);
    const std::size_t last = text.size() % 64;
    if (last != 0) RC_ASSERT(places.back() >> last == 0U);
  }
}

TEST(ByteSieve, FindsAWordAtEveryOffsetOfALongText) {
  ByteSieve sieve;
  sieve.add("填写说明", 3);
  for (std::size_t offset = 0; offset < 4200; offset += 7) {
    std::string text(4300, 'a');
    text.replace(offset, 12, "填写说明");
    EXPECT_EQ(places_in(sieve, text), std::vector<std::size_t>{offset});
  }
}

// By asking for every beginning of Han text that there may be.
std::size_t han_let_by_one_by_one(const ByteSieve& sieve, int bucket) {
  std::size_t count = 0;
  std::string text = "\xE4\x80\x80\xE4\x80\x80";
  for (unsigned first = 0xE4; first <= 0xE9; ++first) {
    for (unsigned third = 0x80; third <= 0xBF; ++third) {
      for (unsigned sixth = 0x80; sixth <= 0xBF; ++sixth) {
        text[0] = static_cast<char>(first);
        text[2] = static_cast<char>(third);
        text[5] = static_cast<char>(sixth);
        const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(bucket));
        std::array<std::uint64_t, ByteSieve::places_of(6)> places;
        sieve.search(text, bit, places);
        count += places[0] & 1U;
      }
    }
  }
  return count;
}

TEST(ByteSieve, TellsHowManyBeginningsOfHanABucketTakesForItsWords) {
  ByteSieve sieve;
  EXPECT_EQ(sieve.han_let_by(3), 0U);
  sieve.add("填写说明", 3);
  EXPECT_EQ(sieve.han_let_by(3), 1U);
  sieve.add("请简要", 3);
  sieve.add("（示例）", 3);
  sieve.add("请", 4);
  for (const int bucket : {3, 4, 5}) {
    EXPECT_EQ(sieve.han_let_by(bucket), han_let_by_one_by_one(sieve, bucket)) << bucket;
  }
}

TEST(ByteSieve, FindsNothingInNothing) {
  ByteSieve sieve;
  sieve.add("*", 0);
  EXPECT_TRUE(places_in(sieve, "").empty());
  EXPECT_EQ(sieve.for_each_place("", all_buckets, [](std::size_t) { FAIL(); }), 0);
}

}  // namespace
}  // namespace gouji::testing
