// What the form of the year before carried over, against what this year's form says was used of it.
// Templates print it in different ways: a row of its own (上年结转资金), one column together with
// adjustments (then only less than what was carried over contradicts), or nothing but the budget
// and what was spent of it (then only more than what was left contradicts).

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/funds_figures.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

const FigureCell* figure_of(const OtherForm& form, Role role) {
  const int index = form.rulebook->figure_with(role);
  if (index < 0) return nullptr;
  const FigureCell& cell = form.form->figures[static_cast<std::size_t>(index)];
  return cell.filled() ? &cell : nullptr;
}

// What the year before left: exactly, or at most.
struct Left {
  Decimal amount;
  bool exact = false;
};

std::optional<Left> left_by(const OtherForm& previous) {
  if (const FigureCell* carried = figure_of(previous, Role::carried_over)) {
    return Left{.amount = **carried, .exact = true};
  }
  const FigureCell* budget = figure_of(previous, Role::revised_budget);
  const FigureCell* paid = figure_of(previous, Role::paid);
  if (budget == nullptr || paid == nullptr) return std::nullopt;
  return Left{.amount = **budget - **paid};
}

void report(const FigureCell& used, Role role, const Left& left, std::string_view relation_zh,
            std::string_view relation_en, const CheckInput& input, Findings& findings) {
  const OtherForm& previous = input.beside.previous.one;
  const std::string amount = left.amount.trimmed().text();
  const std::string_view label = printed_name(role, input);
  const std::string_view of_it_zh = left.exact ? "结转数" : "结余（全年预算数 − 全年执行数）";
  const std::string_view of_it_en = left.exact ? "carried over" : "left (budget less spending)";
  Finding& finding = findings.report(
      used.place, {.zh = fmt::format("{} {}，{}上年表的{} {}（{}）", label, used.raw, relation_zh,
                                     of_it_zh, amount, previous.name),
                   .en = fmt::format("{} is {}, {} the {} {} of the year before ({})", label,
                                     used.raw, relation_en, amount, of_it_en, previous.name)});
  finding.found = std::string(used.raw);
  finding.expected = amount;
  finding.difference = (*used - left.amount).trimmed().text();
  finding.hint = {.zh = "核对上年决算的结转数，哪张表错改哪张",
                  .en = "Check the accounts of the year before; correct the form that is wrong"};
}

// 上年结转资金: that and nothing else.
void look_at_use(const FigureCell& used, const Left& left, const CheckInput& input,
                 Findings& findings) {
  if (left.exact && *used != left.amount) {
    report(used, Role::used_carry_over, left, "不等于", "not", input, findings);
  } else if (*used > left.amount) {
    report(used, Role::used_carry_over, left, "多于", "more than", input, findings);
  } else {
    findings.pass(used.place);
  }
}

// With additions and cuts in one figure: they add to it what they like, but a positive figure that
// is less than what was carried over, or none, leaves out a part of it.
void look_at_adjustment(const FigureCell& adjustment, const Left& left, const CheckInput& input,
                        Findings& findings) {
  const bool too_little = left.exact && !adjustment->is_negative() && *adjustment < left.amount;
  if (too_little) {
    report(adjustment, Role::adjustment, left, "少于", "less than", input, findings);
  } else if (adjustment->is_negative()) {
    findings.not_checkable(adjustment.place,
                           {.zh = "调减与上年结转合为一个数，分不开",
                            .en = "a cut and what was carried over are one figure"});
  } else {
    findings.pass(adjustment.place);
  }
}

void compare(const CheckInput& input, Findings& findings) {
  const Place place = input.form.header(Header::project).place;
  const auto left = left_by(input.beside.previous.one);
  const FigureCell& used = input.figure(Role::used_carry_over);
  const FigureCell& adjustment = input.figure(Role::adjustment);
  if (!left) {
    findings.not_checkable(place, {.zh = "上年的表没有结转数，也算不出结余",
                                   .en = "the form of the year before tells of nothing left"});
  } else if (used.filled()) {
    look_at_use(used, *left, input, findings);
  } else if (adjustment.filled()) {
    look_at_adjustment(adjustment, *left, input, findings);
  } else {
    findings.not_checkable(place, {.zh = "表上没有填上年结转的使用数",
                                   .en = "the form does not say what was used of it"});
  }
}

void run(const CheckInput& input, Findings& findings) {
  const Sought& previous = input.beside.previous;
  const Place place = input.form.header(Header::project).place;
  if (!previous.given) {
    findings.not_applicable(place, {.zh = "没有给出上年的表（--previous）",
                                    .en = "no forms of the year before were given (--previous)"});
  } else if (previous.found == 0) {
    findings.not_applicable(place, {.zh = "上年没有这个项目的表",
                                    .en = "no form of the year before is of this project"});
  } else if (!previous.one) {
    findings.not_checkable(
        place, {.zh = "上年有几份表是这个项目", .en = "several forms of it in the year before"});
  } else {
    compare(input, findings);
  }
}

}  // namespace

extern const Check carryover_agrees;
constinit const Check carryover_agrees{.id = "carryover-agrees",
                                       .title_zh = "上年结转与本年使用一致",
                                       .title_en = "What was carried over is what is used of it",
                                       .basis = "上年结转数是本年的资金来源",
                                       .severity = Severity::warning,
                                       .run = run,
                                       .reads_figures = false};

}  // namespace gouji::checks
