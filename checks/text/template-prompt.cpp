// Text of the empty template that nobody replaced: the prompts that the rulebook lists, and
// placeholders that every template uses (≥**, XX 次, 指标1：).

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/text_search.h"

namespace gouji::checks {
namespace {

std::string_view prompt_in(const SeenText& text, const Rulebook& rulebook) {
  const TextCell& cell = *text.cell;
  std::string_view prompt;
  if (text.signs.prompt()) prompt = PromptSearch(rulebook.prompts).find_in(*cell);
  const bool name = cell.place.part == Part::indicator && cell.place.column == Column::name;
  return prompt.empty() && name ? numbered_prompt(*cell) : prompt;
}

void run(const CheckInput& input, Findings& findings) {
  for (const SeenText& text : input.texts) {
    const Place place = text.cell->place;
    const std::string_view prompt = prompt_in(text, input.rulebook);
    if (prompt.empty()) {
      findings.pass(place);
      continue;
    }
    Finding& finding = findings.report(
        place,
        {.zh = fmt::format("“{}”是空白表的提示语或占位符，没有换成实际内容", prompt),
         .en = fmt::format("\"{}\" is a prompt or a placeholder of the empty template", prompt)});
    finding.found = std::string(prompt);
    finding.hint = {.zh = "删去提示语和占位符，填写实际内容",
                    .en = "Replace it by what is asked for"};
  }
}

}  // namespace

extern const Check template_prompt;
constinit const Check template_prompt{.id = "template-prompt",
                                      .title_zh = "没有留下空白表的提示语",
                                      .title_en = "No prompts of the empty template are left",
                                      .basis = "填报内容应为实际情况",
                                      .severity = Severity::warning,
                                      .run = run,
                                      .reads_figures = false,
                                      .looks_for = {.marks = {Mark::prompt}}};

}  // namespace gouji::checks
