// The interface of a check: facts and a pure function. To add one, add its .cpp and its page;
// docs/adding-a-check.md shows how.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/assessment.h"
#include "checks/companions.h"
#include "checks/signs.h"
#include "checks/text_readings.h"
#include "schemas/finding.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// An indicator with what was read of it.
struct Row {
  const Indicator& indicator;
  const Assessment& seen;
  std::string_view name;  // normalised
};

// The rows of a form, each as a Row. One step along all three lists costs less than three places in
// them: most checks of a row are done in a few instructions.
class Rows {
 public:
  class Iterator {
   public:
    Iterator(const Indicator* indicator, const Assessment* seen, const std::string_view* name)
        : indicator_(indicator), seen_(seen), name_(name) {}
    Row operator*() const { return {.indicator = *indicator_, .seen = *seen_, .name = *name_}; }
    Iterator& operator++() {
      ++indicator_;
      ++seen_;
      ++name_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return indicator_ == other.indicator_; }

   private:
    const Indicator* indicator_;
    const Assessment* seen_;
    const std::string_view* name_;
  };

  Rows(std::span<const Indicator> indicators, std::span<const Assessment> seen,
       std::span<const std::string_view> names)
      : indicators_(indicators), seen_(seen), names_(names) {}
  Iterator begin() const { return {indicators_.data(), seen_.data(), names_.data()}; }
  Iterator end() const { return {indicators_.data() + indicators_.size(), nullptr, nullptr}; }

 private:
  std::span<const Indicator> indicators_;
  std::span<const Assessment> seen_;
  std::span<const std::string_view> names_;
};

struct CheckInput {
  const Form& form;
  const Rulebook& rulebook;
  std::span<const Assessment> assessments;  // one for each indicator, in order
  std::span<const SeenText> texts;          // of the form, all that are filled
  std::span<const ProseFigures> prose;      // one for each of Rulebook::narratives, in that order
  std::span<const std::string_view> names;  // of the indicators, normalised
  Companions beside{};                      // other forms to compare with
  std::pmr::memory_resource* memory = std::pmr::get_default_resource();  // for the checks' own

  Rows rows() const { return {form.indicators, assessments, names}; }
  // The figure that plays a part; an absent cell when the template has none.
  const FigureCell& figure(Role role) const;
  // What the form prints above a column of the indicators: 自评分, 得分.
  std::string_view label(Column column) const;
};

// Of a form whose rows and texts were read.
inline CheckInput input_of(const Form& form, const Rulebook& rulebook,
                           const Assessments& assessments, const TextReadings& texts,
                           const Companions& beside = {},
                           std::pmr::memory_resource* memory = std::pmr::get_default_resource()) {
  return {.form = form,
          .rulebook = rulebook,
          .assessments = assessments,
          .texts = texts.texts,
          .prose = texts.prose,
          .names = texts.names,
          .beside = beside,
          .memory = memory};
}

struct Check {
  std::string_view id;
  std::string_view title_zh;
  std::string_view title_en;
  std::string_view basis;  // where the rulebook names no clause for it
  Severity severity = Severity::error;
  void (*run)(const CheckInput&, Findings&) = nullptr;  // null: a reader or the schema reports it
  bool reads_figures = true;  // false: a change of a figure changes nothing that it says
  bool reads_other = false;   // Companions::other, and nothing without it
  // Without one of these there is nothing that it would report; empty: there may be all the same.
  Signs looks_for{};
};

// Every check of the program, by id. Written by CMake from the file names under checks/.
std::span<const Check* const> all_checks();
const Check* find_check(std::string_view id);

// Runs all checks and all identities and assertions of the rulebook. An arithmetic overflow becomes
// a finding of the check that met it, and that check says that it could not be done.
void run_checks(const Form& form, const Rulebook& rulebook, Findings& findings,
                const Companions& beside = {});
// Only those that compare with Companions::other.
void run_checks_with_other(const Form& form, const Rulebook& rulebook, const OtherForm& other,
                           Findings& findings);
// The same without the checks that read no figures, and with the texts as they were read before:
// for forms of which only figures of the table differ.
void run_checks_of_figures(const Form& form, const Rulebook& rulebook, const TextReadings& texts,
                           Findings& findings);

}  // namespace gouji
