// One JSON object for the whole run, laid out so that a person can read it too: a line for each
// finding and each entry of the ledger.

#include "linter/report_json.h"
#include "linter/reporter.h"

namespace gouji::reporters {
namespace {

void head(std::string& out, const RenderOptions&) {
  JsonWriter json(out);
  json.begin_object();
  json.begin_object("tool");
  json.member("name", "gouji");
  json.member("version", GOUJI_VERSION);
  json.end_object();
  out += ",\n";
  out += "\"forms\": [";
}

void form(std::string& out, const FormReport& form, const Summary& before,
          const RenderOptions& options) {
  out += before.forms == 0 ? "\n" : ",\n";
  JsonWriter json(out);
  write_form(json, form, options, JsonLayout::lines);
}

void tail(std::string& out, const Summary& summary, const RenderOptions&) {
  out += summary.forms == 0 ? "],\n" : "\n],\n";
  out += "\"summary\": ";
  JsonWriter json(out);
  json.begin_object();
  json.member("forms", summary.forms);
  json.member("clean", summary.clean);
  json.member("errors", summary.errors);
  json.member("warnings", summary.warnings);
  json.member("notes", summary.notes);
  json.member("unreadable", summary.unreadable);
  json.end_object();
  out += "}\n";
}

}  // namespace

extern const Reporter json;
constinit const Reporter json = {.id = "json",
                                 .title_zh = "JSON：整份报告为一个对象",
                                 .title_en = "JSON: one object for the whole report",
                                 .head = head,
                                 .form = form,
                                 .tail = tail,
                                 .reads_ledger = true};

}  // namespace gouji::reporters
