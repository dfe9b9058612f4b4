// What a finding says of the cell behind it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/culprit_repairs.h"
#include "checks/slips.h"
#include "schemas/rulebook.h"

namespace gouji {

// A finding as two runs of the checks have it in common.
struct FindingKey {
  std::string_view check;
  Place place;
  std::size_t figure = 0;  // which one of a narrative, by hash
  friend auto operator<=>(const FindingKey&, const FindingKey&) = default;
};
FindingKey key_of(const Finding& finding);

// A repair with the findings that it puts right.
struct Explanation {
  Repair repair;
  std::vector<FindingKey> gone;  // in order
};

class CulpritTeller {
 public:
  CulpritTeller(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings)
      : form_(form), rulebook_(rulebook), findings_(findings) {}

  // One explanation: the culprit is certain. Several put the same findings right.
  void tell(const std::vector<Explanation>& explanations);
  // A row that stands twice: without its copy, these findings are gone.
  void tell_copy(Finding& copy, const std::vector<FindingKey>& gone);
  // Removes the findings that another one stands for now.
  void remove_folded();

 private:
  std::vector<std::size_t> indexes_of(const std::vector<FindingKey>& keys) const;
  bool moves(const Finding& finding, const Repair& repair) const;
  bool is_equation(const Finding& finding) const;
  std::string label(Place place) const;
  std::size_t main_one(const std::vector<std::size_t>& group, const Repair& repair) const;
  // Lets one finding stand for the others; their checks, for the message.
  std::string fold(const std::vector<std::size_t>& group, std::size_t kept);
  void tell_culprit(const Repair& repair, const std::vector<std::size_t>& group);
  void say_what_is_right(const Repair& repair, Finding& told) const;
  void name_suspects(const std::vector<Explanation>& explanations, Finding& finding) const;
  Slip slip_of(const Change& change, const Finding& finding) const;
  void tell_suspects(const std::vector<Explanation>& explanations, Finding& finding) const;
  void tell_exchanges(const std::vector<Explanation>& explanations, Finding& finding) const;

  const Form& form_;
  const Rulebook& rulebook_;
  std::vector<Finding>& findings_;
  std::vector<std::size_t> folded_;
};

}  // namespace gouji
