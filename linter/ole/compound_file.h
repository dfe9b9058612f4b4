// Compound files (the .doc and .xls of before 2007, and what encrypted office files are wrapped
// in), as far as it takes to tell what they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

enum class CompoundKind : std::uint8_t {
  none,  // not a compound file
  damaged,
  word,
  excel,
  presentation,
  encrypted_package,  // .docx, .xlsx, … with a password
  encrypted_word,
  encrypted_excel,
  other,
};

bool looks_like_compound_file(std::string_view bytes);
CompoundKind compound_kind(std::string_view bytes);

// The streams and storages at the top of the file. Points into bytes.
class CompoundFile {
 public:
  explicit CompoundFile(std::string_view bytes);

  bool damaged() const { return damaged_; }
  struct Entry {
    std::string name;  // ASCII; other characters are ?
    bool is_stream = false;
    std::uint32_t start = 0;  // its first sector
    std::uint64_t size = 0;
  };
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* stream(std::string_view name) const;
  // The beginning of a stream, at most so many bytes; less when the file ends or is damaged.
  std::string beginning(const Entry& entry, std::size_t most) const;

 private:
  struct Node {
    Entry entry;
    std::uint32_t left;
    std::uint32_t right;
    std::uint32_t child;
  };
  bool read_header();
  bool read_table();
  bool read_entries();
  std::string_view sector(std::uint32_t number) const;
  std::uint32_t after(std::uint32_t number) const;
  std::string chain(std::uint32_t start, std::size_t most) const;
  static Node node_of(std::string_view record);

  std::string_view bytes_;
  bool damaged_ = true;
  unsigned sector_shift_ = 9;
  std::uint32_t directory_start_ = 0;
  std::uint32_t small_table_start_ = 0;
  std::vector<std::uint32_t> table_sectors_;
  std::vector<Entry> entries_;
  Entry root_;
};

}  // namespace gouji
