// The name of a member, compared with the bytes where one is expected in a few instructions: by
// loads of eight bytes, of which those behind the name are masked away.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace gouji {

class MemberName {
 public:
  explicit MemberName(std::string_view name) {
    key_.append("\"").append(name).append("\":");
    std::array<char, loaded> bytes{};
    std::array<char, loaded> mask{};
    for (std::size_t i = 0; i < loaded && i < key_.size(); ++i) {
      bytes[i] = key_[i];
      mask[i] = static_cast<char>(0xFF);
    }
    bytes_ = {word_at(bytes.data()), word_at(bytes.data() + word)};
    mask_ = {word_at(mask.data()), word_at(mask.data() + word)};
  }

  // In JSON, with its quotes and the colon behind them.
  std::string_view key() const { return key_; }
  std::string_view quoted() const { return key().substr(0, key_.size() - 1); }
  std::string_view name() const { return key().substr(1, key_.size() - 3); }

  // Whether the key stands here. Reads nothing outside of [at, end).
  bool stands_at(const char* at, const char* end) const {
    if (end - at < static_cast<std::ptrdiff_t>(loaded)) return starts(at, end, 0);
    if (((word_at(at) ^ bytes_[0]) & mask_[0]) != 0) return false;
    if (key_.size() <= word) return true;
    if (((word_at(at + word) ^ bytes_[1]) & mask_[1]) != 0) return false;
    return key_.size() <= loaded || starts(at + loaded, end, loaded);
  }

 private:
  static constexpr std::size_t word = sizeof(std::uint64_t);
  static constexpr std::size_t loaded = 2 * word;

  static std::uint64_t word_at(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, word);
    return bytes;
  }
  bool starts(const char* at, const char* end, std::size_t from) const {
    const std::string_view here(at, static_cast<std::size_t>(end - at));
    return here.starts_with(key().substr(from));
  }

  std::array<std::uint64_t, 2> bytes_{};
  std::array<std::uint64_t, 2> mask_{};
  std::string key_;
};

}  // namespace gouji
