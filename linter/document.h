// The narrow waist: a JSON value in which every value knows where it came from. Every reader gives
// one; nothing behind the readers knows of file formats.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

// Where a value stands in its file. Only what the format has is set; numbers count from 1.
struct Origin {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // in characters (code points)
  std::uint32_t field = 0;   // tab-separated text: which field of the line
  std::uint32_t table = 0;   // documents: which table, and its row and cell
  std::uint32_t table_row = 0;
  std::uint32_t table_cell = 0;
  std::uint32_t page = 0;
  std::string_view box{};           // pages: left, top, right, bottom in points from the top left
  std::string_view sheet{};         // workbooks; table, table_row and table_cell count it out
  std::string_view cell{};          // G36
  std::string_view source{};        // the line, or the cell, as it is printed there
  std::uint32_t source_column = 1;  // of the first character of source: long lines are cut
};

struct Member;

struct Value {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::string_view text{};  // number: digits as written; string: decoded; boolean: as written
  Origin origin;
  std::vector<Value> items;     // of an array
  std::vector<Member> members;  // of an object, in file order

  const Value* member(std::string_view name) const;
};

struct Member {
  std::string_view name;
  Origin name_origin;
  Value value;
};

// The value at the end of a path of member names, funds.total.executed; null when there is none.
const Value* follow(const Value& root, std::string_view path);

// Keeps texts that views point into; they never move.
class TextPool {
 public:
  std::string_view keep(std::string_view text) { return kept_.emplace_back(text); }
  std::string_view keep(std::string&& text) { return kept_.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> kept_;
};

class Document {
 public:
  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;  // the views of its values would point into the original
  Document& operator=(const Document&) = delete;

  Value root;

  // Keeps text alive as long as the document; the views of values point here.
  std::string_view keep(std::string_view text) { return own_.keep(text); }
  std::string_view keep(std::string&& text) { return own_.keep(std::move(text)); }
  // The same for texts of a file that holds several documents.
  void share(std::shared_ptr<const TextPool> pool) { shared_ = std::move(pool); }

  // Follows an RFC 6901 pointer; null when there is no such value.
  const Value* find(std::string_view pointer) const;
  // The same, or the deepest value on the way there (the root at worst).
  const Value& find_nearest(std::string_view pointer) const;

 private:
  TextPool own_;
  std::shared_ptr<const TextPool> shared_;
};

// The pointer of the first value, in file order, that stands at an origin of a table (sheet and
// cell, or table, row and cell). Empty: none.
std::string pointer_at(const Value& root, const Origin& origin);

// Escapes ~ and / for use in a JSON Pointer.
std::string pointer_token(std::string_view name);

}  // namespace gouji
