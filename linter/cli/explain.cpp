// gouji explain: the page of a check or an identity, as it stands in docs/checks. What a rulebook
// adds of its own has no page; its statement, clause and severity are printed from the rulebook.

#include <fmt/format.h>

#include <ostream>

#include "linter/check_list.h"
#include "linter/cli/commands.h"
#include "linter/cli/rulebook_choice.h"
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
    {{"gouji explain --rulebook 规则书文件夹 编号", "gouji explain --rulebook FOLDER ID"},
     {"规则书自己加的断言", "an assertion that a rulebook adds"}},
    {{"gouji list checks", "gouji list checks"}, {"所有编号", "all ids"}},
};

constexpr Option options[] = {
    {.name = "--rulebook",
     .value = {"编号|路径", "ID|PATH"},
     .about = {"编号也可以是这套规则书里的；路径是规则书的文件夹",
               "the id may be one of this rulebook; the path is that of its folder"}},
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

constexpr Text colon = {"：", ": "};

bool print_page_of(std::string_view id, const Session& session) {
  for (const EmbeddedFile& file : embedded_data()) {
    if (id.empty() || id_of(file.path) != id) continue;
    print_page(file.bytes, session);
    return true;
  }
  return false;
}

// One instance of what the rulebook states; a formula of its own.
std::string statement(const Assertion& assertion, Language language) {
  std::string line;
  if (!assertion.instance.empty()) {
    line = fmt::format("{}{}", in(language, assertion.instance), in(language, colon));
  }
  return line + visible(assertion.holds.text) + "\n";
}
std::string statement(const Identity&, Language) {
  return {};
}

void add_section(std::string& page, std::string_view heading, std::string_view text) {
  if (!text.empty()) page += fmt::format("\n## {}\n\n{}\n", heading, visible(text));
}

// Of all that the rulebook states under one id. Empty: nothing.
template <class Rule>
std::string page_of(std::string_view id, const std::vector<Rule>& rules, const Rulebook& rulebook,
                    Language language) {
  const Rule* first = nullptr;
  std::string statements;
  std::string hint;
  for (const Rule& rule : rules) {
    if (rule.id != id) continue;
    if (first == nullptr) first = &rule;
    statements += statement(rule, language);
    if constexpr (requires { rule.hint; }) {
      if (hint.empty()) hint = in(language, rule.hint);
    }
  }
  if (first == nullptr) return {};
  std::string page = fmt::format("# {}：{}\n", id, visible(in(language, first->title)));
  if (!statements.empty()) page += fmt::format("\n```text\n{}```\n", statements);
  if (const Clause* clause = rulebook.clause(first->basis)) {
    add_section(page, in(language, Text{"依据", "Basis"}),
                fmt::format("{}{}{}", in(language, clause->citation), in(language, colon),
                            in(language, clause->text)));
  }
  const Severity severity = rulebook.severity_of(id).value_or(first->severity);
  add_section(page, in(language, Text{"级别", "Severity"}), name_of(severity));
  add_section(page, in(language, Text{"如何改", "Cure"}), hint);
  add_section(page, in(language, Text{"规则书", "Rulebook"}), rulebook.id);
  return page;
}

bool print_rule_of(std::string_view id, const RulebookChoice& rulebooks, const Session& session) {
  for (const Rulebook* rulebook : rulebooks.all()) {
    std::string page = page_of(id, rulebook->assertions, *rulebook, session.language);
    if (page.empty()) page = page_of(id, rulebook->identities, *rulebook, session.language);
    if (page.empty()) continue;
    print_page(page, session);
    return true;
  }
  return false;
}

void complain_of(std::string_view wanted, const RulebookChoice& rulebooks, const Session& session) {
  const std::vector<const Rulebook*> all = rulebooks.all();
  const std::vector<ListedCheck> checks = list_checks(all);
  const std::vector<std::string_view> ids = check_ids(checks);
  complain(
      session,
      Message{fmt::format("没有编号为 {} 的核查项", wanted), fmt::format("no check {}", wanted)} +
          did_you_mean(nearest(wanted, ids)),
      {"gouji list checks 列出所有编号", "gouji list checks shows all ids"});
}

ExitCode run_explain(const Parsed& parsed, const Session& session) {
  const RulebookChoice rulebooks = choose_rulebooks(parsed.value("--rulebook"), session);
  if (rulebooks.code != ExitCode::clean) return rulebooks.code;
  ExitCode code = ExitCode::clean;
  for (const std::string& wanted : parsed.operands) {
    if (print_page_of(wanted, session) || print_rule_of(wanted, rulebooks, session)) continue;
    complain_of(wanted, rulebooks, session);
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
    .options = options,
    .run = run_explain,
};

}  // namespace gouji
