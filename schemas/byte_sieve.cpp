// Six table look-ups for thirty-two places at once, half of a block, are what AVX2 has an
// instruction for; AVX-512 with VBMI looks up a whole block, in tables of sixty-four entries, which
// is what continuation bytes differ by. Which processor runs is asked at run time. Nothing outside
// of the text is read: its last bytes are copied to where they may be followed by zeros, which are
// in no word.

#include "schemas/byte_sieve.h"

#include <cstring>

#include "schemas/x86_64.h"

namespace gouji {
namespace {

constexpr std::size_t block = 64;
constexpr std::size_t behind = 5;  // bytes behind a place that it is told by

}  // namespace

std::size_t ByteSieve::han_let_by(int bucket) const {
  const auto count = [&](std::size_t i, unsigned from, unsigned to) {
    std::size_t known = 0;
    for (unsigned byte = from; byte <= to; ++byte) {
      const unsigned both = low_[i][byte & 15U] & high_[i][byte >> 4U];
      known += both >> static_cast<unsigned>(bucket) & 1U;
    }
    return known;
  };
  return count(0, 0xE4, 0xE9) * count(1, 0x80, 0xBF) * count(2, 0x80, 0xBF);
}

std::uint8_t ByteSieve::search_plainly(std::string_view text, std::uint8_t wanted,
                                       std::span<std::uint64_t> places) const {
  unsigned met = 0;
  const auto known_at = [&](std::size_t i, std::size_t at) -> unsigned {
    const unsigned byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    return low_[i][byte & 15U] & high_[i][byte >> 4U];
  };
  for (std::size_t i = 0; i < places_of(text.size()); ++i) places[i] = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned found = known_at(0, at) & known_at(1, at + 2) & known_at(2, at + behind);
    met |= found;
    if ((found & wanted) != 0) places[at / block] |= std::uint64_t{1} << (at % block);
  }
  return static_cast<std::uint8_t>(met);
}

#if defined(GOUJI_X86_64)

class Avx2Search {
 public:
  GOUJI_AVX2 static std::uint8_t run(const ByteSieve& sieve, std::string_view text,
                                     std::uint8_t wanted, std::span<std::uint64_t> places) {
    const __m256i low_first = table(sieve.low_[0]);
    const __m256i high_first = table(sieve.high_[0]);
    const __m256i low_third = table(sieve.low_[1]);
    const __m256i high_third = table(sieve.high_[1]);
    const __m256i low_sixth = table(sieve.low_[2]);
    const __m256i high_sixth = table(sieve.high_[2]);
    const __m256i asked = _mm256_set1_epi8(static_cast<char>(wanted));
    __m256i met = _mm256_setzero_si256();
    const auto look_at = [&](const char* at) GOUJI_AVX2 {
      const __m256i found =
          _mm256_and_si256(known(at, low_first, high_first),
                           _mm256_and_si256(known(at + 2, low_third, high_third),
                                            known(at + behind, low_sixth, high_sixth)));
      met = _mm256_or_si256(met, found);
      const __m256i none =
          _mm256_cmpeq_epi8(_mm256_and_si256(found, asked), _mm256_setzero_si256());
      return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
    };
    const auto look_at_both = [&](const char* at) GOUJI_AVX2 {
      const std::uint64_t first = look_at(at);
      return first | std::uint64_t{look_at(at + half)} << half;
    };
    std::size_t at = 0;
    for (; at + block + behind <= text.size(); at += block) {
      places[at / block] = look_at_both(text.data() + at);
    }
    // At most a block and what is behind it are left. Zeros follow as far as is looked.
    alignas(half) std::array<char, 3 * block> rest;
    if (at < text.size()) {
      const std::size_t left = text.size() - at;
      std::memcpy(rest.data(), text.data() + at, left);
      for (const std::size_t zeros : {left, left + half, left + 2 * half}) {
        const auto to = reinterpret_cast<__m256i*>(rest.data() + zeros);
        _mm256_storeu_si256(to, _mm256_setzero_si256());
      }
      for (std::size_t i = 0; at < text.size(); at += block, i += block) {
        places[at / block] = look_at_both(rest.data() + i);
      }
      const std::size_t last = text.size() % block;
      if (last != 0) places[text.size() / block] &= (std::uint64_t{1} << last) - 1U;
    }
    return all_of(met);
  }

 private:
  using Table = ByteSieve::Table;
  static constexpr std::size_t half = block / 2;

  GOUJI_AVX2 static __m256i table(const Table& entries) {
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(entries.data())));
  }

  // The buckets that know these bytes by both halves.
  GOUJI_AVX2 static __m256i known(const char* at, __m256i low, __m256i high) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i half = _mm256_set1_epi8(15);
    const __m256i lows = _mm256_and_si256(bytes, half);
    const __m256i highs = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
    return _mm256_and_si256(_mm256_shuffle_epi8(low, lows), _mm256_shuffle_epi8(high, highs));
  }

  GOUJI_AVX2 static std::uint8_t all_of(__m256i met) {
    __m128i half = _mm_or_si128(_mm256_castsi256_si128(met), _mm256_extracti128_si256(met, 1));
    half = _mm_or_si128(half, _mm_srli_si128(half, 8));
    auto bits = static_cast<std::uint64_t>(_mm_cvtsi128_si64(half));
    bits |= bits >> 32U;
    bits |= bits >> 16U;
    bits |= bits >> 8U;
    return static_cast<std::uint8_t>(bits);
  }
};

class Avx512Search {
 public:
  GOUJI_AVX512 static std::uint8_t run(const ByteSieve& sieve, std::string_view text,
                                       std::uint8_t wanted, std::span<std::uint64_t> places) {
    const __m512i low_first = table(sieve.low_[0]);
    const __m512i high_first = table(sieve.high_[0]);
    const __m512i third = by_six_bits(sieve.low_[1], sieve.high_[1]);
    const __m512i sixth = by_six_bits(sieve.low_[2], sieve.high_[2]);
    const __m512i asked = _mm512_set1_epi8(static_cast<char>(wanted));
    const __m512i lower = _mm512_set1_epi8(15);
    __m512i met = _mm512_setzero_si512();
    const auto look_at = [&](__m512i bytes, __m512i by_two, __m512i by_five) GOUJI_AVX512 {
      const __m512i lows = _mm512_and_si512(bytes, lower);
      const __m512i highs = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), lower);
      const __m512i first = _mm512_and_si512(_mm512_shuffle_epi8(low_first, lows),
                                             _mm512_shuffle_epi8(high_first, highs));
      const __m512i found =
          _mm512_and_si512(first, _mm512_and_si512(_mm512_permutexvar_epi8(by_two, third),
                                                   _mm512_permutexvar_epi8(by_five, sixth)));
      met = _mm512_or_si512(met, found);
      return _mm512_test_epi8_mask(found, asked);
    };
    std::size_t at = 0;
    for (; at + block + behind <= text.size(); at += block) {
      const char* const here = text.data() + at;
      places[at / block] = look_at(_mm512_loadu_si512(here), _mm512_loadu_si512(here + 2),
                                   _mm512_loadu_si512(here + behind));
    }
    for (; at < text.size(); at += block) {
      const __mmask64 inside = first_bits(text.size() - at);
      // What may stand behind the end ends no word there.
      places[at / block] = inside & look_at(up_to_end(text, at), up_to_end(text, at + 2),
                                            up_to_end(text, at + behind));
    }
    return all_of(met);
  }

 private:
  using Table = ByteSieve::Table;

  static __mmask64 first_bits(std::size_t count) {
    return count >= block ? ~__mmask64{0} : (__mmask64{1} << count) - 1U;
  }
  // Zeros follow the text.
  GOUJI_AVX512 static __m512i up_to_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return _mm512_setzero_si512();
    return _mm512_maskz_loadu_epi8(first_bits(text.size() - at), text.data() + at);
  }
  GOUJI_AVX512 static __m512i table(const Table& entries) {
    return _mm512_broadcast_i32x4(
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(entries.data())));
  }
  // The buckets that know a byte of these last six bits: by its low half, and by any of the four
  // high halves that it may have.
  GOUJI_AVX512 static __m512i by_six_bits(const Table& low, const Table& high) {
    const __m512i quarters = _mm512_set_epi32(
        0x03030303, 0x03030303, 0x03030303, 0x03030303, 0x02020202, 0x02020202, 0x02020202,
        0x02020202, 0x01010101, 0x01010101, 0x01010101, 0x01010101, 0, 0, 0, 0);
    const __m512i highs = table(high);
    __m512i any = _mm512_setzero_si512();
    for (char half = 0; half < 16; half = static_cast<char>(half + 4)) {
      const __m512i halves = _mm512_add_epi8(quarters, _mm512_set1_epi8(half));
      any = _mm512_or_si512(any, _mm512_shuffle_epi8(highs, halves));
    }
    return _mm512_and_si512(table(low), any);
  }
  GOUJI_AVX512 static std::uint8_t all_of(__m512i met) {
    auto bits = static_cast<std::uint64_t>(_mm512_reduce_or_epi64(met));
    bits |= bits >> 32U;
    bits |= bits >> 16U;
    bits |= bits >> 8U;
    return static_cast<std::uint8_t>(bits);
  }
};

#endif

std::uint8_t ByteSieve::search(std::string_view text, std::uint8_t wanted,
                               std::span<std::uint64_t> places,
                               [[maybe_unused]] Registers registers) const {
#if defined(GOUJI_X86_64)
  if (registers == Registers::avx512) return Avx512Search::run(*this, text, wanted, places);
  if (registers == Registers::avx2) return Avx2Search::run(*this, text, wanted, places);
#endif
  return search_plainly(text, wanted, places);
}

}  // namespace gouji
