// Finds and loads the configuration. A fault in it stops the run before anything is checked: a
// waiver with a misspelt name that quietly waives nothing would be worse than no waiver.

#include "linter/cli/config_choice.h"

#include <fmt/format.h>

#include <filesystem>
#include <istream>
#include <system_error>

#include "linter/check_list.h"
#include "linter/cli/files.h"

namespace gouji {

ConfigChoice choose_config(std::string_view wanted, const RulebookChoice& rulebooks,
                           const Session& session) {
  ConfigChoice choice;
  const std::string path(wanted.empty() ? config_file_name : wanted);
  std::error_code ignored;
  if (wanted.empty() && !std::filesystem::exists(path, ignored)) return choice;
  const FileBytes file = read_input(path, session.streams.in, Limits{});
  if (!file.problem.empty()) {
    complain(session, {fmt::format("配置 {}：{}", path, file.problem.zh),
                       fmt::format("configuration {}: {}", path, file.problem.en)});
    choice.code = ExitCode::usage;
    return choice;
  }
  std::vector<ListedCheck> checks = list_checks(RulebookChoices(rulebooks.shipped).all());
  std::vector<std::string_view> ids = check_ids(checks);
  if (rulebooks.own != nullptr) {
    for (const Identity& identity : rulebooks.own->rulebook.identities) ids.push_back(identity.id);
    for (const Assertion& one : rulebooks.own->rulebook.assertions) ids.push_back(one.id);
  }
  ConfigLoad load = load_config(path, file.bytes, ids);
  if (!load.faults.empty()) {
    print_faults(load.faults, session);
    complain(session, {fmt::format("配置 {} 有错，没有核查", path),
                       fmt::format("configuration {} is wrong, nothing was checked", path)});
    choice.code = ExitCode::usage;
    return choice;
  }
  choice.config = std::move(load.config);
  return choice;
}

}  // namespace gouji
