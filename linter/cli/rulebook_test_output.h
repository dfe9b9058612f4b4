// What gouji rulebook test says, as text and as JSON.
#pragma once

#include <string>

#include "linter/cli/session.h"
#include "linter/json_writer.h"
#include "linter/rulebook_test.h"

namespace gouji {

void print_rulebook_test(const RulebookTest& test, const Rulebook& rulebook,
                         const Session& session);

// One object, the next of an array of them.
void write_rulebook_test(JsonWriter& json, const RulebookTest& test, const Rulebook& rulebook);

}  // namespace gouji
