// Runs commands as a person would: through the shell, with the real binary first in PATH, so that
// redirections, pipes and environment variables are tested as well.

#include "tests/support/transcript.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A last line without its line feed shows as one that ends in \c.
void append_lines(std::string& text, char mark, std::string_view output) {
  while (!output.empty()) {
    const std::size_t end = output.find('\n');
    const std::string_view line = output.substr(0, end);
    text += mark;
    if (!line.empty()) text += ' ';
    text += line;
    if (end == std::string_view::npos) {
      text += "\\c\n";
      return;
    }
    text += '\n';
    output.remove_prefix(end + 1);
  }
}

void take_line(std::string& output, std::string_view line) {
  line.remove_prefix(std::min<std::size_t>(line.size(), 2));
  if (line.ends_with("\\c")) {
    output += line.substr(0, line.size() - 2);
  } else {
    output += line;
    output += '\n';
  }
}

// Single quotes for the shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char letter : text) {
    if (letter == '\'') {
      result += "'\\''";
    } else {
      result += letter;
    }
  }
  return result + "'";
}

}  // namespace

std::vector<Step> read_transcript(std::string_view text) {
  std::vector<Step> steps;
  std::vector<std::string> remarks;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) {
      steps.push_back({.remarks = std::move(remarks), .command = line.substr(2), .expected = {}});
      remarks.clear();
    } else if (!steps.empty() && line.starts_with(">")) {
      take_line(steps.back().expected.out, line);
    } else if (!steps.empty() && line.starts_with("!")) {
      take_line(steps.back().expected.err, line);
    } else if (!steps.empty() && line.starts_with("= ")) {
      steps.back().expected.code = std::atoi(line.c_str() + 2);
    } else if (line.empty() || line.starts_with("#")) {
      remarks.push_back(line);
    } else {
      ADD_FAILURE() << "neither a remark nor a command nor its output: " << line;
    }
  }
  return steps;
}

std::string write_transcript(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) {
    for (const std::string& remark : step.remarks) text += remark + "\n";
    text += "$ " + step.command + "\n";
    append_lines(text, '>', step.expected.out);
    append_lines(text, '!', step.expected.err);
    text += "= " + std::to_string(step.expected.code) + "\n";
  }
  return text;
}

Workplace::Workplace() {
  std::string pattern = (fs::temp_directory_path() / "gouji-test-XXXXXX").string();
  const char* made = ::mkdtemp(pattern.data());
  EXPECT_NE(made, nullptr);
  folder_ = pattern;
  fs::create_directory(fs::path(folder_) / "work");
  fs::copy(fs::path(GOUJI_SOURCE_DIR) / "tests/forms", fs::path(folder_) / "work/forms",
           fs::copy_options::recursive);
  fs::copy(fs::path(GOUJI_SOURCE_DIR) / "tests/rulebooks", fs::path(folder_) / "rulebooks",
           fs::copy_options::recursive);
}

Workplace::~Workplace() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Outcome Workplace::run(const std::string& command) const {
  const fs::path out = fs::path(folder_) / "out";
  const fs::path err = fs::path(folder_) / "err";
  const fs::path script = fs::path(folder_) / "script";
  std::ofstream(script) << "unset NO_COLOR LANG LC_ALL\n"
                        << "cd " << quoted((fs::path(folder_) / "work").string()) << "\n"
                        << "PATH=" << quoted(fs::path(GOUJI_BINARY).parent_path().string())
                        << ":$PATH\n"
                        << command << "\n";
  const std::string line = "/bin/sh " + quoted(script.string()) + " </dev/null >" +
                           quoted(out.string()) + " 2>" + quoted(err.string());
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  rusage usage = {};
  EXPECT_EQ(::wait4(child, &status, 0, &usage), child);
  return {.out = read_all(out),
          .err = read_all(err),
          .code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .peak_megabytes = usage.ru_maxrss / 1024};
}

}  // namespace gouji::testing
