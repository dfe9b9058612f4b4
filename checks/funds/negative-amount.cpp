// Looks at every amount of money: the figures of the funds tables, unless the rulebook says that a
// figure may be negative, and both columns of the sub-items. A cash balance below zero that only
// repeats what over-execution says is left to that check.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/funds_figures.h"
#include "checks/wording.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

template <class Name>
void look_at(const FigureCell& cell, Name&& name_of_cell, Findings& findings) {
  if (cell.empty()) {
    findings.not_applicable(cell.place, {.zh = "空白", .en = "blank"});
  } else if (cell.state == CellState::malformed) {
    findings.not_checkable(cell.place, {.zh = "填的不是数", .en = "not a number"});
  } else if (!cell->is_negative()) {
    findings.pass(cell.place);
  } else {
    const std::string name = name_of_cell();
    Finding& finding = findings.report(
        cell.place, {.zh = fmt::format("{}填 {}，小于 0", name, cell->text()),
                     .en = fmt::format("{} is {}, below zero", name, cell->text())});
    finding.found = cell->text();
    finding.hint = {.zh = "核对符号；冲减、退回的金额写在文字部分",
                    .en = "Check the sign; money returned belongs in the text"};
  }
}

// Overspending leaves a balance below zero: one fault, found where the money was paid.
bool from_overspending(const FigureCell& cell, const FigureField& field, const CheckInput& input) {
  if (field.role != Role::cash_balance || !cell.filled() || !cell->is_negative()) return false;
  const FigureCell& paid = input.figure(Role::paid);
  const FigureCell& received = input.figure(role_of_receipts(input));
  return paid.filled() && received.filled() && *paid > *received;
}

void run(const CheckInput& input, Findings& findings) {
  for (std::size_t i = 0; i < input.rulebook.figures.size(); ++i) {
    const FigureField& field = input.rulebook.figures[i];
    const FigureCell& cell = input.form.figures[i];
    if (field.kind != FigureKind::money) continue;
    if (field.may_be_negative) {
      findings.not_applicable(cell.place, {.zh = "调减时为负数", .en = "negative for a cut"});
    } else if (from_overspending(cell, field, input)) {
      findings.fail_elsewhere(cell.place, "over-execution");
    } else {
      look_at(
          cell, [&] { return field.label; }, findings);
    }
  }
  for (const SubItem& item : input.form.sub_items) {
    for (const FigureCell* cell : {&item.budget, &item.actual}) {
      const auto name = [&] {
        const auto column = column_label(Part::sub_item, cell->place.column, input.rulebook);
        return fmt::format("子项“{}”的{}", shortened(item.name.raw), column);
      };
      look_at(*cell, name, findings);
    }
  }
}

}  // namespace

extern const Check negative_amount;
constinit const Check negative_amount{.id = "negative-amount",
                                      .title_zh = "金额不小于 0",
                                      .title_en = "Amounts are not negative",
                                      .basis = "表上除调整数外没有可为负的金额栏",
                                      .severity = Severity::warning,
                                      .run = run,
                                      .looks_for = {.marks = {Mark::negative_figure}}};

}  // namespace gouji::checks
