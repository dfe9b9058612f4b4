// For people at a terminal: path:line:col: severity: message [check], under it the source line with
// a caret, the clause behind it and the cure; a summary at the end. A line never begins with text
// from a form, so that no build server takes it for a command.

#include <fmt/format.h>

#include <iterator>

#include "linter/escape.h"
#include "linter/report_words.h"
#include "linter/reporter.h"
#include "linter/source_excerpt.h"

namespace gouji::reporters {
namespace {

constexpr std::size_t columns = 100;
constexpr std::string_view reset = "\x1b[0m";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "\x1b[1;31m";
    case Severity::warning: return "\x1b[1;33m";
    case Severity::note: return "\x1b[1;36m";
  }
  return "";
}

void append_coloured(std::string& out, std::string_view words, Severity severity, bool colour) {
  if (colour) out += colour_of(severity);
  out += words;
  if (colour) out += reset;
}

void append_path(std::string& out, std::string_view path) {
  const std::size_t start = path.find_first_not_of(" \t");
  if (start != std::string_view::npos && path[start] == ':') out += "./";
  append_visible(out, path);
}

void append_place(std::string& out, std::string_view path, const Location& location,
                  Language language) {
  append_path(out, path);
  if (location.line != 0) {
    fmt::format_to(std::back_inserter(out), ":{}", location.line);
    if (location.column != 0) fmt::format_to(std::back_inserter(out), ":{}", location.column);
    return;
  }
  const std::string position = position_of(location, language);
  if (position.empty()) return;
  out += " › ";
  append_visible(out, position);
}

void append_source(std::string& out, const ReportedFinding& finding, bool colour) {
  const Location& location = finding.location;
  if (location.source.empty()) return;
  const std::string number = location.line != 0 ? fmt::format("{}", location.line) : "";
  const std::string gutter = fmt::format("{:>5} | ", number);
  const bool has_place = location.column >= location.source_column;
  const std::size_t column = has_place ? location.column - location.source_column + 1 : 0;
  const SourceExcerpt excerpt = excerpt_around(location.source, column, columns - gutter.size());
  out += gutter;
  out += excerpt.text;
  out += '\n';
  if (location.column == 0) return;
  out.append(gutter.size() - 2, ' ');
  out += "| ";
  out.append(excerpt.caret, ' ');
  append_coloured(out, "^", finding.severity, colour);
  out += '\n';
}

void append_extra(std::string& out, std::string_view word, std::string_view text) {
  if (text.empty()) return;
  out += "      ";
  out += word;
  out += ": ";
  append_visible(out, text);
  out += '\n';
}

void append_related(std::string& out, const std::string& path, const Location& related,
                    Language language) {
  out += language == Language::en ? "      see: " : "      另见: ";
  append_place(out, path, related, language);
  const std::string& label = say(language, related.label);
  if (!label.empty()) {
    out += ' ';
    append_visible(out, label);
  }
  out += '\n';
}

// The other places. A sum over a column has dozens; the message has their figures, JSON has all.
void append_related(std::string& out, const std::string& path, const std::vector<Location>& related,
                    Language language) {
  constexpr std::size_t most = 4;
  std::size_t shown = related.size() > most + 1 ? most : related.size();
  for (std::size_t i = 0; i < shown; ++i) append_related(out, path, related[i], language);
  if (shown == related.size()) return;
  const std::string rest = std::to_string(related.size() - shown);
  append_extra(out, language == Language::en ? "see" : "另见",
               language == Language::en ? "and " + rest + " more places" : "另有 " + rest + " 处");
}

void append_finding(std::string& out, const std::string& path, const ReportedFinding& finding,
                    const RenderOptions& options) {
  const Language language = options.language;
  append_place(out, path, finding.location, language);
  out += ": ";
  append_coloured(out, severity_word(language, finding.severity), finding.severity, options.colour);
  out += ": ";
  append_visible(out, say(language, finding.message));
  out += " [";
  append_visible(out, finding.check);
  out += "]\n";
  append_source(out, finding, options.colour);
  const bool english = language == Language::en;
  append_extra(out, english ? "basis" : "依据", say(language, finding.basis));
  append_extra(out, english ? "hint" : "改法", say(language, finding.hint));
  if (!finding.suggestion.value.empty()) {
    append_extra(out, english ? "suggestion" : "建议",
                 suggestion_line(finding.suggestion, language));
  }
  append_related(out, path, finding.related, language);
}

// A rulebook that was chosen for the form is named, since everything below rests on it.
void append_choice(std::string& out, const FormReport& form, const RenderOptions& options) {
  const std::string& because = say(options.language, form.rulebook.because);
  if (form.findings.empty() || form.rulebook.id.empty() || because.empty()) return;
  append_path(out, form_name(form.path, form.part, form.line));
  out += options.language == Language::en ? ": checked by " : ": 按规则书 ";
  append_visible(out, form.rulebook.id);
  out += options.language == Language::en ? " (" : " 核查（";
  append_visible(out, because);
  out += options.language == Language::en ? ")\n" : "）\n";
}

void head(std::string&, const RenderOptions&) {}

void form(std::string& out, const FormReport& form, const Summary&, const RenderOptions& options) {
  append_choice(out, form, options);
  for (const ReportedFinding& finding : form.findings) {
    append_finding(out, form.path, finding, options);
  }
  if (form.unreadable) {
    append_path(out, form_name(form.path, form.part, form.line));
    out += ": ";
    append_coloured(out, unreadable_words(options.language), Severity::error, options.colour);
    out += '\n';
  }
}

void tail(std::string& out, const Summary& summary, const RenderOptions& options) {
  if (summary.clean < summary.forms) out += '\n';
  out += summary_line(summary, options.language);
  out += '\n';
}

}  // namespace

extern const Reporter text;
constinit const Reporter text = {.id = "text",
                                 .title_zh = "文本：供终端阅读，附原文行",
                                 .title_en = "text: for a terminal, with the source lines",
                                 .head = head,
                                 .form = form,
                                 .tail = tail};

}  // namespace gouji::reporters
