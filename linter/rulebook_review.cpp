// The review as a whole, and what it has to say of clauses: which nothing names, and which are too
// uncertain for an error to rest on.

#include "linter/rulebook_review.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "linter/json.h"
#include "linter/rulebook_reviewer.h"

namespace gouji {
namespace {

using Texts = std::set<std::string_view>;

void collect_texts(const Value& value, Texts& texts) {
  if (value.kind == Value::Kind::string) texts.insert(value.text);
  for (const Value& item : value.items) collect_texts(item, texts);
  for (const Member& member : value.members) collect_texts(member.value, texts);
}

// Any member may name a clause, so that all texts outside the clauses are looked through.
void review_unused_clauses(RulebookReview& review) {
  Texts named;
  for (const Member& member : review.document.root.members) {
    if (member.name != "clauses") collect_texts(member.value, named);
  }
  for (std::size_t i = 0; i < review.book.clauses.size(); ++i) {
    const Clause& clause = review.book.clauses[i];
    if (named.contains(clause.id)) continue;
    review.warning(pointer_to_item("clauses", i) + "/id",
                   {.zh = fmt::format("没有一处以条文“{}”为依据", clause.id),
                    .en = fmt::format("nothing rests on the clause \"{}\"", clause.id)},
                   {.zh = "写进相关的 basis 或 bases，或删去",
                    .en = "name it in a \"basis\" or in \"bases\", or remove it"});
  }
}

void review_basis(const Clause* clause, std::string_view check, const std::string& pointer,
                  RulebookReview& review) {
  if (clause == nullptr || clause->certain) return;
  review.warning(pointer,
                 {.zh = fmt::format("{} 的级别是 error，依据“{}”却不确定（certain 为 false）",
                                    check, clause->id),
                  .en = fmt::format("{} is an error, but its clause \"{}\" is not certain", check,
                                    clause->id)},
                 {.zh = "级别改为 warning，或换一条确定的依据",
                  .en = "make it a warning, or let it rest on a clause that is certain"});
}

void review_severities(RulebookReview& review) {
  const Rulebook& book = review.book;
  for (std::size_t i = 0; i < book.identities.size(); ++i) {
    const Identity& identity = book.identities[i];
    if (identity.severity != Severity::error) continue;
    review_basis(book.clause(identity.basis), identity.id,
                 pointer_to_item("identities", i) + "/severity", review);
  }
  for (const SeverityRule& rule : book.severities) {
    if (rule.severity != Severity::error) continue;
    review_basis(book.clause(book.basis_of(rule.check)), rule.check,
                 "/severities/" + pointer_token(rule.check), review);
  }
}

}  // namespace

std::vector<DataFault> review_rulebook(std::string_view path, std::string_view rulebook_json,
                                       const LoadedRulebook& loaded) {
  const JsonParse rulebook = parse_json(rulebook_json, {});
  const JsonParse schema = parse_json(loaded.form_schema, {});
  RulebookReview review{.path = path,
                        .document = rulebook.document,
                        .form_schema = schema.document,
                        .book = loaded.rulebook};
  review_unused_clauses(review);
  review_identities(review);
  review_scoring(review);
  review_severities(review);
  review_layout(review);
  std::stable_sort(review.faults.begin(), review.faults.end(),
                   [](const DataFault& a, const DataFault& b) {
                     return std::pair(a.origin.line, a.origin.column) <
                            std::pair(b.origin.line, b.origin.column);
                   });
  return std::move(review.faults);
}

}  // namespace gouji
