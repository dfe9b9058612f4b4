// A command is a constant: facts for the parser and the help, and a function. CLI11 does the
// parsing; nothing outside command_line.cpp knows of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/cli/exit_code.h"
#include "linter/cli/session.h"

namespace gouji {

struct Option {
  std::string_view name{};        // "--format"
  std::string_view short_name{};  // "-o"; empty: none
  Text value{};                   // what to write behind it: 文件; empty: it is a switch
  std::string_view choices{};     // "zh|en": the only values it may have; empty: any
  Text about{};
  bool repeatable = false;
};

struct Example {
  Text line;  // gouji lint 自评表.json
  Text about;
};

class Parsed;

struct Command {
  std::string_view name;  // "lint"
  Text operands;          // 路径…; empty: takes none
  Text title;             // one line for the list of commands
  Text about;             // a paragraph
  std::span<const Example> examples;
  std::span<const Option> options;  // besides those that every command has
  ExitCode (*run)(const Parsed& parsed, const Session& session) = nullptr;
  bool needs_operand = true;                      // false: operands may be left out
  std::span<const Command* const> commands = {};  // sub-commands, each named "rulebook new"
  std::span<const Text> exit_codes = {};          // what they mean, where help tells

  // The word that it is called by: new.
  std::string_view word() const { return name.substr(name.rfind(' ') + 1); }
};

// The options that every command has: --lang, --color, --help.
std::span<const Option> common_options();

struct GivenOption {
  std::string_view name;  // of Option
  std::string value;
};

class Parsed {
 public:
  std::vector<std::string> operands;
  std::vector<GivenOption> options;  // in the order of the table

  bool has(std::string_view option) const;
  // The last value given; empty when the option was not.
  std::string_view value(std::string_view option) const;
  std::vector<std::string_view> values(std::string_view option) const;
};

struct ParseOutcome {
  Parsed parsed;
  std::vector<Message> faults;  // of the command line; nothing is run when there are any
};

// The arguments behind the name of the command. Operands may stand between options; all behind --
// are operands.
ParseOutcome parse_command(const Command& command, std::span<const std::string> arguments);

// The arguments up to the name of a command, which is the first operand; the rest follows it.
ParseOutcome parse_program(const Command& program, std::span<const std::string> arguments);

// A fault unless the value is one of the choices, with the one that was probably meant. No option:
// the value stands on its own.
Message choice_fault(std::string_view option, std::string_view value,
                     std::span<const std::string_view> choices);

}  // namespace gouji
