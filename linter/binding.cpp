// Follows the rulebook's paths through the document.

#include "linter/binding.h"

#include "linter/form_values.h"

namespace gouji {
namespace {

TextCell bound_text(const Value* value, Place place) {
  return value == nullptr ? TextCell{.place = place} : text_cell(value->kind, value->text, place);
}

TextCell bound_narrative(const Value* value, Place place) {
  return value == nullptr ? TextCell{.place = place}
                          : narrative_cell(value->kind, value->text, place);
}

FigureCell bound_figure(const Value* value, Place place, FigureKind kind) {
  return value == nullptr ? FigureCell{.place = place}
                          : figure_cell(value->kind, value->text, place, kind);
}

struct RowBinder {
  const Value& row;
  Part part;
  std::uint32_t number;

  Place place(Column column) const { return {.part = part, .column = column, .row = number}; }
  const Value* value(Column column) const { return row.member(member_name(column)); }
  TextCell text(Column column) const { return bound_text(value(column), place(column)); }
  FigureCell figure(Column column, FigureKind kind) const {
    return bound_figure(value(column), place(column), kind);
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
    form.headers[i] = bound_text(root.member(member_name(static_cast<Header>(i))),
                                 {.part = Part::header, .row = i});
  }
  form.figures.reserve(rulebook.figures.size());
  for (std::uint32_t i = 0; i < rulebook.figures.size(); ++i) {
    const FigureField& field = rulebook.figures[i];
    form.figures.push_back(
        bound_figure(follow(root, field.path), {.part = Part::figure, .row = i}, field.kind));
  }
  const Value* narratives = root.member("narratives");
  form.narratives.reserve(rulebook.narratives.size());
  for (std::uint32_t i = 0; i < rulebook.narratives.size(); ++i) {
    const Value* value =
        narratives == nullptr ? nullptr : narratives->member(rulebook.narratives[i].path);
    form.narratives.push_back(bound_narrative(value, {.part = Part::narrative, .row = i}));
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
