// Forms that the user gives beside those to be checked: the approved ones, those of the year
// before. They stay in memory for the run.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "checks/companions.h"
#include "linter/reader.h"

namespace gouji {

class FormStore {
 public:
  // A form that was read, by the name that messages have for it. Findings in it are not told: what
  // is asked is only what it says.
  void add(ReadForm read, std::string name);
  std::size_t size() const { return forms_.size(); }

  // The forms of the same project (and department, where both print one): of the same year, or of
  // an earlier one.
  Sought of_same_year(const Form& form) const;
  Sought of_earlier_year(const Form& form) const;

 private:
  struct Kept {
    ReadForm read;
    Form form;
    std::string name;
  };
  template <class IsMeant>
  Sought find(const Form& form, IsMeant&& is_meant) const;

  std::deque<Kept> forms_;  // forms point into their documents: they stay where they are
  std::map<std::string, std::vector<const Kept*>> by_project_;
};

}  // namespace gouji
