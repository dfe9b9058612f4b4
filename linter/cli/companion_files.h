// The forms that --targets and --previous name.
#pragma once

#include <optional>
#include <string_view>

#include "linter/cli/exit_code.h"
#include "linter/cli/session.h"
#include "linter/companions.h"
#include "linter/lint.h"

namespace gouji {

class CompanionFiles {
 public:
  // Paths of files, folders or streams; empty: none were given. Reads them all, and tells what
  // cannot be read.
  CompanionFiles(std::string_view targets, std::string_view previous, const LintOptions& options,
                 const Session& session);

  const FormStore* approved() const { return approved_ ? &*approved_ : nullptr; }
  const FormStore* previous() const { return previous_ ? &*previous_ : nullptr; }
  // Not clean: there is not one form to compare with.
  ExitCode code() const { return code_; }
  bool complete() const { return complete_; }  // every one of them could be read

 private:
  std::optional<FormStore> load(std::string_view path, const LintOptions& options,
                                const Session& session);

  bool complete_ = true;
  ExitCode code_ = ExitCode::clean;
  std::optional<FormStore> approved_;
  std::optional<FormStore> previous_;
};

}  // namespace gouji
