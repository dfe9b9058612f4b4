// Identities that say nothing, or ask for what cannot be: both sides are brought together term by
// term, and weights are replaced by the totals that the categories have.

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "linter/rulebook_reviewer.h"

namespace gouji {
namespace {

bool same_source(const Operand& a, const Operand& b) {
  return a.kind == b.kind && a.figure == b.figure && a.column == b.column &&
         a.category == b.category;
}

// total = Σ times·term as 0 = constant + Σ coefficient·source, each source once.
struct Reduced {
  struct Source {
    const Operand* operand = nullptr;
    int coefficient = 0;
    int mentions = 0;
  };
  std::vector<Source> sources;
  Decimal constant;

  void add(const Operand& operand, int times) {
    if (operand.kind == Operand::Kind::constant) {
      constant += operand.constant * Decimal::whole(times);
      return;
    }
    auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& source) {
      return same_source(*source.operand, operand);
    });
    if (found == sources.end()) found = sources.insert(sources.end(), {.operand = &operand});
    found->coefficient += times;
    ++found->mentions;
  }
  bool constants_only() const {
    return std::all_of(sources.begin(), sources.end(),
                       [](const Source& source) { return source.coefficient == 0; });
  }
};

Reduced reduce(const Identity& identity) {
  Reduced reduced;
  reduced.add(identity.total, -1);
  for (const Term& term : identity.terms) reduced.add(term.operand, term.times);
  return reduced;
}

std::string name_of(const Identity& identity) {
  return identity.instance.zh.empty() ? identity.id
                                      : fmt::format("{} ({})", identity.id, identity.instance.zh);
}

// False: the identity is of no use, and more cannot be said of it.
bool review_sense(const Identity& identity, const std::string& pointer, RulebookReview& review) {
  const Reduced reduced = reduce(identity);
  const std::string name = name_of(identity);
  if (reduced.constants_only()) {
    const bool holds = reduced.constant.is_zero();
    review.fault(
        pointer + "/id",
        {.zh = fmt::format("恒等式 {} 与填的数无关，{}", name, holds ? "永远成立" : "永远不成立"),
         .en = fmt::format("the identity {} does not depend on the form: it {} holds", name,
                           holds ? "always" : "never")},
        {.zh = "两边写表上的数，用 of 指明",
         .en = "give figures of the form, by \"of\", on both sides"});
    return false;
  }
  for (const Reduced::Source& source : reduced.sources) {
    const bool is_total = same_source(*source.operand, identity.total);
    if (source.mentions == 1) continue;
    if (is_total) {
      review.fault(
          pointer + "/total",
          {.zh = fmt::format("恒等式 {} 的合计“{}”又是其中一项", name, source.operand->label),
           .en = fmt::format("the total of the identity {}, {}, is one of its terms as well", name,
                             source.operand->label)},
          {.zh = "从 terms 中删去合计", .en = "take the total out of \"terms\""});
      return false;
    }
    review.fault(
        pointer + "/terms",
        {.zh = fmt::format("恒等式 {} 中“{}”出现 {} 次，合起来是 {} 倍", name,
                           source.operand->label, source.mentions, source.coefficient),
         .en = fmt::format("{} is {} terms of the identity {}, which come to {} times",
                           source.operand->label, source.mentions, name, source.coefficient)},
        {.zh = "合为一项，以 times 写倍数", .en = "make it one term, with \"times\""});
  }
  return true;
}

// What weights can come to under the totals of the categories.
struct Reach {
  Decimal sum;
  std::string arithmetic;  // 22 + 26 + 26 + 6
  bool of_weights = false;
  bool open = false;     // another figure takes part
  bool unknown = false;  // something takes part that is not points

  void add(const Decimal& points, int times) {
    sum += points * Decimal::whole(times);
    const Decimal size = points.trimmed();
    if (arithmetic.empty()) {
      arithmetic = times < 0 ? "−" : "";
    } else {
      arithmetic += times < 0 ? " − " : " + ";
    }
    if (times != 1 && times != -1) arithmetic += fmt::format("{} × ", times < 0 ? -times : times);
    arithmetic += size.text();
  }
};

void add_category(const Category& category, int times, Reach& reach) {
  // A template that gives its categories no points of their own.
  if (category.weights == WeightRule::free && category.total.is_zero()) reach.open = true;
  reach.add(category.total, times);
}

void add_operand(const Operand& operand, int times, const Rulebook& book, Reach& reach) {
  switch (operand.kind) {
    case Operand::Kind::constant: reach.add(operand.constant, times); return;
    case Operand::Kind::indicators:
      if (operand.column != Column::weight) break;
      reach.of_weights = true;
      for (std::size_t i = 0; i < book.categories.size(); ++i) {
        const bool meant = operand.category < 0 || operand.category == static_cast<int>(i);
        if (meant) add_category(book.categories[i], times, reach);
      }
      return;
    case Operand::Kind::figure:
      if (book.figures[static_cast<std::size_t>(operand.figure)].kind != FigureKind::weight) break;
      reach.open = true;
      return;
    default: break;
  }
  reach.unknown = true;
}

void review_reach(const Identity& identity, const std::string& pointer, RulebookReview& review) {
  if (identity.total.kind != Operand::Kind::constant) return;
  Reach reach;
  for (const Term& term : identity.terms) add_operand(term.operand, term.times, review.book, reach);
  if (!reach.of_weights || reach.unknown) return;
  const Decimal& wanted = identity.total.constant;
  if (reach.open ? reach.sum < wanted : reach.sum == wanted) return;
  const std::string sum = fmt::format("{} = {}", reach.arithmetic, reach.sum.trimmed().text());
  const bool single = reach.arithmetic == reach.sum.trimmed().text();
  const std::string& shown = single ? reach.arithmetic : sum;
  const std::string name = name_of(identity);
  if (reach.open) {
    review.fault(pointer + "/total",
                 {.zh = fmt::format("各类总分 {} 已占满恒等式 {} 的 {}，其余各项没有分可得", shown,
                                    name, wanted.text()),
                  .en = fmt::format("the totals of the categories, {}, leave nothing of the {} of "
                                    "the identity {} for its other terms",
                                    shown, wanted.text(), name)},
                 {.zh = "核对 categories 的 total 与恒等式的 constant",
                  .en = "compare \"total\" of the categories with the constant of the identity"});
    return;
  }
  review.fault(
      pointer + "/total",
      {.zh = fmt::format("各类总分 {}，恒等式 {} 要求 {}，守了一条就违另一条", shown, name,
                         wanted.text()),
       .en = fmt::format("the totals of the categories come to {}, the identity {} asks for {}: "
                         "no form can satisfy both",
                         shown, name, wanted.text())},
      {.zh = "核对 categories 的 total 与恒等式的 constant",
       .en = "compare \"total\" of the categories with the constant of the identity"});
}

}  // namespace

void review_identities(RulebookReview& review) {
  for (std::size_t i = 0; i < review.book.identities.size(); ++i) {
    const Identity& identity = review.book.identities[i];
    const std::string pointer = pointer_to_item("identities", i);
    if (review_sense(identity, pointer, review)) review_reach(identity, pointer, review);
  }
}

}  // namespace gouji
