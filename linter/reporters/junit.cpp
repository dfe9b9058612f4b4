// JUnit XML for build servers: a form is a test suite, a place that a check looked at is a test
// case, taken from the ledger. Errors and warnings fail, notes are output of a case that passes,
// and what could not or need not be checked is skipped. So is a failed place without a finding of
// its own: another check reports it, or it was waived, and one fault must not fail two cases.
// Suites carry no date and no time taken: the same input gives the same bytes.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <vector>

#include "linter/escape.h"
#include "linter/report_words.h"
#include "linter/reporter.h"

namespace gouji::reporters {
namespace {

struct Suite {
  const FormReport& form;
  Language language;
  std::string cases = {};
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_xml(out, value);
  out += '"';
}

std::string case_name(const std::string& check, const Location& location, Language language) {
  std::string place = say(language, location.label);
  if (place.empty()) place = location.pointer;
  if (place.empty()) place = position_of(location, language);
  return place.empty() ? check : check + " " + place;
}

void begin_case(Suite& suite, const std::string& check, const Location& location) {
  ++suite.tests;
  suite.cases += "    <testcase";
  append_attribute(suite.cases, "classname",
                   form_name(suite.form.path, suite.form.part, suite.form.line));
  append_attribute(suite.cases, "name", case_name(check, location, suite.language));
  append_attribute(suite.cases, "file", suite.form.path);
  if (location.line != 0) {
    fmt::format_to(std::back_inserter(suite.cases), " line=\"{}\"", location.line);
  }
  suite.cases += " time=\"0\"";
}

void append_detail(Suite& suite, std::string_view word, const std::string& text) {
  if (text.empty()) return;
  fmt::format_to(std::back_inserter(suite.cases), "\n{}: ", word);
  append_xml(suite.cases, text);
}

void write_finding(Suite& suite, const ReportedFinding& finding) {
  const bool note = finding.severity == Severity::note;
  const bool english = suite.language == Language::en;
  const std::string& message = say(suite.language, finding.message);
  begin_case(suite, finding.check, finding.location);
  suite.cases += ">\n      <";
  if (note) {
    suite.cases += "system-out>";
    suite.cases += severity_word(suite.language, finding.severity);
    suite.cases += ": ";
  } else {
    ++suite.failures;
    suite.cases += "failure";
    append_attribute(suite.cases, "type", name_of(finding.severity));
    append_attribute(suite.cases, "message", message);
    suite.cases += '>';
  }
  append_xml(suite.cases, message);
  append_detail(suite, english ? "place" : "位置", position_of(finding.location, suite.language));
  append_detail(suite, english ? "found" : "实有", finding.found);
  append_detail(suite, english ? "expected" : "应有", finding.expected);
  append_detail(suite, english ? "difference" : "相差", finding.difference);
  append_detail(suite, english ? "basis" : "依据", say(suite.language, finding.basis));
  append_detail(suite, english ? "hint" : "改法", say(suite.language, finding.hint));
  suite.cases += note ? "</system-out>\n" : "</failure>\n";
  suite.cases += "    </testcase>\n";
}

void write_passed(Suite& suite, const ReportedEntry& entry) {
  begin_case(suite, entry.check, entry.location);
  suite.cases += "/>\n";
}

void write_skipped(Suite& suite, const ReportedEntry& entry) {
  ++suite.skipped;
  begin_case(suite, entry.check, entry.location);
  suite.cases += ">\n      <skipped";
  append_attribute(suite.cases, "message", say(suite.language, entry.reason));
  suite.cases += "/>\n    </testcase>\n";
}

// Finds the finding behind a failed place of the ledger. Each is given out once.
class FindingFinder {
 public:
  explicit FindingFinder(const std::vector<ReportedFinding>& findings)
      : findings_(findings), order_(findings.size()), given_(findings.size(), false) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
      return compare(findings_[a].check, findings_[a].location.pointer, findings_[b]) < 0;
    });
  }

  const ReportedFinding* take(const ReportedEntry& entry) {
    const auto order_of = [this, &entry](std::size_t index) {
      return compare(entry.check, entry.location.pointer, findings_[index]);
    };
    auto at = std::partition_point(order_.begin(), order_.end(),
                                   [&](std::size_t index) { return order_of(index) > 0; });
    for (; at != order_.end() && order_of(*at) == 0; ++at) {
      if (given_[*at]) continue;
      given_[*at] = true;
      return &findings_[*at];
    }
    return nullptr;
  }

  bool given(std::size_t index) const { return given_[index]; }

 private:
  static int compare(const std::string& check, const std::string& pointer,
                     const ReportedFinding& finding) {
    const int by_check = check.compare(finding.check);
    return by_check != 0 ? by_check : pointer.compare(finding.location.pointer);
  }

  const std::vector<ReportedFinding>& findings_;
  std::vector<std::size_t> order_;
  std::vector<bool> given_;
};

void write_cases(Suite& suite) {
  FindingFinder finder(suite.form.findings);
  for (const ReportedEntry& entry : suite.form.ledger) {
    const ReportedFinding* finding = entry.verdict == Verdict::fail ? finder.take(entry) : nullptr;
    if (finding != nullptr) {
      write_finding(suite, *finding);
    } else if (entry.verdict == Verdict::pass) {
      write_passed(suite, entry);
    } else {
      write_skipped(suite, entry);
    }
  }
  for (std::size_t i = 0; i < suite.form.findings.size(); ++i) {
    if (!finder.given(i)) write_finding(suite, suite.form.findings[i]);
  }
  if (suite.form.unreadable) {
    ++suite.errors;
    begin_case(suite, "gouji", {});
    suite.cases += ">\n      <error type=\"unreadable\"";
    append_attribute(suite.cases, "message", unreadable_words(suite.language));
    suite.cases += "/>\n    </testcase>\n";
  }
}

void append_property(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += "      <property";
  append_attribute(out, "name", name);
  append_attribute(out, "value", value);
  out += "/>\n";
}

void append_properties(std::string& out, const FormReport& form) {
  std::string properties;
  append_property(properties, "sha256", form.sha256);
  append_property(properties, "rulebook", form.rulebook.id);
  append_property(properties, "rulebook.version", form.rulebook.version);
  append_property(properties, "rulebook.sha256", form.rulebook.sha256);
  append_property(properties, "rulebook.chosen", form.rulebook.chosen);
  if (!properties.empty()) out += "    <properties>\n" + properties + "    </properties>\n";
}

void head(std::string& out, const RenderOptions&) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n";
}

void form(std::string& out, const FormReport& form, const Summary&, const RenderOptions& options) {
  Suite suite = {.form = form, .language = options.language};
  write_cases(suite);
  out += "  <testsuite";
  append_attribute(out, "name", form_name(form.path, form.part, form.line));
  fmt::format_to(std::back_inserter(out),
                 " tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\">\n",
                 suite.tests, suite.failures, suite.errors, suite.skipped);
  append_properties(out, form);
  out += suite.cases;
  out += "  </testsuite>\n";
}

void tail(std::string& out, const Summary&, const RenderOptions&) {
  out += "</testsuites>\n";
}

}  // namespace

extern const Reporter junit;
constinit const Reporter junit = {.id = "junit",
                                  .title_zh = "JUnit XML：每张表一组测试",
                                  .title_en = "JUnit XML: a test suite for each form",
                                  .head = head,
                                  .form = form,
                                  .tail = tail,
                                  .reads_ledger = true};

}  // namespace gouji::reporters
