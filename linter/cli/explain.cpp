// gouji explain: the page of a check or an identity, as it stands in docs/checks.

#include <fmt/format.h>

#include <ostream>

#include "linter/cli/commands.h"
#include "linter/did_you_mean.h"
#include "linter/embedded.h"

namespace gouji {
namespace {

constexpr std::string_view folder = "docs/checks/";
constexpr std::string_view ending = ".md";
constexpr std::string_view overview = "README";  // the list of all pages is no page of a check

constexpr Example examples[] = {
    {{"gouji explain score-total", "gouji explain score-total"},
     {"编号就是报告里方括号中的名字", "the id is the name in brackets in a report"}},
    {{"gouji list checks", "gouji list checks"}, {"所有编号", "all ids"}},
};

// docs/checks/score-total.md → score-total; empty for any other file.
std::string_view id_of(std::string_view path) {
  if (!path.starts_with(folder) || !path.ends_with(ending)) return {};
  path.remove_prefix(folder.size());
  path.remove_suffix(ending.size());
  return path == overview ? std::string_view() : path;
}

void print_page(std::string_view page, const Session& session) {
  bool in_code = false;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    const std::string_view line = page.substr(0, end);
    if (line.starts_with("```")) in_code = !in_code;
    const bool bold = session.colour_out && !in_code && line.starts_with("#");
    session.streams.out << (bold ? "\x1b[1m" : "") << line << (bold ? "\x1b[0m" : "") << '\n';
    page.remove_prefix(std::min(end + 1, page.size()));
  }
}

ExitCode run_explain(const Parsed& parsed, const Session& session) {
  std::vector<std::string_view> ids;
  for (const EmbeddedFile& file : embedded_data()) {
    if (const std::string_view id = id_of(file.path); !id.empty()) ids.push_back(id);
  }
  ExitCode code = ExitCode::clean;
  for (const std::string& wanted : parsed.operands) {
    bool found = false;
    for (const EmbeddedFile& file : embedded_data()) {
      if (id_of(file.path) != wanted || wanted.empty()) continue;
      print_page(file.bytes, session);
      found = true;
    }
    if (found) continue;
    complain(
        session,
        Message{fmt::format("没有编号为 {} 的核查项", wanted), fmt::format("no check {}", wanted)} +
            did_you_mean(nearest(wanted, ids)),
        {"gouji list checks 列出所有编号", "gouji list checks shows all ids"});
    code = ExitCode::usage;
  }
  return code;
}

}  // namespace

constexpr Command explain_command = {
    .name = "explain",
    .operands = {"编号…", "ID..."},
    .title = {"一项核查的说明：核什么、为什么、依据、例子、如何改",
              "the page of a check: what, why, on which ground, examples, cure"},
    .about = {"印出一项核查的说明。", "Prints the page of a check. The pages are in Chinese."},
    .examples = examples,
    .options = {},
    .run = run_explain,
};

}  // namespace gouji
