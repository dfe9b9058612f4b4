// What a cell of a form is, given what stands in it. Nothing is judged here: a cell only learns
// whether it is absent, blank, filled or malformed, and keeps what was printed.

#include "linter/form_values.h"

#include <algorithm>

#include "schemas/measure.h"

namespace gouji {

TextCell text_cell(Value::Kind kind, std::string_view text, Place place) {
  TextCell cell{.place = place};
  switch (kind) {
    case Value::Kind::null: cell.state = CellState::blank; return cell;
    case Value::Kind::string:
    case Value::Kind::number: break;
    default: cell.state = CellState::malformed; return cell;
  }
  cell.raw = trim(text);
  cell.state = is_blank(cell.raw) ? CellState::blank : CellState::filled;
  return cell;
}

// 无 is an answer where prose is asked for.
TextCell narrative_cell(Value::Kind kind, std::string_view text, Place place) {
  TextCell cell = text_cell(kind, text, place);
  if (cell.state != CellState::blank) return cell;
  const bool says_none = cell.raw.starts_with("无") || cell.raw.starts_with("暂无");
  if (says_none) cell.state = CellState::filled;
  return cell;
}

FigureCell figure_cell(Value::Kind kind, std::string_view text, Place place, FigureKind figure) {
  FigureCell cell{.place = place};
  std::optional<Decimal> value;
  switch (kind) {
    case Value::Kind::null: cell.state = CellState::blank; return cell;
    case Value::Kind::number:
      cell.raw = text;
      value = Decimal::parse(cell.raw);
      break;
    case Value::Kind::string: {
      cell.raw = trim(text);
      if (is_blank(cell.raw)) {
        cell.state = CellState::blank;
        return cell;
      }
      std::string_view digits = cell.raw;
      for (std::string_view sign : {"%", "％"}) {
        if (figure == FigureKind::percent && digits.ends_with(sign)) {
          digits.remove_suffix(sign.size());
        }
      }
      value = parse_printed_figure(digits);
      break;
    }
    default: cell.state = CellState::malformed; return cell;
  }
  cell.state = value ? CellState::filled : CellState::malformed;
  if (value) cell.value = *value;
  return cell;
}

namespace {

// Bytes of the blank that a text, which is not empty, starts with: typists put them into names, as
// in 合 计.
std::size_t blank_at_start(std::string_view text) {
  const char first = text.front();
  if (first == ' ' || first == '\t') return 1;
  return first == '\xE3' && text.starts_with("\xE3\x80\x80") ? 3 : 0;  // U+3000
}

bool same_without_blanks(std::string_view printed, std::string_view name) {
  while (!printed.empty()) {
    if (const std::size_t blank = blank_at_start(printed); blank > 0) {
      printed.remove_prefix(blank);
      continue;
    }
    if (name.empty() || name.front() != printed.front()) return false;
    name.remove_prefix(1);
    printed.remove_prefix(1);
  }
  return name.empty();
}

}  // namespace

bool is_total(const TextCell& name, const Rulebook& rulebook) {
  if (!name.filled()) return false;
  const std::vector<std::string>& names = rulebook.layout.total_names;
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& total) { return same_without_blanks(*name, total); });
}

int category_called(std::string_view printed, const Rulebook& rulebook) {
  std::string_view name = printed;
  for (const std::string_view bracket : {"(", "（"}) {
    const std::size_t open = name.find(bracket);
    const bool something_before =
        open != std::string_view::npos && !same_without_blanks(name.substr(0, open), "");
    if (something_before) name = name.substr(0, open);
  }
  for (std::size_t i = 0; i < rulebook.categories.size(); ++i) {
    const Category& category = rulebook.categories[i];
    for (const std::string_view called : {printed, name}) {
      const auto is_called = [&](const std::string& one) {
        return same_without_blanks(called, one);
      };
      if (is_called(category.name) ||
          std::any_of(category.aliases.begin(), category.aliases.end(), is_called)) {
        return static_cast<int>(i);
      }
    }
  }
  return -1;
}

}  // namespace gouji
