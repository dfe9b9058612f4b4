// Cells that should hold a figure and hold something else: 7,00.0,77, 10万, 6.5分, 1e400. A value
// of a wrong type (a list, true) has no raw text here: form-schema has reported it.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/wording.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

struct Look {
  const CheckInput& input;
  Findings& findings;
  bool clean = true;

  void at(const FigureCell& cell) {
    if (cell.state != CellState::malformed) return;
    clean = false;
    if (cell.raw.empty()) {
      findings.not_checkable(
          cell.place, {.zh = "类型不对，见 form-schema", .en = "wrong type, see form-schema"});
      return;
    }
    const std::string label = label_of(cell.place, input.form, input.rulebook);
    const std::string raw = shortened(cell.raw);
    Finding& finding = findings.report(
        cell.place, {.zh = fmt::format("{} 填“{}”，不是一个数", label, raw),
                     .en = fmt::format("{} is \"{}\", which is not a figure", label, raw)});
    finding.found = raw;
    finding.hint = {.zh = "只填数字和小数点，单位以表头为准",
                    .en = "Digits and a point only; the heading has the unit"};
  }
};

void run(const CheckInput& input, Findings& findings) {
  Look look{.input = input, .findings = findings};
  for (const FigureCell& figure : input.form.figures) look.at(figure);
  for (const SubItem& item : input.form.sub_items) {
    look.at(item.budget);
    look.at(item.actual);
  }
  for (const Indicator& indicator : input.form.indicators) {
    look.at(indicator.weight);
    look.at(indicator.score);
  }
  if (look.clean) findings.pass({});
}

}  // namespace

extern const Check malformed_number;
constinit const Check malformed_number{.id = "malformed-number",
                                       .title_zh = "应填数的栏填的是数",
                                       .title_en = "Cells for figures hold figures",
                                       .basis = "表式",
                                       .severity = Severity::error,
                                       .run = run};

}  // namespace gouji::checks
