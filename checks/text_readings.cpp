// Texts of a form, read once for all checks.

#include "checks/text_readings.h"

#include <algorithm>

#include "checks/text_search.h"
#include "checks/wording.h"

namespace gouji {

namespace {

// Visits the filled ones.
template <class Visit>
void for_each_text(const Form& form, Visit&& visit) {
  const auto see = [&](const TextCell& cell) {
    if (cell.filled()) visit(cell);
  };
  for (const TextCell& header : form.headers) see(header);
  for (const TextCell& narrative : form.narratives) see(narrative);
  for (const SubItem& item : form.sub_items) see(item.name);
  for (const Indicator& indicator : form.indicators) {
    see(indicator.category);
    see(indicator.subcategory);
    see(indicator.name);
    see(indicator.target);
    see(indicator.actual);
    see(indicator.reason);
  }
}

// Narratives are searched one by one, the many short texts together, with a line end behind each:
// seldom has any of them a sign.
void look_for_signs(const Form& form, const Rulebook& rulebook, TextReadings& texts,
                    std::pmr::memory_resource* memory) {
  const PromptSearch prompts(rulebook.prompts);
  const auto is_short = [](const TextCell& cell) { return cell.place.part != Part::narrative; };
  constexpr std::size_t most_of_a_row = 6;
  texts.texts.reserve(form.headers.size() + form.narratives.size() + form.sub_items.size() +
                      most_of_a_row * form.indicators.size());
  std::size_t size = 0;
  for_each_text(form, [&](const TextCell& cell) {
    const TextSigns signs = is_short(cell) ? TextSigns(0) : prompts.signs_of(*cell);
    texts.texts.push_back({.cell = &cell, .signs = signs});
    if (is_short(cell)) size += cell.value.size() + 1;
  });
  std::pmr::vector<char> together(size, '\n', memory);
  char* end = together.data();
  for (const SeenText& text : texts.texts) {
    if (!is_short(*text.cell)) continue;
    const std::string_view value = text.cell->value;
    end = std::copy(value.begin(), value.end(), end) + 1;
  }
  const TextSigns of_short = prompts.signs_of({together.data(), together.size()});
  const bool seldom = of_short.markup() || of_short.prompt();
  for (SeenText& text : texts.texts) {
    if (is_short(*text.cell)) text.signs = seldom ? prompts.signs_of(**text.cell) : of_short;
  }
}

void read_prose(const Form& form, TextReadings& texts, std::pmr::memory_resource* memory) {
  const std::string_view own_year = year_of(form.header(Header::year).value);
  texts.prose.reserve(form.narratives.size());
  for (std::size_t i = 0; i < form.narratives.size(); ++i) texts.prose.emplace_back();
  for (const SeenText& text : texts.texts) {
    if (text.cell->place.part != Part::narrative || !text.signs.digits()) continue;
    texts.prose[text.cell->place.row] = figures_in(**text.cell, own_year, memory);
  }
}

void read_names(const Form& form, TextReadings& texts) {
  texts.names.reserve(form.indicators.size());
  texts.readings.reserve(form.indicators.size());
  for (const Indicator& indicator : form.indicators) {
    std::string_view name = indicator.name.raw;
    if (!is_normalised(name)) name = texts.respelled.emplace_back(normalised(name));
    texts.names.push_back(name);
    texts.readings.push_back(read_name(name));
  }
}

}  // namespace

TextReadings read_texts(const Form& form, const Rulebook& rulebook,
                        std::pmr::memory_resource* memory) {
  TextReadings texts(memory);
  look_for_signs(form, rulebook, texts, memory);
  read_prose(form, texts, memory);
  read_names(form, texts);
  return texts;
}

}  // namespace gouji
