// SARIF 2.1.0, for code scanning. The rules come first: every check of the program and every
// identity of the rulebooks in use; a result of any other rule still stands, with its id alone.
// Then the results as forms arrive, then the forms that could not be checked, as notifications.

#include <algorithm>
#include <vector>

#include "checks/check.h"
#include "linter/escape.h"
#include "linter/json_writer.h"
#include "linter/report_words.h"
#include "linter/reporter.h"

namespace gouji::reporters {
namespace {

constexpr std::string_view schema_uri =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

struct Rule {
  std::string_view id;
  std::string title;
  std::string description;
  Severity severity;
};

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
  json.begin_object(name);
  json.member("text", sarif_text(text));
  json.end_object();
}

std::string described(const std::string& title, std::string_view basis, Language language) {
  if (basis.empty()) return title;
  return title + (language == Language::en ? ". " : "。") + std::string(basis);
}

std::string clause_text(const Rulebook& rulebook, std::string_view id, Language language) {
  for (const Clause& clause : rulebook.clauses) {
    if (clause.id == id) return say(language, clause.text);
  }
  return {};
}

void add_rule(std::vector<Rule>& rules, Rule rule) {
  const auto same = [&rule](const Rule& other) { return other.id == rule.id; };
  if (std::none_of(rules.begin(), rules.end(), same)) rules.push_back(std::move(rule));
}

std::vector<Rule> all_rules(const RenderOptions& options) {
  const Language language = options.language;
  std::vector<Rule> rules;
  for (const Check* check : all_checks()) {
    const std::string title(language == Language::en ? check->title_en : check->title_zh);
    add_rule(rules, {.id = check->id,
                     .title = title,
                     .description = described(title, check->basis, language),
                     .severity = check->severity});
  }
  for (const Rulebook* rulebook : options.rulebooks) {
    for (const Identity& identity : rulebook->identities) {
      const std::string& title = say(language, identity.title);
      const std::string clause = clause_text(*rulebook, identity.basis, language);
      add_rule(rules, {.id = identity.id,
                       .title = title,
                       .description = described(title, clause, language),
                       .severity = identity.severity});
    }
    for (const Assertion& assertion : rulebook->assertions) {
      const std::string& title = say(language, assertion.title);
      const std::string clause = clause_text(*rulebook, assertion.basis, language);
      add_rule(rules, {.id = assertion.id,
                       .title = title,
                       .description = described(title, clause, language),
                       .severity = assertion.severity});
    }
  }
  return rules;
}

void write_rule(JsonWriter& json, const Rule& rule) {
  json.begin_object();
  json.member("id", rule.id);
  write_text(json, "shortDescription", rule.title);
  write_text(json, "fullDescription", rule.description);
  json.begin_object("defaultConfiguration");
  json.member("level", name_of(rule.severity));
  json.end_object();
  json.end_object();
}

void write_artifact(JsonWriter& json, std::string_view path) {
  json.begin_object("artifactLocation");
  json.member("uri", path_uri(path));
  json.end_object();
}

// Places that SARIF has no words for.
void write_place(JsonWriter& json, const Location& location) {
  if (location.sheet.empty() && location.cell.empty() && location.page == 0 &&
      location.table == 0 && location.field == 0) {
    return;
  }
  json.begin_object("properties");
  json.member_if_any("field", location.field);
  json.member_if_any("sheet", location.sheet);
  json.member_if_any("cell", location.cell);
  json.member_if_any("page", location.page);
  json.member_if_any("table", location.table);
  json.member_if_any("table_row", location.table_row);
  json.member_if_any("table_cell", location.table_cell);
  json.end_object();
}

// The members of a location object.
void write_location(JsonWriter& json, std::string_view path, const Location& location,
                    Language language) {
  json.begin_object("physicalLocation");
  write_artifact(json, path);
  if (location.line != 0) {
    json.begin_object("region");
    json.member("startLine", location.line);
    json.member_if_any("startColumn", location.column);
    json.end_object();
  }
  json.end_object();
  const std::string& label = say(language, location.label);
  if (!label.empty() || !location.pointer.empty()) {
    json.begin_array("logicalLocations");
    json.begin_object();
    json.member_if_any("name", label);
    json.member_if_any("fullyQualifiedName", location.pointer);
    json.end_object();
    json.end_array();
  }
  write_place(json, location);
}

void write_related(JsonWriter& json, std::string_view path, const std::vector<Location>& related,
                   Language language) {
  if (related.empty()) return;
  json.begin_array("relatedLocations");
  for (std::size_t i = 0; i < related.size(); ++i) {
    json.begin_object();
    json.member("id", i + 1);
    write_location(json, path, related[i], language);
    const std::string& label = say(language, related[i].label);
    if (!label.empty()) write_text(json, "message", label);
    json.end_object();
  }
  json.end_array();
}

void write_properties(JsonWriter& json, const ReportedFinding& finding, Language language) {
  const std::string& basis = say(language, finding.basis);
  const std::string& hint = say(language, finding.hint);
  if (finding.found.empty() && finding.expected.empty() && finding.difference.empty() &&
      basis.empty() && hint.empty() && finding.suggestion.value.empty()) {
    return;
  }
  json.begin_object("properties");
  json.member_if_any("found", finding.found);
  json.member_if_any("expected", finding.expected);
  json.member_if_any("difference", finding.difference);
  json.member_if_any("basis", basis);
  json.member_if_any("hint", hint);
  if (!finding.suggestion.value.empty()) {
    json.member("suggestion", suggestion_line(finding.suggestion, language));
  }
  json.end_object();
}

// The figure that a person may enter. Code scanning offers it as a change; one that breaks
// something else is only told.
void write_fixes(JsonWriter& json, std::string_view path, const Suggestion& suggestion,
                 Language language) {
  if (suggestion.line == 0) return;
  json.begin_array("fixes");
  json.begin_object();
  write_text(json, "description",
             (language == Language::en
                  ? "Suggestion, to be checked by a person (--fix never changes figures): "
                  : "建议，由人核对后填写（--fix 从不改数）：") +
                 suggestion_line(suggestion, language));
  json.begin_array("artifactChanges");
  json.begin_object();
  write_artifact(json, path);
  json.begin_array("replacements");
  json.begin_object();
  json.begin_object("deletedRegion");
  json.member("startLine", suggestion.line);
  json.member("startColumn", suggestion.column);
  json.member("endLine", suggestion.end_line);
  json.member("endColumn", suggestion.end_column);
  json.end_object();
  write_text(json, "insertedContent", suggestion.inserted);
  json.end_object();
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  json.end_array();
}

void write_result(JsonWriter& json, std::string_view path, const ReportedFinding& finding,
                  Language language) {
  json.begin_object();
  json.member("ruleId", finding.check);
  json.member("level", name_of(finding.severity));
  write_text(json, "message", say(language, finding.message));
  json.begin_array("locations");
  json.begin_object();
  write_location(json, path, finding.location, language);
  json.end_object();
  json.end_array();
  write_related(json, path, finding.related, language);
  if (!finding.fingerprint.empty()) {
    json.begin_object("partialFingerprints");
    json.member("gouji/v1", finding.fingerprint);
    json.end_object();
  }
  write_fixes(json, path, finding.suggestion, language);
  write_properties(json, finding, language);
  json.end_object();
}

void head(std::string& out, const RenderOptions& options) {
  const std::string_view language = options.language == Language::en ? "en-US" : "zh-CN";
  JsonWriter json(out);
  json.begin_object();
  json.member("$schema", schema_uri);
  json.member("version", "2.1.0");
  json.begin_array("runs");
  json.begin_object();
  json.begin_object("tool");
  json.begin_object("driver");
  json.member("name", "gouji");
  json.member("semanticVersion", GOUJI_VERSION);
  json.member("language", language);
  json.begin_array("rules");
  for (const Rule& rule : all_rules(options)) {
    json.new_line(2);
    write_rule(json, rule);
  }
  json.end_array_on_new_line(0);
  json.end_object();
  json.end_object();
  json.member("language", language);
  json.member("columnKind", "unicodeCodePoints");
  json.begin_array("results");
}

void form(std::string& out, const FormReport& form, const Summary& before,
          const RenderOptions& options) {
  JsonWriter json(out, before.errors + before.warnings + before.notes > 0);
  for (const ReportedFinding& finding : form.findings) {
    json.new_line(2);
    write_result(json, form.path, finding, options.language);
  }
}

void write_notification(JsonWriter& json, std::string_view path, Language language) {
  json.begin_object();
  json.member("level", "error");
  write_text(json, "message", unreadable_words(language));
  json.begin_array("locations");
  json.begin_object();
  json.begin_object("physicalLocation");
  write_artifact(json, path);
  json.end_object();
  json.end_object();
  json.end_array();
  json.end_object();
}

void tail(std::string& out, const Summary& summary, const RenderOptions& options) {
  out += "\n], ";
  JsonWriter json(out);
  json.begin_array("invocations");
  json.begin_object();
  json.key("executionSuccessful");
  json.boolean(summary.unreadable == 0);
  if (summary.unreadable > 0) {
    json.begin_array("toolExecutionNotifications");
    for (const FormTally& tally : summary.not_clean) {
      if (!tally.unreadable) continue;
      json.new_line(2);
      write_notification(json, tally.path, options.language);
    }
    json.end_array_on_new_line(0);
  }
  json.end_object();
  json.end_array();
  out += "}]}\n";
}

}  // namespace

extern const Reporter sarif;
constinit const Reporter sarif = {.id = "sarif",
                                  .title_zh = "SARIF 2.1.0：代码扫描",
                                  .title_en = "SARIF 2.1.0: code scanning",
                                  .head = head,
                                  .form = form,
                                  .tail = tail,
                                  .describes_rulebooks = true};

}  // namespace gouji::reporters
