// HTML that was pasted with the text: <p style=…>, <br/>, &nbsp;. A tag is < or </ followed by a
// Latin letter and closed by >; a lone < before a figure is a comparator, and 《》 are quotation
// marks.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/texts.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The tag that starts here; empty when none does.
std::string_view tag_at(std::string_view text) {
  constexpr std::size_t longest = 2000;
  std::size_t name = text.starts_with("</") ? 2 : 1;
  if (text.size() <= name || !is_letter(text[name])) return {};
  std::size_t end = text.substr(0, longest).find_first_of("<>", name);
  if (end == std::string_view::npos || text[end] != '>') return {};
  return text.substr(0, end + 1);
}

// &nbsp; &#160; &lt;
std::string_view entity_at(std::string_view text) {
  constexpr std::size_t longest = 12;
  std::size_t end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 3) return {};
  std::string_view name = text.substr(1, end - 1);
  bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '#';
  });
  return plain && (is_letter(name.front()) || name.front() == '#') ? text.substr(0, end + 1)
                                                                   : std::string_view();
}

struct Markup {
  std::string_view first;
  int count = 0;
};

Markup markup_in(std::string_view text) {
  Markup markup;
  for (std::size_t i = text.find_first_of("<&"); i != std::string_view::npos;
       i = text.find_first_of("<&", i)) {
    std::string_view rest = text.substr(i);
    std::string_view found = rest.front() == '<' ? tag_at(rest) : entity_at(rest);
    if (!found.empty()) {
      if (markup.count == 0) markup.first = found;
      ++markup.count;
    }
    i += std::max<std::size_t>(found.size(), 1);
  }
  return markup;
}

void run(const CheckInput& input, Findings& findings) {
  for_each_text(input.form, [&](const TextCell& cell) {
    const Markup markup = markup_in(*cell);
    if (markup.count == 0) {
      findings.pass(cell.place);
      return;
    }
    const std::string first = shortened(markup.first);
    Finding& finding = findings.report(
        cell.place, {.zh = fmt::format("文字里有 {} 处网页标记，第一处是 {}", markup.count, first),
                     .en = fmt::format("{} pieces of web markup in the text, the first is {}",
                                       markup.count, first)});
    finding.found = first;
    finding.hint = {.zh = "粘贴为纯文本", .en = "Paste as plain text"};
  });
}

}  // namespace

extern const Check markup_in_text;
constinit const Check markup_in_text{.id = "markup-in-text",
                                     .title_zh = "文字里没有网页标记",
                                     .title_en = "No web markup in the text",
                                     .basis = "填报内容应为文字",
                                     .severity = Severity::warning,
                                     .run = run};

}  // namespace gouji::checks
