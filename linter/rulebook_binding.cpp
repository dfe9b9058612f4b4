// Turns the names of a rulebook into indexes. The schema has seen to shape and types before; here a
// name must mean something: a path a figure of this rulebook, a category one of its categories.
// What means nothing is a fault with the names that do exist, so that a typist's slip is one look
// away from its cure. Binding goes on after a fault, so that all of them are told at once.

#include "linter/rulebook_binding.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "linter/rulebook_names.h"

namespace gouji {
namespace {

class Binder : RulebookNames {
 public:
  Binder(const Document& document, std::string_view file, std::vector<DataFault>& found)
      : RulebookNames{.path = file, .faults = found}, root_(document.root) {
    book.by_role.fill(-1);
  }

  Rulebook bind() {
    book.id = text(root_, "id");
    book.version = text(root_, "version");
    book.title = message(root_, "title");
    book.money_unit = text(root_, "money_unit");
    each("clauses", [&](const Value& value) { bind_clause(value); });
    each("figures", [&](const Value& value) { bind_figure(value); });
    each("narratives", [&](const Value& value) { bind_narrative(value); });
    each("scoring", [&](const Value& value) { bind_scoring(value); });
    each("categories", [&](const Value& value) { bind_category(value); });
    if (const Value* scale = root_.member("qualitative")) bind_qualitative(*scale);
    each("identities", [&](const Value& value) { bind_identity(value); });
    each("declared_rates", [&](const Value& value) { bind_declared_rate(value); });
    bind_severities();
    bind_bases();
    book.prompts = texts(root_, "prompts");
    if (const Value* low = root_.member("low_execution")) book.low_execution = decimal(*low);
    if (const Value* layout = root_.member("layout")) gouji::bind_layout(*layout, *this);
    return std::move(book);
  }

 private:
  template <class Bind>
  void each(std::string_view name, Bind&& bind_one) {
    if (const Value* value = root_.member(name)) {
      for (const Value& item : value->items) bind_one(item);
    }
  }

  void bind_clause(const Value& value) {
    Clause clause{.id = text(value, "id"),
                  .citation = message(value, "citation"),
                  .text = message(value, "text")};
    if (const Value* certain = value.member("certain")) clause.certain = certain->text == "true";
    must_be_new(value, book.clauses, clause.id, [](const auto& one) { return one.id; });
    book.clauses.push_back(std::move(clause));
  }

  void bind_figure(const Value& value) {
    FigureField field{.path = text(value, "path"),
                      .group = text(value, "group"),
                      .label = text(value, "label"),
                      .optional = flag(value, "optional"),
                      .may_be_negative = flag(value, "may_be_negative")};
    field.kind = kind_called(text(value, "kind"));
    field.role = role_called(text(value, "role"));
    field.pointer = "/" + field.path;
    std::replace(field.pointer.begin(), field.pointer.end(), '.', '/');
    must_be_new(value, book.figures, field.path, [](const auto& one) { return one.path; });
    book.figures.push_back(std::move(field));
    const FigureField& added = book.figures.back();
    if (added.role == Role::none) return;
    int& slot = book.by_role[static_cast<std::size_t>(added.role)];
    if (slot >= 0) {
      fault(value, {.zh = fmt::format("{} 已经是 {}", book.figures[std::size_t(slot)].path,
                                      text(value, "role")),
                    .en = fmt::format("{} is already the {}", book.figures[std::size_t(slot)].path,
                                      text(value, "role"))});
    }
    slot = static_cast<int>(book.figures.size()) - 1;
  }

  static FigureKind kind_called(std::string_view name) {
    if (name == "weight") return FigureKind::weight;
    if (name == "score") return FigureKind::score;
    if (name == "percent") return FigureKind::percent;
    return FigureKind::money;
  }

  static Role role_called(std::string_view name) {
    struct Named {
      std::string_view name;
      Role role;
    };
    static constexpr Named roles[] = {{"initial_budget", Role::initial_budget},
                                      {"adjustment", Role::adjustment},
                                      {"appropriation", Role::appropriation},
                                      {"received", Role::received},
                                      {"indicator_balance", Role::indicator_balance},
                                      {"paid", Role::paid},
                                      {"cash_balance", Role::cash_balance},
                                      {"carried_over", Role::carried_over},
                                      {"reclaimed", Role::reclaimed},
                                      {"total_score", Role::total_score}};
    for (const Named& named : roles) {
      if (named.name == name) return named.role;
    }
    return Role::none;
  }

  void bind_narrative(const Value& value) {
    NarrativeField field{.path = text(value, "path"),
                         .label = text(value, "label"),
                         .explains = flag(value, "explains")};
    if (const Value* required = value.member("required")) field.required = required->text == "true";
    must_be_new(value, book.narratives, field.path, [](const auto& one) { return one.path; });
    book.narratives.push_back(std::move(field));
  }

  void bind_scoring(const Value& value) {
    Scoring rule{.id = text(value, "id")};
    rule.full_from = decimal(value, "full_from", rule.full_from);
    rule.full_to = decimal(value, "full_to", rule.full_to);
    rule.over_deducts = flag(value, "over_deducts");
    rule.point = decimal(value, "point", rule.point);
    rule.below_per_point = decimal(value, "below_per_point", rule.below_per_point);
    rule.above_per_point = decimal(value, "above_per_point", rule.above_per_point);
    rule.equal_means_at_least = flag(value, "equal_means_at_least");
    rule.basis = clause(value, "basis");
    if (const Value* places = value.member("places")) {
      std::from_chars(places->text.data(), places->text.data() + places->text.size(), rule.places);
    }
    if (rule.full_to < rule.full_from) {
      fault(value, {.zh = fmt::format("满分区间 {} 至 {} 是空的", rule.full_from.text(),
                                      rule.full_to.text()),
                    .en = fmt::format("the full-score band from {} to {} is empty",
                                      rule.full_from.text(), rule.full_to.text())});
    }
    if (rule.point <= Decimal()) {
      fault(value, {.zh = "百分点须大于 0", .en = "a point must be above zero"});
    }
    must_be_new(value, book.scoring, rule.id, [](const auto& one) { return one.id; });
    book.scoring.push_back(std::move(rule));
  }

  void bind_category(const Value& value) {
    Category category{.name = text(value, "name"),
                      .aliases = texts(value, "aliases"),
                      .total = decimal(value, "total", Decimal()),
                      .basis = clause(value, "basis")};
    std::string weights = text(value, "weights");
    if (weights == "equal_split") category.weights = WeightRule::equal_split;
    if (weights == "fixed") category.weights = WeightRule::fixed;
    if (const Value* scoring = value.member("scoring")) {
      category.scoring =
          index_in(book.scoring, scoring->text, [](const auto& one) { return one.id; });
      if (category.scoring < 0) {
        std::vector<std::string_view> known;
        for (const Scoring& rule : book.scoring) known.push_back(rule.id);
        unknown(*scoring, "评分规则", "scoring rule", known);
      }
    }
    if (const Value* common = value.member("common")) {
      bind_common_indicators(*common, category);
    }
    must_be_new(value, book.categories, category.name, [](const auto& one) { return one.name; });
    book.categories.push_back(std::move(category));
  }

  void bind_common_indicators(const Value& list, Category& category) {
    Decimal sum;
    for (const Value& item : list.items) {
      CommonIndicator common{.name = text(item, "name"),
                             .weight = decimal(item, "weight", Decimal())};
      must_be_new(item, category.common, common.name, [](const auto& one) { return one.name; });
      sum += common.weight;
      category.common.push_back(std::move(common));
    }
    if (sum != category.total) {
      fault(list, {.zh = fmt::format("共性指标权重之和 {}，该类总分 {}", sum.text(),
                                     category.total.text()),
                   .en = fmt::format("the weights add up to {}, the category's total is {}",
                                     sum.text(), category.total.text())});
    }
  }

  void bind_qualitative(const Value& value) {
    QualitativeScale& scale = book.qualitative;
    if (const Value* levels = value.member("levels")) {
      for (const Value& item : levels->items) {
        scale.levels.push_back(
            {.share = decimal(item, "share", Decimal()), .words = texts(item, "words")});
      }
    }
    scale.goal_words = texts(value, "goal_words");
    scale.met_words = texts(value, "met_words");
    scale.basis = clause(value, "basis");
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
        }
        identity.terms.push_back(std::move(term));
      }
    }
    book.identities.push_back(std::move(identity));
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

  void bind_severities() {
    if (const Value* severities = root_.member("severities")) {
      for (const Member& member : severities->members) {
        book.severities.push_back(
            {.check = std::string(member.name), .severity = severity_called(member.value.text)});
      }
    }
  }

  void bind_bases() {
    if (const Value* bases = root_.member("bases")) {
      for (const Member& member : bases->members) {
        book.bases.push_back(
            {.check = std::string(member.name), .clause = clause(*bases, member.name)});
      }
    }
  }

  const Value& root_;
};

}  // namespace

Rulebook bind_rulebook(const Document& document, std::string_view path,
                       std::vector<DataFault>& faults) {
  return Binder(document, path, faults).bind();
}

}  // namespace gouji
