// A run that is ended at any moment leaves no half report behind, and its exit code says that it
// was not finished.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <thread>

#include "tests/support/forms.h"
#include "tests/support/sanitized.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

class Killed : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "gouji-kill-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    std::string form = patched_clean_form(R"({"total": {"score": 80}})");
    std::replace(form.begin(), form.end(), '\n', ' ');
    std::ofstream stream(folder_ / "forms.ndjson");
    for (int i = 0; i < forms; ++i) stream << form << '\n';
  }
  void TearDown() override { fs::remove_all(folder_); }

  pid_t start() const {
    const std::string input = (folder_ / "forms.ndjson").string();
    const std::string output = (folder_ / "report.ndjson").string();
    const pid_t child = fork();
    if (child != 0) return child;
    std::freopen("/dev/null", "w", stderr);
    execl(GOUJI_BINARY, "gouji", "lint", "--quiet", "--brief", "--jobs", "2", "--format", "ndjson",
          "-o", output.c_str(), input.c_str(), nullptr);
    _exit(127);
  }

  // Every line of the report is whole; how many there are, -1: there is no report.
  int lines_of_report() const {
    std::ifstream file(folder_ / "report.ndjson", std::ios::binary);
    if (!file) return -1;
    std::ostringstream text;
    text << file.rdbuf();
    const std::string bytes = text.str();
    EXPECT_TRUE(bytes.empty() || bytes.back() == '\n') << "a half line";
    int lines = 0;
    for (std::size_t at = 0; at < bytes.size(); ++lines) {
      const std::size_t end = bytes.find('\n', at);
      const std::string_view line(bytes.data() + at, end - at);
      EXPECT_TRUE(line.starts_with('{') && line.ends_with('}')) << line.substr(0, 80);
      at = end + 1;
    }
    return lines;
  }

  static constexpr int forms = sanitized ? 60 : 600;
  static constexpr int kills = sanitized ? 30 : 100;
  fs::path folder_;
};

TEST_F(Killed, AtAnyMomentLeavesNoHalfReport) {
  const auto began = Clock::now();
  int status = 0;
  ASSERT_EQ(waitpid(start(), &status, 0) > 0, true);
  const auto whole_run =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 1) << status;
  ASSERT_EQ(lines_of_report(), forms);

  std::mt19937_64 random(23);
  constexpr int signals[] = {SIGKILL, SIGTERM, SIGINT};
  int unfinished = 0;
  for (int i = 0; i < kills; ++i) {
    fs::remove(folder_ / "report.ndjson");
    const int signal = signals[i % 3];
    const auto moment = random() % static_cast<std::uint64_t>(whole_run.count());
    const pid_t child = start();
    std::this_thread::sleep_for(std::chrono::microseconds(moment));
    kill(child, signal);
    ASSERT_EQ(waitpid(child, &status, 0), child);
    const int lines = lines_of_report();
    const bool finished = WIFEXITED(status) && WEXITSTATUS(status) == 1;
    if (finished) {
      EXPECT_EQ(lines, forms);
      continue;
    }
    ++unfinished;
    // Before the handler is there a signal ends the process; behind it, the code is 3.
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 3) << status;
    // The whole report may stand there already when the process is on its way out.
    EXPECT_TRUE(signal != SIGKILL || lines == -1 || lines == forms) << lines;
  }
  EXPECT_GT(unfinished, kills / 5);
}

}  // namespace
}  // namespace gouji::testing
