// Looking things up in a Document. Texts are kept in a deque, whose elements never move, so the
// views that values hold stay good when the document itself is moved.

#include "linter/document.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gouji {
namespace {

// The first token of a pointer, unescaped, and the rest behind it; the pointer starts with '/'.
struct Token {
  std::string name;
  std::string_view rest;
};

Token take_token(std::string_view pointer) {
  pointer.remove_prefix(1);
  std::size_t end = std::min(pointer.find('/'), pointer.size());
  Token token{.rest = pointer.substr(end)};
  for (std::size_t i = 0; i < end; ++i) {
    bool escape = pointer[i] == '~' && i + 1 < end;
    if (escape && (pointer[i + 1] == '0' || pointer[i + 1] == '1')) {
      token.name += pointer[++i] == '0' ? '~' : '/';
    } else {
      token.name += pointer[i];
    }
  }
  return token;
}

const Value* child(const Value& value, const std::string& name) {
  if (value.kind == Value::Kind::object) return value.member(name);
  if (value.kind != Value::Kind::array || name.empty()) return nullptr;
  if (name.size() > 1 && name.front() == '0') return nullptr;
  std::size_t index = 0;
  auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
  if (error != std::errc() || end != name.data() + name.size()) return nullptr;
  return index < value.items.size() ? &value.items[index] : nullptr;
}

struct Walk {
  const Value* deepest;
  bool complete;
};

Walk walk(const Value& root, std::string_view pointer) {
  Walk state{.deepest = &root, .complete = true};
  while (!pointer.empty()) {
    if (pointer.front() != '/') return {.deepest = state.deepest, .complete = false};
    Token token = take_token(pointer);
    const Value* next = child(*state.deepest, token.name);
    if (next == nullptr) return {.deepest = state.deepest, .complete = false};
    state.deepest = next;
    pointer = token.rest;
  }
  return state;
}

bool same_cell(const Origin& a, const Origin& b) {
  return a.table == b.table && a.table_row == b.table_row && a.table_cell == b.table_cell &&
         a.page == b.page && a.sheet == b.sheet && a.cell == b.cell;
}

// Lengthens the pointer to the value that stands there; leaves it as it is when none does.
bool find_origin(const Value& value, const Origin& origin, std::string& pointer) {
  const bool inner = value.kind == Value::Kind::object || value.kind == Value::Kind::array;
  if (!inner) return same_cell(value.origin, origin);
  const std::size_t length = pointer.size();
  for (const Member& member : value.members) {
    pointer += '/' + pointer_token(member.name);
    if (find_origin(member.value, origin, pointer)) return true;
    pointer.resize(length);
  }
  for (std::size_t at = 0; at < value.items.size(); ++at) {
    pointer += '/' + std::to_string(at);
    if (find_origin(value.items[at], origin, pointer)) return true;
    pointer.resize(length);
  }
  return false;
}

}  // namespace

const Value* Value::member(std::string_view name) const {
  for (const Member& candidate : members) {
    if (candidate.name == name) return &candidate.value;
  }
  return nullptr;
}

const Value* follow(const Value& root, std::string_view path) {
  const Value* value = &root;
  while (value != nullptr && !path.empty()) {
    const std::size_t dot = path.find('.');
    value = value->member(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return value;
}

const Value* Document::find(std::string_view pointer) const {
  Walk found = walk(root, pointer);
  return found.complete ? found.deepest : nullptr;
}

const Value& Document::find_nearest(std::string_view pointer) const {
  return *walk(root, pointer).deepest;
}

std::string pointer_at(const Value& root, const Origin& origin) {
  std::string pointer;
  if (origin.table_row == 0 && origin.cell.empty()) return pointer;  // text outside tables
  find_origin(root, origin, pointer);
  return pointer;
}

std::string pointer_token(std::string_view name) {
  std::string escaped;
  for (char c : name) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace gouji
