// A run in figures, for whoever draws samples: by department, by check, by category, and the forms
// that look the riskiest. Memory grows with departments and checks, not with forms.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "linter/report.h"

namespace gouji {

class Statistics {
 public:
  struct Counts {
    std::size_t forms = 0, clean = 0, errors = 0, warnings = 0, notes = 0, unreadable = 0;
    std::size_t full_marks = 0;  // forms with nothing but full marks
    std::size_t inflated = 0;    // forms that gave themselves more than the rule gives
    Decimal inflation;           // by how much, in all
  };
  struct OfCheck {
    std::size_t forms = 0, errors = 0, warnings = 0, notes = 0;
  };
  struct OfCategory {
    Decimal weight, score;
  };
  // Ten points an error, three a warning, five for nothing but full marks, and the points that were
  // given beyond the rule.
  struct Risk {
    std::string path, part;
    std::size_t line = 0;
    std::size_t errors = 0, warnings = 0;
    bool full_marks = false;
    Decimal inflation;  // not below zero
    Decimal points;
  };
  static constexpr std::size_t most_risks = 20;

  void add(const FormReport& report);
  // Those of later forms.
  void add(const Statistics& later);

  const Counts& all() const { return all_; }
  const std::map<std::string, Counts>& by_department() const { return by_department_; }
  const std::map<std::string, OfCheck>& by_check() const { return by_check_; }
  const std::map<std::string, OfCategory>& by_category() const { return by_category_; }
  // The highest first; of equal ones that which came first.
  const std::vector<Risk>& ranking() const { return ranking_; }

 private:
  void rank(Risk risk);

  Counts all_;
  std::map<std::string, Counts> by_department_;  // "": not printed, or not readable
  std::map<std::string, OfCheck> by_check_;
  std::map<std::string, OfCategory> by_category_;
  std::vector<Risk> ranking_;
};

std::string statistics_json(const Statistics& statistics);
std::string statistics_table(const Statistics& statistics, Language language);

}  // namespace gouji
