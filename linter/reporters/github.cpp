// GitHub workflow commands, which show findings beside the lines of a pull request. Every line is a
// command of ours from its beginning; form text stands only in properties and messages, where
// percent signs, line breaks, colons and commas are encoded.

#include <fmt/format.h>

#include <iterator>

#include "linter/escape.h"
#include "linter/report_words.h"
#include "linter/reporter.h"

namespace gouji::reporters {
namespace {

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "::error file=";
    case Severity::warning: return "::warning file=";
    case Severity::note: return "::notice file=";
  }
  return "";
}

void append_file(std::string& out, std::string_view path) {
  while (path.substr(0, 2) == "./") path.remove_prefix(2);
  append_workflow_property(out, path);
}

void append_line(std::string& message, std::string_view word, const std::string& text) {
  if (!text.empty()) fmt::format_to(std::back_inserter(message), "\n{}: {}", word, text);
}

void append_finding(std::string& out, const std::string& path, const ReportedFinding& finding,
                    Language language) {
  const Location& location = finding.location;
  out += command_of(finding.severity);
  append_file(out, path);
  if (location.line != 0) {
    fmt::format_to(std::back_inserter(out), ",line={}", location.line);
    if (location.column != 0) fmt::format_to(std::back_inserter(out), ",col={}", location.column);
  }
  out += ",title=";
  append_workflow_property(out, finding.check);
  out += "::";
  const std::string position = location.line == 0 ? position_of(location, language) : "";
  std::string message = position.empty() ? "" : position + ": ";
  message += say(language, finding.message);
  const bool english = language == Language::en;
  append_line(message, english ? "basis" : "依据", say(language, finding.basis));
  append_line(message, english ? "hint" : "改法", say(language, finding.hint));
  append_workflow_data(out, message);
  out += '\n';
}

void head(std::string&, const RenderOptions&) {}

void form(std::string& out, const FormReport& form, const Summary&, const RenderOptions& options) {
  for (const ReportedFinding& finding : form.findings) {
    append_finding(out, form.path, finding, options.language);
  }
  if (form.unreadable) {
    out += command_of(Severity::error);
    append_file(out, form.path);
    out += ",title=gouji::";
    out += unreadable_words(options.language);
    out += '\n';
  }
}

void tail(std::string& out, const Summary& summary, const RenderOptions& options) {
  out += summary_line(summary, options.language);
  out += '\n';
}

}  // namespace

extern const Reporter github;
constinit const Reporter github = {.id = "github",
                                   .title_zh = "GitHub 工作流批注",
                                   .title_en = "GitHub workflow annotations",
                                   .head = head,
                                   .form = form,
                                   .tail = tail};

}  // namespace gouji::reporters
