// Chinese and English side by side, so that neither is forgotten. English nouns take their plural;
// Chinese counts need none.

#include "linter/report_words.h"

#include <fmt/format.h>

namespace gouji {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void append_number(std::string& out, Language language, std::string_view zh_before,
                   std::string_view zh_after, std::string_view en, std::size_t number,
                   std::string_view separator) {
  if (number == 0) return;
  if (!out.empty()) out += separator;
  if (language == Language::en) {
    out += fmt::format("{} {}", en, number);
  } else {
    out += fmt::format("{}{}{}", zh_before, number, zh_after);
  }
}

}  // namespace

const std::string& say(Language language, const Message& message) {
  const bool english = language == Language::en ? !message.en.empty() : message.zh.empty();
  return english ? message.en : message.zh;
}

std::string_view severity_word(Language language, Severity severity) {
  if (language == Language::en) return name_of(severity);
  switch (severity) {
    case Severity::note: return "提示";
    case Severity::warning: return "警告";
    case Severity::error: return "错误";
  }
  return "";
}

std::string position_of(const Location& location, Language language) {
  if (!location.sheet.empty()) {
    return location.cell.empty() ? location.sheet : location.sheet + "!" + location.cell;
  }
  std::string position = location.cell;
  append_number(position, language, "第", "页", "page", location.page, " ");
  append_number(position, language, "表", "", "table", location.table, " ");
  append_number(position, language, "第", "行", "row", location.table_row, " ");
  append_number(position, language, "第", "列", "column", location.table_cell,
                language == Language::zh && location.table_row != 0 ? "" : " ");
  return position;
}

std::string form_name(std::string_view path, std::string_view part, std::size_t line) {
  if (line > 0) return fmt::format("{}:{}", path, line);
  return part.empty() ? std::string(path) : fmt::format("{} › {}", path, part);
}

std::string suggestion_line(const Suggestion& suggestion, Language language) {
  const bool english = language == Language::en;
  std::string line = fmt::format("{}{}", english ? "enter " : "填 ", suggestion.value);
  for (const Message& equation : suggestion.equations) {
    const bool first = &equation == &suggestion.equations.front();
    line += first ? (english ? ", then " : "：") : (english ? "; and " : "；");
    line += say(language, equation);
  }
  for (const std::string& check : suggestion.breaks) {
    const bool first = &check == &suggestion.breaks.front();
    line +=
        first ? (english ? "; but then fails " : "；但填后不成立的有 ") : (english ? ", " : "、");
    line += check;
  }
  return line;
}

std::string_view unreadable_words(Language language) {
  return language == Language::en ? "could not be checked" : "无法核查";
}

std::string counts_line(const FormTally& tally, Language language) {
  if (language == Language::en) {
    return fmt::format("{}, {}, {}", counted(tally.errors, "error", "errors"),
                       counted(tally.warnings, "warning", "warnings"),
                       counted(tally.notes, "note", "notes"));
  }
  return fmt::format("{} 处错误，{} 处警告，{} 处提示", tally.errors, tally.warnings, tally.notes);
}

std::string summary_line(const Summary& summary, Language language) {
  const FormTally counts = {
      .errors = summary.errors, .warnings = summary.warnings, .notes = summary.notes};
  if (language == Language::en) {
    return fmt::format("{}: {} clean, {}, {} unreadable", counted(summary.forms, "form", "forms"),
                       summary.clean, counts_line(counts, language), summary.unreadable);
  }
  return fmt::format("核 {} 张表：{} 张无误，{}，{} 张无法核查", summary.forms, summary.clean,
                     counts_line(counts, language), summary.unreadable);
}

FormTally tally_of(const FormReport& form) {
  FormTally tally = {
      .path = form.path, .part = form.part, .line = form.line, .unreadable = form.unreadable};
  for (const ReportedFinding& finding : form.findings) {
    switch (finding.severity) {
      case Severity::error: ++tally.errors; break;
      case Severity::warning: ++tally.warnings; break;
      case Severity::note: ++tally.notes; break;
    }
  }
  return tally;
}

}  // namespace gouji
