// The prose that the template asks for, and the lines at its top that say whose form it is.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/wording.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

void look_at(const TextCell& cell, const CheckInput& input, Findings& findings) {
  if (cell.filled()) {
    findings.pass(cell.place);
    return;
  }
  if (cell.state == CellState::malformed) {
    findings.not_checkable(cell.place,
                           {.zh = "类型不对，见 form-schema", .en = "wrong type, see form-schema"});
    return;
  }
  const std::string label = label_of(cell.place, input.form, input.rulebook);
  Message message{.zh = fmt::format("{}空白", label), .en = fmt::format("{} is blank", label)};
  if (!cell.raw.empty()) {
    message = {.zh = fmt::format("{}只填“{}”，没有内容", label, shortened(cell.raw)),
               .en = fmt::format("{} holds \"{}\" only, no text", label, shortened(cell.raw))};
  }
  Finding& finding = findings.report(cell.place, std::move(message));
  finding.found = std::string(cell.raw);
  finding.hint = {.zh = "补填；确实没有内容的写明“无”和原因",
                  .en = "Fill it in; where there is nothing to say, say so and why"};
}

void run(const CheckInput& input, Findings& findings) {
  for (Header header : {Header::year, Header::project, Header::department}) {
    look_at(input.form.header(header), input, findings);
  }
  for (std::size_t i = 0; i < input.rulebook.narratives.size(); ++i) {
    const TextCell& narrative = input.form.narratives[i];
    if (input.rulebook.narratives[i].required) {
      look_at(narrative, input, findings);
    } else {
      findings.not_applicable(narrative.place, {.zh = "可以不填", .en = "may be left blank"});
    }
  }
}

}  // namespace

extern const Check text_present;
constinit const Check text_present{.id = "text-present",
                                   .title_zh = "必填的文字都填了",
                                   .title_en = "Required text is there",
                                   .basis = "表式",
                                   .severity = Severity::warning,
                                   .run = run,
                                   .reads_figures = false};

}  // namespace gouji::checks
