// Rates that an indicator declares and the funds tables imply (预算执行率, 资金节约率): the actual
// against the quotient, rounded to the places printed. What each rate means comes from the
// rulebook, and where its clause is not certain the finding is a warning at most.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/wording.h"
#include "schemas/narrow_ratio.h"
#include "schemas/same_text.h"

namespace gouji::checks {
namespace {

const FigureCell& cell(int figure, const CheckInput& input) {
  return input.form.figures[static_cast<std::size_t>(figure)];
}

// Over a number that is Ratio, or NarrowRatio while it fits.
template <class Number>
Number percent_of(const DeclaredRate& rate, const CheckInput& input) {
  constexpr Decimal one = Decimal::whole(1);
  Number ratio(*cell(rate.numerator, input), *cell(rate.denominator, input));
  if (rate.complement) ratio = Number(one) - ratio;
  return ratio * Number(Decimal::whole(100));
}

// Shown to four places, or to one more than the form prints.
Message quotient_text(const DeclaredRate& rate, const CheckInput& input, int printed_places) {
  const FigureCell& top = cell(rate.numerator, input);
  const FigureCell& bottom = cell(rate.denominator, input);
  const FigureField& paid = input.rulebook.figures[static_cast<std::size_t>(rate.numerator)];
  const FigureField& base = input.rulebook.figures[static_cast<std::size_t>(rate.denominator)];
  const std::string percent =
      percent_of<Ratio>(rate, input).rounded(std::max(4, printed_places + 1)).trimmed().text() +
      "%";
  const std::string text = fmt::format("{}{} {} ÷ {} {} = {}", rate.complement ? "1 − " : "",
                                       paid.label, top.raw, base.label, bottom.raw, percent);
  return {.zh = text, .en = text};
}

// To so many places.
Decimal printed_percent(const DeclaredRate& rate, const CheckInput& input, int places) {
  Decimal rounded;
  if (percent_of<NarrowRatio>(rate, input).round(places, rounded)) return rounded;
  return percent_of<Ratio>(rate, input).rounded(places);
}

// Whether a bound (0%及其以下) holds of the rate.
bool bound_holds(const Measure& actual, const Ratio& percent) {
  const Ratio figure(actual.figure);
  switch (actual.comparator) {
    case Comparator::at_most: return percent <= figure;
    case Comparator::at_least: return percent >= figure;
    case Comparator::below: return percent < figure;
    case Comparator::above: return percent > figure;
    default: return percent == figure;
  }
}

void compare(const DeclaredRate& rate, const Indicator& indicator, const Measure& actual,
             const CheckInput& input, Findings& findings) {
  const int places = actual.figure.scale();
  const Decimal expected = printed_percent(rate, input, places);
  const bool bound =
      actual.comparator != Comparator::none && actual.comparator != Comparator::equal;
  if (bound ? bound_holds(actual, percent_of<Ratio>(rate, input)) : expected == actual.figure) {
    findings.pass(indicator.actual.place, [&] { return quotient_text(rate, input, places); });
    return;
  }
  const Message quotient = quotient_text(rate, input, places);
  const bool truncated =
      percent_of<Ratio>(rate, input).rounded(places, Rounding::toward_zero) == actual.figure;
  Message message{
      .zh = fmt::format("{}，{}填 {}", quotient.zh, rate.indicator, indicator.actual.raw),
      .en =
          fmt::format("{}; {} is given as {}", quotient.en, rate.indicator, indicator.actual.raw)};
  if (truncated) {
    message.zh += "，末位舍去而没有四舍五入";
    message.en += ", cut off instead of rounded";
  }
  Finding& finding = findings.report(indicator.actual.place, std::move(message));
  finding.found = std::string(indicator.actual.raw);
  finding.expected = expected.text() + "%";
  finding.difference = (actual.figure - expected).text();
  finding.basis = rate.basis;
  finding.related = {cell(rate.numerator, input).place, cell(rate.denominator, input).place};
}

void look_at(const DeclaredRate& rate, const Row& row, const CheckInput& input,
             Findings& findings) {
  const Indicator& indicator = row.indicator;
  const Measure& actual = row.seen.actual;
  const FigureCell& bottom = cell(rate.denominator, input);
  const Place place = indicator.actual.place;
  if (!cell(rate.numerator, input).filled() || !bottom.filled() || bottom->is_zero()) {
    findings.not_checkable(place, {.zh = "资金表的数空白、不是数或为 0",
                                   .en = "the figures of the funds tables are missing or zero"});
  } else if (!actual.quantity() || actual.unit.text.empty() ||
             actual.unit.dimension != Dimension::percent ||
             actual.unit.scale != Decimal::whole(1)) {
    findings.not_checkable(place,
                           {.zh = "实际完成值不是百分数", .en = "the actual is not in per cent"});
  } else {
    compare(rate, indicator, actual, input, findings);
  }
}

void run(const CheckInput& input, Findings& findings) {
  bool any = false;
  for (const DeclaredRate& rate : input.rulebook.declared_rates) {
    const Normalised name(rate.indicator);
    for (const Row& row : input.rows()) {
      if (!same_text(row.name, name.view())) continue;
      any = true;
      look_at(rate, row, input, findings);
    }
  }
  if (!any) {
    findings.not_applicable({}, {.zh = "没有能由资金表算出的比率指标",
                                 .en = "no indicator is a rate of the funds tables"});
  }
}

}  // namespace

extern const Check declared_rate_agrees;
constinit const Check declared_rate_agrees{.id = "declared-rate-agrees",
                                           .title_zh = "比率指标与资金表一致",
                                           .title_en = "Declared rates agree with the funds tables",
                                           .basis = "同一比率在两处应当一致",
                                           .severity = Severity::warning,
                                           .run = run};

}  // namespace gouji::checks
