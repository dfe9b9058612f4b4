// Cells that should hold a figure and hold something else: 7,00.0,77, 10万, 6.5分, 1e400. The
// message says what was read instead. A value of a wrong type (a list, true) has no raw text here:
// form-schema has reported it.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/wording.h"
#include "schemas/measure.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

// Digits with at most one point, behind at most one sign.
bool is_plain(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const bool one_point = point == text.rfind('.');
  return one_point && only(text, "0123456789.") && text.find_first_not_of('.') != text.npos;
}

// 1e2, 1.5E+400
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  return e != text.npos && is_plain(text.substr(0, e)) && is_plain(text.substr(e + 1)) &&
         text.find('.', e) == text.npos;
}

Message why_not(std::string_view raw) {
  const Measure measure = parse_measure(raw);
  if (measure.quantity() && measure.comparator != Comparator::none) {
    return {.zh = "带比较符", .en = "it has a comparator"};
  }
  if (measure.quantity() && !measure.unit.text.empty()) {
    return {.zh = fmt::format("数 {} 后面带“{}”", measure.figure.text(), measure.unit.text),
            .en = fmt::format("the figure {} has \"{}\" after it", measure.figure.text(),
                              measure.unit.text)};
  }
  if (only(raw, "0123456789,.+- ") && raw.find(',') != std::string_view::npos) {
    return {.zh = "千分位或小数点的位置不对", .en = "separators in the wrong places"};
  }
  if (only(raw, "0123456789.") && std::count(raw.begin(), raw.end(), '.') > 1) {
    return {.zh = "有不止一个小数点", .en = "it has more than one decimal point"};
  }
  if (only(raw, "0123456789. ") && raw.find(' ') != raw.npos) {
    return {.zh = "数字中间有空格，可能是两个数", .en = "a blank inside: these may be two figures"};
  }
  if (is_scientific(raw) && Decimal::parse(raw)) {
    return {.zh = "用了科学记数法", .en = "it is in scientific notation"};
  }
  if (is_plain(raw) || is_scientific(raw)) {
    return {.zh = "超出能精确计算的范围", .en = "beyond what can be computed exactly"};
  }
  return {.zh = "不是一个数", .en = "not a figure"};
}

void look_at(const FigureCell& cell, const CheckInput& input, Findings& findings) {
  if (cell.filled()) {
    findings.pass(cell.place);
  } else if (cell.empty()) {
    findings.not_applicable(cell.place, {.zh = "空白", .en = "blank"});
  } else if (cell.raw.empty()) {
    findings.not_checkable(cell.place,
                           {.zh = "类型不对，见 form-schema", .en = "wrong type, see form-schema"});
  } else {
    const std::string label = label_of(cell.place, input.form, input.rulebook);
    const std::string raw = shortened(cell.raw);
    const Message why = why_not(cell.raw);
    Finding& finding =
        findings.report(cell.place, {.zh = fmt::format("{} 填“{}”，{}", label, raw, why.zh),
                                     .en = fmt::format("{} is \"{}\": {}", label, raw, why.en)});
    finding.found = raw;
    finding.hint = {.zh = "只填数字和小数点，单位以表头为准",
                    .en = "Digits and a point only; the heading has the unit"};
  }
}

void run(const CheckInput& input, Findings& findings) {
  for (const FigureCell& figure : input.form.figures) look_at(figure, input, findings);
  for (const SubItem& item : input.form.sub_items) {
    look_at(item.budget, input, findings);
    look_at(item.actual, input, findings);
  }
  for (const Indicator& indicator : input.form.indicators) {
    look_at(indicator.weight, input, findings);
    look_at(indicator.score, input, findings);
  }
}

}  // namespace

extern const Check malformed_number;
constinit const Check malformed_number{.id = "malformed-number",
                                       .title_zh = "应填数的栏填的是数",
                                       .title_en = "Cells for figures hold figures",
                                       .basis = "表式",
                                       .severity = Severity::error,
                                       .run = run,
                                       .looks_for = {.marks = {Mark::malformed_figure}}};

}  // namespace gouji::checks
