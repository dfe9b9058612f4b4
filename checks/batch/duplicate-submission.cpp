// The same project of the same year twice, or two projects with the same amounts throughout. Which
// of the two is the right one, only their owners know.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/form_digest.h"
#include "checks/text_search.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool agree_or_blank(const TextCell& a, const TextCell& b) {
  return !a.filled() || !b.filled() || same_name(*a, *b);
}

bool same_submission(const Form& form, const Form& other) {
  const TextCell& project = form.header(Header::project);
  const TextCell& other_project = other.header(Header::project);
  if (!project.filled() || !other_project.filled() || !same_name(*project, *other_project)) {
    return false;
  }
  const std::string_view year = year_of(form.header(Header::year).raw);
  const std::string_view other_year = year_of(other.header(Header::year).raw);
  return !year.empty() && year == other_year &&
         agree_or_blank(form.header(Header::department), other.header(Header::department));
}

void run(const CheckInput& input, Findings& findings) {
  const Form& form = input.form;
  const Place place = form.header(Header::project).place;
  const OtherForm& other = input.beside.other;
  if (!other) {
    findings.not_applicable(place, {.zh = "没有与其他表比对（--batch），或没有相似的表",
                                    .en = "not compared with other forms (--batch), or none is "
                                          "like it"});
    return;
  }
  const std::vector<Decimal> amounts = amounts_of(form, input.rulebook);
  const bool same_amounts =
      tell_forms_apart(amounts) && amounts == amounts_of(*other.form, *other.rulebook);
  const bool same_project = same_submission(form, *other.form);
  if (!same_project && !same_amounts) {
    findings.pass(place, [&] {
      return Message{.zh = fmt::format("与 {} 不是同一份", other.name),
                     .en = fmt::format("{} is another form", other.name)};
    });
    return;
  }
  const std::string_view theirs = other.form->header(Header::project).raw;
  Message message;
  if (same_project) {
    message = {
        .zh = fmt::format("与 {} 是同一项目、同一年度的表{}", other.name,
                          same_amounts ? "，金额也全部相同" : "，金额不同"),
        .en = fmt::format("{} is of the same project and year{}", other.name,
                          same_amounts ? ", with the same amounts" : ", with other amounts")};
  } else {
    message = {.zh = fmt::format("{} 个金额与 {}（{}）的全部相同", amounts.size(), other.name,
                                 shortened(theirs)),
               .en = fmt::format("all {} amounts are those of {} ({})", amounts.size(), other.name,
                                 shortened(theirs))};
  }
  Finding& finding = findings.report(place, std::move(message));
  finding.found = std::string(form.header(Header::project).raw);
  finding.hint = same_project
                     ? Message{.zh = "只留一份；更正后重报的，撤回先前的一份",
                               .en = "Keep one; where it was corrected, withdraw the earlier one"}
                     : Message{.zh = "核对两份表的金额，照抄的改成本项目的数",
                               .en = "Check the amounts of both; replace what was copied"};
}

}  // namespace

extern const Check duplicate_submission;
constinit const Check duplicate_submission{.id = "duplicate-submission",
                                           .title_zh = "同一项目没有重复报送",
                                           .title_en = "No project is submitted twice",
                                           .basis = "一个项目一个年度报一份自评表",
                                           .severity = Severity::warning,
                                           .run = run,
                                           .reads_figures = false,
                                           .reads_other = true};

}  // namespace gouji::checks
