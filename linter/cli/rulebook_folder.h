// A rulebook that gouji rulebook works on: a shipped one by its id, or a folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/cli/session.h"
#include "linter/rulebook_files.h"

namespace gouji {

struct OpenedRulebook {
  RulebookFiles files;
  std::unique_ptr<LoadedRulebook> loaded;  // null when there are faults
  std::vector<DataFault> faults;           // with cures; a file that cannot be read is one
};

// wanted: an id, a folder with rulebook.json and form.schema.json, or the rulebook.json in it.
OpenedRulebook open_rulebook(const std::string& wanted, const Session& session);

// The same, with all faults told on standard error.
OpenedRulebook open_sound_rulebook(const std::string& wanted, const Session& session);

// 1 处错误，2 处警告
std::string count_in_words(const std::vector<DataFault>& faults, Language language);

}  // namespace gouji
