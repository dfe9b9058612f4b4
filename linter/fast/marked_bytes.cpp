// Sixty-four bytes at a time, one bit of a word for each. Where the processor has AVX-512 or AVX2
// the same pass holds every two neighbouring bytes against the rules of UTF-8, by the
// lookup of Keiser and Lemire ("Validating UTF-8 in less than one instruction per byte", 2020):
// what the upper and the lower half of a byte and the upper half of the next one each allow as a
// fault is looked up, and a fault is what all three allow. Elsewhere the texts are validated by
// is_utf8.
//
// The last block is copied beside blanks: nothing is read behind the bytes, and a sequence that
// they break off is a fault.

#include "linter/fast/marked_bytes.h"

#include <algorithm>
#include <array>

#include "linter/fast/scan.h"
#include "schemas/x86_64.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gouji {
namespace {

using Block = std::array<char, 64>;

Block last_block(std::string_view rest) {
  Block block;
  block.fill(' ');
  std::copy(rest.begin(), rest.end(), block.begin());
  return block;
}

std::uint64_t stops_in(const char* bytes) {
  std::uint64_t stops = 0;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i last_control = _mm_set1_epi8(0x1F);
  for (unsigned at = 0; at < sizeof(Block); at += sizeof(__m128i)) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(some, last_control), some);
    const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(some, quote), control),
                                       _mm_cmpeq_epi8(some, backslash));
    stops |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << at;
  }
#else
  for (unsigned at = 0; at < sizeof(Block); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool stop = byte == '"' || byte == '\\' || byte < 0x20;
    stops |= std::uint64_t{stop} << at;
  }
#endif
  return stops;
}

#if defined(GOUJI_X86_64)

// The faults of two neighbouring bytes, a bit each; two continuations are none behind the lead of
// three or four bytes, which is asked apart.
constexpr std::uint8_t too_short = 1U << 0U;      // a lead, then no continuation
constexpr std::uint8_t too_long = 1U << 1U;       // ASCII, then a continuation
constexpr std::uint8_t overlong_3 = 1U << 2U;     // E0 80–9F
constexpr std::uint8_t too_large = 1U << 3U;      // F4 90–BF, F5–FF 90–BF
constexpr std::uint8_t surrogate = 1U << 4U;      // ED A0–BF
constexpr std::uint8_t overlong_2 = 1U << 5U;     // C0–C1
constexpr std::uint8_t overlong_4 = 1U << 6U;     // F0 80–8F
constexpr std::uint8_t too_large_8 = 1U << 6U;    // F5–FF 80–8F
constexpr std::uint8_t continuations = 1U << 7U;  // two of them
constexpr std::uint8_t any_low = too_short | too_long | continuations;

using Table = std::array<std::uint8_t, 16>;

constexpr Table by_upper_half{
    too_long,
    too_long,
    too_long,
    too_long,
    too_long,
    too_long,
    too_long,
    too_long,
    continuations,
    continuations,
    continuations,
    continuations,
    too_short | overlong_2,
    too_short,
    too_short | overlong_3 | surrogate,
    too_short | too_large | too_large_8 | overlong_4,
};

constexpr Table by_lower_half = [] {
  Table table{};
  for (std::size_t half = 0; half < table.size(); ++half) {
    table[half] = any_low;
    if (half >= 4) table[half] |= too_large;
    if (half >= 5) table[half] |= too_large_8;
  }
  table[0x0] |= overlong_2 | overlong_3 | overlong_4;
  table[0x1] |= overlong_2;
  table[0xD] |= surrogate;
  return table;
}();

constexpr Table by_next_upper_half = [] {
  Table table{};
  table.fill(too_short);
  constexpr std::uint8_t any = too_long | overlong_2 | continuations;
  table[0x8] = any | overlong_3 | overlong_4 | too_large_8;
  table[0x9] = any | overlong_3 | too_large;
  table[0xA] = any | surrogate | too_large;
  table[0xB] = table[0xA];
  return table;
}();

// Of this many bytes before each byte; across lies the end of the bytes before and these' begin.
template <int count>
GOUJI_AVX2 inline __m256i before(__m256i bytes, __m256i across) {
  return _mm256_alignr_epi8(bytes, across, 16 - count);
}

GOUJI_AVX2 inline __m256i looked_up(const Table& table, __m256i halves) {
  const __m128i once = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(once), halves);
}

GOUJI_AVX2 inline __m256i lower_halves(__m256i bytes) {
  return _mm256_and_si256(bytes, _mm256_set1_epi8(0x0F));
}
GOUJI_AVX2 inline __m256i upper_halves(__m256i bytes) {
  return lower_halves(_mm256_srli_epi16(bytes, 4));
}

// Not zero where the bytes are no UTF-8.
GOUJI_AVX2 inline __m256i faults_in(__m256i bytes, __m256i bytes_before) {
  const __m256i across = _mm256_permute2x128_si256(bytes_before, bytes, 0x21);
  const __m256i one_before = before<1>(bytes, across);
  const __m256i pairs =
      _mm256_and_si256(_mm256_and_si256(looked_up(by_upper_half, upper_halves(one_before)),
                                        looked_up(by_lower_half, lower_halves(one_before))),
                       looked_up(by_next_upper_half, upper_halves(bytes)));
  // The upper bit, which stands for two continuations, where there must be two: behind E0–FF two
  // bytes before, and behind F0–FF three bytes before.
  const __m256i third =
      _mm256_subs_epu8(before<2>(bytes, across), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
  const __m256i fourth =
      _mm256_subs_epu8(before<3>(bytes, across), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
  const __m256i due =
      _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
  return _mm256_xor_si256(pairs, due);
}

// The two that stop a text and print, where their lower half leads: quote 22, backslash 5C.
constexpr Table printed_stops = [] {
  Table table{};
  table[0x2] = '"';
  table[0xC] = '\\';
  return table;
}();

GOUJI_AVX2 inline std::uint32_t stops_of(__m256i bytes) {
  const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1F)), bytes);
  // Of bytes beyond ASCII the lookup makes zero, which they are not.
  const __m256i printed = _mm256_cmpeq_epi8(looked_up(printed_stops, bytes), bytes);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(control, printed)));
}

struct Looked {
  __m256i before;  // the last bytes so far
  __m256i faults;
};

GOUJI_AVX2 inline std::uint64_t look_at(const char* block, Looked& looked) {
  const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
  const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block) + 1);
  looked.faults = _mm256_or_si256(looked.faults, faults_in(first, looked.before));
  looked.faults = _mm256_or_si256(looked.faults, faults_in(second, first));
  looked.before = second;
  return std::uint64_t{stops_of(second)} << 32U | stops_of(first);
}

GOUJI_AVX2 bool mark_with_avx2(std::string_view bytes, std::uint64_t* marks) {
  Looked looked{.before = _mm256_setzero_si256(), .faults = _mm256_setzero_si256()};
  const std::size_t whole = bytes.size() / sizeof(Block);
  for (std::size_t i = 0; i < whole; ++i) {
    marks[i] = look_at(bytes.data() + i * sizeof(Block), looked);
  }
  const Block last = last_block(bytes.substr(whole * sizeof(Block)));
  marks[whole] = look_at(last.data(), looked);
  return _mm256_testz_si256(looked.faults, looked.faults) != 0;
}

// The same in registers of twice the width.
class Avx512Marking {
 public:
  GOUJI_AVX512 static bool mark(std::string_view bytes, std::uint64_t* marks) {
    Avx512Marking marking;
    const std::size_t whole = bytes.size() / sizeof(Block);
    for (std::size_t i = 0; i < whole; ++i) {
      marks[i] = marking.look_at(bytes.data() + i * sizeof(Block));
    }
    const Block last = last_block(bytes.substr(whole * sizeof(Block)));
    marks[whole] = marking.look_at(last.data());
    return _mm512_test_epi8_mask(marking.faults_, marking.faults_) == 0;
  }

 private:
  GOUJI_AVX512 std::uint64_t look_at(const char* block) {
    const __m512i bytes = _mm512_loadu_si512(block);
    note_faults_in(bytes);
    before_ = bytes;
    return _mm512_cmple_epu8_mask(bytes, _mm512_set1_epi8(0x1F)) |
           _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')) |
           _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\\'));
  }

  GOUJI_AVX512 void note_faults_in(__m512i bytes) {
    // The last quarter of those before, and the first three of these.
    const __m512i quarters = _mm512_set_epi64(13, 12, 11, 10, 9, 8, 7, 6);
    const __m512i across = _mm512_permutex2var_epi64(before_, quarters, bytes);
    const __m512i one_before = _mm512_alignr_epi8(bytes, across, 15);
    const __m512i pairs =
        _mm512_and_si512(_mm512_and_si512(looked_up(by_upper_half, upper_halves(one_before)),
                                          looked_up(by_lower_half, lower_halves(one_before))),
                         looked_up(by_next_upper_half, upper_halves(bytes)));
    const __m512i third = _mm512_subs_epu8(_mm512_alignr_epi8(bytes, across, 14),
                                           _mm512_set1_epi8(static_cast<char>(0xE0 - 0x80)));
    const __m512i fourth = _mm512_subs_epu8(_mm512_alignr_epi8(bytes, across, 13),
                                            _mm512_set1_epi8(static_cast<char>(0xF0 - 0x80)));
    const __m512i due =
        _mm512_and_si512(_mm512_or_si512(third, fourth), _mm512_set1_epi8(static_cast<char>(0x80)));
    faults_ = _mm512_or_si512(faults_, _mm512_xor_si512(pairs, due));
  }

  GOUJI_AVX512 static __m512i looked_up(const Table& table, __m512i halves) {
    const __m128i once = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
    return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(once), halves);
  }
  GOUJI_AVX512 static __m512i lower_halves(__m512i bytes) {
    return _mm512_and_si512(bytes, _mm512_set1_epi8(0x0F));
  }
  GOUJI_AVX512 static __m512i upper_halves(__m512i bytes) {
    return lower_halves(_mm512_srli_epi16(bytes, 4));
  }

  __m512i before_{};  // the last bytes so far
  __m512i faults_{};
};

#endif

}  // namespace

bool MarkedBytes::keep(std::string_view bytes) {
  const std::size_t last = bytes.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || bytes[last] != '}') return false;
  begin_ = bytes.data();
  size_ = last + 1;
  const std::size_t words = size_ / block + 2;
  if (marks_.size() < words) marks_.resize(words);
  return true;
}

// A text that nothing ends runs into it.
void MarkedBytes::mark_brace() {
  const std::size_t last = size_ - 1;
  marks_[last / block] |= std::uint64_t{1} << (last % block);
}

bool MarkedBytes::mark(std::string_view bytes, Registers registers) {
  if (!keep(bytes) || !mark_kept(registers)) return false;
  mark_brace();
  return true;
}

bool MarkedBytes::mark_kept([[maybe_unused]] Registers registers) {
#if defined(GOUJI_X86_64)
  if (registers == Registers::avx512) return Avx512Marking::mark(bytes(), marks_.data());
  if (registers == Registers::avx2) return mark_with_avx2(bytes(), marks_.data());
#endif
  if (!is_utf8(bytes())) return false;
  const std::size_t whole = size_ / block;
  for (std::size_t i = 0; i < whole; ++i) marks_[i] = stops_in(begin_ + i * block);
  marks_[whole] = stops_in(last_block(bytes().substr(whole * block)).data());
  return true;
}

}  // namespace gouji
