// What is said about text that a document holds but does not show as its text.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/reader.h"
#include "linter/table/document_grid.h"

namespace gouji {

// A document that was worked on for months has thousands of tracked changes.
inline constexpr std::size_t most_concealed_told = 100;

ReaderFinding concealed_text(Concealed what, std::string_view text, const Origin& origin);
// By one tracked change.
ReaderFinding replaced_text(std::string_view before, std::string_view after, const Origin& origin);
// The rest of them, not told one by one.
ReaderFinding more_concealed(std::size_t more);
ReaderFinding macros_present(std::string_view part);
ReaderFinding objects_embedded(std::size_t objects);

}  // namespace gouji
