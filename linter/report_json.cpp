// Writes a form as schemas/report.schema.json describes it: members in a fixed order, absent ones
// absent, figures as strings, messages in one language.

#include "linter/report_json.h"

#include "linter/report_words.h"

namespace gouji {
namespace {

void write_location(JsonWriter& json, const Location& location, Language language) {
  json.begin_object();
  json.member_if_any("pointer", location.pointer);
  json.member_if_any("line", location.line);
  json.member_if_any("column", location.column);
  json.member_if_any("field", location.field);
  json.member_if_any("sheet", location.sheet);
  json.member_if_any("cell", location.cell);
  json.member_if_any("page", location.page);
  json.member_if_any("box", location.box);
  json.member_if_any("table", location.table);
  json.member_if_any("table_row", location.table_row);
  json.member_if_any("table_cell", location.table_cell);
  json.member_if_any("label", say(language, location.label));
  json.end_object();
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.begin_array(name);
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_suggestion(JsonWriter& json, const Suggestion& suggestion, Language language) {
  if (suggestion.value.empty()) return;
  json.begin_object("suggestion");
  json.member("value", suggestion.value);
  std::vector<std::string> equations;
  for (const Message& equation : suggestion.equations) equations.push_back(say(language, equation));
  write_texts(json, "equations", equations);
  write_texts(json, "breaks", suggestion.breaks);
  json.end_object();
}

void write_fix(JsonWriter& json, const ReportedFix& fix, Language language) {
  json.begin_object();
  write_texts(json, "repairs", fix.repairs);
  json.key("location");
  write_location(json, fix.location, language);
  json.member("before", fix.before);
  json.member("after", fix.after);
  json.end_object();
}

void write_suspects(JsonWriter& json, const ReportedFinding& finding, Language language) {
  if (finding.suspects.empty()) return;
  json.begin_array("suspects");
  for (const ReportedSuspect& suspect : finding.suspects) {
    json.begin_object();
    json.key("location");
    write_location(json, suspect.location, language);
    json.member_if_any("found", suspect.found);
    json.member_if_any("expected", suspect.expected);
    json.member_if_any("slip", say(language, suspect.slip));
    json.end_object();
  }
  json.end_array();
}

void write_finding(JsonWriter& json, const ReportedFinding& finding, Language language) {
  json.begin_object();
  json.member("check", finding.check);
  json.member("severity", name_of(finding.severity));
  json.member("message", say(language, finding.message));
  json.key("location");
  write_location(json, finding.location, language);
  if (!finding.related.empty()) {
    json.begin_array("related");
    for (const Location& related : finding.related) write_location(json, related, language);
    json.end_array();
  }
  json.member_if_any("found", finding.found);
  json.member_if_any("expected", finding.expected);
  json.member_if_any("difference", finding.difference);
  write_texts(json, "explains", finding.explains);
  write_suspects(json, finding, language);
  json.member_if_any("basis", say(language, finding.basis));
  json.member_if_any("hint", say(language, finding.hint));
  json.member_if_any("fingerprint", finding.fingerprint);
  write_suggestion(json, finding.suggestion, language);
  json.end_object();
}

void write_entry(JsonWriter& json, const ReportedEntry& entry, Language language) {
  json.begin_object();
  json.member("check", entry.check);
  json.member("verdict", name_of(entry.verdict));
  json.key("location");
  write_location(json, entry.location, language);
  json.member_if_any("reason", say(language, entry.reason));
  json.end_object();
}

void write_rulebook(JsonWriter& json, const ReportedRulebook& rulebook, Language language) {
  if (rulebook.id.empty()) return;
  json.begin_object("rulebook");
  json.member("id", rulebook.id);
  json.member_if_any("version", rulebook.version);
  json.member_if_any("sha256", rulebook.sha256);
  json.member_if_any("chosen", rulebook.chosen);
  json.member_if_any("because", say(language, rulebook.because));
  json.end_object();
}

}  // namespace

void begin_form(JsonWriter& json, std::string_view path, std::string_view part) {
  json.begin_object();
  json.member("path", path);
  json.member_if_any("part", part);
}

void write_form_line(JsonWriter& json, std::size_t line) {
  json.member_if_any("line", line);
}

void write_form(JsonWriter& json, const FormReport& form, const RenderOptions& options,
                JsonLayout layout) {
  const Language language = options.language;
  const bool lines = layout == JsonLayout::lines;
  const auto end_array = [&json, lines] {
    if (lines) {
      json.end_array_on_new_line(2);
    } else {
      json.end_array();
    }
  };
  begin_form(json, form.path, form.part);
  write_form_line(json, form.line);
  json.member_if_any("shard", form.shard);
  if (form.beside_others) {
    json.key("beside_others");
    json.boolean(true);
  }
  if (!options.brief) json.member_if_any("sha256", form.sha256);
  if (form.unreadable) {
    json.key("unreadable");
    json.boolean(true);
  }
  write_rulebook(json, form.rulebook, language);
  json.begin_array("findings");
  for (const ReportedFinding& finding : form.findings) {
    if (lines) json.new_line(4);
    write_finding(json, finding, language);
  }
  end_array();
  if (!options.brief) {
    json.begin_array("ledger");
    for (const ReportedEntry& entry : form.ledger) {
      if (lines) json.new_line(4);
      write_entry(json, entry, language);
    }
    end_array();
  }
  if (!form.fixes.empty()) {
    json.begin_array("fixes");
    for (const ReportedFix& fix : form.fixes) {
      if (lines) json.new_line(4);
      write_fix(json, fix, language);
    }
    end_array();
  }
  json.member_if_any("fixed_file", form.fixed_file);
  json.end_object();
}

}  // namespace gouji
