// Text of the empty template that nobody replaced: the prompts that the rulebook lists, and
// placeholders that every template uses (≥**, XX 次, 指标1：).

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/text_search.h"
#include "checks/texts.h"

namespace gouji::checks {
namespace {

void run(const CheckInput& input, Findings& findings) {
  const PromptSearch prompts(input.rulebook.prompts);
  for_each_text(input.form, [&](const TextCell& cell) {
    std::string_view prompt = prompts.find_in(*cell);
    const bool name = cell.place.part == Part::indicator && cell.place.column == Column::name;
    if (prompt.empty() && name) prompt = numbered_prompt(*cell);
    if (prompt.empty()) {
      findings.pass(cell.place);
      return;
    }
    Finding& finding = findings.report(
        cell.place,
        {.zh = fmt::format("“{}”是空白表的提示语或占位符，没有换成实际内容", prompt),
         .en = fmt::format("\"{}\" is a prompt or a placeholder of the empty template", prompt)});
    finding.found = std::string(prompt);
    finding.hint = {.zh = "删去提示语和占位符，填写实际内容",
                    .en = "Replace it by what is asked for"};
  });
}

}  // namespace

extern const Check template_prompt;
constinit const Check template_prompt{.id = "template-prompt",
                                      .title_zh = "没有留下空白表的提示语",
                                      .title_en = "No prompts of the empty template are left",
                                      .basis = "填报内容应为实际情况",
                                      .severity = Severity::warning,
                                      .run = run,
                                      .reads_figures = false};

}  // namespace gouji::checks
