// Puts a rulebook into words, member by member, in the order of the file. A member that is not
// described here would change without gouji rulebook diff noticing; a test goes through all of
// them.

#include "linter/rulebook_description.h"

#include <fmt/format.h>

namespace gouji {
namespace {

Message in_words(FigureKind kind) {
  switch (kind) {
    case FigureKind::money: return {"金额", "amount of money"};
    case FigureKind::weight: return {"分值", "points"};
    case FigureKind::score: return {"得分", "score"};
    case FigureKind::percent: return {"百分数", "percentage"};
  }
  return {};
}

// 2021–, –2019, 2021–2024
std::string years_in_words(const Rulebook& book) {
  const auto year = [](int known) { return known == 0 ? std::string() : fmt::format("{}", known); };
  if (book.first_year == 0 && book.last_year == 0) return {};
  return year(book.first_year) + "–" + year(book.last_year);
}

void describe_book(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection& section = sections.emplace_back();
  section.subject = {"规则书", "rulebook"};
  section.items.push_back(
      {.key = "",
       .title = {},
       .facts = {fact("编号", "id", same_in_both(book.id)),
                 fact("版本", "version", same_in_both(book.version)),
                 fact("名称", "title", book.title),
                 fact("金额单位", "unit of money", same_in_both(book.money_unit)),
                 fact("适用年度", "years", same_in_both(years_in_words(book))),
                 fact("执行偏低的界限", "low execution below",
                      same_in_both(book.low_execution.trimmed().text())),
                 fact("模板提示语", "prompts of the template",
                      list_in_words({book.prompts.begin(), book.prompts.end()}))}});
}

void describe_clauses(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection& section = sections.emplace_back();
  section.subject = {"条文", "clause"};
  for (const Clause& clause : book.clauses) {
    section.items.push_back(
        {.key = clause.id,
         .title = clause.citation,
         .facts = {fact("引用", "citation", clause.citation), fact("内容", "text", clause.text),
                   fact("确定", "certain", yes_or_no(clause.certain))}});
  }
}

void describe_fields(const Rulebook& book, std::vector<DescribedSection>& sections) {
  DescribedSection figures{.subject = {"数据项", "figure"}, .items = {}};
  for (const FigureField& field : book.figures) {
    figures.items.push_back(
        {.key = field.path,
         .title = same_in_both(field.label),
         .facts = {fact("名称", "label", same_in_both(field.label)),
                   fact("所在表块", "block", same_in_both(field.group)),
                   fact("种类", "kind", in_words(field.kind)),
                   fact("角色", "role", same_in_both(std::string(name_of(field.role)))),
                   fact("空白当作零", "blank is zero", yes_or_no(field.optional)),
                   fact("可以为负", "may be negative", yes_or_no(field.may_be_negative))}});
  }
  DescribedSection narratives{.subject = {"文字栏", "narrative"}, .items = {}};
  for (const NarrativeField& field : book.narratives) {
    narratives.items.push_back(
        {.key = field.path,
         .title = same_in_both(field.label),
         .facts = {fact("名称", "label", same_in_both(field.label)),
                   fact("必填", "required", yes_or_no(field.required)),
                   fact("说明扣分", "explains deductions", yes_or_no(field.explains)),
                   fact("写问题", "tells problems", yes_or_no(field.problems))}});
  }
  sections.push_back(std::move(figures));
  sections.push_back(std::move(narratives));
}

}  // namespace

Message same_in_both(const std::string& text) {
  return {.zh = text, .en = text};
}

Message list_in_words(const std::vector<std::string>& texts) {
  Message message;
  for (const std::string& text : texts) {
    const bool first = message.zh.empty();
    message.zh += fmt::format("{}“{}”", first ? "" : "、", text);
    message.en += fmt::format("{}\"{}\"", first ? "" : ", ", text);
  }
  return message;
}

Fact fact(std::string zh, std::string en, Message value) {
  return {.name = {.zh = std::move(zh), .en = std::move(en)}, .value = std::move(value)};
}

Message yes_or_no(bool value) {
  return value ? Message{"是", "yes"} : Message{"否", "no"};
}

Fact basis(const std::string& clause) {
  return fact("依据", "basis", same_in_both(clause));
}

std::vector<DescribedSection> describe(const LoadedRulebook& loaded) {
  const Rulebook& book = loaded.rulebook;
  std::vector<DescribedSection> sections;
  describe_book(book, sections);
  describe_clauses(book, sections);
  describe_fields(book, sections);
  describe_rules(book, sections);
  describe_layout(book, sections);
  describe_form_schema(loaded.form_schema, sections);
  return sections;
}

}  // namespace gouji
