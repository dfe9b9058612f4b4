#include "tests/differential/same_form.h"

#include <algorithm>

namespace gouji::differential {
namespace {

bool same_value(std::string_view a, std::string_view b) {
  return a == b;
}

// 6.5 is not 6.50 here: messages show the places.
bool same_value(const Decimal& a, const Decimal& b) {
  return a.coefficient() == b.coefficient() && a.scale() == b.scale();
}

template <class T>
bool same(const Cell<T>& a, const Cell<T>& b) {
  return a.state == b.state && a.raw == b.raw && a.place == b.place && same_value(*a, *b);
}

bool same(const SubItem& a, const SubItem& b) {
  return same(a.name, b.name) && same(a.budget, b.budget) && same(a.actual, b.actual) &&
         a.is_total == b.is_total;
}

bool same(const Indicator& a, const Indicator& b) {
  return same(a.category, b.category) && same(a.subcategory, b.subcategory) &&
         same(a.name, b.name) && same(a.target, b.target) && same(a.weight, b.weight) &&
         same(a.actual, b.actual) && same(a.score, b.score) && same(a.reason, b.reason) &&
         a.category_index == b.category_index;
}

template <class Cells>
bool all_same(const Cells& a, const Cells& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return same(one, other); });
}

}  // namespace

bool same(const Form& a, const Form& b) {
  return all_same(a.headers, b.headers) && all_same(a.figures, b.figures) &&
         all_same(a.sub_items, b.sub_items) && all_same(a.indicators, b.indicators) &&
         all_same(a.narratives, b.narratives);
}

}  // namespace gouji::differential
