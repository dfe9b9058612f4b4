// The pipeline: bytes → reader → schema → form → checks → settled report.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/companions.h"
#include "linter/config.h"
#include "linter/fast/form_reader.h"
#include "linter/reader.h"
#include "linter/report.h"
#include "linter/rulebook_shelf.h"

namespace gouji {

struct LintOptions {
  RulebookShelf rulebooks;
  const LoadedRulebook* forced = nullptr;  // --rulebook
  Config config;
  bool repair = true;
  bool ledger = true;
  bool culprits = true;                 // look for the cell behind what fails
  bool digest = true;                   // SHA-256 of the bytes
  bool fast_path = true;                // false: every form through Document and valijson
  const FormStore* approved = nullptr;  // --targets
  const FormStore* previous = nullptr;  // --previous
  bool compare = false;                 // --batch: reports keep digests
  bool statistics = false;              // --summary: reports keep scores
  Limits limits;
};

// One report for each form in the bytes; never throws on bad input. path is only a name.
std::vector<FormReport> lint_bytes(std::string_view path, std::string_view bytes,
                                   const LintOptions& options);

// Lints form after form: what it needs for one it keeps for the next. Of one thread; the options
// outlive it.
class Linter {
 public:
  explicit Linter(const LintOptions& options);

  // As lint_bytes. Without a ledger to write, a clean form takes the short way.
  std::vector<FormReport> lint(std::string_view path, std::string_view bytes);

  // What the short way tells of a form. Clean: it is certainly without findings: its report would
  // have none, and a ledger that nobody reads.
  struct Look {
    const LoadedRulebook* accepted_by = nullptr;  // whose schema certainly does; null: not known
    bool clean = false;
  };
  // Allocates nothing once it is warm and the form is clean.
  Look look_at(std::string_view bytes);
  // The reports on the bytes that were looked at last.
  std::vector<FormReport> report_on(std::string_view path, std::string_view bytes,
                                    const Look& look) const;

  // Rulebooks of which every form takes the long way, with the reason: of all rulebooks, or of
  // those that a form has asked for so far.
  struct LongWay {
    const Rulebook* rulebook;
    Message why;
  };
  std::vector<LongWay> long_ways();
  const std::vector<LongWay>& long_ways_met() const { return long_ways_; }

 private:
  // The rulebook is loaded and the reader made when the first bytes name the rulebook.
  struct Fast {
    std::string_view id;
    const LoadedRulebook* loaded = nullptr;
    std::optional<FormReader> reader = std::nullopt;
    bool asked = false;
  };

  void make_reader(Fast& fast);
  const Fast* read_fast(std::string_view bytes);

  const LintOptions& options_;
  std::vector<Fast> fast_;
  std::vector<LongWay> long_ways_;
  MarkedBytes marked_;
  Form form_;
  std::string texts_;
};

// The reading alone: what the file holds, one Document a form.
std::vector<ReadForm> read_forms(std::string_view bytes, const LintOptions& options);

// What comparing a form with another of the run finds, settled; no findings: nothing.
FormReport compare_forms(std::string_view path, const ReadForm& read, const OtherForm& other,
                         const LintOptions& options);

// A report for a file that could not even be opened.
FormReport unreadable_file(std::string_view path, Message why);

void add_to(Summary& summary, const FormReport& form);
void add(Summary& summary, const Summary& other);

}  // namespace gouji
