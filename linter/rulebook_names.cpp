// Names of a rulebook. An unknown one is a fault with the nearest known name, or with all of them.

#include "linter/rulebook_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/did_you_mean.h"

namespace gouji {

void RulebookNames::fault(const Value& value, Message message) {
  faults.push_back({.path = std::string(path),
                    .pointer = {},
                    .origin = value.origin,
                    .message = std::move(message)});
}

void RulebookNames::unknown(const Value& value, std::string_view what_zh, std::string_view what_en,
                            const std::vector<std::string_view>& known) {
  std::string_view near = nearest(value.text, known);
  std::string zh = fmt::format("没有名为“{}”的{}", value.text, what_zh);
  std::string en = fmt::format("no {} called \"{}\"", what_en, value.text);
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

std::string RulebookNames::clause(const Value& object, std::string_view name) {
  const Value* value = object.member(name);
  if (value == nullptr) return {};
  if (book.clause(value->text) == nullptr) {
    std::vector<std::string_view> known;
    for (const Clause& one : book.clauses) known.push_back(one.id);
    unknown(*value, "条款", "clause", known);
  }
  return std::string(value->text);
}

int RulebookNames::figure(const Value& value) {
  int index = index_in(book.figures, value.text, [](const auto& one) { return one.path; });
  if (index < 0) {
    std::vector<std::string_view> known;
    for (const FigureField& field : book.figures) known.push_back(field.path);
    unknown(value, "数据项", "figure", known);
  }
  return index;
}

int RulebookNames::category(const Value& value, std::string_view name) {
  int index = index_in(book.categories, name, [](const auto& one) { return one.name; });
  if (index < 0) {
    fault(value, {.zh = fmt::format("没有名为“{}”的类别", name),
                  .en = fmt::format("no category called \"{}\"", name)});
  }
  return index;
}

}  // namespace gouji
