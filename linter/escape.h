// Form text is hostile wherever it is printed. Each function appends text to out in such a way that
// the reader of that format sees it and obeys none of it. In all of them broken UTF-8 becomes
// U+FFFD, and characters that cannot be seen show as \u202e.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace gouji {

// What to write for each ASCII character; empty: the character itself.
using EscapeTable = std::array<std::string_view, 128>;
void append_escaped(std::string& out, std::string_view text, const EscapeTable& table);

// One line of a terminal, or of the log of a build server: no escape sequences, no line breaks, no
// ##[commands] or ##vso[commands].
void append_visible(std::string& out, std::string_view text);

// A JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

// XML text, also between the quotes of an attribute.
void append_xml(std::string& out, std::string_view text);

// The message of a GitHub workflow command, and the value of one of its properties.
void append_workflow_data(std::string& out, std::string_view text);
void append_workflow_property(std::string& out, std::string_view text);

// Inline Markdown as GitHub and GitLab render it, also in a table cell: no markup, HTML, links,
// @mentions or #references.
void append_markdown(std::string& out, std::string_view text);

// The plain text of a SARIF message, which knows placeholders and links, before it is written as
// a JSON string.
std::string sarif_text(std::string_view text);

// A file path as a relative reference, or as a file: URI when it is absolute.
std::string path_uri(std::string_view path);

}  // namespace gouji
