// Measures in words, for the tests of measures.
#pragma once

#include <string>
#include <string_view>

#include "schemas/measure.h"

namespace gouji {

inline std::string kind_name(Measure::Kind kind) {
  using Kind = Measure::Kind;
  switch (kind) {
    case Kind::blank: return "blank";
    case Kind::quantity: return "quantity";
    case Kind::date: return "date";
    case Kind::qualitative: return "qualitative";
    case Kind::unreadable: return "unreadable";
  }
  return "?";
}

inline std::string describe(Comparator comparator, std::string_view figure, std::string_view unit,
                            std::string_view scaled) {
  return std::string(symbol(comparator)) + "|" + std::string(figure) + "|" + std::string(unit) +
         "|" + std::string(scaled);
}

inline std::string describe(const Measure& measure) {
  if (!measure.quantity()) return kind_name(measure.kind);
  return describe(measure.comparator, measure.figure.text(), measure.unit.text,
                  measure.scaled().trimmed().text() + std::string(measure.unit.base));
}

}  // namespace gouji
