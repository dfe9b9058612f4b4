// Places in words. A place is three numbers; its pointer follows from the shape of form JSON, its
// label from the rulebook's headings and the names in the row.

#include "schemas/places.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::string_view arrow = " › ";

std::string join(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (std::string_view part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += arrow;
    joined += part;
  }
  return joined;
}

const std::string* shortest(const std::vector<std::string>& labels) {
  auto found = std::min_element(
      labels.begin(), labels.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  return found == labels.end() ? nullptr : &*found;
}

const Block* block_of(Part part, const Rulebook& rulebook) {
  Block::Kind kind = part == Part::sub_item ? Block::Kind::sub_items : Block::Kind::indicators;
  for (const Block& block : rulebook.layout.blocks) {
    if (block.kind == kind) return &block;
  }
  return nullptr;
}

// The name in a row, or its number where the name is blank.
std::string row_name(const TextCell& name, std::uint32_t row) {
  if (name.filled()) return std::string(name.raw);
  return "第" + std::to_string(row + 1) + "行";
}

std::string header_label(std::uint32_t row, const Rulebook& rulebook) {
  auto header = static_cast<Header>(row);
  for (const LabelledHeader& known : rulebook.layout.headers) {
    if (known.header == header && !known.labels.empty()) return known.labels.front();
  }
  return std::string(member_name(header));
}

}  // namespace

std::string_view column_label(Part part, Column column, const Rulebook& rulebook) {
  if (const Block* block = block_of(part, rulebook)) {
    for (const LabelledColumn& known : block->columns) {
      if (known.column != column) continue;
      if (const std::string* label = shortest(known.labels)) return *label;
    }
  }
  return member_name(column);
}

std::string pointer_to(Place place, const Rulebook& rulebook) {
  std::string pointer;
  switch (place.part) {
    case Part::form: return "";
    case Part::header: return "/" + std::string(member_name(static_cast<Header>(place.row)));
    case Part::figure: return rulebook.figures.at(place.row).pointer;
    case Part::narrative: return "/narratives/" + rulebook.narratives.at(place.row).path;
    case Part::sub_item: pointer = "/sub_items/" + std::to_string(place.row); break;
    case Part::indicator: pointer = "/indicators/" + std::to_string(place.row); break;
  }
  if (place.column == Column::row) return pointer;
  return pointer + "/" + std::string(member_name(place.column));
}

std::string label_of(Place place, const Form& form, const Rulebook& rulebook) {
  std::string_view column;
  if (place.column != Column::row) column = column_label(place.part, place.column, rulebook);
  switch (place.part) {
    case Part::form: return "";
    case Part::header: return header_label(place.row, rulebook);
    case Part::figure: {
      const FigureField& field = rulebook.figures.at(place.row);
      return join({field.group, field.label});
    }
    case Part::narrative: return rulebook.narratives.at(place.row).label;
    case Part::sub_item: {
      const Block* block = block_of(place.part, rulebook);
      const std::string* heading = block == nullptr ? nullptr : shortest(block->labels);
      std::string_view group = heading == nullptr ? std::string_view() : *heading;
      if (place.row >= form.sub_items.size()) return join({group, column});
      return join({group, row_name(form.sub_items[place.row].name, place.row), column});
    }
    case Part::indicator: {
      if (place.row >= form.indicators.size()) return std::string(column);
      const Indicator& indicator = form.indicators[place.row];
      std::string_view category = indicator.category.raw;
      if (indicator.category_index >= 0) {
        category = rulebook.categories[static_cast<std::size_t>(indicator.category_index)].name;
      }
      return join({category, row_name(indicator.name, place.row), column});
    }
  }
  return "";
}

}  // namespace gouji
