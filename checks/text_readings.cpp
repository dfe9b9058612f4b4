// Texts of a form, read once for all checks. With a ledger everything is read, since the ledger
// tells of every place. For findings alone most of it need not be: the short texts are searched for
// signs as one, and prose whose figures the table confirms is passed over.

#include "checks/text_readings.h"

#include <algorithm>
#include <array>

#include "checks/confirmed_prose.h"
#include "checks/text_search.h"
#include "checks/wording.h"
#include "schemas/han.h"
#include "schemas/spelling.h"

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

void see(const TextCell& cell, TextSigns signs, TextReadings& texts) {
  texts.texts.push_back({.cell = &cell, .signs = signs});
  if (signs.markup()) texts.marks.add(Mark::markup);
  if (signs.prompt()) texts.marks.add(Mark::prompt);
}

bool any_of_template(TextSigns signs) {
  return signs.markup() || signs.prompt();
}

// Each text for itself.
void look_for_signs(const Form& form, const PromptSearch& prompts, TextReadings& texts) {
  constexpr std::size_t most_of_a_row = 6;
  texts.texts.reserve(form.headers.size() + form.narratives.size() + form.sub_items.size() +
                      most_of_a_row * form.indicators.size());
  for_each_text(form, [&](const TextCell& cell) { see(cell, prompts.signs_of(*cell), texts); });
}

// The many short texts of a form that do not lie together, searched together, with a line end
// behind each.
class ShortTexts {
 public:
  explicit ShortTexts(const PromptSearch& prompts) : prompts_(prompts) {}

  void add(std::string_view text) {
    if (size_ + text.size() + 1 > bytes_.size()) search();
    if (text.size() + 1 > bytes_.size()) {
      note(prompts_.signs_of(text));
      return;
    }
    std::copy(text.begin(), text.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += text.size();
    bytes_[size_++] = '\n';
  }

  // Whether any of them may have markup or a prompt.
  bool any_sign() {
    search();
    return any_;
  }

 private:
  void search() {
    note(prompts_.signs_of({bytes_.data(), size_}));
    size_ = 0;
  }
  void note(TextSigns signs) { any_ = any_ || any_of_template(signs); }

  const PromptSearch& prompts_;
  std::array<char, 4096> bytes_;  // not initialized: what is searched is written before
  std::size_t size_ = 0;
  bool any_ = false;
};

bool any_sign_in_short_texts(const Form& form, const PromptSearch& prompts) {
  ShortTexts texts(prompts);
  for_each_text(form, [&](const TextCell& cell) {
    if (cell.place.part != Part::narrative) texts.add(*cell);
  });
  return texts.any_sign();
}

bool any_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

// A name that is a prompt: 指标1：, ……. Seldom is a name even like one.
bool any_numbered_prompt(const Form& form) {
  return std::any_of(form.indicators.begin(), form.indicators.end(), [](const Indicator& row) {
    const std::string_view name = row.name.raw;
    const bool may_be = !name.empty() && (!starts_han(name.front()) || name.starts_with("指标"));
    return may_be && !numbered_prompt(name).empty();
  });
}

void read_names(const Form& form, TextReadings& texts) {
  texts.names.reserve(form.indicators.size());
  for (const Indicator& indicator : form.indicators) {
    std::string_view name = indicator.name.raw;
    if (!is_normalised(name)) name = texts.respelled.emplace_back(normalised(name));
    texts.names.push_back(name);
  }
}

}  // namespace

TextReadings read_texts(const Form& form, const Rulebook& rulebook,
                        std::pmr::memory_resource* memory) {
  TextReadings texts(memory);
  look_for_signs(form, PromptSearch(rulebook.prompts), texts);
  if (any_numbered_prompt(form)) texts.marks.add(Mark::prompt);
  texts.marks.add(Mark::figure_in_prose);
  const std::string_view own_year = year_of(form.header(Header::year).raw);
  texts.prose.reserve(form.narratives.size());
  for (const TextCell& narrative : form.narratives) {
    const std::string_view text = narrative.filled() ? *narrative : std::string_view();
    texts.prose.push_back(figures_in(text, own_year, memory));
  }
  read_names(form, texts);
  return texts;
}

TextReadings look_over_texts(const Form& form, const Rulebook& rulebook,
                             const Assessments& assessments, std::pmr::memory_resource* memory) {
  TextReadings texts(memory);
  const PromptSearch prompts(rulebook.prompts);
  const ConfirmedProse confirmed(form, rulebook, assessments, memory);
  const std::string_view own_year = year_of(form.header(Header::year).raw);
  const bool together = !form.all_texts.empty();
  const TextSigns signs_of_all = together ? prompts.signs_among(form.all_texts) : TextSigns();
  const bool each = !together || signs_of_all.wide_digits();
  bool any_sign = any_of_template(signs_of_all);
  texts.prose.reserve(form.narratives.size());
  for (const TextCell& narrative : form.narratives) {
    ProseFigures& figures = texts.prose.emplace_back();
    if (!narrative.filled()) continue;
    const TextSigns signs = each ? prompts.signs_of(*narrative) : TextSigns();
    any_sign = any_sign || any_of_template(signs);
    if (!signs.wide_digits() && confirmed.holds_all_of(*narrative)) continue;
    figures = figures_in(*narrative, own_year, memory);
    texts.marks.add(Mark::figure_in_prose);
  }
  if (any_digit(form.header(Header::project).raw)) texts.marks.add(Mark::figure_in_prose);
  const bool numbered = any_numbered_prompt(form);
  any_sign = any_sign || numbered || (!together && any_sign_in_short_texts(form, prompts));
  if (any_sign) look_for_signs(form, prompts, texts);
  if (numbered) texts.marks.add(Mark::prompt);
  read_names(form, texts);
  return texts;
}

}  // namespace gouji
