// The files that the operands of a command line stand for.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/finding.h"

namespace gouji {

struct Input {
  std::string path;        // as reports name it; - for standard input
  Message problem = {};    // set: nothing can be read, and why
  bool in_folder = false;  // found there: a regular file
};

// Whether a name is that of a stream of forms, a form a line: .ndjson, .jsonl, also .gz of them.
bool is_stream_name(std::string_view path);

// Files as given; folders with every readable file below them, sorted, hidden ones and links left
// out; patterns that the shell did not expand. A file that is named twice is taken once.
// skip: files that a folder does not give (configuration, the reports that are being written);
// asked by all threads.
// What .goujiignore files leave out of folders is counted in `ignored`; a file that is named itself
// is taken all the same.
std::vector<Input> expand_inputs(std::span<const std::string> operands,
                                 const std::function<bool(const std::string& path)>& skip,
                                 std::size_t* ignored = nullptr, std::size_t threads = 1);

}  // namespace gouji
