// The page of a check as a test reads it: headings in order, why it matters, and the examples.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::testing {

struct Example {
  enum class Kind { patch, json_file, text_file, hex_file, workbook_patch };
  Kind kind = Kind::patch;
  std::string rulebook;  // of a patch: whose good/clean.json it changes; empty: the common one
  std::size_t line = 0;  // of its fence in the page
  std::string body;
  bool has_output = false;  // an output block follows
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

}  // namespace gouji::testing
