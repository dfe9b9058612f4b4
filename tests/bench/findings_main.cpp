// Writes what the checks find in each form of a stream, before findings with one cause are brought
// together: what another program that makes the same audit must find as well.
//
//   findings FORMS.NDJSON

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <string>

#include "linter/json_writer.h"
#include "linter/lint.h"
#include "linter/rulebooks.h"

namespace {

// Members that are empty are written too: a line of the other program is compared with this one.
void write(gouji::JsonWriter& json, const gouji::ReportedFinding& finding) {
  json.begin_object();
  json.member("check", finding.check);
  json.member("severity", name_of(finding.severity));
  json.member("pointer", finding.location.pointer);
  json.member("found", finding.found);
  json.member("expected", finding.expected);
  json.member("difference", finding.difference);
  json.end_object();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "findings: give one NDJSON file\n");
    return 2;
  }
  std::ifstream forms(argv[1], std::ios::binary);
  if (!forms) {
    fmt::print(stderr, "findings: cannot read {}\n", argv[1]);
    return 2;
  }
  const auto rulebooks = gouji::load_shipped_rulebooks();
  const gouji::LintOptions options{
      .rulebooks = rulebooks, .ledger = false, .culprits = false, .digest = false};
  gouji::Linter linter(options);
  std::string form;
  for (std::size_t number = 1; std::getline(forms, form); ++number) {
    if (form.empty()) continue;
    std::string line;
    gouji::JsonWriter json(line);
    json.begin_object();
    json.member("line", number);
    json.begin_array("findings");
    for (const gouji::FormReport& report : linter.lint("form", form)) {
      for (const gouji::ReportedFinding& finding : report.findings) write(json, finding);
    }
    json.end_array();
    json.end_object();
    std::cout << line << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
