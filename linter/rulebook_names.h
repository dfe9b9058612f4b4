// The names in a rulebook while it is bound: looked up, and faulted when they mean nothing. Shared
// by the parts of the binding: rulebook_binding.cpp, and rulebook_{scoring,operands,layout,
// assertions}.cpp.
#pragma once

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

struct RulebookNames {
  const Value& root;      // of the file
  std::string_view path;  // of the file, for faults
  std::vector<DataFault>& faults;
  Rulebook book = {};  // as far as it is bound

  // Small readers. The schema guarantees presence and type where they matter.
  static std::string text(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    return value == nullptr ? std::string() : std::string(value->text);
  }
  static Message message(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    if (value == nullptr) return {};
    return {.zh = text(*value, "zh"), .en = text(*value, "en")};
  }
  static std::vector<std::string> texts(const Value& object, std::string_view name) {
    std::vector<std::string> list;
    if (const Value* value = object.member(name)) {
      for (const Value& item : value->items) list.emplace_back(item.text);
    }
    return list;
  }
  static bool flag(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    return value != nullptr && value->text == "true";
  }

  static int integer(const Value& object, std::string_view name, int otherwise) {
    const Value* value = object.member(name);
    if (value == nullptr) return otherwise;
    std::from_chars(value->text.data(), value->text.data() + value->text.size(), otherwise);
    return otherwise;
  }

  void fault(const Value& value, Message message);
  // wanted is the value, or a part of it.
  void unknown(const Value& value, std::string_view wanted, std::string_view what_zh,
               std::string_view what_en, const std::vector<std::string_view>& known);
  Decimal decimal(const Value& value);
  Decimal decimal(const Value& object, std::string_view name, Decimal otherwise);
  Interval interval(const Value& value);
  // The clause that a member names, checked.
  std::string clause(const Value& object, std::string_view name);
  // Index of the figure that a value names.
  int figure(const Value& value);
  int category(const Value& value, std::string_view name);

  // The member when it is there, else the object: where a fault of the member is shown.
  static const Value& member_or_self(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    return value == nullptr ? object : *value;
  }

  template <class Bind>
  void each(std::string_view name, Bind&& bind_one) {
    if (const Value* value = root.member(name)) {
      for (const Value& item : value->items) bind_one(item);
    }
  }

  template <class Item, class Name>
  int index_in(const std::vector<Item>& items, std::string_view wanted, Name&& name_of_item) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (name_of_item(items[i]) == wanted) return static_cast<int>(i);
    }
    return -1;
  }

  // member: the one of the object that names it.
  template <class Item, class Name>
  void must_be_new(const Value& object, std::string_view member, const std::vector<Item>& items,
                   Name&& name_of_item) {
    const std::string name = text(object, member);
    if (index_in(items, name, name_of_item) < 0) return;
    fault(member_or_self(object, member),
          {.zh = fmt::format("“{}”重复", name), .en = fmt::format("\"{}\" is there twice", name)});
  }
};

// How scores come about: scoring rules, categories, levels, execution, grades. The figures are
// bound before.
void bind_scoring(RulebookNames& names);

// What a total or a term of an identity takes its figures from.
Operand bind_operand(const Value& value, RulebookNames& names);

// The statements that hold of a form: fills in names.book.assertions. All that they can name is
// bound before.
void bind_assertions(const Value& list, RulebookNames& names);

// How tables are read: fills in names.book.layout.
void bind_layout(const Value& value, RulebookNames& names);

}  // namespace gouji
