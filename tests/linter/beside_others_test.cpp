// Forms beside each other, from the command line: what is planted among many is found, nothing else
// is; and what cannot be compared is told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <sys/stat.h>

#include "linter/cli/form_comparison.h"
#include "linter/cli/run.h"
#include "linter/cli/session.h"
#include "linter/rulebook_shelf.h"
#include "tests/injection/random.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gouji-beside-XXXXXX").string();
    EXPECT_NE(::mkdtemp(pattern.data()), nullptr);
    path_ = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

struct Called {
  int code = 0;
  std::string out;
  std::string err;
};

Called call(const std::vector<std::string>& arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err};
  const int code = run_cli(arguments, streams);
  return {code, out.str(), err.str()};
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

std::string on_one_line(std::string json) {
  std::replace(json.begin(), json.end(), '\n', ' ');
  return json + "\n";
}

// Forms of projects of their own, with prose of their own: every character of it is drawn.
class Forms {
 public:
  explicit Forms(std::uint64_t seed) : random_(seed) {}

  std::string next() {
    ++number_;
    const std::string project = "项目" + std::to_string(number_);
    const std::string paid =
        std::to_string(100 + number_) + "." + std::to_string(11 + number_ % 88);
    return form(project, paid, prose());
  }
  std::string prose() {
    std::string text;
    for (int i = 0; i < 300; ++i) {
      const auto code = static_cast<unsigned>(0x4E00 + random_.below(0x5000));
      text += static_cast<char>(0xE0U | (code >> 12U));
      text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
      text += static_cast<char>(0x80U | (code & 0x3FU));
    }
    return text;
  }
  static std::string form(const std::string& project, const std::string& paid,
                          const std::string& prose) {
    return on_one_line(patched_clean_form(R"({"project": ")" + project +
                                          R"(", "usage": {"paid": )" + paid +
                                          R"(}, "narratives": {"overview": ")" + prose + R"("}})"));
  }

 private:
  injection::Random random_;
  int number_ = 0;
};

TEST(BesideOthers, WhatIsPlantedAmongManyIsFoundAndNothingElse) {
  const Folder folder;
  Forms forms(11);
  const std::string prose = forms.prose();
  std::string lines = Forms::form("照抄的原文", "531.17", prose);
  lines += Forms::form("报了两次", "77.31", forms.prose());
  for (int i = 0; i < 600; ++i) lines += forms.next();
  lines += Forms::form("照抄的人", "642.29", prose);
  lines += Forms::form("报 了 两 次", "88.12", forms.prose());
  lines += Forms::form("金额照抄", "531.17", forms.prose());
  const std::string stream = folder.write("forms.ndjson", lines);

  const Called run =
      call({"lint", "--batch", "--format", "ndjson", "--brief", "--jobs", "2", stream});
  EXPECT_EQ(count(run.out, "\"beside_others\": true"), 3u);
  EXPECT_EQ(count(run.out, "\"copied-narrative\""), 1u);
  EXPECT_EQ(count(run.out, "\"duplicate-submission\""), 2u);
  const std::string_view end = std::string_view(run.out).substr(run.out.find("beside_others"));
  EXPECT_NE(end.find("forms.ndjson:1（照抄的原文）"), std::string_view::npos);
  EXPECT_NE(end.find("forms.ndjson:2 是同一项目"), std::string_view::npos);
  EXPECT_EQ(run.err, "");
  // Whatever the number of threads, and the way the forms went.
  EXPECT_TRUE(call({"lint", "--batch", "--format", "ndjson", "--brief", "--jobs", "7",
                    "--no-fast-path", stream})
                  .out == run.out);
}

TEST(BesideOthers, FilesOfAFolderAreComparedToo) {
  const Folder folder;
  Forms forms(12);
  const std::string twice = forms.next();
  folder.write("a/1.json", twice);
  folder.write("a/2.json", forms.next());
  folder.write("b/3.json", twice);
  const Called run = call({"lint", "--batch", folder.path()});
  EXPECT_THAT(run.out, HasSubstr("3.json"));
  EXPECT_THAT(run.out, HasSubstr("1.json 是同一项目、同一年度的表，金额也全部相同"));
  EXPECT_EQ(count(run.out, "[duplicate-submission]"), 1u);
  EXPECT_THAT(run.out, HasSubstr("核 3 张表"));
}

// Files are read again when what they are compared with has come by. The second input is a pipe, so
// that the first has been read, and what it has changes before the second is.
TEST(BesideOthers, AFileThatHasChangedBeforeItIsComparedIsTold) {
  const Folder folder;
  Forms forms(14);
  const std::string form = forms.next();
  const std::string other = forms.next();
  const std::string first = folder.path() + "/first.json";
  const std::string pipe = folder.path() + "/pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const auto rulebooks = load_shipped_rulebooks();
  LintOptions options{.rulebooks = rulebooks};
  options.compare = true;
  const std::vector<Input> inputs = {{.path = first}, {.path = pipe}};
  std::istringstream in;
  std::ostringstream out;
  Streams streams{in, out, out};
  const Session session{.streams = streams};
  enum class Change { none, gone, other_form, no_form };
  for (const Change change : {Change::none, Change::gone, Change::other_form, Change::no_form}) {
    folder.write("first.json", form);
    FormComparison comparison;
    const FormDigest digest = *lint_bytes("", form, options).front().digest;
    for (std::size_t item = 0; item < inputs.size(); ++item) comparison.add(digest, item, 0);
    std::thread writer([&] {
      std::ofstream opened(pipe, std::ios::binary);  // waits for the reader
      if (change == Change::gone) std::filesystem::remove(first);
      if (change == Change::other_form) folder.write("first.json", other);
      if (change == Change::no_form) folder.write("first.json", "no form");
      opened << form;
    });
    std::size_t found = 0;
    const std::vector<Message> remarks = comparison.compare(
        inputs, false, options, session,
        [&](const FormReport& report, std::size_t /*line*/) { found += report.findings.size(); });
    writer.join();
    const bool unread = change == Change::gone || change == Change::no_form;
    EXPECT_EQ(found > 0, change == Change::none);
    ASSERT_EQ(remarks.size(), unread ? 1U : 0U);
    for (const Message& remark : remarks) {
      EXPECT_THAT(remark.en, HasSubstr("1 pair of forms that may be alike"));
    }
  }
}

TEST(BesideOthers, WithoutTheOptionNothingIsCompared) {
  const Folder folder;
  Forms forms(13);
  const std::string twice = forms.next();
  const std::string stream = folder.write("forms.ndjson", twice + twice);
  EXPECT_THAT(call({"lint", stream}).out, Not(HasSubstr("duplicate-submission")));
}

TEST(BesideOthers, WhatCannotBeReadTwiceOrNotAsAWholeIsRefused) {
  const Folder folder;
  const std::string stream = folder.write("forms.ndjson", Forms(14).next());
  Called run = call({"lint", "--batch", "-"}, "{}");
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("先存成文件"));
  run = call({"lint", "--batch", "--shard", "1/2", stream});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("--shard"));
}

TEST(BesideOthers, ApprovedAndPreviousFormsAreFoundByTheirProject) {
  const Folder folder;
  const std::string form = folder.write("form.json", patched_clean_form("{}"));
  folder.write("approved/1.json", patched_clean_form(R"({"project": "别的项目"})"));
  folder.write("approved/2.json",
               patched_clean_form(R"({"indicators": {"6": {"target": "≥36次"}}})"));
  const std::string last_year = folder.write(
      "last.ndjson",
      on_one_line(patched_clean_form(R"({"year": "2020", "usage": {"carried_over": 60}})")));
  const Called run =
      call({"lint", "--targets", folder.path() + "/approved", "--previous", last_year, form});
  EXPECT_THAT(run.out, HasSubstr("目标值“≥24次”低于批复的“≥36次” [approved-target]"));
  EXPECT_THAT(run.out, HasSubstr("少于上年表的结转数 60"));
  EXPECT_THAT(run.out, HasSubstr("last.ndjson:1）"));
  EXPECT_EQ(run.code, 0);
}

TEST(BesideOthers, AnApprovedFormThatCannotBeReadIsTold) {
  const Folder folder;
  const std::string form = folder.write("form.json", patched_clean_form("{}"));
  folder.write("approved/1.json", patched_clean_form("{}"));
  folder.write("approved/2.json", "{\"template\": ");
  Called run = call({"lint", "--targets", folder.path() + "/approved", form});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("2.json"));
  run = call({"lint", "--previous", folder.path() + "/none", form});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("没有可比的表"));
  EXPECT_EQ(run.out, "");
}

}  // namespace
}  // namespace gouji::testing
