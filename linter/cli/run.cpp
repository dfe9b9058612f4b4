// From arguments to a command: options before its name, the name, then the command's own line.
// The language is looked up first, so that even a fault in the command line is said in it.

#include "linter/cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "linter/cli/commands.h"
#include "linter/did_you_mean.h"

namespace gouji {
namespace {

constexpr Option program_options[] = {
    {.name = "--version", .about = {"显示版本", "shows the version"}},
};

constexpr Example program_examples[] = {
    {{"gouji lint 自评表.json", "gouji lint form.json"}, {"核查一份表", "checks a form"}},
    {{"gouji lint 报送/", "gouji lint submitted/"},
     {"核查文件夹里所有的表", "checks every form in a folder"}},
    {{"gouji explain score-total", "gouji explain score-total"},
     {"这一项核什么、依据哪一条、如何改", "what a check looks at, on which ground, and the cure"}},
    {{"gouji lint --help", "gouji lint --help"}, {"一个命令的用法", "how to use a command"}},
};

constexpr const Command* commands[] = {&lint_command,    &merge_command,   &score_command,
                                       &convert_command, &explain_command, &list_command,
                                       &schema_command,  &rulebook_command};

Language language_of(std::span<const std::string> arguments) {
  Language language = Language::zh;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const bool separate = arguments[i] == "--lang" && i + 1 < arguments.size();
    const std::string& value = separate ? arguments[i + 1] : arguments[i];
    if (value == (separate ? "en" : "--lang=en")) language = Language::en;
    if (value == (separate ? "zh" : "--lang=zh")) language = Language::zh;
  }
  return language;
}

ExitCode refuse(const Session& session, std::string_view command,
                const std::vector<Message>& faults) {
  const std::string help =
      command.empty() ? "gouji --help" : fmt::format("gouji {} --help", command);
  for (const Message& fault : faults) complain(session, fault);
  session.streams.err << (session.language == Language::en ? "usage and examples: "
                                                           : "用法和例子：")
                      << help << '\n';
  return ExitCode::usage;
}

Message no_such_command(const std::string& name, std::span<const Command* const> known) {
  std::vector<std::string_view> names;
  for (const Command* command : known) names.push_back(command->word());
  return Message{fmt::format("没有命令 {}", name), fmt::format("no command {}", name)} +
         did_you_mean(nearest(name, names));
}

Message unknown_command(const std::string& name) {
  std::error_code ignored;
  if (std::filesystem::exists(name, ignored)) {
    return {fmt::format("{} 不是命令；核查这份表：gouji lint {}", name, name),
            fmt::format("{} is no command; to check it: gouji lint {}", name, name)};
  }
  return no_such_command(name, commands);
}

void set_colour(Session& session, const Parsed& parsed) {
  const std::string_view when = parsed.value("--color");
  if (when.empty()) return;
  const bool automatic = when == "auto" && !session.streams.no_colour;
  session.colour_out = when == "always" || (automatic && session.streams.out_is_terminal);
  session.colour_err = when == "always" || (automatic && session.streams.err_is_terminal);
}

ExitCode run_command(const Command& command, std::span<const std::string> arguments,
                     Session& session) {
  const ParseOutcome outcome = parse_command(command, arguments);
  set_colour(session, outcome.parsed);
  if (outcome.parsed.has("--help")) {
    print_help(command, session);
    return ExitCode::clean;
  }
  if (!outcome.faults.empty()) return refuse(session, command.name, outcome.faults);
  if (command.needs_operand && !command.operands.empty() && outcome.parsed.operands.empty()) {
    return refuse(session, command.name,
                  {{fmt::format("gouji {} 后面没有 {}", command.name, command.operands.zh),
                    fmt::format("gouji {} needs {}", command.name, command.operands.en)}});
  }
  return command.run(outcome.parsed, session);
}

const Command* find_called(std::string_view word, std::span<const Command* const> known) {
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Command* command) { return command->word() == word; });
  return found == known.end() ? nullptr : *found;
}

// A command that is made of others: gouji rulebook check ….
ExitCode run_group(const Command& group, std::span<const std::string> arguments, Session& session) {
  const ParseOutcome outcome = parse_program(group, arguments);
  const std::vector<std::string>& words = outcome.parsed.operands;
  set_colour(session, outcome.parsed);
  if (outcome.parsed.has("--help")) {
    print_help(group, session);
    return ExitCode::clean;
  }
  if (!outcome.faults.empty()) return refuse(session, group.name, outcome.faults);
  if (words.empty()) {
    return refuse(session, group.name,
                  {{fmt::format("gouji {} 后面没有 {}", group.name, group.operands.zh),
                    fmt::format("gouji {} needs {}", group.name, group.operands.en)}});
  }
  const Command* command = find_called(words.front(), group.commands);
  if (command == nullptr) {
    return refuse(session, group.name, {no_such_command(words.front(), group.commands)});
  }
  return run_command(*command, std::span(words).subspan(1), session);
}

ExitCode run(std::span<const std::string> arguments, Session& session) {
  const ParseOutcome outcome = parse_program(program_command, arguments);
  const std::vector<std::string>& words = outcome.parsed.operands;
  set_colour(session, outcome.parsed);
  if (!outcome.faults.empty()) return refuse(session, {}, outcome.faults);
  if (outcome.parsed.has("--version")) {
    session.streams.out << "gouji " << GOUJI_VERSION << '\n';
    return ExitCode::clean;
  }
  if (outcome.parsed.has("--help")) {
    print_help(program_command, session);
    return ExitCode::clean;
  }
  if (words.empty()) return refuse(session, {}, {{"没有给出命令", "no command is given"}});
  const bool asks_for_help = words.front() == "help";  // as in git help lint
  if (asks_for_help && words.size() == 1) {
    print_help(program_command, session);
    return ExitCode::clean;
  }
  const std::string& name = asks_for_help ? words[1] : words.front();
  const Command* command = find_command(name);
  if (command == nullptr) return refuse(session, {}, {unknown_command(name)});
  if (asks_for_help) {
    const Command* part = words.size() > 2 ? find_called(words[2], command->commands) : nullptr;
    print_help(part == nullptr ? *command : *part, session);
    return ExitCode::clean;
  }
  if (!command->commands.empty()) {
    return run_group(*command, std::span(words).subspan(1), session);
  }
  return run_command(*command, std::span(words).subspan(1), session);
}

}  // namespace

constexpr Command program_command = {
    .name = "gouji",
    .operands = {"命令 …", "COMMAND ..."},
    .title = {},
    .about = {"核查财政支出项目绩效自评表：哪里对不上、数是多少、依据哪一条，逐处指出。",
              "Checks performance self-evaluation forms of public spending projects: what does not "
              "add up,\nwhere, by how much, and by which clause."},
    .examples = program_examples,
    .options = program_options,
    .run = nullptr,
};

std::span<const Command* const> all_commands() {
  return commands;
}

const Command* find_command(std::string_view name) {
  return find_called(name, commands);
}

int run_cli(std::span<const std::string> arguments, Streams& streams) {
  // One thread reads while another one writes. What is tied, as std::cin is to std::cout, would be
  // flushed by the one that reads, and lines be written twice.
  streams.in.tie(nullptr);
  const bool colour = !streams.no_colour;
  Session session = {.streams = streams,
                     .language = language_of(arguments),
                     .colour_out = colour && streams.out_is_terminal,
                     .colour_err = colour && streams.err_is_terminal};
  ExitCode code = ExitCode::unchecked;
  try {
    code = run(arguments, session);
    streams.out.flush();
    if (!streams.out) {
      const bool seen_enough =
          streams.out_reader_is_gone != nullptr && streams.out_reader_is_gone();
      if (!seen_enough) {
        complain(session, {"标准输出写不下去", "cannot write to standard output"});
      }
      code = worse(code, ExitCode::unchecked);
    }
  } catch (const std::exception& error) {
    complain(session, {fmt::format("内部错误：{}", error.what()),
                       fmt::format("internal fault: {}", error.what())});
  }
  return static_cast<int>(code);
}

}  // namespace gouji
