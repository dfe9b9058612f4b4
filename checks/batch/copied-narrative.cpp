// Prose of another project. Only Han characters are compared, so that changed figures, names in
// digits and punctuation do not hide a copy.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/shingles.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

constexpr std::size_t least_percent = 90;

Place longest_narrative(const Form& form) {
  const auto longest = std::max_element(
      form.narratives.begin(), form.narratives.end(),
      [](const TextCell& a, const TextCell& b) { return a.raw.size() < b.raw.size(); });
  return longest == form.narratives.end() ? Place{} : longest->place;
}

bool same_project(const Form& form, const Form& other) {
  const TextCell& project = form.header(Header::project);
  const TextCell& theirs = other.header(Header::project);
  return project.filled() && theirs.filled() && same_name(*project, *theirs);
}

void run(const CheckInput& input, Findings& findings) {
  const Form& form = input.form;
  const Place place = longest_narrative(form);
  const OtherForm& other = input.beside.other;
  if (!other) {
    findings.not_applicable(place, {.zh = "没有与其他表比对（--batch），或没有相似的表",
                                    .en = "not compared with other forms (--batch), or none is "
                                          "like it"});
    return;
  }
  if (same_project(form, *other.form)) {
    findings.not_applicable(
        place, {.zh = "比对的是同一项目的表", .en = "the other form is of the same project"});
    return;
  }
  const std::vector<std::uint64_t> ours = shingles_of(form);
  const std::vector<std::uint64_t> theirs = shingles_of(*other.form);
  if (std::min(ours.size(), theirs.size()) < fewest_shingles) {
    findings.not_applicable(place, {.zh = "文字太少，相同说明不了什么",
                                    .en = "too little text for likeness to mean anything"});
    return;
  }
  const std::size_t percent = overlap_of(ours, theirs).percent();
  if (percent < least_percent) {
    findings.pass(place, [&] {
      return Message{.zh = fmt::format("与 {} 的文字有 {}% 相同", other.name, percent),
                     .en = fmt::format("{}% of the text is that of {}", percent, other.name)};
    });
    return;
  }
  const std::string project = shortened(other.form->header(Header::project).raw);
  Finding& finding = findings.report(
      place,
      {.zh = fmt::format("文字部分有 {}% 与 {}（{}）相同", percent, other.name, project),
       .en = fmt::format("{}% of the text is that of {} ({})", percent, other.name, project)});
  finding.found = fmt::format("{}%", percent);
  finding.hint = {.zh = "按本项目的实际情况重写", .en = "Write what this project did"};
}

}  // namespace

extern const Check copied_narrative;
constinit const Check copied_narrative{.id = "copied-narrative",
                                       .title_zh = "文字部分不照抄别的项目",
                                       .title_en = "The text is not that of another project",
                                       .basis = "自评报告应反映本项目的实际情况",
                                       .severity = Severity::warning,
                                       .run = run,
                                       .reads_figures = false,
                                       .reads_other = true};

}  // namespace gouji::checks
