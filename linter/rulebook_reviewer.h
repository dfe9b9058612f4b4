// A rulebook while it is reviewed; shared by the parts of the review (rulebook_review*.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

struct RulebookReview {
  std::string_view path;  // of rulebook.json, for faults
  const Document& document;
  const Document& form_schema;
  const Rulebook& book;
  std::vector<DataFault> faults = {};

  void add(Severity severity, const std::string& pointer, Message message, Message hint) {
    faults.push_back({.path = std::string(path),
                      .pointer = pointer,
                      .origin = document.find_nearest(pointer).origin,
                      .message = std::move(message),
                      .hint = std::move(hint),
                      .severity = severity});
    faults.back().origin.source = {};  // does not outlive the document
  }
  void fault(const std::string& pointer, Message message, Message hint) {
    add(Severity::error, pointer, std::move(message), std::move(hint));
  }
  void warning(const std::string& pointer, Message message, Message hint) {
    add(Severity::warning, pointer, std::move(message), std::move(hint));
  }
};

inline std::string pointer_to_item(std::string_view list, std::size_t index) {
  return "/" + std::string(list) + "/" + std::to_string(index);
}

void review_identities(RulebookReview& review);
void review_scoring(RulebookReview& review);
// Gaps and overlaps between the intervals of qualitative levels and of grades.
void review_level_intervals(RulebookReview& review);
void review_layout(RulebookReview& review);

}  // namespace gouji
