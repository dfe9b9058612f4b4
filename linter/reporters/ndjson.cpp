// A line of JSON for each form, the same object as in the json report, for runs that are read while
// they are written.

#include "linter/report_json.h"
#include "linter/reporter.h"

namespace gouji::reporters {
namespace {

void head(std::string&, const RenderOptions&) {}

void form(std::string& out, const FormReport& form, const Summary&, const RenderOptions& options) {
  JsonWriter json(out);
  write_form(json, form, options, JsonLayout::one_line);
  out += '\n';
}

void tail(std::string&, const Summary&, const RenderOptions&) {}

}  // namespace

extern const Reporter ndjson;
constinit const Reporter ndjson = {.id = "ndjson",
                                   .title_zh = "NDJSON：每张表一行",
                                   .title_en = "NDJSON: a line for each form",
                                   .head = head,
                                   .form = form,
                                   .tail = tail,
                                   .reads_ledger = true};

}  // namespace gouji::reporters
