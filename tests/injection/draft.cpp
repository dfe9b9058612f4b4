// Writes a draft as form JSON. Figures lead through members (funds.total.executed), so that those
// with the same beginning are written into one object.

#include "tests/injection/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/json_writer.h"

namespace gouji::injection {
namespace {

// Numbers are written with their digits as they are, rates as text.
void write_figure(std::string& out, const std::string& printed) {
  if (printed.empty()) {
    out += "null";
  } else if (Decimal::parse(printed)) {
    out += printed;
  } else {
    JsonWriter(out).text(printed);
  }
}

void write_member(std::string& out, std::string_view name, bool& first) {
  if (!first) out += ", ";
  first = false;
  out += '"';
  out += name;
  out += "\": ";
}

void write_text(std::string& out, std::string_view name, const std::string& text, bool& first) {
  write_member(out, name, first);
  JsonWriter(out).text(text);
}

void write_number(std::string& out, std::string_view name, const Figure& figure, bool& first) {
  write_member(out, name, first);
  out += figure ? figure->text() : "null";
}

struct Leaf {
  std::string_view path;
  const std::string* printed;
};

void write_tree(std::string& out, const std::vector<Leaf>& leaves, bool& first) {
  for (std::size_t at = 0; at < leaves.size();) {
    const std::size_t dot = leaves[at].path.find('.');
    const std::string_view name = leaves[at].path.substr(0, dot);
    write_member(out, name, first);
    if (dot == std::string_view::npos) {
      write_figure(out, *leaves[at++].printed);
      continue;
    }
    std::vector<Leaf> below;
    for (; at < leaves.size() && leaves[at].path.substr(0, dot + 1) == std::string(name) + ".";
         ++at)
      below.push_back({leaves[at].path.substr(dot + 1), leaves[at].printed});
    out += '{';
    bool first_below = true;
    write_tree(out, below, first_below);
    out += '}';
  }
}

}  // namespace

Figure Draft::figure(int index) const {
  std::string text = figures[static_cast<std::size_t>(index)];
  if (text.ends_with('%')) text.pop_back();
  return Decimal::parse(text);
}

void Draft::set(int index, const Figure& value) {
  std::string& text = figures[static_cast<std::size_t>(index)];
  const bool percent =
      rulebook->figures[static_cast<std::size_t>(index)].kind == FigureKind::percent;
  text = value ? value->text() + (percent ? "%" : "") : "";
}

std::string Draft::json() const {
  std::string out = "{";
  bool first = true;
  write_text(out, "template", rulebook->id, first);
  write_text(out, "year", year, first);
  write_text(out, "project", project, first);
  write_text(out, "department", department, first);
  if (!grade.empty()) write_text(out, "grade", grade, first);
  std::vector<Leaf> leaves;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    leaves.push_back({rulebook->figures[i].path, &figures[i]});
  }
  std::stable_sort(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) {
    return a.path.substr(0, a.path.find('.')) < b.path.substr(0, b.path.find('.'));
  });
  write_tree(out, leaves, first);
  if (!sub_items.empty()) {
    write_member(out, "sub_items", first);
    for (std::size_t i = 0; i < sub_items.size(); ++i) {
      bool first_cell = true;
      out += i == 0 ? "[{" : ", {";
      write_text(out, "name", sub_items[i].name, first_cell);
      write_number(out, "budget", sub_items[i].budget, first_cell);
      write_number(out, "actual", sub_items[i].actual, first_cell);
      out += '}';
    }
    out += ']';
  }
  write_member(out, "indicators", first);
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const DraftIndicator& row = indicators[i];
    bool first_cell = true;
    out += i == 0 ? "[{" : ", {";
    write_text(out, "category", row.category, first_cell);
    if (has_subcategories) write_text(out, "subcategory", row.subcategory, first_cell);
    write_text(out, "name", row.name, first_cell);
    write_text(out, "target", row.target, first_cell);
    if (has_weights) write_number(out, "weight", row.weight, first_cell);
    write_text(out, "actual", row.actual, first_cell);
    write_number(out, "score", row.score, first_cell);
    if (has_reasons) write_text(out, "reason", row.reason, first_cell);
    out += '}';
  }
  out += indicators.empty() ? "[]" : "]";
  write_member(out, "narratives", first);
  out += '{';
  bool first_narrative = true;
  for (std::size_t i = 0; i < narratives.size(); ++i) {
    write_text(out, rulebook->narratives[i].path, narratives[i], first_narrative);
  }
  out += "}}";
  return out;
}

std::string pointer_to_figure(const Draft& draft, int index) {
  return draft.rulebook->figures[static_cast<std::size_t>(index)].pointer;
}

std::string pointer_to_indicator(std::size_t row, std::string_view column) {
  return fmt::format("/indicators/{}/{}", row, column);
}

std::string pointer_to_sub_item(std::size_t row, std::string_view column) {
  return fmt::format("/sub_items/{}/{}", row, column);
}

}  // namespace gouji::injection
