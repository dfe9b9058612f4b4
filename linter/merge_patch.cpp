// Applies a merge patch member by member, as RFC 7396 writes it down.

#include "linter/merge_patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace gouji {
namespace {

std::optional<std::size_t> index_called(std::string_view name) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return index;
}

Message no_index(std::string_view name, std::size_t items) {
  return {.zh = fmt::format("补丁里的“{}”不是这个列表的下标，列表有 {} 项", name, items),
          .en = fmt::format("\"{}\" in the patch is no index of this list of {}", name, items)};
}

// Indexes are those of the list before the patch, so that removing one does not move the others.
Message patch_items(Value& list, const Value& patch) {
  const std::size_t before = list.items.size();
  std::vector<std::size_t> removed;
  for (const Member& member : patch.members) {
    const std::optional<std::size_t> index = index_called(member.name);
    const bool remove = member.value.kind == Value::Kind::null;
    if (!index || *index > list.items.size() || (remove && *index >= before)) {
      return no_index(member.name, before);
    }
    if (remove) {
      removed.push_back(*index);
      continue;
    }
    if (*index == list.items.size()) list.items.emplace_back();
    if (Message fault = merge_patch(list.items[*index], member.value); !fault.empty()) return fault;
  }
  std::sort(removed.rbegin(), removed.rend());
  for (const std::size_t index : removed) {
    list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(index));
  }
  return {};
}

Message patch_members(Value& object, const Value& patch) {
  for (const Member& member : patch.members) {
    auto found = std::find_if(object.members.begin(), object.members.end(),
                              [&](const Member& other) { return other.name == member.name; });
    if (member.value.kind == Value::Kind::null) {
      if (found != object.members.end()) object.members.erase(found);
      continue;
    }
    if (found == object.members.end()) {
      found = object.members.insert(object.members.end(), Member{.name = member.name});
    }
    if (Message fault = merge_patch(found->value, member.value); !fault.empty()) return fault;
  }
  return {};
}

}  // namespace

Message merge_patch(Value& target, const Value& patch) {
  if (patch.kind != Value::Kind::object) {
    target = patch;
    return {};
  }
  if (target.kind == Value::Kind::array) return patch_items(target, patch);
  if (target.kind != Value::Kind::object) target = Value{.kind = Value::Kind::object};
  return patch_members(target, patch);
}

}  // namespace gouji
