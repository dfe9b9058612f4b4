// Looks names up as a rulebook's author writes them: as they are printed on the form, by the words
// that are usual on such forms, or as the members of form JSON are called. Printed labels go first,
// and are compared as labels of tables are: without blanks, brackets of any kind alike, a unit in
// brackets at the end left out.

#include "linter/expression_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/did_you_mean.h"
#include "linter/table/labels.h"

namespace gouji {
namespace {

constexpr std::string_view total_score_is_called = "总分";

}  // namespace

std::string compared_name(std::string_view name) {
  std::string label = normalize_label(name);
  for (std::size_t dot = label.find("·"); dot != std::string::npos; dot = label.find("·")) {
    label.replace(dot, std::string_view("·").size(), ".");
  }
  return label;
}

void unknown_name(std::string_view name, const Message& of_what,
                  const std::vector<std::string_view>& known, std::size_t character) {
  const std::string_view near = nearest(name, known);
  std::string zh = fmt::format("没有名为“{}”的{}", name, of_what.zh);
  std::string en = fmt::format("no {} called \"{}\"", of_what.en, name);
  if (!near.empty()) {
    zh += fmt::format("，相近的是“{}”", near);
    en += fmt::format("; did you mean \"{}\"", near);
  } else if (!known.empty()) {
    zh += fmt::format("，有：{}", fmt::join(known, "、"));
    en += fmt::format("; there are: {}", fmt::join(known, ", "));
  }
  fail_at(character, std::move(zh), std::move(en));
}

ExpressionNames::ExpressionNames(const Rulebook& rulebook) : rulebook_(rulebook) {
  const int total_score = rulebook.figure_with(Role::total_score);
  for (std::uint32_t i = 0; i < rulebook.figures.size(); ++i) {
    const FigureField& field = rulebook.figures[i];
    const Place place{.part = Part::figure, .row = i};
    know(field.path, Rung::path, place);
    know(field.group + "." + field.label, Rung::full, place);
    know(field.label, Rung::label, place);
    if (static_cast<int>(i) == total_score) know(total_score_is_called, Rung::usual, place);
  }
  for (std::uint32_t i = 0; i < rulebook.narratives.size(); ++i) {
    const NarrativeField& field = rulebook.narratives[i];
    const Place place{.part = Part::narrative, .row = i};
    know("narratives." + field.path, Rung::path, place);
    know(field.label, Rung::label, place);
  }
  for (const LabelledHeader& header : rulebook.layout.headers) {
    const Place place{.part = Part::header, .row = static_cast<std::uint32_t>(header.header)};
    know(member_name(header.header), Rung::path, place);
    for (const std::string& label : header.labels) know(label, Rung::label, place);
  }
}

void ExpressionNames::know(std::string_view printed, Rung rung, Place place) {
  std::string name = compared_name(printed);
  const std::string_view bare = without_remark(name);
  if (bare != name) {
    known_.push_back({std::string(bare), std::string(without_remark(printed)), rung, place});
  }
  known_.push_back({std::move(name), std::string(printed), rung, place});
}

Place ExpressionNames::cell(std::string_view name, std::size_t character) const {
  const std::string wanted = compared_name(name);
  for (const Rung rung : {Rung::path, Rung::full, Rung::label, Rung::usual}) {
    std::vector<Place> found;
    for (const Known& known : known_) {
      if (known.rung != rung || known.compared != wanted) continue;
      if (std::find(found.begin(), found.end(), known.place) == found.end()) {
        found.push_back(known.place);
      }
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) continue;
    std::vector<std::string> all;
    all.reserve(found.size());
    for (const Place place : found) all.push_back(full_name(place));
    fail_at(character,
            fmt::format("“{}”有 {} 处，要写全：{}", name, found.size(), fmt::join(all, "、")),
            fmt::format("\"{}\" is the name of {}; write one of: {}", name, found.size(),
                        fmt::join(all, ", ")));
  }
  no_cell(name, character);
}

void ExpressionNames::no_cell(std::string_view name, std::size_t character) const {
  std::vector<std::string_view> all;
  for (const Known& known : known_) all.push_back(known.printed);
  const Message what{.zh = "数据项", .en = "figure"};
  if (!nearest(name, all).empty()) unknown_name(name, what, all, character);
  std::vector<std::string> labels;
  for (std::uint32_t i = 0; i < rulebook_.figures.size(); ++i) {
    labels.push_back(label_of({.part = Part::figure, .row = i}));
  }
  unknown_name(name, what, {labels.begin(), labels.end()}, character);
}

int ExpressionNames::category(std::string_view name, std::size_t character) const {
  const std::string wanted = compared_name(name);
  std::vector<std::string_view> names;
  std::vector<std::string_view> with_aliases;
  for (std::size_t i = 0; i < rulebook_.categories.size(); ++i) {
    const Category& category = rulebook_.categories[i];
    std::vector<std::string_view> own{category.name};
    own.insert(own.end(), category.aliases.begin(), category.aliases.end());
    for (const std::string_view one : own) {
      if (compared_name(one) == wanted) return static_cast<int>(i);
    }
    names.push_back(category.name);
    with_aliases.insert(with_aliases.end(), own.begin(), own.end());
  }
  const bool near = !nearest(name, with_aliases).empty();
  unknown_name(name, {.zh = "类别", .en = "category"}, near ? with_aliases : names, character);
}

std::string ExpressionNames::label_of(Place place) const {
  if (place.part != Part::figure) return full_name(place);
  const FigureField& field = rulebook_.figures[place.row];
  const auto same = std::count_if(rulebook_.figures.begin(), rulebook_.figures.end(),
                                  [&](const auto& other) { return other.label == field.label; });
  return same > 1 ? field.group + "·" + field.label : field.label;
}

std::string ExpressionNames::full_name(Place place) const {
  switch (place.part) {
    case Part::figure: break;
    case Part::narrative: return rulebook_.narratives[place.row].label;
    default: return std::string(member_name(static_cast<Header>(place.row)));
  }
  const FigureField& field = rulebook_.figures[place.row];
  const auto same = std::count_if(
      rulebook_.figures.begin(), rulebook_.figures.end(),
      [&](const auto& other) { return other.label == field.label && other.group == field.group; });
  return same > 1 ? field.path : field.group + "." + field.label;
}

}  // namespace gouji
