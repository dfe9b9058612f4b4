// Figures that the form cannot do without: the required cells of the funds tables, the amounts of
// every sub-item, the weight of every indicator. A blank one stops the identities that it stands
// in, which the ledger says; here it is said aloud, with the value that an identity would give it.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/identities.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

bool is_total(Place place, const Identity& identity, const CheckInput& input) {
  const Operand& total = identity.total;
  if (total.kind == Operand::Kind::figure) {
    return place.part == Part::figure && place.row == static_cast<std::uint32_t>(total.figure);
  }
  return total.kind == Operand::Kind::sub_item_total && place.part == Part::sub_item &&
         place.column == total.column && input.form.sub_items[place.row].is_total;
}

void report_blank(const FigureCell& cell, const CheckInput& input, Findings& findings) {
  const std::optional<Implied> implied = implied_value(cell.place, input);
  if (implied && is_total(cell.place, *implied->identity, input)) {
    findings.fail_elsewhere(cell.place, implied->identity->id);  // a blank total beside its parts
    return;
  }
  const std::string label = label_of(cell.place, input.form, input.rulebook);
  Message message{.zh = label + " 空白", .en = label + " is blank"};
  if (!implied) {
    findings.report(cell.place, std::move(message));
    return;
  }
  const std::string value = implied->value.trimmed().text();
  message.zh += fmt::format("；为 {} 时“{}”成立", value, implied->identity->title.zh);
  message.en += fmt::format("; {} would satisfy: {}", value, implied->identity->title.en);
  Finding& finding = findings.report(cell.place, std::move(message));
  finding.expected = value;
  finding.basis = implied->identity->basis;
}

void look_at(const FigureCell& cell, const CheckInput& input, Findings& findings) {
  if (cell.empty()) {
    report_blank(cell, input, findings);
  } else {
    findings.pass(cell.place);
  }
}

// A template may print no weights, or do without them in some of its editions.
bool has_weights(const CheckInput& input) {
  const LabelledColumn* column = input.rulebook.indicator_column(Column::weight);
  if (column == nullptr) return false;
  const auto& rows = input.form.indicators;
  return !column->optional || std::any_of(rows.begin(), rows.end(), [](const Indicator& row) {
    return row.weight.state != CellState::absent;
  });
}

void run(const CheckInput& input, Findings& findings) {
  for (std::size_t i = 0; i < input.rulebook.figures.size(); ++i) {
    const FigureField& field = input.rulebook.figures[i];
    const FigureCell& cell = input.form.figures[i];
    if (field.optional) continue;
    if (field.role == Role::execution_score && cell.empty()) {
      findings.fail_elsewhere(cell.place, "execution-score");
    } else {
      look_at(cell, input, findings);
    }
  }
  for (const SubItem& item : input.form.sub_items) {
    if (!item.name.filled()) continue;
    look_at(item.budget, input, findings);
    look_at(item.actual, input, findings);
  }
  if (!has_weights(input)) return;
  for (const Indicator& indicator : input.form.indicators) {
    look_at(indicator.weight, input, findings);
  }
}

}  // namespace

extern const Check figure_present;
constinit const Check figure_present{.id = "figure-present",
                                     .title_zh = "必填的金额和权重都填了",
                                     .title_en = "Required amounts and weights are filled in",
                                     .basis = "表式各栏均应填写，金额为零的填 0",
                                     .severity = Severity::warning,
                                     .run = run,
                                     .looks_for = {.marks = {Mark::blank_figure}}};

}  // namespace gouji::checks
