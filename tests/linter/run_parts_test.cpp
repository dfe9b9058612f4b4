// The parts of a run around the forms: reading files, walking folders, the lines of clean forms,
// what is told on the way.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "linter/cli/clean_lines.h"
#include "linter/cli/file_reading.h"
#include "linter/cli/folder_walk.h"
#include "linter/cli/lint_tasks.h"
#include "linter/cli/progress.h"
#include "linter/process/temporary_folder.h"
#include "linter/reader.h"
#include "linter/rulebook_shelf.h"

namespace gouji::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class RunParts : public ::testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = std::filesystem::path(folder_.path()) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  const std::string& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

std::vector<FileReading::Read> read_all(const std::vector<Input>& inputs, const Limits& limits,
                                        std::vector<std::string>& bytes) {
  std::vector<const Input*> turn;
  for (const Input& input : inputs) turn.push_back(&input);
  FileReading reading(limits);
  reading.begin(turn);
  std::vector<FileReading::Read> reads;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    reads.push_back(reading.next());
    bytes.emplace_back(reads.back().bytes);  // the next one is read into the same memory
  }
  return reads;
}

TEST_F(RunParts, FilesOfEverySizeAreReadWhole) {
  std::vector<Input> inputs;
  std::deque<std::string> paths;
  std::vector<std::string> expected;
  for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 300'000U, 7U}) {
    std::string bytes;
    while (bytes.size() < size) bytes += static_cast<char>('a' + bytes.size() % 23);
    paths.push_back(file(std::to_string(size) + ".json", bytes));
    inputs.push_back({.path = paths.back(), .in_folder = true});
    inputs.push_back({.path = paths.back(), .in_folder = false});
    expected.insert(expected.end(), 2, bytes);
  }
  std::vector<std::string> bytes;
  for (const FileReading::Read& read : read_all(inputs, {}, bytes)) {
    EXPECT_TRUE(read.problem.empty()) << read.problem.en;
  }
  EXPECT_TRUE(bytes == expected);
}

// Many of a folder, as they come: usual ones, large ones, empty ones and such as have gone.
TEST_F(RunParts, FilesThatAreReadTogetherComeInTheirTurn) {
  std::vector<Input> inputs;
  std::deque<std::string> paths;
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < 120; ++i) {
    const std::size_t size = i % 7 == 3 ? 65'530 + i / 7 : i % 11 == 5 ? 200'000 : 300 * (i % 31);
    const std::string bytes(size, static_cast<char>('a' + i % 23));
    const bool gone = i % 13 == 6;
    const std::string name = fmt::format("{}.json", i);
    paths.push_back(gone ? folder() + "/" + name : file(name, bytes));
    inputs.push_back({.path = paths.back(), .in_folder = true});
    expected.push_back(gone ? std::string() : bytes);
  }
  std::vector<std::string> bytes;
  const std::vector<FileReading::Read> reads = read_all(inputs, {}, bytes);
  EXPECT_TRUE(bytes == expected);
  for (std::size_t i = 0; i < reads.size(); ++i) {
    EXPECT_EQ(reads[i].problem.empty(), i % 13 != 6) << i;
  }
}

std::size_t open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

TEST_F(RunParts, FilesThatAreNotWantedAnyMoreAreClosed) {
  const std::string path = file("large.json", std::string(100'000, 'x'));
  const Input large{.path = path, .in_folder = true};
  const std::vector<const Input*> turn(20, &large);
  const std::size_t before = open_files();
  {
    FileReading reading({});
    reading.begin(turn);
    EXPECT_EQ(reading.next().bytes.size(), 100'000U);
    EXPECT_GT(open_files(), before);  // others were begun
    reading.begin(turn);
    EXPECT_EQ(reading.next().bytes.size(), 100'000U);
  }
  EXPECT_EQ(open_files(), before);
}

TEST_F(RunParts, WhatCannotBeReadIsToldInItsTurn) {
  const Limits limits{.json_bytes = 100, .file_bytes = 100};
  const std::string fits = file("fits.json", std::string(100, 'x'));
  const std::string large = file("large.json", std::string(101, 'x'));
  const std::string none = folder() + "/none.json";
  const std::string last = file("last.json", "last");
  const Message known = {"早知道", "known before"};
  const std::vector<Input> inputs = {{.path = fits, .in_folder = true},
                                     {.path = large, .in_folder = true},
                                     {.path = none},
                                     {.path = "told.json", .problem = &known},
                                     {.path = folder()},
                                     {.path = last, .in_folder = true}};
  std::vector<std::string> bytes;
  const std::vector<FileReading::Read> reads = read_all(inputs, limits, bytes);
  EXPECT_EQ(bytes.front().size(), 100U);
  EXPECT_THAT(reads[1].problem.en, HasSubstr("more than 100 bytes"));
  EXPECT_THAT(reads[2].problem.en, HasSubstr("no such file"));
  EXPECT_EQ(reads[3].problem.en, "known before");
  EXPECT_THAT(reads[4].problem.en, HasSubstr("is a folder"));
  EXPECT_EQ(bytes.back(), "last");
}

TEST_F(RunParts, APipeIsReadToItsEnd) {
  const std::string path = folder() + "/pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&path] {
    std::ofstream pipe(path, std::ios::binary);
    for (int piece = 0; piece < 3; ++piece) {
      pipe << "piece " << piece << std::flush;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  std::vector<std::string> bytes;
  read_all({{.path = path}}, {}, bytes);
  writer.join();
  EXPECT_THAT(bytes, ElementsAre("piece 0piece 1piece 2"));
}

TEST_F(RunParts, AFolderGivesItsFilesBeforeThoseOfItsFolders) {
  for (const char* name : {"b.json", "a.JSON", "z/1.docx", "z/y/2.json", "c/3.ndjson.gz", ".h.json",
                           ".hidden/4.json", "notes.md5", "json", "ignored.json"}) {
    file(name, "{}");
  }
  file(".goujiignore", "ignored.json\n");
  std::filesystem::create_symlink("b.json", folder() + "/link.json");
  std::filesystem::create_directory_symlink("z", folder() + "/linked");
  for (const std::size_t threads : {1U, 2U, 8U}) {
    Inputs found;
    std::size_t ignored = 0;
    walk_folder(folder(), {.skip = [](std::string_view) { return false; },
                           .found = found,
                           .ignored = ignored,
                           .threads = threads});
    std::vector<std::string> names;
    for (const Input& input : found) {
      EXPECT_TRUE(input.in_folder);
      names.emplace_back(input.path.substr(folder().size() + 1));
    }
    EXPECT_THAT(names, ElementsAre("a.JSON", "b.json", "c/3.ndjson.gz", "z/1.docx", "z/y/2.json"));
    EXPECT_EQ(ignored, 1U);
  }
}

// Names that begin alike, end early, or have bytes beyond ASCII.
TEST_F(RunParts, AFolderGivesItsFilesByTheBytesOfTheirNames) {
  std::vector<std::string> expected;
  for (const char* name :
       {"1.json", "10.json", "2.json", "2021年自评表.json", "2021年自评表2.json", "A.json",
        "a.json", "aaaaaaa.json", "aaaaaaaa.json", "aaaaaaaaa.json", "aaaaaaaaab.json",
        "aaaaaaab.json", "项目一.json", "项目三.json", "项目.json", "é.json"}) {
    expected.push_back(file(name, "{}"));
  }
  std::ranges::sort(expected);
  std::vector<std::string> found;
  for (const Input& input :
       expand_inputs(std::vector{folder()}, [](std::string_view) { return false; })) {
    found.emplace_back(input.path);
    EXPECT_EQ(input.path.data()[input.path.size()], '\0');
  }
  EXPECT_EQ(found, expected);
}

TEST_F(RunParts, WhatIsNamedTwiceIsTakenOnce) {
  for (const char* name : {"a.json", "b/c.ndjson", "b/d.json"}) file(name, "{}");
  const auto none = [](std::string_view) { return false; };
  std::vector<std::string> found;
  std::size_t streams = 0;
  for (const Input& input :
       expand_inputs(std::vector{folder() + "/b/d.json", folder(), folder() + "/./a.json",
                                 folder() + "/none.ndjson", folder() + "/none.ndjson"},
                     none)) {
    found.emplace_back(input.path.substr(folder().size()));
    EXPECT_EQ(input.problem != nullptr, input.path.ends_with("none.ndjson"));
    streams += static_cast<std::size_t>(input.stream);
  }
  EXPECT_THAT(found, ElementsAre("/b/d.json", "/a.json", "/b/c.ndjson", "/none.ndjson"));
  EXPECT_EQ(streams, 1U);  // what is not there is none
}

TEST_F(RunParts, AFolderGivesFilesOfEveryFormatThatIsRead) {
  std::vector<std::string> expected;
  for (const Reader* reader : all_readers()) {
    std::istringstream extensions{std::string(reader->extensions)};
    for (std::string extension; extensions >> extension;) {
      std::string capitals = extension;
      std::ranges::transform(capitals, capitals.begin(),
                             [](char c) { return static_cast<char>(std::toupper(c)); });
      for (const std::string& end : {extension, capitals}) expected.push_back(file("x" + end, ""));
    }
  }
  std::ranges::sort(expected);  // .xls is read by two
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  ASSERT_GT(expected.size(), 40U);
  std::vector<std::string> found;
  for (const Input& input :
       expand_inputs(std::vector{folder()}, [](std::string_view) { return false; })) {
    found.emplace_back(input.path);
  }
  EXPECT_EQ(found, expected);
}

// Wide and deep, so that threads meet: every thread count gives the order of one.
TEST_F(RunParts, AFolderIsWalkedInOneOrderByAnyNumberOfThreads) {
  for (int i = 0; i < 60; ++i) {
    const std::string below = fmt::format("{:02}/{}", i, i % 7);
    file(fmt::format("{}/a.json", below), "{}");
    file(fmt::format("{:02}/b.json", i), "{}");
    file(fmt::format("{}/left out.json", below), "{}");
    if (i % 3 == 0) file(fmt::format("{:02}/.goujiignore", i), "left*\n");
  }
  const auto walked = [&](std::size_t threads) {
    std::vector<std::string> paths;
    Inputs found;
    std::size_t ignored = 0;
    walk_folder(folder(), {.skip = [](std::string_view path) { return path.ends_with("7/b.json"); },
                           .found = found,
                           .ignored = ignored,
                           .threads = threads});
    EXPECT_EQ(ignored, 20U);
    for (const Input& input : found) paths.emplace_back(input.path);
    return paths;
  };
  const std::vector<std::string> one = walked(1);
  EXPECT_EQ(one.size(), 60U + 40U + 60U - 6U);
  for (int round = 0; round < 5; ++round) {
    EXPECT_EQ(walked(2), one);
    EXPECT_EQ(walked(8), one);
  }
}

TEST_F(RunParts, AFewFilesAreSharedOutAmongAllJobs) {
  const std::vector<Input> inputs(20, Input{.path = "a.xlsx"});
  std::istringstream in;
  std::ostringstream out;
  Streams streams{in, out, out};
  const Session session{.streams = streams};
  LintTasks tasks(inputs, false, {}, session, 4);
  EXPECT_EQ(tasks.useful_jobs(), 4U);
  LintTask task;
  std::size_t count = 0;
  while (tasks.next(task)) ++count;
  EXPECT_EQ(count, 20U);
  EXPECT_EQ(task.reached.inputs, 20U);
  EXPECT_EQ(task.reached.bytes, tasks.whole().bytes);
  EXPECT_EQ(LintTasks({inputs.data(), 1}, false, {}, session, 4).useful_jobs(), 1U);
}

TEST_F(RunParts, ACleanLineIsWhatTheReporterWrites) {
  const auto shipped = load_shipped_rulebooks();
  const Reporter& reporter = *find_reporter("ndjson");
  for (const std::string shard : {"", "2/8"}) {
    for (const std::size_t line : {std::size_t{0}, std::size_t{1}, std::size_t{12'345}}) {
      const RenderOptions options{.brief = true};
      FormReport report{.path = "报送/\"a\"\n\u202e.json", .line = line, .shard = shard};
      report.rulebook = {.id = "x", .version = "1", .sha256 = "2", .chosen = "declared"};
      CleanLines lines;
      std::string written;
      EXPECT_FALSE(lines.append(written, *shipped[0], report.path, line));
      lines.learn(*shipped[0], report, options);
      std::string expected;
      for (const std::string path : {"b.json", "b.json", "报送/\"a\"\n\u202e.json", ""}) {
        report.path = path;
        EXPECT_TRUE(lines.append(written, *shipped[0], path, line));
        reporter.form(expected, report, {}, options);
      }
      EXPECT_EQ(written, expected);
      EXPECT_FALSE(lines.append(written, *shipped[1], "b.json", line)) << "of another rulebook";
    }
  }
}

std::string told(std::size_t forms, Reach reached, Reach whole, int milliseconds) {
  return progress_words(forms, reached, whole, std::chrono::milliseconds(milliseconds)).en;
}

TEST_F(RunParts, ProgressGoesByBytesAndSaysHowLongItWillTake) {
  EXPECT_EQ(told(500, {.inputs = 1, .bytes = 2'500'000}, {.inputs = 1, .bytes = 10'000'000}, 1'000),
            "█████░░░░░░░░░░░░░░░  25%  500 forms, 500 a second, about 3 seconds left");
  EXPECT_EQ(told(7, {.inputs = 3, .bytes = 4}, {.inputs = 4, .bytes = 4}, 0),
            "[3/4] ████████████████████ 100%  7 forms, 7000 a second");
}

TEST_F(RunParts, ProgressOfAPipeIsFormsAndTheirRate) {
  EXPECT_EQ(told(500, {.inputs = 1}, {.inputs = 1}, 250), "500 forms, 2000 a second");
}

TEST_F(RunParts, ProgressOfAPetabyteDoesNotOverflow) {
  constexpr std::uint64_t petabyte = 1'000'000'000'000'000;
  const std::string line = told(100'000'000'000, {.inputs = 1, .bytes = petabyte - 1},
                                {.inputs = 1, .bytes = petabyte}, 1'000'000'000);
  EXPECT_THAT(line, HasSubstr(" 99%  100000000000 forms, 100000 a second, about 0 seconds left"));
}

TEST_F(RunParts, AStreamTellsHowFarItIs) {
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += std::string(999, 'x') + '\n';
  LineSource source(open_bytes(file("forms.ndjson", lines)), 1'000'000);
  LineBlock block;
  std::size_t before = 0;
  while (source.next(block)) {
    EXPECT_GT(source.position(), before);
    before = source.position();
  }
  EXPECT_EQ(source.position(), lines.size());
}

}  // namespace
}  // namespace gouji::testing
