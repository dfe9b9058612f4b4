// The approved 申报表 against the self-evaluation, item by item: an indicator that is gone, another
// target, another weight. Targets are compared by what they say, not by how they are written.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

std::string quoted(const TextCell& cell) {
  return cell.filled() ? shortened(*cell) : std::string("（空）");
}

class Comparison {
 public:
  Comparison(const CheckInput& input, const OtherForm& approved, Findings& findings)
      : input_(input), approved_(approved), findings_(findings) {}

  void look() {
    std::vector<bool> taken(input_.form.indicators.size());
    for (const Indicator& item : approved_.form->indicators) {
      if (!item.name.filled()) continue;
      if (const auto row = row_named(normalised(*item.name), taken)) {
        taken[*row] = true;
        look_at_target(item, *row);
        look_at_weight(item, *row);
      } else {
        report_missing(item);
      }
    }
    for (std::size_t row = 0; row < taken.size(); ++row) {
      if (!taken[row] && input_.form.indicators[row].name.filled()) report_added(row);
    }
  }

 private:
  std::optional<std::size_t> row_named(std::string_view name,
                                       const std::vector<bool>& taken) const {
    for (std::size_t row = 0; row < taken.size(); ++row) {
      if (!taken[row] && input_.names[row] == name) return row;
    }
    return std::nullopt;
  }

  void report_missing(const Indicator& item) {
    const std::string name = shortened(*item.name);
    Finding& finding = findings_.report(
        input_.form.header(Header::project).place,
        {.zh = fmt::format("批复的指标“{}”（目标值 {}）在自评表中没有", name, quoted(item.target)),
         .en = fmt::format("the approved indicator \"{}\" (target {}) is not on the form", name,
                           quoted(item.target))});
    finding.expected = std::string(*item.name);
    finding.hint = {.zh = "补上这项指标；指标经批准调整的，附批复",
                    .en = "Add it; where the change was approved, attach the approval"};
  }

  void report_added(std::size_t row) {
    const TextCell& name = input_.form.indicators[row].name;
    Finding& finding = findings_.report(
        std::min(findings_.severity(), Severity::note), name.place,
        {.zh = fmt::format("批复的申报表（{}）没有指标“{}”", approved_.name, shortened(*name)),
         .en = fmt::format("the approved form ({}) has no indicator \"{}\"", approved_.name,
                           shortened(*name))});
    finding.found = std::string(*name);
  }

  void look_at_target(const Indicator& item, std::size_t row) {
    const TextCell& target = input_.form.indicators[row].target;
    if (!item.target.filled() || !target.filled()) {
      findings_.not_applicable(
          target.place, {.zh = "有一张表没有填目标值", .en = "one of the forms has no target"});
      return;
    }
    const Measure& ours = input_.assessments[row].target;
    const Measure theirs = parse_measure(*item.target);
    if (same_name(*target, *item.target) || says_the_same(ours, theirs)) {
      findings_.pass(target.place);
      return;
    }
    const bool lowered = is_lowered(ours, theirs);
    Finding& finding = findings_.report(
        target.place, {.zh = fmt::format("目标值“{}”{}批复的“{}”", shortened(*target),
                                         lowered ? "低于" : "不同于", shortened(*item.target)),
                       .en = fmt::format("the target {} is {} the approved {}", shortened(*target),
                                         lowered ? "lower than" : "not", shortened(*item.target))});
    finding.found = std::string(*target);
    finding.expected = std::string(*item.target);
    finding.hint = {.zh = "目标值按批复的填；经批准调整的，附批复",
                    .en = "Enter what was approved, or attach the approval of the change"};
  }

  void look_at_weight(const Indicator& item, std::size_t row) {
    const FigureCell& weight = input_.form.indicators[row].weight;
    if (!item.weight.filled() || !weight.filled()) {
      findings_.not_applicable(
          weight.place, {.zh = "有一张表没有填分值", .en = "one of the forms has no weight"});
      return;
    }
    if (*weight == *item.weight) {
      findings_.pass(weight.place);
      return;
    }
    const std::string_view label = input_.label(Column::weight);
    Finding& finding = findings_.report(
        weight.place,
        {.zh = fmt::format("{} {}，批复的是 {}", label, weight.raw, item.weight.raw),
         .en = fmt::format("the weight is {}, approved was {}", weight.raw, item.weight.raw)});
    finding.found = std::string(weight.raw);
    finding.expected = std::string(item.weight.raw);
    finding.difference = (*weight - *item.weight).trimmed().text();
  }

  static bool comparable(const Measure& a, const Measure& b) {
    return a.quantity() && b.quantity() && a.comparator == b.comparator &&
           a.unit.dimension == b.unit.dimension && a.unit.base == b.unit.base;
  }

  static bool says_the_same(const Measure& a, const Measure& b) {
    return comparable(a, b) && a.scaled() == b.scaled();
  }

  static bool is_lowered(const Measure& ours, const Measure& theirs) {
    if (!comparable(ours, theirs)) return false;
    const bool bound_above =
        ours.comparator == Comparator::at_most || ours.comparator == Comparator::below;
    return bound_above ? ours.scaled() > theirs.scaled() : ours.scaled() < theirs.scaled();
  }

  const CheckInput& input_;
  const OtherForm& approved_;
  Findings& findings_;
};

void run(const CheckInput& input, Findings& findings) {
  const Sought& approved = input.beside.approved;
  const TextCell& project = input.form.header(Header::project);
  if (!approved.given) {
    findings.not_applicable(project.place, {.zh = "没有给出批复的申报表（--targets）",
                                            .en = "no approved forms were given (--targets)"});
  } else if (approved.found == 0) {
    Finding& finding = findings.report(
        project.place,
        {.zh = fmt::format("批复的申报表里没有这个项目：{}", shortened(project.raw)),
         .en = fmt::format("no approved form is of this project: {}", shortened(project.raw))});
    finding.found = std::string(project.raw);
    finding.hint = {.zh = "核对项目名称和年度", .en = "Check the name of the project and the year"};
  } else if (!approved.one) {
    findings.not_checkable(project.place, {.zh = "批复的申报表里有几份是这个项目",
                                           .en = "several approved forms are of it"});
  } else {
    Comparison(input, approved.one, findings).look();
  }
}

}  // namespace

extern const Check approved_target;
constinit const Check approved_target{.id = "approved-target",
                                      .title_zh = "指标、目标值和分值与批复的申报表一致",
                                      .title_en = "Indicators, targets and weights are as approved",
                                      .basis = "绩效目标批复后一般不予调整",
                                      .severity = Severity::warning,
                                      .run = run,
                                      .reads_figures = false};

}  // namespace gouji::checks
