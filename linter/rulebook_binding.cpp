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
    each("scoring", [&](const Value& value) { bind_scoring(value); });
    each("categories", [&](const Value& value) { bind_category(value); });
    if (const Value* scale = root.member("qualitative")) bind_qualitative(*scale);
    if (const Value* execution = root.member("execution")) bind_execution(*execution);
    if (const Value* full = root.member("full_score")) book.full_score = decimal(*full);
    if (const Value* grades = root.member("grades")) bind_grades(*grades);
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
  template <class Bind>
  void each(std::string_view name, Bind&& bind_one) {
    if (const Value* value = root.member(name)) {
      for (const Value& item : value->items) bind_one(item);
    }
  }

  static int integer(const Value& object, std::string_view name, int otherwise) {
    const Value* value = object.member(name);
    if (value == nullptr) return otherwise;
    std::from_chars(value->text.data(), value->text.data() + value->text.size(), otherwise);
    return otherwise;
  }

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
    field.role = role_called(text(value, "role"));
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
                                      {"revised_budget", Role::revised_budget},
                                      {"paid", Role::paid},
                                      {"cash_balance", Role::cash_balance},
                                      {"carried_over", Role::carried_over},
                                      {"reclaimed", Role::reclaimed},
                                      {"execution_rate", Role::execution_rate},
                                      {"execution_weight", Role::execution_weight},
                                      {"execution_score", Role::execution_score},
                                      {"total_score", Role::total_score}};
    for (const Named& named : roles) {
      if (named.name == name) return named.role;
    }
    return Role::none;
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

  void bind_scoring(const Value& value) {
    Scoring rule{.id = text(value, "id")};
    if (text(value, "shortfall") == "proportion") rule.shortfall = Shortfall::proportion;
    const std::string beyond = text(value, "beyond_bound");
    if (beyond == "target_over_actual") rule.beyond_bound = BeyondBound::target_over_actual;
    if (beyond == "linear") rule.beyond_bound = BeyondBound::linear;
    rule.zero_target_all_or_nothing = text(value, "zero_target") == "all_or_nothing";
    if (const Value* above = value.member("reason_above")) rule.reason_above = decimal(*above);
    rule.full_from = decimal(value, "full_from", rule.full_from);
    rule.full_to = decimal(value, "full_to", rule.full_to);
    rule.over_deducts = flag(value, "over_deducts");
    rule.point = decimal(value, "point", rule.point);
    rule.below_per_point = decimal(value, "below_per_point", rule.below_per_point);
    rule.above_per_point = decimal(value, "above_per_point", rule.above_per_point);
    rule.equal_means_at_least = flag(value, "equal_means_at_least");
    rule.basis = clause(value, "basis");
    rule.places = integer(value, "places", rule.places);
    check_shortfall(value, rule);
    if (rule.full_to < rule.full_from) {
      fault(member_or_self(value, "full_to"),
            {.zh = fmt::format("满分区间 {} 至 {} 是空的", rule.full_from.text(),
                               rule.full_to.text()),
             .en = fmt::format("the full-score band from {} to {} is empty", rule.full_from.text(),
                               rule.full_to.text())});
    }
    if (rule.point <= Decimal()) {
      fault(member_or_self(value, "point"),
            {.zh = "百分点须大于 0", .en = "a point must be above zero"});
    }
    must_be_new(value, "id", book.scoring, [](const auto& one) { return one.id; });
    book.scoring.push_back(std::move(rule));
  }

  // The two ways to deduct are told apart by what they need.
  void check_shortfall(const Value& value, const Scoring& rule) {
    const bool per_point = rule.shortfall == Shortfall::per_point;
    if (per_point && value.member("below_per_point") == nullptr) {
      fault(value, {.zh = "缺少 below_per_point；按完成率折算的写 \"shortfall\": \"proportion\"",
                    .en = "below_per_point is missing; where the score is in proportion to the "
                          "completion, say \"shortfall\": \"proportion\""});
    }
    if (!per_point && value.member("below_per_point") != nullptr) {
      fault(*value.member("below_per_point"),
            {.zh = "按完成率折算（proportion）的规则没有 below_per_point",
             .en = "a rule of proportion has no below_per_point"});
    }
    if (!per_point && rule.full_from <= Decimal()) {
      fault(member_or_self(value, "full_from"),
            {.zh = "满分的完成率须大于 0", .en = "full_from must be above zero"});
    }
  }

  void bind_category(const Value& value) {
    Category category{.name = text(value, "name"),
                      .aliases = texts(value, "aliases"),
                      .total = decimal(value, "total", Decimal()),
                      .evidence = flag(value, "evidence"),
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
        unknown(*scoring, scoring->text, "评分规则", "scoring rule", known);
      }
    }
    const Value* common = value.member("common");
    if (common != nullptr) bind_common_indicators(*common, category);
    if ((common != nullptr) != (category.weights == WeightRule::fixed)) {
      fault(member_or_self(value, "weights"),
            {.zh = "weights 为 fixed 时列出 common，否则不列",
             .en = "\"common\" goes with weights \"fixed\" and with no others"});
    }
    if (category.total.is_negative()) negative(member_or_self(value, "total"));
    must_be_new(value, "name", book.categories, [](const auto& one) { return one.name; });
    book.categories.push_back(std::move(category));
  }

  void negative(const Value& value) {
    fault(value, {.zh = fmt::format("分值不能小于 0，实为 {}", value.text),
                  .en = fmt::format("points cannot be below 0, found {}", value.text)});
  }

  void bind_common_indicators(const Value& list, Category& category) {
    Decimal sum;
    for (const Value& item : list.items) {
      CommonIndicator common{.name = text(item, "name"),
                             .weight = decimal(item, "weight", Decimal())};
      must_be_new(item, "name", category.common, [](const auto& one) { return one.name; });
      if (common.weight.is_negative()) negative(member_or_self(item, "weight"));
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
        const Interval share = interval(member_or_self(item, "share"));
        const Decimal above =
            scale.levels.empty() ? Decimal::whole(1) : scale.levels.back().share.low;
        if (share.low.is_negative() || share.high > above) {
          fault(member_or_self(item, "share"),
                {.zh = fmt::format("各级由高到低，占权重的份额应在 0 与 {} 之间，实为 {}",
                                   above.text(), share.text()),
                 .en = fmt::format("levels go down; the share must be between 0 and {}, found {}",
                                   above.text(), share.text())});
        }
        scale.levels.push_back({.share = share, .words = texts(item, "words")});
      }
    }
    scale.goal_words = texts(value, "goal_words");
    scale.met_words = texts(value, "met_words");
    scale.basis = clause(value, "basis");
  }

  void bind_execution(const Value& value) {
    Execution execution{.points = decimal(value, "points", Decimal()),
                        .places = integer(value, "places", 2),
                        .basis = clause(value, "basis")};
    if (execution.points <= Decimal()) {
      fault(
          member_or_self(value, "points"),
          {.zh = "执行率的分值须大于 0", .en = "the points of the execution rate must be above 0"});
    }
    if (const Value* below = value.member("reason_below")) {
      execution.reason_below = decimal(*below);
    }
    for (const Role role : {Role::revised_budget, Role::paid}) {
      if (book.figure_with(role) >= 0) continue;
      const std::string_view name = role == Role::paid ? "paid" : "revised_budget";
      fault(value, {.zh = fmt::format("算执行率要有 role 为 {} 的数据项", name),
                    .en = fmt::format("an execution rate needs a figure with the role {}", name)});
    }
    book.execution = std::move(execution);
  }

  void bind_grades(const Value& value) {
    book.grades_basis = clause(value, "basis");
    const Value* list = value.member("list");
    if (list == nullptr) return;
    for (const Value& item : list->items) {
      must_be_new(item, "name", book.grades, [](const auto& one) { return one.name; });
      book.grades.push_back({.name = text(item, "name"),
                             .aliases = texts(item, "aliases"),
                             .scores = interval(member_or_self(item, "scores"))});
    }
    for (std::size_t i = 1; i < book.grades.size(); ++i) {
      const Grade& grade = book.grades[i];
      const Grade& above = book.grades[i - 1];
      if (above.scores.overlaps(grade.scores) || above.scores.low < grade.scores.low) {
        fault(member_or_self(list->items[i], "scores"),
              {.zh = fmt::format("“{}”{} 与“{}”{} 重叠，或次序不是由高到低", grade.name,
                                 grade.scores.text(), above.name, above.scores.text()),
               .en = fmt::format("{} {} overlaps {} {}, or the order does not go down", grade.name,
                                 grade.scores.text(), above.name, above.scores.text())});
      } else if (!above.scores.touches(grade.scores)) {
        fault(member_or_self(list->items[i], "scores"), gap_between(above, grade));
      }
    }
  }

  static Message gap_between(const Grade& above, const Grade& grade) {
    const bool one_point = above.scores.low == grade.scores.high;
    const std::string between =
        one_point ? "恰好 " + above.scores.low.text()
                  : fmt::format("{} 与 {} 之间", grade.scores.high.text(), above.scores.low.text());
    const std::string between_en =
        one_point
            ? "exactly " + above.scores.low.text()
            : fmt::format("between {} and {}", grade.scores.high.text(), above.scores.low.text());
    return {
        .zh = fmt::format("“{}”{} 与“{}”{} 之间有缝：{} 分没有等级", above.name,
                          above.scores.text(), grade.name, grade.scores.text(), between),
        .en = fmt::format("a gap between {} {} and {} {}: a score of {} has no grade", above.name,
                          above.scores.text(), grade.name, grade.scores.text(), between_en)};
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
