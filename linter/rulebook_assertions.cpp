// The statements that a rulebook's author adds, each with its expression made into a tree. Their
// ids share one namespace with the checks of the program and the identities of the rulebook: a
// report names a finding by its id alone.

#include <fmt/format.h>

#include "checks/check.h"
#include "linter/rulebook_expression.h"
#include "linter/rulebook_names.h"

namespace gouji {
namespace {

void check_id(const Value& value, const Assertion& assertion, RulebookNames& names) {
  const Value& id = names.member_or_self(value, "id");
  if (find_check(assertion.id) != nullptr) {
    names.fault(id, {.zh = fmt::format("“{}”是程序自带的核查，不能再用", assertion.id),
                     .en = fmt::format("\"{}\" is a check of the program", assertion.id)});
    return;
  }
  for (const Identity& identity : names.book.identities) {
    if (identity.id != assertion.id) continue;
    names.fault(id, {.zh = fmt::format("“{}”已经是恒等式，不能再用", assertion.id),
                     .en = fmt::format("\"{}\" is an identity already", assertion.id)});
    return;
  }
  for (const Assertion& other : names.book.assertions) {
    if (other.id != assertion.id || other.instance.zh != assertion.instance.zh) continue;
    const Value& place =
        names.member_or_self(value, assertion.instance.empty() ? "id" : "instance");
    names.fault(place, {.zh = fmt::format("断言“{}”重复，同名的要以 instance 区分", assertion.id),
                        .en = fmt::format("the assertion \"{}\" is there twice: those of one id "
                                          "differ in \"instance\"",
                                          assertion.id)});
    return;
  }
}

void bind_expression(const Value& value, const ExpressionNames& known, Assertion& assertion,
                     RulebookNames& names) {
  ExpressionParse parse = parse_expression(value.text, known);
  if (parse.fault) {
    const ExpressionFault& fault = *parse.fault;
    names.fault(value, {.zh = fmt::format("算式第 {} 个字：{}", fault.character, fault.message.zh),
                        .en = fmt::format("expression, character {}: {}", fault.character,
                                          fault.message.en)});
  }
  assertion.holds = std::move(parse.expression);
}

}  // namespace

void bind_assertions(const Value& list, RulebookNames& names) {
  const ExpressionNames known(names.book);
  for (const Value& value : list.items) {
    Assertion assertion{.id = names.text(value, "id"),
                        .title = names.message(value, "title"),
                        .instance = names.message(value, "instance"),
                        .basis = names.clause(value, "basis"),
                        .hint = names.message(value, "hint")};
    const std::string severity = names.text(value, "severity");
    if (severity == "warning") assertion.severity = Severity::warning;
    if (severity == "note") assertion.severity = Severity::note;
    check_id(value, assertion, names);
    if (const Value* holds = value.member("holds")) {
      bind_expression(*holds, known, assertion, names);
    }
    names.book.assertions.push_back(std::move(assertion));
  }
}

}  // namespace gouji
