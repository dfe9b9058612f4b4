// Turns the names of a rulebook into indexes. The schema has seen to shape and types before; here a
// name must mean something: a path a figure of this rulebook, a category one of its categories.
// What means nothing is a fault with the names that do exist, so that a typist's slip is one look
// away from its cure. Binding goes on after a fault, so that all of them are told at once.

#include "linter/rulebook_binding.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "checks/check.h"
#include "linter/rulebook_names.h"

namespace gouji {
namespace {

class Binder : RulebookNames {
 public:
  Binder(const Document& document, std::string_view file, std::vector<DataFault>& found)
      : RulebookNames{.root = document.root, .path = file, .faults = found} {
    book.by_role.fill(-1);
  }

  Rulebook bind() {
    book.id = text(root, "id");
    book.version = text(root, "version");
    book.title = message(root, "title");
    book.money_unit = text(root, "money_unit");
    if (const Value* years = root.member("years")) bind_years(*years);
    each("clauses", [&](const Value& value) { bind_clause(value); });
    each("figures", [&](const Value& value) { bind_figure(value); });
    each("narratives", [&](const Value& value) { bind_narrative(value); });
    gouji::bind_scoring(*this);
    each("identities", [&](const Value& value) { bind_identity(value); });
    each("declared_rates", [&](const Value& value) { bind_declared_rate(value); });
    if (const Value* layout = root.member("layout")) gouji::bind_layout(*layout, *this);
    if (const Value* assertions = root.member("assertions")) bind_assertions(*assertions, *this);
    bind_severities();
    bind_bases();
    book.prompts = texts(root, "prompts");
    if (const Value* low = root.member("low_execution")) book.low_execution = decimal(*low);
    each("unguarded", [&](const Value& value) {
      must_be_new(value, "cells", book.unguarded, [](const auto& one) { return one.cells; });
      book.unguarded.push_back({.cells = text(value, "cells"), .reason = message(value, "reason")});
    });
    return std::move(book);
  }

 private:
  void bind_years(const Value& value) {
    book.first_year = integer(value, "from", 0);
    book.last_year = integer(value, "to", 0);
    if (book.last_year == 0 || book.first_year <= book.last_year) return;
    fault(value,
          {.zh = fmt::format("年度从 {} 到 {} 是空的", book.first_year, book.last_year),
           .en = fmt::format("no year lies between {} and {}", book.first_year, book.last_year)});
  }

  void bind_clause(const Value& value) {
    Clause clause{.id = text(value, "id"),
                  .citation = message(value, "citation"),
                  .text = message(value, "text")};
    if (const Value* certain = value.member("certain")) clause.certain = certain->text == "true";
    must_be_new(value, "id", book.clauses, [](const auto& one) { return one.id; });
    book.clauses.push_back(std::move(clause));
  }

  void bind_figure(const Value& value) {
    FigureField field{.path = text(value, "path"),
                      .group = text(value, "group"),
                      .label = text(value, "label"),
                      .optional = flag(value, "optional"),
                      .may_be_negative = flag(value, "may_be_negative")};
    field.kind = kind_called(text(value, "kind"));
    field.role = role_named(text(value, "role"));
    field.pointer = "/" + field.path;
    std::replace(field.pointer.begin(), field.pointer.end(), '.', '/');
    check_path(member_or_self(value, "path"));
    must_be_new(value, "path", book.figures, [](const auto& one) { return one.path; });
    book.figures.push_back(std::move(field));
    const FigureField& added = book.figures.back();
    if (added.role == Role::none) return;
    int& slot = book.by_role[static_cast<std::size_t>(added.role)];
    if (slot >= 0) {
      const std::string& other = book.figures[static_cast<std::size_t>(slot)].path;
      const Value& role = member_or_self(value, "role");
      fault(role, {.zh = fmt::format("{} 已经是 {}", other, role.text),
                   .en = fmt::format("{} is already the {}", other, role.text)});
    }
    slot = static_cast<int>(book.figures.size()) - 1;
  }

  // Member or member.member of the form, but none of its lists and texts.
  void check_path(const Value& value) {
    constexpr std::string_view taken[] = {"sub_items", "indicators", "narratives", "template",
                                          "title",     "year",       "project",    "department",
                                          "grade",     "implementer"};
    const std::string_view text = value.text;
    const std::string_view first = text.substr(0, text.find('.'));
    const bool plain = !text.starts_with('.') && !text.ends_with('.') &&
                       text.find("..") == std::string_view::npos &&
                       std::count(text.begin(), text.end(), '.') <= 2 &&
                       text.find_first_of("/~[]") == std::string_view::npos;
    const bool free = std::find(std::begin(taken), std::end(taken), first) == std::end(taken);
    if (plain && free) return;
    fault(value, {.zh = fmt::format("“{}”不能是数据项的路径，应如 budget.paid", text),
                  .en = fmt::format("\"{}\" cannot be the path of a figure, which is like "
                                    "budget.paid",
                                    text)});
  }

  static FigureKind kind_called(std::string_view name) {
    if (name == "weight") return FigureKind::weight;
    if (name == "score") return FigureKind::score;
    if (name == "percent") return FigureKind::percent;
    return FigureKind::money;
  }

  void bind_narrative(const Value& value) {
    NarrativeField field{.path = text(value, "path"),
                         .label = text(value, "label"),
                         .explains = flag(value, "explains"),
                         .problems = flag(value, "problems")};
    if (const Value* required = value.member("required")) field.required = required->text == "true";
    must_be_new(value, "path", book.narratives, [](const auto& one) { return one.path; });
    book.narratives.push_back(std::move(field));
  }

  void bind_identity(const Value& value) {
    Identity identity{.id = text(value, "id"),
                      .title = message(value, "title"),
                      .instance = message(value, "instance"),
                      .basis = clause(value, "basis")};
    if (text(value, "class") == "strict") identity.kind = IdentityClass::strict;
    identity.severity = severity_called(text(value, "severity"));
    if (const Value* total = value.member("total")) identity.total = bind_operand(*total, *this);
    if (const Value* terms = value.member("terms")) {
      for (const Value& item : terms->items) {
        Term term{.operand = bind_operand(item, *this)};
        if (const Value* times = item.member("times")) {
          std::from_chars(times->text.data(), times->text.data() + times->text.size(), term.times);
          if (term.times == 0) {
            fault(*times, {.zh = "times 为 0，这一项不起作用",
                           .en = "times is 0, so that the term counts for nothing"});
          }
        }
        identity.terms.push_back(std::move(term));
      }
    }
    check_instance(value, identity);
    book.identities.push_back(std::move(identity));
  }

  // Identities may share an id when each says which instance it is.
  void check_instance(const Value& value, const Identity& identity) {
    for (const Identity& other : book.identities) {
      if (other.id != identity.id || other.instance.zh != identity.instance.zh) continue;
      const Value& place = member_or_self(value, identity.instance.empty() ? "id" : "instance");
      fault(place, {.zh = fmt::format("恒等式“{}”重复，同名的要以 instance 区分", identity.id),
                    .en = fmt::format("the identity \"{}\" is there twice: those of one id differ "
                                      "in \"instance\"",
                                      identity.id)});
      return;
    }
  }

  static Severity severity_called(std::string_view name) {
    if (name == "note") return Severity::note;
    return name == "warning" ? Severity::warning : Severity::error;
  }

  void bind_declared_rate(const Value& value) {
    DeclaredRate rate{.indicator = text(value, "indicator"),
                      .complement = flag(value, "complement"),
                      .basis = clause(value, "basis")};
    if (const Value* numerator = value.member("numerator")) rate.numerator = figure(*numerator);
    if (const Value* denominator = value.member("denominator")) {
      rate.denominator = figure(*denominator);
    }
    book.declared_rates.push_back(std::move(rate));
  }

  // A severity or clause for a check that does not exist would quietly hold for nothing.
  void check_id(const Member& member) {
    std::vector<std::string_view> known;
    for (const Check* check : all_checks()) known.push_back(check->id);
    for (const Identity& identity : book.identities) known.push_back(identity.id);
    for (const Assertion& assertion : book.assertions) known.push_back(assertion.id);
    if (std::find(known.begin(), known.end(), member.name) != known.end()) return;
    unknown(member.value, member.name, "核查", "check", known);
  }

  void bind_severities() {
    if (const Value* severities = root.member("severities")) {
      for (const Member& member : severities->members) {
        check_id(member);
        book.severities.push_back(
            {.check = std::string(member.name), .severity = severity_called(member.value.text)});
      }
    }
  }

  void bind_bases() {
    if (const Value* bases = root.member("bases")) {
      for (const Member& member : bases->members) {
        check_id(member);
        book.bases.push_back(
            {.check = std::string(member.name), .clause = clause(*bases, member.name)});
      }
    }
  }
};

}  // namespace

Rulebook bind_rulebook(const Document& document, std::string_view path,
                       std::vector<DataFault>& faults) {
  return Binder(document, path, faults).bind();
}

}  // namespace gouji
