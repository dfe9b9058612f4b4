// The rulebooks of a run: those that are shipped, and the one that --rulebook asks for.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "linter/cli/command_line.h"
#include "linter/lint.h"
#include "linter/rulebook_shelf.h"

namespace gouji {

struct RulebookChoice {
  ShippedRulebooks shipped;
  std::unique_ptr<LoadedRulebook> own;     // loaded from disk
  const LoadedRulebook* forced = nullptr;  // null: every form chooses its own
  ExitCode code = ExitCode::clean;         // else: refused, and the reason has been told

  std::vector<const Rulebook*> all() const;  // loads them
};

inline constexpr Option rulebook_option = {
    .name = "--rulebook",
    .value = {"编号|路径", "ID|PATH"},
    .about = {"用这套规则书，不由表自己选；编号见 gouji list rulebooks，路径是规则书的文件夹",
              "this rulebook, whatever the form says; ids by gouji list rulebooks, or a folder"}};

// wanted: an id, or the path of a folder or file; empty: none.
RulebookChoice choose_rulebooks(std::string_view wanted, const Session& session);

// file:line:column: message, a line each, on standard error.
void print_faults(const std::vector<DataFault>& faults, const Session& session);

LintOptions lint_options(const RulebookChoice& choice);

}  // namespace gouji
