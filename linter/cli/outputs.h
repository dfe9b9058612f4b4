// Where the reports of a run go: each format to standard output or to a file of its own.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/cli/files.h"
#include "linter/cli/session.h"
#include "linter/reporter.h"

namespace gouji {

struct OutputRequest {
  const Reporter* reporter = nullptr;
  std::string path;  // empty: standard output
};

struct OutputPlan {
  std::vector<OutputRequest> requests;
  std::vector<Message> faults;  // unknown formats, two reports in one place

  bool describes_rulebooks() const;  // whether any of them does
};

// formats: what --format says, each "sarif" or "sarif=out.sarif"; the one without a file goes to
// output, and to standard output when that is empty. No format at all is text.
OutputPlan plan_outputs(std::span<const std::string_view> formats, std::string_view output);

// Writes one form after the other to every output, so that no report stands in memory whole.
class Outputs {
 public:
  // rulebooks: those of the run, which some formats describe.
  Outputs(const OutputPlan& plan, std::span<const Rulebook* const> rulebooks, bool brief,
          const Session& session);

  void head();
  // before: the forms that were reported already.
  void form(const FormReport& report, const Summary& before);
  // A part of a report that was rendered elsewhere, for all outputs the same.
  void rendered(std::string_view bytes);
  void tail(const Summary& summary);
  // Whether all of them write a line for each form and nothing else: then any thread may render.
  bool only_lines() const;
  bool need_ledger() const;
  bool need_tallies() const;  // Summary::not_clean
  bool broken() const;        // standard output takes nothing more
  const RenderOptions& render_options() const { return outputs_.front().options; }
  std::vector<Message> problems() const;  // of files that could not be written
  bool text_on_standard_output() const;

 private:
  struct Output {
    const Reporter* reporter;
    WholeFile* file;  // null: standard output
    RenderOptions options;
  };
  void put(const Output& output, std::string_view bytes);

  const Session& session_;
  std::deque<WholeFile> files_;
  std::vector<Output> outputs_;
};

}  // namespace gouji
