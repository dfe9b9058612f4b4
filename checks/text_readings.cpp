// Texts of a form, read once for all checks.

#include "checks/text_readings.h"

#include "checks/text_search.h"
#include "checks/wording.h"

namespace gouji {

TextReadings read_texts(const Form& form, std::pmr::memory_resource* memory) {
  TextReadings texts(memory);
  const std::string_view own_year = year_of(form.header(Header::year).value);
  texts.prose.reserve(form.narratives.size());
  for (const TextCell& narrative : form.narratives) {
    const std::string_view text = narrative.filled() ? *narrative : std::string_view();
    texts.prose.push_back(figures_in(text, own_year, memory));
  }
  texts.names.reserve(form.indicators.size());
  texts.readings.reserve(form.indicators.size());
  for (const Indicator& indicator : form.indicators) {
    std::string_view name = indicator.name.raw;
    if (!is_normalised(name)) name = texts.respelled.emplace_back(normalised(name));
    texts.names.push_back(name);
    texts.readings.push_back(read_name(name));
  }
  return texts;
}

}  // namespace gouji
