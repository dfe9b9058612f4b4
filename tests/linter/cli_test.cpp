// The command line as people and scripts meet it: every transcript in tests/linter/transcripts is
// played back with the real binary. GOUJI_UPDATE=1 writes what it says now; read the difference
// before you commit it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "linter/cli/commands.h"
#include "linter/cli/run.h"
#include "tests/support/forms.h"
#include "tests/support/transcript.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> transcript_names() {
  std::vector<std::string> names;
  const std::string folder = std::string(GOUJI_SOURCE_DIR) + "/tests/linter/transcripts";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Transcripts : public ::testing::TestWithParam<std::string> {};

TEST_P(Transcripts, PlayBackTheSame) {
  const std::string path = "tests/linter/transcripts/" + GetParam() + ".txt";
  const std::string text = read_project_file(path);
  std::vector<Step> steps = read_transcript(text);
  ASSERT_FALSE(steps.empty()) << path;
  const Workplace workplace;
  for (Step& step : steps) {
    const Outcome outcome = workplace.run(step.command);
    if (updating()) {
      step.expected = outcome;
      continue;
    }
    EXPECT_EQ(outcome.out, step.expected.out) << path << ": $ " << step.command;
    EXPECT_EQ(outcome.err, step.expected.err) << path << ": $ " << step.command;
    EXPECT_EQ(outcome.code, step.expected.code) << path << ": $ " << step.command;
  }
  const std::string written = write_transcript(steps);
  if (updating()) {
    if (written != text) write_project_file(path, written);
  } else {
    EXPECT_EQ(written, text) << path << " is not in the form that it would be written in";
  }
}

std::string name_of_transcript(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(CommandLine, Transcripts, ::testing::ValuesIn(transcript_names()),
                         name_of_transcript);

// What the README shows is what the tool says: every console block in it that lints a sample form
// is run. GOUJI_UPDATE=1 writes the output anew.
TEST(CommandLine, ReadmeShowsTheRealOutput) {
  const std::string text = read_project_file("README.md");
  const std::string start = "```console\n$ gouji lint tests/forms/";
  const Workplace workplace;
  std::string updated;
  std::size_t done = 0;
  std::size_t shown = 0;
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, done)) {
    const std::size_t command = text.find("$ ", at) + 2;
    const std::size_t output = text.find('\n', command) + 1;
    const std::size_t end = text.find("```", output);
    ASSERT_NE(end, std::string::npos);
    const std::string line = text.substr(command, output - 1 - command);
    const Outcome outcome = workplace.run("cd '" GOUJI_SOURCE_DIR "' && " + line);
    updated += text.substr(done, output - done) + outcome.out;
    done = end;
    ++shown;
    if (updating()) continue;
    EXPECT_EQ(text.substr(output, end - output), outcome.out) << line;
  }
  updated += text.substr(done);
  EXPECT_GE(shown, 1u);
  if (updating() && updated != text) write_project_file("README.md", updated);
}

// A run inside the test, for what a shell cannot show: terminals and broken streams.
struct Call {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams = {.in = in, .out = out, .err = err};
  int with(const std::vector<std::string>& arguments) { return run_cli(arguments, streams); }
};

std::string clean_form() {
  return std::string(GOUJI_SOURCE_DIR) + "/tests/forms/clean.json";
}
std::string other_form() {
  return std::string(GOUJI_SOURCE_DIR) + "/tests/forms/wrong-sum.json";
}

TEST(CommandLine, ColoursOnATerminal) {
  Call run;
  run.streams.out_is_terminal = true;
  run.with({"--help"});
  EXPECT_THAT(run.out.str(), HasSubstr("\x1b["));
}

TEST(CommandLine, DoesNotColourInAPipe) {
  Call run;
  run.with({"--help"});
  EXPECT_EQ(run.out.str().find('\x1b'), std::string::npos);
}

TEST(CommandLine, RespectsNoColorOnATerminal) {
  Call run;
  run.streams.out_is_terminal = true;
  run.streams.no_colour = true;
  run.with({"lint", other_form()});
  EXPECT_EQ(run.out.str().find('\x1b'), std::string::npos);
}

TEST(CommandLine, ColorAlwaysWinsOverNoColor) {
  Call run;
  run.streams.no_colour = true;
  run.with({"lint", "--color", "always", other_form()});
  EXPECT_THAT(run.out.str(), HasSubstr("\x1b["));
}

TEST(CommandLine, ShowsProgressOnATerminalOnly) {
  Call on_terminal;
  on_terminal.streams.err_is_terminal = true;
  on_terminal.with({"lint", clean_form(), other_form()});
  EXPECT_THAT(on_terminal.err.str(), HasSubstr("[2/2]"));
  Call in_pipe;
  in_pipe.with({"lint", clean_form(), other_form()});
  EXPECT_EQ(in_pipe.err.str(), "");
}

TEST(CommandLine, QuietShowsNoProgress) {
  Call run;
  run.streams.err_is_terminal = true;
  run.with({"lint", "--quiet", clean_form(), other_form()});
  EXPECT_EQ(run.err.str(), "");
}

TEST(CommandLine, ReadsStandardInput) {
  Call run;
  run.in.str(patched_clean_form("{}"));
  EXPECT_EQ(run.with({"lint", "-"}), 0) << run.out.str() << run.err.str();
}

TEST(CommandLine, BrokenStandardOutputIsNotSuccess) {
  Call run;
  run.out.setstate(std::ios::badbit);
  EXPECT_EQ(run.with({"list", "rulebooks"}), 3);
  EXPECT_FALSE(run.err.str().empty());
}

TEST(CommandLine, FileNamesCannotSteerTheTerminal) {
  Call run;
  EXPECT_EQ(run.with({"lint", "\x1b]0;owned\x07.json"}), 3);
  EXPECT_EQ((run.out.str() + run.err.str()).find('\x1b'), std::string::npos);
}

// With the sub-commands of those that have some.
std::vector<const Command*> every_command() {
  std::vector<const Command*> commands;
  for (const Command* command : all_commands()) {
    commands.push_back(command);
    commands.insert(commands.end(), command->commands.begin(), command->commands.end());
  }
  return commands;
}

// rulebook new --help --lang en
std::vector<std::string> help_of(const Command& command, const std::string& language) {
  std::vector<std::string> arguments;
  std::istringstream words{std::string(command.name)};
  for (std::string word; words >> word;) arguments.push_back(word);
  arguments.insert(arguments.end(), {"--help", "--lang", language});
  return arguments;
}

// Every option of every command is in its help, in both languages, and says something.
TEST(CommandLine, HelpNamesEveryOption) {
  for (const Command* command : every_command()) {
    for (const std::string language : {"zh", "en"}) {
      Call run;
      EXPECT_EQ(run.with(help_of(*command, language)), 0);
      for (const Option& option : command->options) {
        EXPECT_THAT(run.out.str(), HasSubstr(std::string(option.name)));
        EXPECT_FALSE(option.about.zh.empty()) << option.name;
        EXPECT_FALSE(option.about.en.empty()) << option.name;
      }
      for (const Example& example : command->examples) {
        EXPECT_THAT(run.out.str(),
                    HasSubstr(std::string(language == "en" ? example.line.en : example.line.zh)));
      }
    }
  }
}

TEST(CommandLine, EnglishHelpHasNoChinese) {
  for (const Command* command : every_command()) {
    Call run;
    run.with(help_of(*command, "en"));
    const std::string text = run.out.str();
    const bool ascii = std::all_of(text.begin(), text.end(), [](char letter) {
      return static_cast<unsigned char>(letter) < 0x80;
    });
    EXPECT_TRUE(ascii) << text;
  }
}

TEST(CommandLine, ASymbolicLinkInAFolderIsNotFollowed) {
  const Workplace workplace;
  workplace.run(
      "mkdir outside inside && cp forms/wrong-sum.json outside && "
      "cp forms/clean.json inside && ln -s ../outside inside/link && "
      "ln -s ../outside/wrong-sum.json inside/link.json");
  EXPECT_EQ(workplace.run("gouji lint inside").code, 0);
  EXPECT_EQ(workplace.run("gouji lint inside/link.json").code, 1);
}

TEST(CommandLine, AFailedRunLeavesTheOldReport) {
  const Workplace workplace;
  workplace.run("echo old > report.json");
  EXPECT_EQ(workplace.run("gouji lint --format jsonn=report.json forms/clean.json").code, 2);
  EXPECT_EQ(workplace.run("cat report.json").out, "old\n");
}

TEST(CommandLine, NoTemporaryFileIsLeft) {
  const Workplace workplace;
  workplace.run("gouji lint -o report.txt forms/clean.json");
  EXPECT_EQ(workplace.run("ls").out, "forms\nreport.txt\n");
}

// The limit is 64 MB of file. The peak of a command includes the memory that this test program had
// when it started it, which under the sanitizers may be over a gigabyte.
constexpr long most_megabytes = 4000;

TEST(CommandLine, AFileLargerThanTheLimitIsNotRead) {
  const Workplace workplace;
  workplace.run("truncate -s 10G big.json");
  const Outcome outcome = workplace.run("gouji lint big.json");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.out, HasSubstr("67108864"));
  EXPECT_LT(outcome.peak_megabytes, most_megabytes);
}

TEST(CommandLine, AnEndlessDeviceIsNotReadToItsEnd) {
  const Workplace workplace;
  for (const std::string command : {"gouji lint /dev/zero", "gouji lint - </dev/zero"}) {
    const Outcome outcome = workplace.run(command);
    EXPECT_EQ(outcome.code, 3);
    EXPECT_LT(outcome.peak_megabytes, most_megabytes) << command;
  }
}

TEST(CommandLine, AFullDiskIsNotSuccess) {
  const Workplace workplace;
  EXPECT_EQ(workplace.run("gouji lint forms/clean.json > /dev/full").code, 3);
  EXPECT_EQ(workplace.run("gouji lint --format json=/dev/full forms/clean.json").code, 3);
}

}  // namespace
}  // namespace gouji::testing
