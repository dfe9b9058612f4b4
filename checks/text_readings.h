// What checks read in the texts of a form: the names of its indicators, the figures of its prose.
// It stays the same while figures of the table are changed, so that it is read once.
#pragma once

#include <list>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "checks/assessment.h"
#include "checks/prose.h"
#include "checks/signs.h"
#include "checks/text_search.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// A filled text cell.
struct SeenText {
  const TextCell* cell;
  TextSigns signs;
};

// Views and pointers lead into the form, or into this.
struct TextReadings {
  explicit TextReadings(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
      : texts(memory), prose(memory), names(memory) {}

  SetOf<Mark> marks;  // those of texts
  // All of them: those at the top of the form, narratives, sub-items, indicators. Where texts were
  // only looked over and none shows markup or a prompt: none.
  std::pmr::vector<SeenText> texts;
  std::pmr::vector<ProseFigures> prose;      // one for each of Form::narratives, in that order
  std::pmr::vector<std::string_view> names;  // of the indicators, normalised (checks/wording.h)
  std::list<std::string> respelled;          // names that are not printed so
};

TextReadings read_texts(const Form& form, const Rulebook& rulebook,
                        std::pmr::memory_resource* memory = std::pmr::get_default_resource());
// For findings alone: short texts are looked over together, and prose whose figures the table
// surely confirms is left unread.
TextReadings look_over_texts(const Form& form, const Rulebook& rulebook,
                             const Assessments& assessments, std::pmr::memory_resource* memory);

}  // namespace gouji
