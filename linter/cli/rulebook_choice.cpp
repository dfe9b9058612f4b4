// Finds the rulebook that --rulebook names. An id wins over a file of the same name, since ids are
// what reports and forms carry; ./name is always a file. A rulebook with faults is refused with
// every fault listed, and the run ends as "could not be checked".

#include "linter/cli/rulebook_choice.h"

#include <fmt/format.h>

#include <filesystem>
#include <ostream>
#include <system_error>

#include "linter/did_you_mean.h"

namespace gouji {

std::vector<const Rulebook*> RulebookChoice::all() const {
  std::vector<const Rulebook*> rulebooks = RulebookChoices(shipped).all();
  if (own != nullptr) rulebooks.push_back(&own->rulebook);
  return rulebooks;
}

RulebookChoice choose_rulebooks(std::string_view wanted, const Session& session) {
  RulebookChoice choice;
  if (wanted.empty()) return choice;
  choice.forced = RulebookShelf(choice.shipped).find(wanted);
  if (choice.forced != nullptr) return choice;
  const std::string path(wanted);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    complain(session, Message{fmt::format("没有规则书 {}，也没有这个文件", wanted),
                              fmt::format("no rulebook {}, and no such file", wanted)} +
                          did_you_mean(nearest(wanted, RulebookChoices(choice.shipped).ids())));
    choice.code = ExitCode::usage;
    return choice;
  }
  RulebookLoad load = load_rulebook_from_disk(path);
  if (load.loaded == nullptr) {
    print_faults(load.faults, session);
    complain(session, {fmt::format("规则书 {} 有错，没有核查", wanted),
                       fmt::format("rulebook {} is broken, nothing was checked", wanted)});
    choice.code = ExitCode::unchecked;
    return choice;
  }
  choice.own = std::move(load.loaded);
  choice.forced = choice.own.get();
  return choice;
}

void print_faults(const std::vector<DataFault>& faults, const Session& session) {
  for (const DataFault& fault : faults) {
    std::string place = fault.path;
    if (fault.origin.line > 0) {
      place += fmt::format(":{}:{}", fault.origin.line, fault.origin.column);
    }
    const std::string line = fmt::format("{}: {}", place, in(session.language, fault.message));
    session.streams.err << visible(line) << '\n';
    if (fault.hint.empty()) continue;
    session.streams.err << (session.language == Language::en ? "      hint: " : "      改法: ")
                        << visible(in(session.language, fault.hint)) << '\n';
  }
}

LintOptions lint_options(const RulebookChoice& choice) {
  LintOptions options;
  options.rulebooks = choice.shipped;
  options.forced = choice.forced;
  return options;
}

}  // namespace gouji
