// What the fast path asks of bytes, against the plain way to ask it. Bytes stand in memory of
// exactly their size, so that a sanitizer sees whoever reads behind them.

#include "linter/fast/scan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "linter/fast/marked_bytes.h"
#include "linter/fast/member_name.h"

#include "schemas/spelling.h"
#include "tests/injection/random.h"
#include "tests/support/all_registers.h"

namespace gouji {
namespace {

// One character after the other, each by its own rule.
bool is_utf8_one_by_one(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.size == 1 && static_cast<unsigned char>(text[at]) >= 0x80) return false;
    at += glyph.size;
  }
  return true;
}

TEST(IsUtf8, of_every_character_of_three_bytes_in_every_place_of_a_block) {
  for (unsigned first = 0xE0; first <= 0xEF; ++first) {
    for (unsigned second = 0x7F; second <= 0xC0; ++second) {
      for (int before = 0; before < 7; ++before) {
        std::string text;
        for (int i = 0; i < before; ++i) text += "项";
        text += static_cast<char>(first);
        text += static_cast<char>(second);
        text += "\xBF目标值，完成情况良好";
        ASSERT_EQ(is_utf8(text), is_utf8_one_by_one(text)) << first << ' ' << second;
      }
    }
  }
}

RC_GTEST_PROP(IsUtf8, says_what_each_character_says, ()) {
  const std::vector<std::string> pieces{"项",   "目",       "。",   "5",        "é",
                                        "😀",    "\xE9\xA1", "\x80", "\xC0\x80", "\xED\xA0\x80",
                                        "\xF5", "\n",       "≥"};
  std::string text;
  const auto size = static_cast<int>(pieces.size());
  // Mostly Han: a wrong byte among many that are right.
  for (const int choice : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12 * size))) {
    const auto at = static_cast<std::size_t>(choice);
    text += at < pieces.size() ? pieces[at] : pieces[at % 6];
  }
  RC_ASSERT(is_utf8(text) == is_utf8_one_by_one(text));
}

class ExactBytes {
 public:
  explicit ExactBytes(std::string_view text)
      : size_(text.size()), bytes_(std::make_unique<char[]>(text.size())) {
    std::copy(text.begin(), text.end(), bytes_.get());
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

bool stops_a_text(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// Whichever registers mark these bytes and a brace, they say what each character and each byte says
// of itself.
void expect_marked(const std::string& text) {
  const ExactBytes exact(text + "}");
  const std::string_view bytes = exact.view();
  const bool valid = is_utf8_one_by_one(bytes);
  for (const Registers registers : testing::all_registers()) {
    MarkedBytes marked;
    ASSERT_EQ(marked.mark(bytes, registers), valid) << ::testing::PrintToString(text);
    if (!valid) continue;
    ASSERT_EQ(marked.bytes().data(), bytes.data());
    ASSERT_EQ(marked.bytes(), bytes);
    const char* const brace = bytes.data() + text.size();
    for (const char* at = bytes.data(); at <= brace; ++at) {
      const char* const stop = std::find_if(at, brace, stops_a_text);
      ASSERT_EQ(marked.stop(at) - at, stop - at) << ::testing::PrintToString(text);
    }
  }
}

TEST(MarkedBytes, HaveAStopAtEveryPlaceOfTwoBlocks) {
  for (std::size_t size = 0; size <= 130; ++size) {
    expect_marked(std::string(size, 'x'));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char stop : {'"', '\\', '\0', '\x1F'}) {
        std::string text(size, 'x');
        text[at] = stop;
        expect_marked(text);
      }
    }
  }
}

TEST(MarkedBytes, TellEveryByteOfOneFromAStop) {
  for (int byte = 0; byte < 0x80; ++byte) expect_marked("ab" + std::string(1, char(byte)) + "cd");
}

// The values at which the rules of UTF-8 turn.
constexpr unsigned char boundaries[] = {0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                        0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};

bool is_marked(MarkedBytes& marked, const std::string& text) {
  const ExactBytes exact(text + "}");
  const bool is = marked.mark(exact.view());
  EXPECT_EQ(is, is_utf8(exact.view())) << ::testing::PrintToString(text);
  EXPECT_EQ(is_utf8(text), is_utf8_one_by_one(text)) << ::testing::PrintToString(text);
  return is;
}

TEST(MarkedBytes, AreUtf8WhereEverySequenceOfFourBytesIs) {
  MarkedBytes marked;
  for (const unsigned char first : boundaries) {
    for (const unsigned char second : boundaries) {
      for (const unsigned char third : boundaries) {
        for (const unsigned char fourth : boundaries) {
          const char sequence[] = {char(first), char(second), char(third), char(fourth)};
          const std::string text(sequence, sizeof(sequence));
          ASSERT_EQ(is_marked(marked, text), is_utf8_one_by_one(text))
              << ::testing::PrintToString(text);
        }
      }
    }
  }
}

// Behind so many bytes that it begins at every place of a block, cut off or followed by others.
TEST(MarkedBytes, AreUtf8WhereverInTheBlocksACharacterStands) {
  const std::vector<std::string> characters{"\x80",
                                            "\xC1\xBF",
                                            "\xC2\x80",
                                            "\xDF\xBF",
                                            "\xE0\x9F\xBF",
                                            "\xE0\xA0\x80",
                                            "\xE4\xB8\x80",
                                            "\xED\x9F\xBF",
                                            "\xED\xA0\x80",
                                            "\xEF\xBF\xBF",
                                            "\xFF",
                                            "\xF0\x8F\xBF\xBF",
                                            "\xF0\x90\x80\x80",
                                            "\xF4\x8F\xBF\xBF",
                                            "\xF4\x90\x80\x80",
                                            "\xF5\x80\x80\x80"};
  MarkedBytes marked;
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::string& character : characters) {
      for (std::size_t size = 1; size <= character.size(); ++size) {
        for (const std::string_view behind : {"", "x", "\x80", "\xC3\xA9", "目标值完成情况良好"}) {
          std::string text(before, 'x');
          text.append(character, 0, size).append(behind);
          ASSERT_EQ(is_marked(marked, text), is_utf8_one_by_one(text))
              << before << ' ' << ::testing::PrintToString(text.substr(before));
        }
      }
    }
  }
}

TEST(MarkedBytes, AreUtf8AfterChancesWhereEachCharacterIs) {
  injection::Random random(7);
  const std::vector<std::string> pieces{"项目", "支出", "5", "é", "😀", "\"", "≥", "abcdefg"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    while (text.size() < 20 + random.below(200)) text += random.pick(pieces);
    if (random.chance(70)) text[random.below(text.size())] = static_cast<char>(random.below(256));
    if (random.chance(20)) text.resize(random.below(text.size()));
    expect_marked(text);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(MarkedBytes, EndWithABraceAndForgetWhatTheyMarkedBefore) {
  MarkedBytes marked;
  for (const char* none : {"", " ", "\n", "{", "{}x", "{}\f", "}\xC3"}) {
    for (const Registers registers : testing::all_registers()) {
      EXPECT_FALSE(marked.mark(none, registers)) << none;
    }
  }
  const std::string long_one = std::string(1000, '"') + "}";
  const std::string short_one = std::string(100, 'x') + "} \r\n\t";
  ASSERT_TRUE(marked.mark(long_one));
  ASSERT_TRUE(marked.mark(short_one));
  EXPECT_EQ(marked.bytes().size(), 101U);
  EXPECT_EQ(marked.stop(short_one.data()), short_one.data() + 100);
}

// Empty: not decoded.
std::string decoded(std::string_view escapes, std::size_t& read) {
  const ExactBytes exact(escapes);
  std::string text(escapes.size(), '~');
  const char* const begin = exact.view().data();
  const DecodedEscapes done = decode_escapes(begin, begin + escapes.size(), text.data());
  read = static_cast<std::size_t>(done.at - begin);
  if (done.to == nullptr) return {};
  text.resize(static_cast<std::size_t>(done.to - text.data()));
  return text;
}

TEST(DecodeEscapes, TakesAllThatFollowEachOther) {
  std::size_t read = 0;
  EXPECT_EQ(decoded(R"(\n\u9879\u76eE\"\\\/\t\r\u0041\u00e9x)", read), "\n项目\"\\/\t\rAé");
  EXPECT_EQ(decoded(R"(\u9879)", read), "项");
  EXPECT_EQ(read, 6U);
}

TEST(DecodeEscapes, OfEveryCodeIsItsCharacterOrNothing) {
  for (unsigned code = 0; code <= 0xFFFF; ++code) {
    char escape[7];
    std::snprintf(escape, sizeof(escape), code % 2 == 0 ? "\\u%04x" : "\\u%04X", code);
    std::size_t read = 0;
    const std::string text = decoded(escape, read);
    const bool known = code >= 0x20 && (code < 0xD800 || code > 0xDFFF);
    ASSERT_EQ(!text.empty(), known) << escape;
    if (!known) continue;
    const Glyph glyph = glyph_at(text, 0);
    ASSERT_EQ(glyph.code, code);
    ASSERT_EQ(glyph.size, text.size());
  }
}

TEST(DecodeEscapes, KnowsNothingElse) {
  std::size_t read = 0;
  for (const char* broken : {"\\b", "\\f", "\\x", "\\u", "\\u12", "\\u123", "\\u123}", "\\u12g4",
                             "\\ud83d\\ude00", "\\u 041", "\\n\\u0000"}) {
    EXPECT_EQ(decoded(broken, read), "") << broken;
  }
}

TEST(MemberName, StandsWhereItsKeyDoes) {
  for (const std::string_view name : {"", "a", "score", "weight", "category", "initial_budget",
                                      "a_name_of_more_than_sixteen_bytes"}) {
    const MemberName member(name);
    const std::string key = "\"" + std::string(name) + "\":";
    EXPECT_EQ(member.key(), key);
    EXPECT_EQ(member.quoted(), key.substr(0, key.size() - 1));
    EXPECT_EQ(member.name(), name);
    for (const std::size_t behind : {0U, 1U, 7U, 16U, 40U}) {
      const std::string text = key + std::string(behind, '7');
      const auto stands = [&](std::string_view bytes) {
        const ExactBytes exact(bytes);
        return member.stands_at(exact.view().data(), exact.view().data() + bytes.size());
      };
      EXPECT_TRUE(stands(text)) << text;
      for (std::size_t i = 0; i < key.size(); ++i) {
        EXPECT_FALSE(stands(text.substr(0, i))) << text;
        std::string other = text;
        other[i] = '~';
        EXPECT_FALSE(stands(other)) << other;
      }
    }
  }
}

}  // namespace
}  // namespace gouji
