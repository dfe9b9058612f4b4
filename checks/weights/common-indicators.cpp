// A category with a fixed list of indicators: each must be there, with its weight, and no other.
// An indicator that is not on the list while one of its weight is missing is one fault, a name that
// was changed. Where the list itself is not certain, the finding says so and is a warning.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/wording.h"
#include "schemas/same_text.h"

namespace gouji::checks {
namespace {

struct ListedRow {
  const Indicator* indicator = nullptr;
  const CommonIndicator* common = nullptr;  // null: it is not on the list
};

struct List {
  const Category* category = nullptr;
  std::pmr::vector<ListedRow> rows;
  std::pmr::vector<const CommonIndicator*> missing;
};

const CommonIndicator* on_list(std::string_view name, std::size_t likely,
                               const Category& category) {
  // Most forms follow the list, and most lists are spelled as names are compared.
  if (likely < category.common.size() && category.common[likely].name == name) {
    return &category.common[likely];
  }
  for (const CommonIndicator& common : category.common) {
    if (is_named(common.name, name)) return &common;
  }
  return nullptr;
}

List list_of(int index, const CheckInput& input) {
  List list{.category = &input.rulebook.categories[static_cast<std::size_t>(index)],
            .rows = std::pmr::vector<ListedRow>(input.memory),
            .missing = std::pmr::vector<const CommonIndicator*>(input.memory)};
  list.rows.reserve(input.form.indicators.size());
  for (std::size_t i = 0; i < input.form.indicators.size(); ++i) {
    const Indicator& row = input.form.indicators[i];
    if (row.category_index != index) continue;
    const CommonIndicator* common = on_list(input.names[i], list.rows.size(), *list.category);
    list.rows.push_back({.indicator = &row, .common = common});
  }
  for (const CommonIndicator& common : list.category->common) {
    const bool present = std::any_of(list.rows.begin(), list.rows.end(),
                                     [&](const ListedRow& row) { return row.common == &common; });
    if (!present) list.missing.push_back(&common);
  }
  return list;
}

Finding& report(const List& list, Place place, const std::string& zh, const std::string& en,
                Findings& findings) {
  Message message{.zh = zh, .en = en};
  Finding& finding = findings.report(place, std::move(message));
  finding.basis = list.category->basis;
  return finding;
}

void look_at_weight(const List& list, const Indicator& row, const CommonIndicator& common,
                    Findings& findings) {
  const FigureCell& cell = row.weight;
  if (cell.filled() && *cell == common.weight) {
    findings.pass(cell.place);
  } else if (cell.state == CellState::malformed) {
    findings.not_checkable(cell.place, {.zh = "权重不是数", .en = "the weight is not a number"});
  } else if (cell.empty()) {
    findings.fail_elsewhere(cell.place, "figure-present");
  } else {
    const std::string found = cell->text();
    const std::string expected = common.weight.text();
    Finding& finding =
        report(list, cell.place,
               fmt::format("共性指标“{}”权重 {}，名单为 {}", common.name, found, expected),
               fmt::format("common indicator {} has weight {}, the list says {}", common.name,
                           found, expected),
               findings);
    finding.found = found;
    finding.expected = expected;
    finding.difference = (*cell - common.weight).text();
    finding.hint = {.zh = "权重填 " + expected, .en = "Enter " + expected};
  }
}

void look_at_stranger(List& list, const Indicator& row, Findings& findings) {
  const std::string name = shortened(row.name.raw);
  const auto same =
      std::find_if(list.missing.begin(), list.missing.end(), [&](const CommonIndicator* common) {
        return row.weight.filled() && *row.weight == common->weight;
      });
  std::string zh = fmt::format("“{}”不在{}共性指标名单内", name, list.category->name);
  std::string en = fmt::format("{} is not a common indicator of {}", name, list.category->name);
  std::string expected;
  if (same != list.missing.end()) {
    expected = (*same)->name;
    zh += fmt::format("，名单中同为 {} 分的“{}”没有填", row.weight->text(), expected);
    en += fmt::format(", and {} of the same weight {} is missing", expected, row.weight->text());
    list.missing.erase(same);
  }
  Finding& finding = report(list, row.name.place, zh, en, findings);
  finding.found = row.name.raw;
  finding.expected = expected;
  finding.hint = {.zh = "对照当年共性指标逐条填列",
                  .en = "Compare with the common list of the year"};
}

void look_at(List list, Findings& findings) {
  for (const auto& [row, common] : list.rows) {
    if (!row->name.filled()) {
      findings.not_checkable(row->name.place, {.zh = "指标名称空白", .en = "the name is blank"});
    } else if (common != nullptr) {
      look_at_weight(list, *row, *common, findings);
    } else {
      look_at_stranger(list, *row, findings);
    }
  }
  if (list.missing.empty()) return;
  std::string names;
  Decimal sum;
  for (const CommonIndicator* common : list.missing) {
    names +=
        fmt::format("{}{} {} 分", names.empty() ? "" : "、", common->name, common->weight.text());
    sum += common->weight;
  }
  const Place place = list.rows.empty() ? Place{} : list.rows.back().indicator->name.place;
  Finding& finding = report(
      list, place,
      fmt::format("{}缺共性指标：{}{}", list.category->name, names,
                  list.missing.size() > 1 ? fmt::format("，共 {} 分", sum.text()) : std::string()),
      fmt::format("{} lacks common indicators: {}, together {}", list.category->name, names,
                  sum.text()),
      findings);
  finding.expected = names;
  finding.hint = {.zh = "补齐，或说明本项目不适用的原因",
                  .en = "Add them, or say why they do not apply"};
}

// Whether the category's rows are the list, in its order and as it is spelled.
bool is_surely_the_list(int index, const CheckInput& input) {
  const auto& common = input.rulebook.categories[static_cast<std::size_t>(index)].common;
  std::size_t place = 0;
  for (const Row& row : input.rows()) {
    if (row.indicator.category_index != index) continue;
    if (place == common.size() || !same_text(common[place].name, row.name)) return false;
    const FigureCell& weight = row.indicator.weight;
    if (!weight.filled() || *weight != common[place].weight) return false;
    ++place;
  }
  return place == common.size();
}

void run(const CheckInput& input, Findings& findings) {
  bool any = false;
  for (int i = 0; i < static_cast<int>(input.rulebook.categories.size()); ++i) {
    const Category& category = input.rulebook.categories[static_cast<std::size_t>(i)];
    if (category.weights != WeightRule::fixed || input.form.indicators.empty()) continue;
    any = true;
    if (!findings.keeps_ledger() && is_surely_the_list(i, input)) continue;
    look_at(list_of(i, input), findings);
  }
  if (!any) {
    findings.not_applicable(Place{}, {.zh = "没有指标，或表上没有共性指标名单",
                                      .en = "no indicators, or no list of common ones"});
  }
}

}  // namespace

extern const Check common_indicators;
constinit const Check common_indicators{.id = "common-indicators",
                                        .title_zh = "共性指标齐全，权重按名单",
                                        .title_en = "Common indicators and their weights as listed",
                                        .basis = "当年共性指标名单",
                                        .severity = Severity::warning,
                                        .run = run};

}  // namespace gouji::checks
