// What differs between two rulebooks, in words that a reviewer reads; and what that means for a
// form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/report.h"
#include "linter/rulebooks.h"

namespace gouji {

struct RulebookChange {
  enum class Kind { added, removed, changed };
  Kind kind = Kind::changed;
  Message subject;   // 数据项
  std::string item;  // usage.paid; empty: the rulebook itself
  Message title;     // 实际支付数, where it has one
  Message fact;      // 名称; of an item that was added or removed: empty
  Message from;      // empty: none was given
  Message to;
};

// In the order of the first rulebook, with what is new behind each section.
std::vector<RulebookChange> compare_rulebooks(const LoadedRulebook& from, const LoadedRulebook& to);

struct VerdictChange {
  enum class Kind { gone, appeared, severity };
  Kind kind = Kind::gone;
  ReportedFinding finding;  // as the rulebook says it that has it; of both: the second one
  Severity before = Severity::error;
};

struct FormVerdicts {
  std::string path;
  std::vector<VerdictChange> changes;
  Message unreadable;  // why the form could not be checked under one of them; empty: it was
};

// Every form in the bytes, judged by one rulebook and then by the other, whatever it declares.
std::vector<FormVerdicts> compare_verdicts(const std::string& path, std::string_view bytes,
                                           const LoadedRulebook& from, const LoadedRulebook& to);

}  // namespace gouji
