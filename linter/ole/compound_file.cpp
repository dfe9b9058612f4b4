// A compound file is a small file system: sectors, a table that chains them, and a directory whose
// entries form a tree. Every number in it may lie, so every walk along a chain or through the tree
// has an end that does not depend on them.

#include "linter/ole/compound_file.h"

#include <algorithm>

namespace gouji {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::size_t header_size = 512;
constexpr std::size_t record_size = 128;         // of the directory
constexpr std::size_t most_entries = 10'000;     // of the directory
constexpr std::size_t small_stream_size = 4096;  // smaller ones stand in small sectors
constexpr std::size_t small_sector_size = 64;
constexpr std::uint32_t last_regular_sector = 0xFFFFFFFAu;
constexpr std::uint32_t no_node = 0xFFFFFFFFu;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t byte = size; byte-- > 0;) {
    const std::size_t place = at + byte;
    value = value << 8U | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0u);
  }
  return value;
}

std::uint32_t u16(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 2);
}

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 4);
}

// Word tells it in the head of its main stream.
bool word_is_encrypted(const CompoundFile& file, const CompoundFile::Entry& stream) {
  constexpr std::uint32_t encrypted = 0x0100;
  const std::string head = file.beginning(stream, 32);
  return head.size() == 32 && (u16(head, 10) & encrypted) != 0;
}

// Excel by a record near the beginning, before the first one that names a sheet.
bool excel_is_encrypted(const CompoundFile& file, const CompoundFile::Entry& stream) {
  constexpr std::uint32_t file_pass = 0x2F;
  constexpr std::uint32_t bound_sheet = 0x85;
  const std::string head = file.beginning(stream, 1u << 16U);
  for (std::size_t at = 0; at + 4 <= head.size();) {
    const std::uint32_t kind = u16(head, at);
    if (kind == file_pass) return true;
    if (kind == bound_sheet) return false;
    at += 4 + u16(head, at + 2);
  }
  return false;
}

}  // namespace

bool looks_like_compound_file(std::string_view bytes) {
  return bytes.starts_with(signature);
}

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  damaged_ = !(read_header() && read_table() && read_entries());
}

bool CompoundFile::read_header() {
  if (!looks_like_compound_file(bytes_) || bytes_.size() < header_size) return false;
  sector_shift_ = u16(bytes_, 30);
  if (sector_shift_ != 9 && sector_shift_ != 12) return false;
  directory_start_ = u32(bytes_, 48);
  small_table_start_ = u32(bytes_, 60);
  return true;
}

std::string_view CompoundFile::sector(std::uint32_t sector_number) const {
  const std::uint64_t at = (std::uint64_t{sector_number} + 1) << sector_shift_;
  if (sector_number > last_regular_sector || at >= bytes_.size()) return {};
  return bytes_.substr(at, std::size_t{1} << sector_shift_);
}

// Collects the sectors of the table of chains: the first 109 in the header, others in a chain.
bool CompoundFile::read_table() {
  constexpr std::size_t in_header = 109;
  for (std::size_t at = 0; at < in_header; ++at) {
    const std::uint32_t part = u32(bytes_, 76 + 4 * at);
    if (part <= last_regular_sector) table_sectors_.push_back(part);
  }
  const std::size_t numbers = (std::size_t{1} << sector_shift_) / 4;
  const std::size_t most = (bytes_.size() >> sector_shift_) + 1;
  std::uint32_t more = u32(bytes_, 68);
  for (std::size_t turns = 0; turns < most && more <= last_regular_sector; ++turns) {
    const std::string_view part = sector(more);
    for (std::size_t at = 0; at + 1 < numbers && 4 * at + 4 <= part.size(); ++at) {
      const std::uint32_t next = u32(part, 4 * at);
      if (next <= last_regular_sector && table_sectors_.size() < most) {
        table_sectors_.push_back(next);
      }
    }
    if (part.size() < 4 * numbers) break;
    more = u32(part, 4 * numbers - 4);
  }
  return !table_sectors_.empty();
}

std::uint32_t CompoundFile::after(std::uint32_t sector_number) const {
  const std::size_t numbers = (std::size_t{1} << sector_shift_) / 4;
  const std::size_t part = sector_number / numbers;
  if (part >= table_sectors_.size()) return no_node;
  const std::string_view table = sector(table_sectors_[part]);
  const std::size_t at = sector_number % numbers * 4;
  return at + 4 <= table.size() ? u32(table, at) : no_node;
}

std::string CompoundFile::chain(std::uint32_t start, std::size_t most) const {
  std::string out;
  most = std::min(most, bytes_.size());
  while (out.size() < most) {
    const std::string_view piece = sector(start);
    if (piece.empty()) break;
    out += piece;
    start = after(start);
  }
  out.resize(std::min(out.size(), most));
  return out;
}

CompoundFile::Node CompoundFile::node_of(std::string_view record) {
  Node node;
  const std::size_t letters = std::min<std::size_t>(u16(record, 64) / 2, 32);
  for (std::size_t at = 0; at + 1 < letters; ++at) {
    const std::uint32_t letter = u16(record, 2 * at);
    node.entry.name += letter >= 0x20 && letter < 0x7F ? static_cast<char>(letter) : '?';
  }
  constexpr std::uint32_t stream = 2;
  node.entry.is_stream = number(record, 66, 1) == stream;
  node.left = u32(record, 68);
  node.right = u32(record, 72);
  node.child = u32(record, 76);
  node.entry.start = u32(record, 116);
  node.entry.size = u32(record, 120);
  return node;
}

bool CompoundFile::read_entries() {
  const std::string directory = chain(directory_start_, most_entries * record_size);
  std::vector<Node> nodes;
  for (std::size_t at = 0; at + record_size <= directory.size(); at += record_size) {
    nodes.push_back(node_of(std::string_view(directory).substr(at, record_size)));
  }
  if (nodes.empty()) return false;
  root_ = nodes.front().entry;
  std::vector<std::uint32_t> waiting = {nodes.front().child};
  std::vector<bool> seen(nodes.size(), false);
  while (!waiting.empty()) {
    const std::uint32_t at = waiting.back();
    waiting.pop_back();
    if (at >= nodes.size() || seen[at]) continue;
    seen[at] = true;
    entries_.push_back(nodes[at].entry);
    waiting.push_back(nodes[at].left);
    waiting.push_back(nodes[at].right);
  }
  return !entries_.empty();
}

const CompoundFile::Entry* CompoundFile::stream(std::string_view name) const {
  for (const Entry& entry : entries_) {
    if (entry.is_stream && entry.name == name) return &entry;
  }
  return nullptr;
}

std::string CompoundFile::beginning(const Entry& entry, std::size_t most) const {
  most = std::min(most, bytes_.size());  // a chain may go in a circle
  most = static_cast<std::size_t>(std::min<std::uint64_t>(most, entry.size));
  if (entry.size >= small_stream_size) return chain(entry.start, most);
  const std::string small_sectors = chain(root_.start, bytes_.size());
  const std::string table = chain(small_table_start_, bytes_.size());
  std::string out;
  std::uint32_t at = entry.start;
  while (out.size() < most && at < small_sectors.size() / small_sector_size) {
    out += std::string_view(small_sectors).substr(at * small_sector_size, small_sector_size);
    at = std::size_t{at} * 4 + 4 <= table.size() ? u32(table, std::size_t{at} * 4) : no_node;
  }
  out.resize(std::min(out.size(), most));
  return out;
}

CompoundKind compound_kind(std::string_view bytes) {
  if (!looks_like_compound_file(bytes)) return CompoundKind::none;
  const CompoundFile file(bytes);
  if (file.damaged()) return CompoundKind::damaged;
  if (file.stream("EncryptedPackage") != nullptr) return CompoundKind::encrypted_package;
  if (const auto* word = file.stream("WordDocument"); word != nullptr) {
    return word_is_encrypted(file, *word) ? CompoundKind::encrypted_word : CompoundKind::word;
  }
  for (const std::string_view name : {"Workbook", "Book"}) {
    const auto* excel = file.stream(name);
    if (excel == nullptr) continue;
    return excel_is_encrypted(file, *excel) ? CompoundKind::encrypted_excel : CompoundKind::excel;
  }
  if (file.stream("PowerPoint Document") != nullptr) return CompoundKind::presentation;
  return CompoundKind::other;
}

}  // namespace gouji
