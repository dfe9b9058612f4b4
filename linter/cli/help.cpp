// Help that teaches by example: what the command is for, lines to copy, then the options, from the
// same table that the parser goes by.

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "linter/cli/commands.h"
#include "linter/display_width.h"

namespace gouji {
namespace {

constexpr Text usage = {"用法", "Usage"};
constexpr Text examples_title = {"例", "Examples"};
constexpr Text options_title = {"选项", "Options"};
constexpr Text commands_title = {"命令", "Commands"};
constexpr Text codes_title = {"退出码", "Exit codes"};

constexpr Text exit_codes[] = {
    {"0  都核了，没有达到门槛的问题", "0  everything was checked, nothing reached the threshold"},
    {"1  有达到门槛的问题（--fail-on，默认 error）",
     "1  findings at or above the threshold (--fail-on, error by default)"},
    {"2  命令行或配置有误，什么也没做", "2  wrong command line or configuration, nothing was done"},
    {"3  有文件没能核完，不论别的核出什么",
     "3  something could not be checked, whatever else was found"},
};

struct Row {
  std::string left;
  std::string_view right;
};

void print_rows(const std::vector<Row>& rows, std::ostream& out) {
  std::size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, display_width(row.left));
  for (const Row& row : rows) {
    const std::size_t padding = widest - display_width(row.left) + 2;
    out << "  " << row.left << std::string(padding, ' ') << row.right << '\n';
  }
}

std::string option_usage(const Option& option, Language language) {
  std::string text = option.short_name.empty() ? "    " : fmt::format("{}, ", option.short_name);
  text += option.name;
  if (!option.choices.empty()) {
    text += fmt::format(" {}", option.choices);
  } else if (!option.value.empty()) {
    text += fmt::format(" {}", in(language, option.value));
  }
  return text;
}

class Page {
 public:
  explicit Page(const Session& session) : session_(session), out_(session.streams.out) {}

  void heading(const Text& text) {
    const std::string_view colon = session_.language == Language::en ? ":" : "：";
    out_ << '\n'
         << (session_.colour_out ? "\x1b[1m" : "") << in(session_.language, text) << colon
         << (session_.colour_out ? "\x1b[0m" : "") << '\n';
  }

  void examples(std::span<const Example> examples) {
    std::vector<Row> rows;
    for (const Example& example : examples) {
      rows.push_back({std::string(text(example.line)), text(example.about)});
    }
    heading(examples_title);
    print_rows(rows, out_);
  }

  void options(std::span<const Option> own) {
    std::vector<Row> rows;
    for (const std::span<const Option> table : {own, common_options()}) {
      for (const Option& option : table) {
        rows.push_back({option_usage(option, session_.language), text(option.about)});
      }
    }
    heading(options_title);
    print_rows(rows, out_);
  }

  void commands(std::span<const Command* const> commands) {
    std::vector<Row> rows;
    for (const Command* command : commands) {
      rows.push_back(
          {fmt::format("{} {}", command->word(), text(command->operands)), text(command->title)});
    }
    heading(commands_title);
    print_rows(rows, out_);
  }

  void codes(std::span<const Text> codes) {
    if (codes.empty()) return;
    heading(codes_title);
    for (const Text& line : codes) out_ << "  " << text(line) << '\n';
  }

  std::string_view text(const Text& text) const { return in(session_.language, text); }

 private:
  const Session& session_;
  std::ostream& out_;
};

}  // namespace

void print_help(const Command& command, const Session& session) {
  Page page(session);
  const bool whole_program = &command == &program_command;
  const std::string_view name = whole_program ? "" : command.name;
  session.streams.out << page.text(usage) << (session.language == Language::en ? ": " : "：")
                      << "gouji " << name << (name.empty() ? "" : " ")
                      << page.text(command.operands) << "\n\n"
                      << page.text(command.about) << '\n';
  if (whole_program) page.commands(all_commands());
  if (!command.commands.empty()) page.commands(command.commands);
  page.examples(command.examples);
  page.options(command.options);
  page.codes(whole_program || command.name == "lint" ? exit_codes : command.exit_codes);
}

}  // namespace gouji
