// What a rulebook asks for, in words: categories, scoring, identities, severities and their basis.

#include <fmt/format.h>

#include "linter/rulebook_description.h"

namespace gouji {
namespace {

Message in_words(WeightRule rule) {
  switch (rule) {
    case WeightRule::free: return {"自定", "free"};
    case WeightRule::equal_split: return {"平分", "split equally"};
    case WeightRule::fixed: return {"按共性指标表", "as the common list says"};
  }
  return {};
}

Message in_words(Shortfall rule) {
  if (rule == Shortfall::proportion) return {"按完成率折算", "in proportion"};
  return {"按百分点扣分", "by points"};
}

Message in_words(BeyondBound rule) {
  switch (rule) {
    case BeyondBound::unknown: return {"未写明", "not said"};
    case BeyondBound::target_over_actual: return {"目标值 ÷ 实际值", "target ÷ actual"};
    case BeyondBound::linear: return {"1 − 超出的比例", "1 − the part beyond"};
  }
  return {};
}

Message in_words(Severity severity) {
  switch (severity) {
    case Severity::error: return {"错误", "error"};
    case Severity::warning: return {"警告", "warning"};
    case Severity::note: return {"提示", "note"};
  }
  return {};
}

Message in_words(IdentityClass kind) {
  if (kind == IdentityClass::strict) return {"严格相等", "exactly equal"};
  return {"容许四舍五入之差", "equal but for rounding"};
}

// 资金结余、结转数 = 财政拨款数 − 实际支付数
std::string in_words(const Operand& operand) {
  if (operand.kind != Operand::Kind::constant) return operand.label;
  return fmt::format("{}（{}）", operand.constant.text(), operand.label);
}

std::string formula(const Identity& identity) {
  std::string text = in_words(identity.total) + " =";
  bool first = true;
  for (const Term& term : identity.terms) {
    const bool minus = term.times < 0;
    if (minus || !first) text += minus ? " −" : " +";
    const int times = minus ? -term.times : term.times;
    if (times != 1) text += fmt::format(" {} ×", times);
    text += " " + in_words(term.operand);
    first = false;
  }
  return text;
}

Message scoring_called(int index, const Rulebook& book) {
  return index < 0 ? Message{} : same_in_both(book.scoring[static_cast<std::size_t>(index)].id);
}

void describe_categories(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection& section = sections.emplace_back();
  section.subject = {"类别", "category"};
  for (const Category& category : book.categories) {
    std::vector<std::string> common;
    for (const CommonIndicator& one : category.common) {
      common.push_back(fmt::format("{} {}", one.name, one.weight.text()));
    }
    section.items.push_back(
        {.key = category.name,
         .title = {},
         .facts = {fact("别名", "aliases", list_in_words(category.aliases)),
                   fact("总分", "total", same_in_both(category.total.trimmed().text())),
                   fact("权重", "weights", in_words(category.weights)),
                   fact("共性指标", "common indicators", list_in_words(common)),
                   fact("凭佐证评分", "scored by evidence", yes_or_no(category.evidence)),
                   fact("评分规则", "scoring rule", scoring_called(category.scoring, book)),
                   basis(category.basis)}});
  }
}

void describe_scoring(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection& section = sections.emplace_back();
  section.subject = {"评分规则", "scoring rule"};
  const auto figure = [](const Decimal& value) { return same_in_both(value.trimmed().text()); };
  for (const Scoring& rule : book.scoring) {
    section.items.push_back(
        {.key = rule.id,
         .title = {},
         .facts = {fact("未完成", "a target missed", in_words(rule.shortfall)),
                   fact("超过上限", "a bound broken", in_words(rule.beyond_bound)),
                   fact("目标为 0", "a target of zero",
                        rule.zero_target_all_or_nothing
                            ? Message{"达到得满分，否则 0 分", "all or nothing"}
                            : Message{"未写明", "not said"}),
                   fact("超过须说明", "a reason above",
                        rule.reason_above ? figure(*rule.reason_above) : Message{}),
                   fact("满分起点", "full marks from", figure(rule.full_from)),
                   fact("满分止点", "full marks to", figure(rule.full_to)),
                   fact("超额扣分", "deducts for excess", yes_or_no(rule.over_deducts)),
                   fact("一个百分点", "one point", figure(rule.point)),
                   fact("每低一点扣", "lost per point below", figure(rule.below_per_point)),
                   fact("每超一点扣", "lost per point above", figure(rule.above_per_point)),
                   fact("= 可以超过", "= may be exceeded", yes_or_no(rule.equal_means_at_least)),
                   fact("小数位", "places", same_in_both(std::to_string(rule.places))),
                   basis(rule.basis)}});
  }
}

void describe_levels(const QualitativeScale& scale, std::vector<DescribedSection>& sections) {
  DescribedSection& section = sections.emplace_back();
  section.subject = {"定性等级", "qualitative scale"};
  section.items.push_back(
      {.key = "",
       .title = {},
       .facts = {fact("目标用词", "words of targets", list_in_words(scale.goal_words)),
                 fact("完成用词", "words for done", list_in_words(scale.met_words)),
                 basis(scale.basis)}});
  for (std::size_t i = 0; i < scale.levels.size(); ++i) {
    const Level& level = scale.levels[i];
    section.items.push_back(
        {.key = std::to_string(i + 1),
         .title = {},
         .facts = {fact("占权重", "share of the weight", same_in_both(level.share.text())),
                   fact("用词", "words", list_in_words(level.words))}});
  }
}

void describe_execution(const Rulebook& book, std::vector<DescribedSection>& sections) {
  const auto figure = [](const Decimal& value) { return same_in_both(value.trimmed().text()); };
  DescribedSection execution{.subject = {"执行率", "execution rate"}, .items = {}};
  if (book.execution) {
    const Execution& rule = *book.execution;
    execution.items.push_back(
        {.key = "",
         .title = {},
         .facts = {fact("分值", "points", figure(rule.points)),
                   fact("小数位", "places", same_in_both(std::to_string(rule.places))),
                   fact("低于须说明", "a reason below",
                        rule.reason_below ? figure(*rule.reason_below) : Message{}),
                   basis(rule.basis)}});
  }
  DescribedSection grades{.subject = {"等级", "grade"}, .items = {}};
  for (const Grade& grade : book.grades) {
    grades.items.push_back({.key = grade.name,
                            .title = {},
                            .facts = {fact("别名", "aliases", list_in_words(grade.aliases)),
                                      fact("总分", "scores", same_in_both(grade.scores.text())),
                                      basis(book.grades_basis)}});
  }
  DescribedSection full{.subject = {"总分", "full score"}, .items = {}};
  if (book.full_score) {
    full.items.push_back(
        {.key = "", .title = {}, .facts = {fact("满分", "full score", figure(*book.full_score))}});
  }
  sections.push_back(std::move(execution));
  sections.push_back(std::move(grades));
  sections.push_back(std::move(full));
}

void describe_identities(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection identities{.subject = {"恒等式", "identity"}, .items = {}};
  for (const Identity& identity : book.identities) {
    DescribedItem& item = identities.items.emplace_back();
    item.key = identity.id;
    if (!identity.instance.empty()) item.key += fmt::format(" ({})", identity.instance.zh);
    item.facts = {fact("名称", "title", identity.title),
                  fact("实例", "instance", identity.instance),
                  fact("算式", "formula", same_in_both(formula(identity))),
                  fact("比较", "comparison", in_words(identity.kind)),
                  fact("级别", "severity", in_words(identity.severity)),
                  basis(identity.basis)};
  }
  DescribedSection rates{.subject = {"填报的比率", "declared rate"}, .items = {}};
  for (const DeclaredRate& rate : book.declared_rates) {
    const auto label = [&](int figure) {
      return figure < 0 ? std::string() : book.figures[static_cast<std::size_t>(figure)].path;
    };
    rates.items.push_back(
        {.key = rate.indicator,
         .title = {},
         .facts = {fact("算式", "formula",
                        same_in_both(fmt::format("{}{} ÷ {}", rate.complement ? "1 − " : "",
                                                 label(rate.numerator), label(rate.denominator)))),
                   basis(rate.basis)}});
  }
  sections.push_back(std::move(identities));
  sections.push_back(std::move(rates));
}

void describe_assertions(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection section{.subject = {"断言", "assertion"}, .items = {}};
  for (const Assertion& assertion : book.assertions) {
    DescribedItem& item = section.items.emplace_back();
    item.key = assertion.id;
    if (!assertion.instance.empty()) item.key += fmt::format(" ({})", assertion.instance.zh);
    item.facts = {fact("名称", "title", assertion.title),
                  fact("实例", "instance", assertion.instance),
                  fact("内容", "holds", same_in_both(assertion.holds.text)),
                  fact("级别", "severity", in_words(assertion.severity)),
                  fact("改法", "hint", assertion.hint),
                  basis(assertion.basis)};
  }
  sections.push_back(std::move(section));
}

void describe_policies(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection severities{.subject = {"级别", "severity of a check"}, .items = {}};
  for (const SeverityRule& rule : book.severities) {
    severities.items.push_back({.key = rule.check,
                                .title = {},
                                .facts = {fact("级别", "severity", in_words(rule.severity))}});
  }
  DescribedSection bases{.subject = {"核查的依据", "basis of a check"}, .items = {}};
  for (const BasisRule& rule : book.bases) {
    bases.items.push_back({.key = rule.check, .title = {}, .facts = {basis(rule.clause)}});
  }
  DescribedSection unguarded{.subject = {"核不到的格", "cells that nothing guards"}, .items = {}};
  for (const Unguarded& entry : book.unguarded) {
    unguarded.items.push_back(
        {.key = entry.cells, .title = {}, .facts = {fact("理由", "reason", entry.reason)}});
  }
  sections.push_back(std::move(severities));
  sections.push_back(std::move(bases));
  sections.push_back(std::move(unguarded));
}

}  // namespace

void describe_rules(const Rulebook& book, std::vector<DescribedSection>& sections) {
  describe_categories(book, sections);
  describe_scoring(book, sections);
  describe_levels(book.qualitative, sections);
  describe_execution(book, sections);
  describe_identities(book, sections);
  describe_assertions(book, sections);
  describe_policies(book, sections);
}

}  // namespace gouji
