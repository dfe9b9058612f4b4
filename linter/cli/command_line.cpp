// Parses a command line by the facts of a command. CLI11 splits the arguments into options, values
// and the rest; its texts are English and its rules for operands surprising ([a] is split into a
// list, -- ends a subcommand), so operands are taken from what it leaves over, and every fault is
// said in our own words, with the option that was probably meant.

#include "linter/cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "linter/did_you_mean.h"

namespace gouji {
namespace {

constexpr Option common[] = {
    {.name = "--lang",
     .value = {"语言", "LANGUAGE"},
     .choices = "zh|en",
     .about = {"中文（默认）或英文", "Chinese (the default) or English"}},
    {.name = "--color",
     .value = {"何时", "WHEN"},
     .choices = "auto|always|never",
     .about = {"auto（默认）：只在终端上用颜色，设了 NO_COLOR 时不用",
               "auto (the default): only on a terminal, and not when NO_COLOR is set"}},
    {.name = "--help", .short_name = "-h", .about = {"显示本页", "shows this page"}},
};

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> list;
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    list.push_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return list;
}

std::vector<const Option*> options_of(const Command& command) {
  std::vector<const Option*> options;
  for (const Option& option : command.options) options.push_back(&option);
  for (const Option& option : common) options.push_back(&option);
  return options;
}

Message unknown_option(const std::string& word, std::span<const Option* const> options) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string_view> names;
  for (const Option* option : options) names.push_back(option->name);
  return Message{fmt::format("没有选项 {}", name), fmt::format("no option {}", name)} +
         did_you_mean(nearest(name, names));
}

Message missing_value(const Option& option) {
  return {fmt::format("{} 后面缺{}", option.name, option.value.zh),
          fmt::format("{} needs a value: {}", option.name, option.value.en)};
}

Message needless_value(const Option& option) {
  return {fmt::format("{} 不带值", option.name), fmt::format("{} takes no value", option.name)};
}

// The option that CLI11 complains of: its messages begin with the name.
Message library_fault(const CLI::ParseError& error, std::span<const Option* const> options) {
  const std::string_view text = error.what();
  const std::string_view name = text.substr(0, text.find(':'));
  for (const Option* option : options) {
    if (name != option->name) continue;
    return option->value.empty() ? needless_value(*option) : missing_value(*option);
  }
  return {fmt::format("命令行有误：{}", text), fmt::format("wrong command line: {}", text)};
}

void add_options(CLI::App& app, std::span<const Option* const> options) {
  app.set_help_flag();
  app.allow_extras();
  for (const Option* option : options) {
    std::string names(option->name);
    if (!option->short_name.empty()) names = fmt::format("{},{}", option->short_name, option->name);
    CLI::Option* added = option->value.empty()
                             ? app.add_flag(names)
                             : app.add_option(names, [](const CLI::results_t&) { return true; });
    added->take_all();
  }
}

// What CLI11 understood of one option, checked against the table.
void collect(const CLI::App& app, const Option& option, ParseOutcome& outcome) {
  const CLI::Option* given = app.get_option(std::string(option.name));
  const std::vector<std::string>& values = given->results();
  if (values.size() > 1 && !option.repeatable && !option.value.empty()) {
    outcome.faults.push_back(
        {fmt::format("{} 给了 {} 次，只能给一次", option.name, values.size()),
         fmt::format("{} is given {} times, it may be given once", option.name, values.size())});
  }
  for (const std::string& value : values) {
    const bool is_switch = option.value.empty();
    if (is_switch && value != "true") {  // what CLI11 gives for a switch without =…
      outcome.faults.push_back(needless_value(option));
      continue;
    }
    if (!is_switch && value.starts_with("--")) {
      outcome.faults.push_back(missing_value(option));
      continue;
    }
    if (!option.choices.empty()) {
      Message fault = choice_fault(option.name, value, split_choices(option.choices));
      if (!fault.empty()) outcome.faults.push_back(std::move(fault));
    }
    outcome.parsed.options.push_back({.name = option.name, .value = value});
  }
}

ParseOutcome parse(CLI::App& app, const Command& command, std::span<const std::string> arguments) {
  const std::vector<const Option*> options = options_of(command);
  add_options(app, options);
  ParseOutcome outcome;
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> reversed(arguments.begin(), dashes);
  std::reverse(reversed.begin(), reversed.end());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    outcome.faults.push_back(library_fault(error, options));
    return outcome;
  }
  for (const Option* option : options) collect(app, *option, outcome);
  outcome.parsed.operands = app.remaining();
  return outcome;
}

bool looks_like_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-';
}

}  // namespace

std::span<const Option> common_options() {
  return common;
}

bool Parsed::has(std::string_view option) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const GivenOption& given) { return given.name == option; });
}

std::string_view Parsed::value(std::string_view option) const {
  const std::vector<std::string_view> all = values(option);
  return all.empty() ? std::string_view() : all.back();
}

std::vector<std::string_view> Parsed::values(std::string_view option) const {
  std::vector<std::string_view> found;
  for (const GivenOption& given : options) {
    if (given.name == option) found.push_back(given.value);
  }
  return found;
}

ParseOutcome parse_command(const Command& command, std::span<const std::string> arguments) {
  CLI::App app;
  ParseOutcome outcome = parse(app, command, arguments);
  const std::vector<const Option*> options = options_of(command);
  for (const std::string& word : outcome.parsed.operands) {
    if (looks_like_option(word)) outcome.faults.push_back(unknown_option(word, options));
  }
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  if (dashes != arguments.end()) {
    outcome.parsed.operands.insert(outcome.parsed.operands.end(), dashes + 1, arguments.end());
  }
  if (command.operands.empty() && !outcome.parsed.operands.empty() && outcome.faults.empty()) {
    const std::string& word = outcome.parsed.operands.front();
    outcome.faults.push_back(
        {fmt::format("{} 是多余的", word), fmt::format("{} is too much", word)});
  }
  return outcome;
}

ParseOutcome parse_program(const Command& program, std::span<const std::string> arguments) {
  CLI::App app;
  app.prefix_command();
  ParseOutcome outcome = parse(app, program, arguments);
  std::vector<std::string>& words = outcome.parsed.operands;
  const std::vector<const Option*> options = options_of(program);
  while (!words.empty() && looks_like_option(words.front())) {
    outcome.faults.push_back(unknown_option(words.front(), options));
    words.erase(words.begin());
  }
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  if (!words.empty()) words.insert(words.end(), dashes, arguments.end());
  return outcome;
}

Message choice_fault(std::string_view option, std::string_view value,
                     std::span<const std::string_view> choices) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return {};
  const std::string list = fmt::format("{}", fmt::join(choices.begin(), choices.end(), "、"));
  const std::string list_en = fmt::format("{}", fmt::join(choices.begin(), choices.end(), ", "));
  if (option.empty()) {
    return Message{fmt::format("没有 {}，可用的是 {}", value, list),
                   fmt::format("there is no {}; there are {}", value, list_en)} +
           did_you_mean(nearest(value, choices));
  }
  return Message{fmt::format("{} 没有 {} 这个值，可用的是 {}", option, value, list),
                 fmt::format("{} cannot be {}, it can be {}", option, value, list_en)} +
         did_you_mean(nearest(value, choices));
}

}  // namespace gouji
