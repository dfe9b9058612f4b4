// Sector 0 is the table of sectors, 1 the directory, 2 the table of small sectors; the small
// sectors and then the large streams follow.

#include "tests/support/compound.h"

#include <cstdint>
#include <string_view>

namespace gouji::testing {
namespace {

constexpr std::size_t sector = 512;
constexpr std::size_t small_sector = 64;
constexpr std::uint32_t end_of_chain = 0xFFFFFFFEu;
constexpr std::uint32_t free_sector = 0xFFFFFFFFu;

void put(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
  for (std::size_t byte = 0; byte < size; ++byte) {
    bytes[at + byte] = static_cast<char>(value >> (8 * byte) & 0xFFu);
  }
}

std::string padded(std::string bytes, std::size_t unit) {
  bytes.resize((bytes.size() + unit - 1) / unit * unit, '\0');
  return bytes;
}

// Chains `count` units from `first` on in a table.
void chain(std::string& table, std::size_t first, std::size_t count) {
  for (std::size_t at = first; at < first + count; ++at) {
    put(table, 4 * at, at + 1 == first + count ? end_of_chain : at + 1, 4);
  }
}

std::string entry(std::string_view name, int kind, std::uint32_t child, std::uint32_t right,
                  std::uint32_t start, std::size_t size) {
  std::string record(128, '\0');
  for (std::size_t at = 0; at < name.size(); ++at) record[2 * at] = name[at];
  put(record, 64, 2 * name.size() + 2, 2);
  put(record, 66, static_cast<std::uint64_t>(kind), 1);
  put(record, 68, free_sector, 4);
  put(record, 72, right, 4);
  put(record, 76, child, 4);
  put(record, 116, start, 4);
  put(record, 120, size, 8);
  return record;
}

}  // namespace

std::string compound_of(const std::vector<CompoundStream>& streams) {
  std::string small;
  std::string small_table(sector, '\xFF');
  for (const CompoundStream& stream : streams) {
    if (stream.bytes.size() >= 4096) continue;
    const std::string piece = padded(stream.bytes, small_sector);
    chain(small_table, small.size() / small_sector, piece.size() / small_sector);
    small += piece;
  }
  const std::string small_sectors = padded(small, sector);
  std::string table(sector, '\xFF');
  std::size_t next = 3;
  chain(table, 0, 1);
  chain(table, 1, 1);
  chain(table, 2, 1);
  chain(table, next, small_sectors.size() / sector);
  std::string body = small_sectors;
  std::string directory =
      entry("Root Entry", 5, 1, free_sector, small.empty() ? end_of_chain : 3, small.size());
  next += small_sectors.size() / sector;
  std::size_t small_at = 0;
  for (std::size_t at = 0; at < streams.size(); ++at) {
    const CompoundStream& stream = streams[at];
    const auto right = at + 1 == streams.size() ? free_sector : static_cast<std::uint32_t>(at + 2);
    const bool large = stream.bytes.size() >= 4096;
    const std::size_t start = large ? next : small_at;
    directory += entry(stream.name, 2, free_sector, right, static_cast<std::uint32_t>(start),
                       stream.bytes.size());
    if (large) {
      const std::string piece = padded(stream.bytes, sector);
      chain(table, next, piece.size() / sector);
      next += piece.size() / sector;
      body += piece;
    } else {
      small_at += (stream.bytes.size() + small_sector - 1) / small_sector;
    }
  }
  std::string header(sector, '\xFF');
  header.replace(0, 76, 76, '\0');
  header.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(header, 26, 3, 2);
  put(header, 28, 0xFFFE, 2);
  put(header, 30, 9, 2);
  put(header, 32, 6, 2);
  put(header, 44, 1, 4);
  put(header, 48, 1, 4);
  put(header, 56, 4096, 4);
  put(header, 60, 2, 4);
  put(header, 64, 1, 4);
  put(header, 68, end_of_chain, 4);
  put(header, 76, 0, 4);
  return header + table + padded(directory, sector) + small_table + body;
}

}  // namespace gouji::testing
