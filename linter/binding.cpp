// Follows the rulebook's paths through the document. Nothing is judged here: a cell only learns
// whether it is absent, blank, filled or malformed, and keeps what was printed.

#include "linter/binding.h"

#include <algorithm>

#include "schemas/measure.h"

namespace gouji {
namespace {

TextCell text_cell(const Value* value, Place place) {
  TextCell cell{.place = place};
  if (value == nullptr) return cell;
  switch (value->kind) {
    case Value::Kind::null: cell.state = CellState::blank; return cell;
    case Value::Kind::string:
    case Value::Kind::number: break;
    default: cell.state = CellState::malformed; return cell;
  }
  cell.raw = trim(value->text);
  cell.value = cell.raw;
  cell.state = is_blank(cell.raw) ? CellState::blank : CellState::filled;
  return cell;
}

// 无 is an answer where prose is asked for.
TextCell narrative_cell(const Value* value, Place place) {
  TextCell cell = text_cell(value, place);
  bool says_none = cell.raw.starts_with("无") || cell.raw.starts_with("暂无");
  if (cell.state == CellState::blank && says_none) cell.state = CellState::filled;
  return cell;
}

FigureCell figure_cell(const Value* value, Place place, FigureKind kind) {
  FigureCell cell{.place = place};
  if (value == nullptr) return cell;
  std::optional<Decimal> figure;
  switch (value->kind) {
    case Value::Kind::null: cell.state = CellState::blank; return cell;
    case Value::Kind::number:
      cell.raw = value->text;
      figure = Decimal::parse(cell.raw);
      break;
    case Value::Kind::string: {
      cell.raw = trim(value->text);
      if (is_blank(cell.raw)) {
        cell.state = CellState::blank;
        return cell;
      }
      std::string_view digits = cell.raw;
      for (std::string_view sign : {"%", "％"}) {
        if (kind == FigureKind::percent && digits.ends_with(sign)) {
          digits.remove_suffix(sign.size());
        }
      }
      figure = parse_printed_figure(digits);
      break;
    }
    default: cell.state = CellState::malformed; return cell;
  }
  cell.state = figure ? CellState::filled : CellState::malformed;
  if (figure) cell.value = *figure;
  return cell;
}

// A name as printed, without the blanks that typists put into it: 合 计.
std::string without_blanks(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t size = text.starts_with("\xE3\x80\x80") ? 3 : 0;  // U+3000
    if (size == 0 && (text.front() == ' ' || text.front() == '\t')) size = 1;
    if (size == 0) out += text.front();
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

bool is_total(const TextCell& name, const Rulebook& rulebook) {
  if (!name.filled()) return false;
  const std::vector<std::string>& names = rulebook.layout.total_names;
  return std::find(names.begin(), names.end(), without_blanks(*name)) != names.end();
}

// Also with its points printed behind it: 产出指标(50分).
int category_called(std::string_view printed, const Rulebook& rulebook) {
  const std::string whole = without_blanks(printed);
  std::string_view name = whole;
  for (const std::string_view bracket : {"(", "（"}) {
    const std::size_t open = name.find(bracket);
    if (open != std::string_view::npos && open > 0) name = name.substr(0, open);
  }
  for (std::size_t i = 0; i < rulebook.categories.size(); ++i) {
    const Category& category = rulebook.categories[i];
    const std::vector<std::string>& aliases = category.aliases;
    for (const std::string_view called : {std::string_view(whole), name}) {
      if (category.name == called ||
          std::find(aliases.begin(), aliases.end(), called) != aliases.end()) {
        return static_cast<int>(i);
      }
    }
  }
  return -1;
}

struct RowBinder {
  const Value& row;
  Part part;
  std::uint32_t number;

  Place place(Column column) const { return {.part = part, .column = column, .row = number}; }
  const Value* value(Column column) const { return row.member(member_name(column)); }
  TextCell text(Column column) const { return text_cell(value(column), place(column)); }
  FigureCell figure(Column column, FigureKind kind) const {
    return figure_cell(value(column), place(column), kind);
  }
};

SubItem bind_sub_item(const RowBinder& row, const Rulebook& rulebook) {
  SubItem item{.name = row.text(Column::name),
               .budget = row.figure(Column::budget, FigureKind::money),
               .actual = row.figure(Column::actual, FigureKind::money)};
  item.is_total = is_total(item.name, rulebook);
  return item;
}

Indicator bind_indicator(const RowBinder& row, const Rulebook& rulebook, int category_above) {
  Indicator indicator{.category = row.text(Column::category),
                      .subcategory = row.text(Column::subcategory),
                      .name = row.text(Column::name),
                      .target = row.text(Column::target),
                      .weight = row.figure(Column::weight, FigureKind::weight),
                      .actual = row.text(Column::actual),
                      .score = row.figure(Column::score, FigureKind::score),
                      .reason = row.text(Column::reason)};
  indicator.category_index =
      indicator.category.filled() ? category_called(*indicator.category, rulebook) : category_above;
  return indicator;
}

}  // namespace

Form bind(const Document& document, const Rulebook& rulebook) {
  Form form;
  const Value& root = document.root;
  for (std::uint32_t i = 0; i < header_count; ++i) {
    form.headers[i] = text_cell(root.member(member_name(static_cast<Header>(i))),
                                {.part = Part::header, .row = i});
  }
  form.figures.reserve(rulebook.figures.size());
  for (std::uint32_t i = 0; i < rulebook.figures.size(); ++i) {
    const FigureField& field = rulebook.figures[i];
    form.figures.push_back(
        figure_cell(follow(root, field.path), {.part = Part::figure, .row = i}, field.kind));
  }
  const Value* narratives = root.member("narratives");
  form.narratives.reserve(rulebook.narratives.size());
  for (std::uint32_t i = 0; i < rulebook.narratives.size(); ++i) {
    const Value* value =
        narratives == nullptr ? nullptr : narratives->member(rulebook.narratives[i].path);
    form.narratives.push_back(narrative_cell(value, {.part = Part::narrative, .row = i}));
  }
  if (const Value* items = root.member("sub_items")) {
    for (std::uint32_t i = 0; i < items->items.size(); ++i) {
      RowBinder row{.row = items->items[i], .part = Part::sub_item, .number = i};
      form.sub_items.push_back(bind_sub_item(row, rulebook));
    }
  }
  if (const Value* indicators = root.member("indicators")) {
    int category = -1;
    for (std::uint32_t i = 0; i < indicators->items.size(); ++i) {
      RowBinder row{.row = indicators->items[i], .part = Part::indicator, .number = i};
      form.indicators.push_back(bind_indicator(row, rulebook, category));
      category = form.indicators.back().category_index;
    }
  }
  return form;
}

}  // namespace gouji
