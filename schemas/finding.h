// What a check has to say: findings for people, and the ledger that tells "passed" from "not
// looked at".
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/cell.h"

namespace gouji {

enum class Severity : std::uint8_t {
  note,     // worth knowing; never gates by default
  warning,  // a reviewer would ask
  error,    // contradicts the form's own rules
};
std::string_view name_of(Severity severity);

// A sentence in both languages that is kept elsewhere, most often in the program itself.
struct Text {
  std::string_view zh{};
  std::string_view en{};
  constexpr bool empty() const { return zh.empty(); }
};

// The same sentence for both readers. Chinese is the form's language and the default.
struct Message {
  std::string zh;
  std::string en;
  bool empty() const { return zh.empty(); }
  operator Text() const { return {.zh = zh, .en = en}; }  // NOLINT: a view
};
inline Message message_of(Text text) {
  return {.zh = std::string(text.zh), .en = std::string(text.en)};
}

// A cell that may be the one at fault behind a finding, with the value that would put things right.
struct Suspect {
  Place place;
  std::string found;     // as printed
  std::string expected;  // in the places that are printed
  Message slip;          // 两位数字对调; empty: no usual one
};

struct Finding {
  std::string_view check;  // id of a check or an identity
  Severity severity = Severity::error;
  Place place;
  Message message;  // what was observed, with both numbers and the arithmetic
  Message hint;     // the cure
  std::vector<Place> related;
  std::string found;  // figures exactly as printed or computed; empty: none
  std::string expected;
  std::string difference;                  // found − expected
  std::vector<std::string_view> explains;  // checks that fail because of the same cell
  std::vector<Suspect> suspects;           // one: certain; several: it is one of them
  std::string_view basis;  // id of a clause of the rulebook; empty: that of the check
};

enum class Verdict : std::uint8_t { pass, fail, not_checkable, not_applicable };
std::string_view name_of(Verdict verdict);

struct LedgerEntry {
  std::string_view check;
  Verdict verdict = Verdict::pass;
  Place place;
  Message reason;  // the arithmetic that held, or why it could not be looked at
};

// Where a check writes. Every place that a check looks at ends in exactly one of the four calls.
class Findings {
 public:
  explicit Findings(bool keep_ledger = true) : keep_ledger_(keep_ledger) {}
  // Of places and figures, for who only asks what fails: messages that are made on demand are not.
  static Findings without_words() {
    Findings findings(false);
    findings.in_words_ = false;
    return findings;
  }

  // Set by the runner before each check; all that follows is in this check's name.
  void begin(std::string_view check, Severity severity) {
    check_ = check;
    severity_ = severity;
  }
  // The severity that the current check has by default or by the rulebook.
  Severity severity() const { return severity_; }

  // The reference holds until the next report; fill in found, expected, hint, … through it.
  Finding& report(Place place, Message message);
  Finding& report(Severity severity, Place place, Message message);
  // The same with a message that costs something to make.
  template <std::invocable Words>
  Finding& report(Place place, Words&& words) {
    return report(severity_, place, std::forward<Words>(words));
  }
  template <std::invocable Words>
  Finding& report(Severity severity, Place place, Words&& words) {
    return report(severity, place, in_words_ ? std::forward<Words>(words)() : Message{});
  }
  void pass(Place place) {
    if (keep_ledger_) enter(Verdict::pass, place, {});
  }
  // The reason is made only when the ledger is kept.
  template <std::invocable Reason>
  void pass(Place place, Reason&& reason) {
    if (keep_ledger_) enter(Verdict::pass, place, std::forward<Reason>(reason)());
  }
  // A place that fails, with the fault reported by another check under its more exact name.
  void fail_elsewhere(Place place, std::string_view other_check);
  void not_checkable(Place place, Text reason) {
    if (keep_ledger_) enter(Verdict::not_checkable, place, message_of(reason));
  }
  void not_applicable(Place place, Text reason) {
    if (keep_ledger_) enter(Verdict::not_applicable, place, message_of(reason));
  }
  template <std::invocable Reason>
  void not_checkable(Place place, Reason&& reason) {
    if (keep_ledger_) enter(Verdict::not_checkable, place, std::forward<Reason>(reason)());
  }
  template <std::invocable Reason>
  void not_applicable(Place place, Reason&& reason) {
    if (keep_ledger_) enter(Verdict::not_applicable, place, std::forward<Reason>(reason)());
  }
  bool keeps_ledger() const { return keep_ledger_; }

  const std::vector<Finding>& findings() const { return findings_; }
  const std::vector<LedgerEntry>& ledger() const { return ledger_; }
  std::vector<Finding> take_findings() { return std::move(findings_); }
  std::vector<LedgerEntry> take_ledger() { return std::move(ledger_); }

 private:
  void enter(Verdict verdict, Place place, Message reason);

  bool keep_ledger_;
  bool in_words_ = true;
  std::string_view check_;
  Severity severity_ = Severity::error;
  std::vector<Finding> findings_;
  std::vector<LedgerEntry> ledger_;
};

}  // namespace gouji
