// Names of a rulebook. An unknown one is a fault with the nearest known name, or with all of them.

#include "linter/rulebook_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/did_you_mean.h"

namespace gouji {
namespace {

// The way from a value down to another that is part of it, as a JSON Pointer; false: it is no part.
bool find_pointer(const Value& from, const Value& wanted, std::string& pointer) {
  if (&from == &wanted) return true;
  const std::size_t length = pointer.size();
  for (const Member& member : from.members) {
    pointer += "/" + pointer_token(member.name);
    if (find_pointer(member.value, wanted, pointer)) return true;
    pointer.resize(length);
  }
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    pointer += "/" + std::to_string(i);
    if (find_pointer(from.items[i], wanted, pointer)) return true;
    pointer.resize(length);
  }
  return false;
}

template <class Item, class Name>
std::vector<std::string_view> names_of(const std::vector<Item>& items, Name Item::*name) {
  std::vector<std::string_view> names;
  names.reserve(items.size());
  for (const Item& item : items) names.push_back(item.*name);
  return names;
}

}  // namespace

void RulebookNames::fault(const Value& value, Message message) {
  std::string pointer;
  find_pointer(root, value, pointer);
  faults.push_back({.path = std::string(path),
                    .pointer = std::move(pointer),
                    .origin = value.origin,
                    .message = std::move(message)});
}

void RulebookNames::unknown(const Value& value, std::string_view wanted, std::string_view what_zh,
                            std::string_view what_en, const std::vector<std::string_view>& known) {
  std::string_view near = nearest(wanted, known);
  std::string zh = fmt::format("没有名为“{}”的{}", wanted, what_zh);
  std::string en = fmt::format("no {} called \"{}\"", what_en, wanted);
  if (!near.empty()) {
    zh += fmt::format("，相近的是“{}”", near);
    en += fmt::format("; did you mean \"{}\"", near);
  } else if (!known.empty()) {
    zh += fmt::format("，有：{}", fmt::join(known, "、"));
    en += fmt::format("; there are: {}", fmt::join(known, ", "));
  }
  fault(value, {.zh = std::move(zh), .en = std::move(en)});
}

Decimal RulebookNames::decimal(const Value& value) {
  std::optional<Decimal> figure = Decimal::parse(value.text);
  if (!figure) {
    fault(value, {.zh = fmt::format("“{}”不是数", value.text),
                  .en = fmt::format("\"{}\" is not a number", value.text)});
  }
  return figure.value_or(Decimal());
}

Decimal RulebookNames::decimal(const Value& object, std::string_view name, Decimal otherwise) {
  const Value* value = object.member(name);
  return value == nullptr ? otherwise : decimal(*value);
}

Interval RulebookNames::interval(const Value& value) {
  std::optional<Interval> range = Interval::parse(value.text);
  if (!range) {
    fault(value, {.zh = fmt::format("“{}”不是区间，应如 0.8 或 [0.6, 0.8)", value.text),
                  .en = fmt::format("\"{}\" is no range like 0.8 or [0.6, 0.8)", value.text)});
  }
  return range.value_or(Interval{});
}

std::string RulebookNames::clause(const Value& object, std::string_view name) {
  const Value* value = object.member(name);
  if (value == nullptr) return {};
  if (book.clause(value->text) == nullptr) {
    unknown(*value, value->text, "条款", "clause", names_of(book.clauses, &Clause::id));
  }
  return std::string(value->text);
}

int RulebookNames::figure(const Value& value) {
  int index = index_in(book.figures, value.text, [](const auto& one) { return one.path; });
  if (index < 0) {
    unknown(value, value.text, "数据项", "figure", names_of(book.figures, &FigureField::path));
  }
  return index;
}

int RulebookNames::category(const Value& value, std::string_view name) {
  int index = index_in(book.categories, name, [](const auto& one) { return one.name; });
  if (index < 0) {
    unknown(value, name, "类别", "category", names_of(book.categories, &Category::name));
  }
  return index;
}

}  // namespace gouji
