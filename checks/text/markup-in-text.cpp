// HTML that was pasted with the text: <p style=…>, <br/>, &nbsp;. A lone < before a figure is a
// comparator, and 《》 are quotation marks.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/text_search.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

void run(const CheckInput& input, Findings& findings) {
  for (const SeenText& text : input.texts) {
    const TextCell& cell = *text.cell;
    const Markup markup = text.signs.markup() ? markup_in(*cell) : Markup{};
    if (markup.count == 0) {
      findings.pass(cell.place);
      continue;
    }
    const std::string first = shortened(markup.first);
    Finding& finding = findings.report(
        cell.place, {.zh = fmt::format("文字里有 {} 处网页标记，第一处是 {}", markup.count, first),
                     .en = fmt::format("{} pieces of web markup in the text, the first is {}",
                                       markup.count, first)});
    finding.found = first;
    finding.hint = {.zh = "粘贴为纯文本", .en = "Paste as plain text"};
  }
}

}  // namespace

extern const Check markup_in_text;
constinit const Check markup_in_text{.id = "markup-in-text",
                                     .title_zh = "文字里没有网页标记",
                                     .title_en = "No web markup in the text",
                                     .basis = "填报内容应为文字",
                                     .severity = Severity::warning,
                                     .run = run,
                                     .reads_figures = false,
                                     .looks_for = {.marks = {Mark::markup}}};

}  // namespace gouji::checks
