// The commands, in the order of the help.
#pragma once

#include <span>

#include "linter/cli/command_line.h"

namespace gouji {

extern const Command lint_command;
extern const Command score_command;
extern const Command merge_command;
extern const Command convert_command;
extern const Command explain_command;
extern const Command list_command;
extern const Command schema_command;
extern const Command rulebook_command;  // of the four sub-commands below
extern const Command rulebook_new_command;
extern const Command rulebook_check_command;
extern const Command rulebook_test_command;
extern const Command rulebook_diff_command;

// The program itself, as far as its options and help go.
extern const Command program_command;

std::span<const Command* const> all_commands();
const Command* find_command(std::string_view name);

// The page of a command; of the program: the list of commands.
void print_help(const Command& command, const Session& session);

}  // namespace gouji
