// The page of a check as a test reads it: headings in order, why it matters, and the examples.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/report.h"

namespace gouji::testing {

// A form beside that of an example: a patch of the same clean form.
struct Companion {
  enum class Kind { approved, previous, other };
  Kind kind = Kind::other;
  std::string body;
};

struct Example {
  enum class Kind { patch, json_file, text_file, hex_file, workbook_patch };
  Kind kind = Kind::patch;
  std::string rulebook;  // of a patch: whose good/clean.json it changes; empty: the common one
  std::size_t line = 0;  // of its fence in the page
  std::string body;
  std::vector<Companion> companions;  // their blocks stand before that of the example
  bool has_output = false;            // an output block follows
  std::string output;
  std::size_t output_begin = 0, output_end = 0;  // of the output's text in the page
};

struct Page {
  std::string title;                  // without "# "
  std::vector<std::string> headings;  // of the second level
  std::vector<std::string> why;       // the paragraphs under 为什么
  std::vector<Example> good, bad;     // under 合规 and 违规
};

Page read_page(std::string_view text);

// The file that an example stands for, and the name it is linted under.
struct ExampleFile {
  std::string path;
  std::string bytes;
};
ExampleFile file_of(const Example& example);

// What the tool says of the file, beside its companions: approved.json, previous.json, other.json.
FormReport lint_example(const Example& example);

}  // namespace gouji::testing
