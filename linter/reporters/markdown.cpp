// For comments on pull requests and for wikis: a section for each form that is not clean, with a
// table of what was found, then a table of those forms with their counts. Nothing is left out.

#include <fmt/format.h>

#include <iterator>

#include "linter/escape.h"
#include "linter/report_words.h"
#include "linter/reporter.h"

namespace gouji::reporters {
namespace {

void append_place(std::string& out, const Location& location, Language language) {
  std::string place;
  if (location.line != 0) {
    place = fmt::format("{}", location.line);
    if (location.column != 0) place += fmt::format(":{}", location.column);
  } else {
    place = position_of(location, language);
  }
  const std::string& label = say(language, location.label);
  if (!place.empty() && !label.empty()) place += ' ';
  place += label;
  if (place.empty()) place = language == Language::en ? "the file" : "整个文件";
  append_markdown(out, place);
}

void append_line(std::string& out, std::string_view word, const std::string& text) {
  if (text.empty()) return;
  fmt::format_to(std::back_inserter(out), "<br>{}: ", word);
  append_markdown(out, text);
}

void append_finding(std::string& out, const ReportedFinding& finding, Language language) {
  const bool english = language == Language::en;
  fmt::format_to(std::back_inserter(out), "| {} | ", severity_word(language, finding.severity));
  append_place(out, finding.location, language);
  out += " | ";
  append_markdown(out, say(language, finding.message));
  append_line(out, english ? "basis" : "依据", say(language, finding.basis));
  append_line(out, english ? "hint" : "改法", say(language, finding.hint));
  for (const Location& related : finding.related) {
    out += english ? "<br>see: " : "<br>另见: ";
    append_place(out, related, language);
  }
  out += " | ";
  append_markdown(out, finding.check);
  out += " |\n";
}

void head(std::string& out, const RenderOptions& options) {
  out += options.language == Language::en ? "## gouji report\n" : "## 勾稽核查报告\n";
}

void form(std::string& out, const FormReport& form, const Summary&, const RenderOptions& options) {
  if (form.findings.empty() && !form.unreadable) return;
  const bool english = options.language == Language::en;
  out += "\n### ";
  append_markdown(out, form_name(form.path, form.part, form.line));
  out += "\n\n";
  if (form.unreadable) {
    fmt::format_to(std::back_inserter(out), "**{}** ", unreadable_words(options.language));
  }
  out += counts_line(tally_of(form), options.language);
  if (!form.rulebook.id.empty()) {
    out += " — ";
    append_markdown(out, form.rulebook.id + " " + form.rulebook.version);
  }
  out += '\n';
  if (form.findings.empty()) return;
  out +=
      english ? "\n| Severity | Place | Finding | Check |\n" : "\n| 级别 | 位置 | 说明 | 检查 |\n";
  out += "| --- | --- | --- | --- |\n";
  for (const ReportedFinding& finding : form.findings) {
    append_finding(out, finding, options.language);
  }
}

void tail(std::string& out, const Summary& summary, const RenderOptions& options) {
  const bool english = options.language == Language::en;
  if (!summary.not_clean.empty()) {
    out += english ? "\n### Summary\n\n| Form | Errors | Warnings | Notes | Checked |\n"
                   : "\n### 汇总\n\n| 表 | 错误 | 警告 | 提示 | 核查 |\n";
    out += "| --- | ---: | ---: | ---: | --- |\n";
  }
  const std::string_view checked = english ? "yes" : "已核";
  for (const FormTally& tally : summary.not_clean) {
    out += "| ";
    append_markdown(out, form_name(tally.path, tally.part, tally.line));
    fmt::format_to(std::back_inserter(out), " | {} | {} | {} | {} |\n", tally.errors,
                   tally.warnings, tally.notes,
                   tally.unreadable ? unreadable_words(options.language) : checked);
  }
  out += '\n';
  out += summary_line(summary, options.language);
  out += '\n';
}

}  // namespace

extern const Reporter markdown;
constinit const Reporter markdown = {.id = "markdown",
                                     .title_zh = "Markdown：供评论和文档",
                                     .title_en = "Markdown: for comments and documents",
                                     .head = head,
                                     .form = form,
                                     .tail = tail};

}  // namespace gouji::reporters
