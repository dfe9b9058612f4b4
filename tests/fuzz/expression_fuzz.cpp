// Expressions from arbitrary bytes: read or faulted inside the text, and what is read comes to a
// verdict on a form, without a crash.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checks/expressions.h"
#include "linter/rulebook_expression.h"
#include "linter/rulebooks.h"

namespace {

gouji::Form small_form(const gouji::Rulebook& rulebook) {
  const auto filled = [](int value) {
    return gouji::FigureCell{
        .value = gouji::Decimal(value, 1), .raw = {}, .state = gouji::CellState::filled};
  };
  gouji::Form form;
  form.figures.resize(rulebook.figures.size(), filled(125));
  form.narratives.resize(rulebook.narratives.size());
  for (std::uint32_t i = 0; i < 4; ++i) {
    form.indicators.push_back({.weight = filled(30), .score = filled(static_cast<int>(i) * 10)});
    form.indicators.back().category_index = static_cast<int>(i % 2);
    form.sub_items.push_back({.budget = filled(5), .actual = {}, .is_total = i == 3});
  }
  return form;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rulebooks = gouji::load_shipped_rulebooks();
  static const gouji::Rulebook& rulebook = rulebooks.back()->rulebook;
  static const gouji::ExpressionNames names(rulebook);
  static const gouji::Form form = small_form(rulebook);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  gouji::ExpressionParse parse = gouji::parse_expression(text, names);
  if (parse.fault) {
    if (parse.fault->character < 1 || parse.fault->character > size + 1) std::abort();
    return 0;
  }
  const gouji::Assertion assertion{.id = "fuzz", .holds = std::move(parse.expression)};
  const gouji::CheckInput input{.form = form, .rulebook = rulebook, .assessments = {}, .prose = {}};
  gouji::Findings findings;
  findings.begin(assertion.id, gouji::Severity::error);
  gouji::run_assertion(assertion, input, findings);
  if (findings.ledger().empty()) std::abort();
  return 0;
}
