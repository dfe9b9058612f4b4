// Bytes and text are walked side by side, a character at a time: each encoding says by its first
// bytes how long a character is. The walk only goes forward, so that a file of a thousand edits
// takes one pass.

#include "linter/original_text.h"

#include <algorithm>

namespace gouji {
namespace {

// A form may be one line of many megabytes: characters are counted once for each block.
constexpr std::size_t block_bytes = 1024;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Bytes of the character that starts there.
std::size_t size_in(Encoding encoding, std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset]) : 0U;
  };
  switch (encoding) {
    case Encoding::gb18030:
      if (byte(0) < 0x80) return 1;
      return byte(1) >= 0x30 && byte(1) <= 0x39 ? 4 : 2;
    case Encoding::utf16_le: return byte(1) >= 0xD8 && byte(1) <= 0xDB ? 4 : 2;
    case Encoding::utf16_be: return byte(0) >= 0xD8 && byte(0) <= 0xDB ? 4 : 2;
    case Encoding::utf8: break;
  }
  return 1;
}

class SideBySide {
 public:
  SideBySide(std::string_view bytes, const DecodedText& decoded)
      : bytes_(bytes), text_(decoded.text), encoding_(decoded.encoding) {
    if (encoding_ == Encoding::utf8) {
      byte_ = bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0;
    } else if (encoding_ != Encoding::gb18030) {
      byte_ = 2;  // the mark
    }
  }

  // The byte at which a character of the text starts; not before the last one that was asked for.
  std::size_t byte_at(std::size_t offset) {
    if (encoding_ == Encoding::utf8) return byte_ + offset;
    while (at_ < offset && byte_ < bytes_.size()) {
      byte_ += size_in(encoding_, bytes_, byte_);
      ++at_;
      while (at_ < text_.size() && continues(text_[at_])) ++at_;
    }
    return std::min(byte_, bytes_.size());
  }

 private:
  std::string_view bytes_;
  std::string_view text_;
  Encoding encoding_;
  std::size_t at_ = 0;  // in the text
  std::size_t byte_ = 0;
};

}  // namespace

std::optional<std::string> OriginalText::with(const std::vector<FileEdit>& edits) const {
  SideBySide walk(bytes_, decoded_);
  std::string out;
  std::size_t done = 0;
  std::size_t text_done = 0;
  for (const FileEdit& edit : edits) {
    if (edit.begin < text_done || edit.end < edit.begin || edit.end > text().size()) return {};
    const std::optional<std::string> bytes = encode(edit.with, decoded_.encoding);
    if (!bytes) return {};
    out.append(bytes_.substr(done, walk.byte_at(edit.begin) - done)).append(*bytes);
    done = walk.byte_at(edit.end);
    text_done = edit.end;
  }
  return out.append(bytes_.substr(done));
}

LineStarts::LineStarts(std::string_view text, LineEnds ends) : text_(text), starts_{0} {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % block_bytes == 0) characters_.push_back(characters);
    if (!continues(text[at])) ++characters;
    const bool alone = ends == LineEnds::returns && text[at] == '\r' &&
                       (at + 1 == text.size() || text[at + 1] != '\n');
    if (text[at] == '\n' || alone) starts_.push_back(at + 1);
  }
  characters_.push_back(characters);
}

std::size_t LineStarts::characters_before(std::size_t offset) const {
  const std::size_t block = std::min(offset / block_bytes, characters_.size() - 1);
  const std::string_view rest =
      text_.substr(std::min(block * block_bytes, offset), offset - block * block_bytes);
  return characters_[block] + static_cast<std::size_t>(std::ranges::count_if(
                                  rest, [](char byte) { return !continues(byte); }));
}

std::optional<std::size_t> LineStarts::offset(std::size_t line, std::size_t column) const {
  if (line == 0 || line > starts_.size() || column == 0) return {};
  const std::size_t wanted = characters_before(starts_[line - 1]) + column - 1;
  const auto after = std::upper_bound(characters_.begin(), characters_.end(), wanted);
  if (after == characters_.begin()) return {};
  const auto block = static_cast<std::size_t>(after - characters_.begin()) - 1;
  std::size_t at = block * block_bytes;
  for (std::size_t seen = characters_[block]; at < text_.size(); ++at) {
    if (continues(text_[at])) continue;
    if (seen == wanted) return at;
    ++seen;
  }
  if (characters_before(text_.size()) == wanted) return text_.size();
  return {};
}

std::size_t LineStarts::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin());
}

std::size_t LineStarts::column_of(std::size_t offset) const {
  return characters_before(offset) - characters_before(starts_[line_of(offset) - 1]) + 1;
}

}  // namespace gouji
