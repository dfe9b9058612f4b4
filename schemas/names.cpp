// The spellings of the vocabulary: member names of form JSON, severities, verdicts.

#include <array>

#include "schemas/cell.h"
#include "schemas/finding.h"
#include "schemas/rulebook.h"

namespace gouji {

std::string_view member_name(Column column) {
  switch (column) {
    case Column::row: return "";
    case Column::name: return "name";
    case Column::budget: return "budget";
    case Column::actual: return "actual";
    case Column::category: return "category";
    case Column::subcategory: return "subcategory";
    case Column::target: return "target";
    case Column::weight: return "weight";
    case Column::score: return "score";
    case Column::reason: return "reason";
  }
  return "";
}

std::string_view member_name(Header header) {
  switch (header) {
    case Header::template_id: return "template";
    case Header::title: return "title";
    case Header::year: return "year";
    case Header::project: return "project";
    case Header::department: return "department";
    case Header::grade: return "grade";
    case Header::implementer: return "implementer";  // 实施单位
  }
  return "";
}

namespace {

// By Role, as in rulebook.json.
constexpr std::array<std::string_view, role_count> role_names = {"",
                                                                 "initial_budget",
                                                                 "adjustment",
                                                                 "appropriation",
                                                                 "received",
                                                                 "indicator_balance",
                                                                 "revised_budget",
                                                                 "paid",
                                                                 "cash_balance",
                                                                 "carried_over",
                                                                 "used_carry_over",
                                                                 "reclaimed",
                                                                 "execution_rate",
                                                                 "execution_weight",
                                                                 "execution_score",
                                                                 "total_score"};

}  // namespace

std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

Role role_named(std::string_view name) {
  for (std::size_t role = 0; role < role_count; ++role) {
    if (role_names[role] == name) return static_cast<Role>(role);
  }
  return Role::none;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "";
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::fail: return "fail";
    case Verdict::not_checkable: return "not-checkable";
    case Verdict::not_applicable: return "not-applicable";
  }
  return "";
}

}  // namespace gouji
