// The files that the operands of a command line stand for.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/finding.h"

namespace gouji {

struct Input {
  std::string_view path;             // as reports name it, a zero behind it; - for standard input
  const Message* problem = nullptr;  // set: nothing can be read, and why
  bool in_folder = false;            // found there: a regular file
  bool stream = false;               // by its name: a form a line
};

// Whether a name is that of a stream of forms, a form a line: .ndjson, .jsonl, also .gz of them.
bool is_stream_name(std::string_view path);

// The inputs of a run in their order, and what their views look at: the paths of a folder's files,
// thousands of them, are one text.
class Inputs {
 public:
  Inputs() = default;
  Inputs(Inputs&&) = default;
  Inputs& operator=(Inputs&&) = default;
  Inputs(const Inputs&) = delete;  // its views would look at the original
  Inputs& operator=(const Inputs&) = delete;

  void add(std::string path);
  void add(std::string path, Message problem);
  // The files of a folder: their paths, a zero behind each.
  void add_files(std::string paths);
  void reserve(std::size_t inputs) { all_.reserve(inputs); }
  void leave_out_repeated();  // paths, however they are written

  const Input* begin() const { return all_.data(); }
  const Input* end() const { return all_.data() + all_.size(); }
  std::size_t size() const { return all_.size(); }

 private:
  std::vector<Input> all_;
  std::deque<std::string> paths_;
  std::deque<Message> problems_;
};

// Files as given; folders with every readable file below them, sorted, hidden ones and links left
// out; patterns that the shell did not expand. A file that is named twice is taken once.
// skip: files that a folder does not give (configuration, the reports that are being written);
// asked by all threads.
// What .goujiignore files leave out of folders is counted in `ignored`; a file that is named itself
// is taken all the same.
Inputs expand_inputs(std::span<const std::string> operands,
                     const std::function<bool(std::string_view path)>& skip,
                     std::size_t* ignored = nullptr, std::size_t threads = 1);

}  // namespace gouji
