// Children that behave, that hang, that write without end, that fork, and that are not there.

#include "linter/process/child_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <thread>

#include "linter/process/temporary_folder.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;

ChildResult run(std::vector<std::string> words, ChildLimits limits = {},
                std::optional<std::string_view> input = std::nullopt) {
  const TemporaryFolder folder;
  return run_child(
      {.words = std::move(words), .folder = folder.path(), .input = input, .limits = limits});
}

milliseconds time_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
}

TEST(ChildProcess, GivesInputAndTakesOutput) {
  const ChildResult result = run({"cat"}, {}, "一行\n两行\n");
  EXPECT_TRUE(result.succeeded());
  EXPECT_EQ(result.output, "一行\n两行\n");
  EXPECT_EQ(result.errors, "");
}

TEST(ChildProcess, InputOfMegabytesThatNobodyReadsIsNoTrouble) {
  const std::string much(8u << 20U, 'x');
  EXPECT_TRUE(run({"true"}, {}, much).succeeded());
  EXPECT_EQ(run({"cat"}, {}, much).output.size(), much.size());
}

TEST(ChildProcess, InputIsEmptyUnlessGiven) {
  const ChildResult result = run({"cat"});
  EXPECT_TRUE(result.succeeded());
  EXPECT_EQ(result.output, "");
}

TEST(ChildProcess, TellsTheExitCode) {
  const ChildResult result = run({"false"});
  EXPECT_EQ(result.end, ChildEnd::exited);
  EXPECT_EQ(result.code, 1);
  EXPECT_FALSE(result.succeeded());
}

TEST(ChildProcess, TellsAMissingProgram) {
  EXPECT_EQ(run({"gouji-no-such-program"}).end, ChildEnd::not_found);
  EXPECT_EQ(run({"/etc/passwd"}).end, ChildEnd::not_found);
}

TEST(ChildProcess, TellsAProgramThatDoesNotStart) {
  const TemporaryFolder folder;
  ASSERT_TRUE(folder.write("odd", "\x7f not a program"));
  fs::permissions(folder.file("odd"), fs::perms::owner_all);
  const ChildResult result = run({folder.file("odd")});
  EXPECT_EQ(result.end, ChildEnd::not_started);
  EXPECT_EQ(result.code, ENOEXEC);
}

TEST(ChildProcess, NoShellReadsTheArguments) {
  EXPECT_EQ(run({"echo", "$HOME;`id`", "*", "a b"}).output, "$HOME;`id` * a b\n");
}

TEST(ChildProcess, StopsAtTheWallClock) {
  ChildLimits limits;
  limits.wall = milliseconds(100);
  ChildResult result;
  EXPECT_LT(time_of([&] { result = run({"sleep", "30"}, limits); }), seconds(5));
  EXPECT_EQ(result.end, ChildEnd::timed_out);
}

TEST(ChildProcess, StopsAtTheWallClockWhenOutputsAreClosedEarly) {
  ChildLimits limits;
  limits.wall = milliseconds(100);
  ChildResult result;
  EXPECT_LT(time_of([&] {
              result = run({"sh", "-c", "exec >/dev/null 2>&1; sleep 30"}, limits);
            }),
            seconds(5));
  EXPECT_EQ(result.end, ChildEnd::timed_out);
}

TEST(ChildProcess, StopsAtTheLimitOfOutput) {
  ChildLimits limits;
  limits.output_bytes = 1000;
  const ChildResult result = run({"yes"}, limits);
  EXPECT_EQ(result.end, ChildEnd::too_much_output);
  EXPECT_LE(result.output.size(), 1001u);
}

TEST(ChildProcess, ErrorsBeyondTheLimitAreDropped) {
  ChildLimits limits;
  limits.error_bytes = 10;
  const ChildResult result = run({"sh", "-c", "head -c 1000000 /dev/zero >&2; echo done"}, limits);
  EXPECT_TRUE(result.succeeded());
  EXPECT_EQ(result.output, "done\n");
  EXPECT_EQ(result.errors.size(), 10u);
}

TEST(ChildProcess, StopsAtTheLimitOfCpuTime) {
  ChildLimits limits;
  limits.cpu_seconds = 1;
  limits.wall = seconds(30);
  const ChildResult result = run({"sh", "-c", "while :; do :; done"}, limits);
  EXPECT_EQ(result.end, ChildEnd::killed);
}

TEST(ChildProcess, StopsAtTheLimitOfFileSize) {
  ChildLimits limits;
  limits.file_bytes = 4096;
  const ChildResult result = run({"sh", "-c", "exec head -c 100000 /dev/zero > big"}, limits);
  EXPECT_FALSE(result.succeeded());
}

TEST(ChildProcess, KillsTheGrandchildrenToo) {
  const TemporaryFolder folder;
  ChildLimits limits;
  limits.wall = milliseconds(200);
  const ChildResult result = run_child({.words = {"sh", "-c", "sleep 30 & echo $!; wait"},
                                        .folder = folder.path(),
                                        .limits = limits});
  EXPECT_EQ(result.end, ChildEnd::timed_out);
  const pid_t grandchild = std::stoi(result.output);
  // Its new parent may need a moment to take it away.
  for (int tries = 0; tries < 200 && ::kill(grandchild, 0) == 0; ++tries) {
    std::this_thread::sleep_for(milliseconds(10));
  }
  const bool gone = ::kill(grandchild, 0) != 0;
  const bool waits_to_be_taken =
      !gone && run({"cat", "/proc/" + result.output.substr(0, result.output.size() - 1) + "/stat"})
                       .output.find(") Z ") != std::string::npos;
  EXPECT_TRUE(gone || waits_to_be_taken);
}

TEST(ChildProcess, TheEnvironmentIsSmall) {
  ::setenv("GOUJI_TEST_SECRET", "hush", 1);
  const TemporaryFolder folder;
  const ChildResult result = run_child({.words = {"env"}, .folder = folder.path()});
  ::unsetenv("GOUJI_TEST_SECRET");
  EXPECT_THAT(result.output, HasSubstr("LANG=C.UTF-8\n"));
  EXPECT_THAT(result.output, HasSubstr("HOME=" + folder.path() + "\n"));
  EXPECT_THAT(result.output, HasSubstr("PATH="));
  EXPECT_THAT(result.output, ::testing::Not(HasSubstr("hush")));
}

TEST(ChildProcess, ManyAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(16);
  for (std::size_t at = 0; at < outputs.size(); ++at) {
    threads.emplace_back([&outputs, at] {
      for (int times = 0; times < 5; ++times) outputs[at] += run({"cat"}, {}, "ok").output;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& output : outputs) EXPECT_EQ(output, "okokokokok");
}

TEST(TemporaryFolder, IsPrivateAndGoesAwayAlsoOnErrors) {
  std::string path;
  try {
    const TemporaryFolder folder;
    ASSERT_TRUE(folder.made());
    path = folder.path();
    ASSERT_TRUE(folder.write("a", "text"));
    fs::create_directories(folder.file("b/c"));
    EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms::owner_all);
    throw std::runtime_error("on its way out");
  } catch (const std::runtime_error&) {
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(Isolated, GivesTheTextOfTheFunction) {
  const ChildResult result = run_isolated([] { return std::string(3u << 20U, 'x'); }, {});
  EXPECT_TRUE(result.succeeded());
  EXPECT_EQ(result.output.size(), 3u << 20U);
}

TEST(Isolated, SurvivesCrashesHangsAndExceptions) {
  ChildLimits limits;
  limits.wall = milliseconds(200);
  EXPECT_EQ(run_isolated(
                []() -> std::string {
                  ::raise(SIGKILL);
                  return {};
                },
                {})
                .end,
            ChildEnd::killed);
  EXPECT_EQ(run_isolated(
                []() -> std::string {
                  while (true) ::pause();
                },
                limits)
                .end,
            ChildEnd::timed_out);
  const ChildResult thrown =
      run_isolated([]() -> std::string { throw std::runtime_error("so it is"); }, {});
  EXPECT_FALSE(thrown.succeeded());
  EXPECT_EQ(thrown.errors, "so it is");
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(Isolated, StopsAtTheLimitOfMemory) {
  ChildLimits limits;
  limits.memory_bytes = std::size_t{512} << 20U;
  const ChildResult result =
      run_isolated([] { return std::string(std::size_t{1} << 30U, 'x').substr(0, 1); }, limits);
  EXPECT_EQ(result.end, ChildEnd::out_of_memory);
}
#endif

}  // namespace
}  // namespace gouji::testing
