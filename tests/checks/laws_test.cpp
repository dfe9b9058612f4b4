// Laws that hold for all checks together: the order in which they run does not show, every place
// that a check looks at stands in the ledger, and an empty form crashes nothing.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "checks/check.h"
#include "checks/identities.h"
#include "linter/binding.h"
#include "linter/reporter.h"
#include "linter/settle.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

// A form with faults in every part.
std::string faulty_form() {
  return patched_clean_form(R"({
    "budget": {"indicator_balance": 7, "appropriation": 850.4},
    "sub_items": {"0": {"budget": 500}, "3": {"name": "终端维护"}},
    "indicators": {"3": {"score": 8}, "8": {"score": 6.5}, "11": {"actual": "≥90%"},
                   "14": {"actual": "还行"}, "16": {"weight": 4}},
    "total": {"score": 70}
  })");
}

std::string report_bytes(const Document& document, bool reversed) {
  const Rulebook& rulebook = shipped_rulebook().rulebook;
  Form form = bind(document, rulebook);
  const Assessments assessments = assess(form, rulebook);
  const TextReadings texts = read_texts(form, rulebook);
  const CheckInput input = input_of(form, rulebook, assessments, texts);
  std::vector<const Check*> checks(all_checks().begin(), all_checks().end());
  std::vector<const Identity*> identities;
  for (const Identity& identity : rulebook.identities) identities.push_back(&identity);
  if (reversed) {
    std::reverse(checks.begin(), checks.end());
    std::reverse(identities.begin(), identities.end());
  }
  Findings findings;
  for (const Check* check : checks) {
    if (check->run == nullptr) continue;
    findings.begin(check->id, check->severity);
    check->run(input, findings);
  }
  for (const Identity* identity : identities) {
    findings.begin(identity->id, identity->severity);
    run_identity(*identity, input, findings);
  }
  Ground ground{.document = &document, .rulebook = &rulebook, .form = &form};
  FormReport report{.path = "form.json"};
  for (const Finding& finding : findings.findings()) {
    report.findings.push_back(resolve(finding, ground));
  }
  settle(report, {});
  std::string bytes;
  find_reporter("json")->form(bytes, report, {}, {});
  return bytes;
}

TEST(AllChecks, GiveTheSameBytesInReversedOrder) {
  Document document = parse(faulty_form());
  std::string bytes = report_bytes(document, false);
  EXPECT_GT(bytes.size(), 1000u);
  EXPECT_EQ(bytes, report_bytes(document, true));
}

TEST(AllChecks, AreSilentOnTheCleanForm) {
  EXPECT_EQ(text_report(lint_text(patched_clean_form("{}"))), "");
}

TEST(AllChecks, SpeakOnThemselvesInTheLedgerOfACleanForm) {
  FormReport report = lint_text(patched_clean_form("{}"));
  std::set<std::string> seen;
  for (const ReportedEntry& entry : report.ledger) seen.insert(entry.check);
  for (const Check* check : all_checks()) {
    EXPECT_TRUE(seen.count(std::string(check->id))) << check->id << " left no trace";
  }
  for (const Identity& identity : shipped_rulebook().rulebook.identities) {
    EXPECT_TRUE(seen.count(identity.id)) << identity.id << " left no trace";
  }
}

TEST(AllChecks, SurviveFormsWithNothingInThem) {
  for (std::string_view text :
       {R"({"template": "suzhou-2021"})",
        R"({"template": "suzhou-2021", "indicators": [], "budget": {}, "usage": {}, "total": {}})",
        R"({"template": "suzhou-2021", "indicators": [{}], "sub_items": [{}], "budget": null})",
        R"({"template": "suzhou-2021", "indicators": {}, "sub_items": 3, "budget": [], "total": "x",
            "usage": true, "narratives": 1, "year": [], "project": {}})"}) {
    FormReport report = lint_text(text);
    EXPECT_FALSE(report.findings.empty()) << text;
  }
}

TEST(AllChecks, HaveUniqueIdsAndBothTitles) {
  std::set<std::string_view> ids;
  for (const Check* check : all_checks()) {
    EXPECT_TRUE(ids.insert(check->id).second) << check->id;
    EXPECT_FALSE(check->title_zh.empty()) << check->id;
    EXPECT_FALSE(check->title_en.empty()) << check->id;
    EXPECT_FALSE(check->basis.empty()) << check->id;
  }
}

}  // namespace
}  // namespace gouji::testing
