// Forms for tests: files of the project, merge patches, linting in memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/lint.h"

namespace gouji::testing {

// The rulebook of tests/forms/clean.json, or another shipped one.
const LoadedRulebook& shipped_rulebook(std::string_view id = "suzhou-2021");

std::string read_project_file(const std::string& path);  // from the top of the project
bool updating();                                         // GOUJI_UPDATE=1
void write_project_file(const std::string& path, std::string_view text);

// Parses; a fault fails the test.
Document parse(std::string_view json);

// tests/forms/clean.json, or the clean form of a shipped rulebook, with a patch
// (linter/merge_patch.h), as JSON text.
std::string patched_clean_form(std::string_view patch, const std::string& rulebook = {});

// One form with the shipped rulebooks and no configuration.
FormReport lint_text(std::string_view bytes, const std::string& path = "form.json",
                     bool repair = true);

// The findings of a check, "" for all, in the words of the text report.
std::string text_report(const FormReport& report, std::string_view check = "");

}  // namespace gouji::testing
