// Transcripts of the command line: what was typed, what came out, the exit code.
//
//   # a remark
//   $ gouji lint clean.json
//   > a line of standard output
//   ! a line of standard error
//   = 0
//
// Any other line that is not blank is a fault: what a merge left behind is no remark.
//
// Lines that start with $ are given to the shell, in a folder of their own that holds a copy of
// tests/forms as forms/ and keeps its files from one command of the transcript to the next; beside
// it stands a copy of tests/rulebooks, as ../rulebooks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::testing {

struct Outcome {
  std::string out;
  std::string err;
  int code = 0;
  long peak_megabytes = 0;  // of the command, and of the test program when it started it
};

struct Step {
  std::vector<std::string> remarks;  // lines before it, as they are
  std::string command;
  Outcome expected;
};

std::vector<Step> read_transcript(std::string_view text);
std::string write_transcript(const std::vector<Step>& steps);

// A temporary folder with the sample forms, removed at the end.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  Outcome run(const std::string& command) const;
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace gouji::testing
