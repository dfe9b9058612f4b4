// What the tool finds of the defects that were put into clean forms.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji::injection {

struct Tally {
  int injected = 0;
  int caught = 0;        // a finding, warning or error, that the clean form does not have
  int determinable = 0;  // the wrong cell can be told in principle (relations.h)
  int named_first = 0;   // of these, it is the place of the gravest (and first) new finding
  int named = 0;         // or among the places that new findings name

  Tally& operator+=(const Tally& other);
};

// A form on which the tool did not do what it should, to look into.
struct Example {
  std::string rulebook;
  std::string defect;
  std::uint64_t form = 0;
  std::string pointer;
  std::string json;
  std::string found;  // the new findings, one a line
};

struct Outcome {
  int clean_forms = 0;
  int clean_errors = 0;
  int clean_warnings = 0;
  std::map<std::string, Tally> by_defect;
  Tally pairs;  // two defects of different kinds in one form; caught: both cells are named
  std::vector<Example> false_alarms;  // some of each
  std::vector<Example> missed;
  std::vector<Example> named_wrongly;

  Tally all() const;
};

struct Settings {
  std::uint64_t seed = 1;
  int clean_forms = 0;     // that are looked at for false alarms
  int forms_a_defect = 0;  // with a defect of each kind
  int pairs = 0;
};

std::vector<Outcome> run(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks,
                         const Settings& settings, const std::string& only_rulebook = {});

// The outcomes of all rulebooks in one table, with a row for each kind.
std::string table(const std::vector<Outcome>& outcomes);

// The clean form of a shipped rulebook that its generator starts from.
std::string prototype_of(const Rulebook& rulebook);

}  // namespace gouji::injection
