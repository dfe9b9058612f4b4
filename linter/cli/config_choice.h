// The configuration of a run: --config FILE, else gouji.json in the working folder, else none.
#pragma once

#include <string_view>

#include "linter/cli/rulebook_choice.h"
#include "linter/config.h"

namespace gouji {

inline constexpr std::string_view config_file_name = "gouji.json";

struct ConfigChoice {
  Config config;
  ExitCode code = ExitCode::clean;  // else: refused, and the reason has been told
};

// wanted: a path; empty: the one in the working folder, if any.
ConfigChoice choose_config(std::string_view wanted, const RulebookChoice& rulebooks,
                           const Session& session);

}  // namespace gouji
