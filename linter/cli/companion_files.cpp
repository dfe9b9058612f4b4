// A form that cannot be read is one that nothing is compared with: it is told, and the run ends
// with 3, so that nobody takes silence for agreement.

#include "linter/cli/companion_files.h"

#include <fmt/format.h>

#include <utility>

#include "linter/cli/input_forms.h"

namespace gouji {

CompanionFiles::CompanionFiles(std::string_view targets, std::string_view previous,
                               const LintOptions& options, const Session& session)
    : approved_(load(targets, options, session)), previous_(load(previous, options, session)) {}

std::optional<FormStore> CompanionFiles::load(std::string_view path, const LintOptions& options,
                                              const Session& session) {
  if (path.empty() || code_ != ExitCode::clean) return std::nullopt;
  const std::string operand(path);
  const Inputs inputs = expand_inputs({&operand, 1}, [](std::string_view) { return false; });
  std::optional<FormStore> store(std::in_place);
  const FormVisit visit{
      .wants = [](std::size_t) { return true; },
      .visit = [&](ReadForm read,
                   const FormPlace& place) { store->add(std::move(read), place.name()); }};
  const std::vector<Message> problems = for_each_form(inputs, false, options, session, visit);
  for (const Message& problem : problems) complain(session, problem);
  complete_ = complete_ && problems.empty();
  if (store->size() == 0) {
    complain(session, {fmt::format("{} 里没有可比的表", path),
                       fmt::format("there is no form to compare with in {}", path)});
    code_ = ExitCode::unchecked;
  }
  return store;
}

}  // namespace gouji
