// Streams of forms: a line is a form, whatever is wrong with the lines beside it, and the report is
// the same for any number of threads, with and without the fast path, in one piece or in shards.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/cli/lint_tasks.h"
#include "linter/cli/run.h"
#include "linter/stream/line_source.h"
#include "tests/injection/benchmark.h"
#include "tests/injection/clean_forms.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;

struct Call {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err};

  int with(std::vector<std::string> arguments) { return run_cli(arguments, streams); }
};

std::string clean_form() {
  return std::string(GOUJI_SOURCE_DIR) + "/tests/forms/clean.json";
}
std::string other_form() {
  return std::string(GOUJI_SOURCE_DIR) + "/tests/forms/wrong-sum.json";
}

// Forms of every rulebook, with lines between them that are none.
std::string mixed_lines(std::uint64_t forms_a_rulebook) {
  std::string lines;
  for (const auto& loaded : load_shipped_rulebooks()) {
    const injection::CleanForms forms(*loaded, injection::prototype_of(loaded->rulebook), 5);
    for (std::uint64_t i = 0; i < forms_a_rulebook; ++i) {
      injection::Draft draft = forms.form(i);
      if (i % 5 == 0) draft.figures.back() = "12345.67";
      lines += draft.json() + "\n";
      if (i % 7 == 3) lines += "{\"template\": \"" + loaded->rulebook.id + "\", \"budget\": \n";
      if (i % 11 == 4) lines += "\n  \r\n";
    }
  }
  return lines + "[1, 2]";  // without an end of line
}

// A file of this test alone, gone at its end.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, std::string_view bytes)
      : folder_(std::filesystem::temp_directory_path() / unique_name()), path_(folder_ / name) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  static std::string unique_name() {
    static int count = 0;
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    return std::string("gouji-") + test->name() + "-" + std::to_string(getpid()) + "-" +
           std::to_string(++count);
  }
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

std::string gzipped(std::string_view bytes) {
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&state, bytes.size()) + 64, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

TEST(Stream, ReportsTheSameForAnyNumberOfThreadsAndEitherPath) {
  const TemporaryFile file("forms.ndjson", mixed_lines(60));
  for (const char* format : {"ndjson", "json", "text"}) {
    Call one;
    EXPECT_EQ(one.with({"lint", "--format", format, "--brief", "-j1", file.path()}), 3);
    EXPECT_FALSE(one.out.str().empty());
    for (const std::vector<std::string>& more :
         {std::vector<std::string>{"-j2"}, {"-j8"}, {"-j1", "--no-fast-path"}}) {
      std::vector<std::string> arguments{"lint", "--format", format, "--brief", file.path()};
      arguments.insert(arguments.end(), more.begin(), more.end());
      Call other;
      EXPECT_EQ(other.with(arguments), 3);
      EXPECT_TRUE(other.out.str() == one.out.str()) << format << " " << more.front();
      EXPECT_TRUE(other.err.str() == one.err.str()) << format << " " << more.front();
    }
  }
}

// A stream that tells of being flushed.
class CountedBuffer : public std::stringbuf {
 public:
  std::atomic<int> flushed = 0;

 protected:
  int sync() override {
    ++flushed;
    return std::stringbuf::sync();
  }
};

// Another thread writes at the same time: what is read must not flush what it writes.
TEST(Stream, IsReadWithoutTouchingWhatItIsTiedTo) {
  CountedBuffer touched;
  std::ostream tied(&touched);
  Call lint;
  lint.in.str(mixed_lines(4));
  lint.in.tie(&tied);
  lint.with({"lint", "--brief", "--lines", "--format", "ndjson", "--jobs", "2", "-"});
  EXPECT_THAT(lint.out.str(), HasSubstr("suzhou-2021"));
  EXPECT_EQ(touched.flushed, 0);
}

TEST(Stream, ShardsAddUpToTheBytesOfOneRun) {
  const TemporaryFile file("forms.ndjson", mixed_lines(13));
  Call whole;
  whole.with({"lint", "--format", "ndjson", file.path(), clean_form(), other_form()});
  for (int count : {1, 2, 3, 8}) {
    std::vector<std::unique_ptr<TemporaryFile>> reports;
    std::vector<std::string> merge{"merge"};
    for (int shard = 1; shard <= count; ++shard) {
      Call part;
      part.with({"lint", "--format", "ndjson", "--shard",
                 std::to_string(shard) + "/" + std::to_string(count), file.path(), clean_form(),
                 other_form()});
      reports.push_back(std::make_unique<TemporaryFile>("part.ndjson", part.out.str()));
      merge.push_back(reports.back()->path());
    }
    Call merged;
    EXPECT_EQ(merged.with(merge), 0) << merged.err.str();
    EXPECT_TRUE(merged.out.str() == whole.out.str()) << count;
    if (count == 1) continue;
    merge.pop_back();
    Call lacking;
    EXPECT_EQ(lacking.with(merge), 2) << count;
    merge.push_back(reports.back()->path());
    std::swap(merge[1], merge.back());
    Call in_another_order;
    EXPECT_EQ(in_another_order.with(merge), 0) << count;
    EXPECT_TRUE(in_another_order.out.str() == whole.out.str()) << count;
    merge.push_back(merge[1]);
    Call twice;
    EXPECT_EQ(twice.with(merge), 2) << count;
  }
}

TEST(Stream, AMergedReportMustBeWhole) {
  const TemporaryFile cut("part.ndjson",
                          "{\"path\": \"a.ndjson\", \"line\": 1, \"findings\": []}\n{\"pa");
  Call merged;
  EXPECT_EQ(merged.with({"merge", cut.path()}), 3);
  EXPECT_THAT(merged.err.str(), HasSubstr("第 2 行"));
}

TEST(Stream, IsReadFromGzipToo) {
  const std::string lines = mixed_lines(5);
  const TemporaryFile plain("forms.ndjson", lines);
  const TemporaryFile packed("forms.ndjson.gz", gzipped(lines));
  Call of_plain;
  of_plain.with({"lint", "--format", "ndjson", plain.path()});
  Call of_packed;
  of_packed.with({"lint", "--format", "ndjson", packed.path()});
  std::string expected = of_plain.out.str();
  for (std::size_t at = 0; (at = expected.find(plain.path(), at)) != std::string::npos;) {
    expected.replace(at, plain.path().size(), packed.path());
    at += packed.path().size();
  }
  EXPECT_TRUE(of_packed.out.str() == expected);
}

TEST(Stream, ThatBreaksOffSaysSoBehindItsLastLine) {
  const std::string packed = gzipped(mixed_lines(40));
  const TemporaryFile file("forms.ndjson.gz", packed.substr(0, packed.size() / 2));
  Call run;
  EXPECT_EQ(run.with({"lint", "--format", "ndjson", "--brief", file.path()}), 3);
  EXPECT_THAT(run.out.str(), HasSubstr("到此为止"));
  EXPECT_THAT(run.out.str(), HasSubstr("\"line\": 1,"));
}

TEST(Stream, IsKnownOnStandardInput) {
  const std::string form = patched_clean_form("{}");
  std::string line;
  for (const char c : form) line += c == '\n' ? ' ' : c;
  Call two;
  two.in.str(line + "\n" + line + "\n");
  EXPECT_EQ(two.with({"lint", "--format", "ndjson", "--brief", "-"}), 0) << two.err.str();
  EXPECT_THAT(two.out.str(), HasSubstr("\"line\": 2,"));
  Call one;
  one.in.str(form);
  one.with({"lint", "--format", "ndjson", "--brief", "-"});
  EXPECT_THAT(one.out.str(), ::testing::Not(HasSubstr("\"line\":")));
  Call told;
  told.in.str(line);
  told.with({"lint", "--lines", "--format", "ndjson", "--brief", "-"});
  EXPECT_THAT(told.out.str(), HasSubstr("\"line\": 1,"));
}

TEST(Stream, PlacesAFindingOnItsLine) {
  const std::string good = patched_clean_form("{}");
  const std::string bad = patched_clean_form(R"({"total": {"score": 70}})");
  std::string lines;
  for (const std::string& form : {good, bad}) {
    for (const char c : form) lines += c == '\n' ? ' ' : c;
    lines += '\n';
  }
  const TemporaryFile file("forms.jsonl", lines);
  Call run;
  EXPECT_EQ(run.with({"lint", file.path()}), 1);
  EXPECT_THAT(run.out.str(), HasSubstr("forms.jsonl:2:"));
}

TEST(Stream, ALineThatIsTooLongIsPassedOver) {
  class Letters final : public ByteSource {
   public:
    std::size_t read(std::span<char> bytes) override {
      std::size_t size = 0;
      for (; size < bytes.size() && at_ < 3'000'003; ++size, ++at_) {
        bytes[size] = at_ == 1 || at_ == 2'900'000 ? '\n' : 'x';
      }
      return size;
    }

   private:
    std::size_t at_ = 0;
  };
  LineSource lines(std::make_unique<Letters>(), 1'000'000);
  LineBlock block;
  std::vector<std::string> seen;
  while (lines.next(block)) {
    for (const Line& line : block.lines) {
      seen.push_back(std::to_string(line.number) +
                     (line.too_long ? " too long" : " " + std::to_string(line.size)));
    }
  }
  EXPECT_THAT(seen, ::testing::ElementsAre("1 1", "2 too long", "3 100002"));
}

TEST(Stream, EndsWhenItIsInterrupted) {
  const TemporaryFile file("forms.ndjson", mixed_lines(3));
  const std::atomic<bool> interrupted = true;
  Call run;
  run.streams.interrupted = &interrupted;
  EXPECT_EQ(run.with({"lint", "--format", "ndjson", file.path()}), 3);
  EXPECT_THAT(run.err.str(), HasSubstr("中断"));
}

TEST(Stream, EndsQuietlyWhenItsReaderIsGone) {
  const TemporaryFile file("forms.ndjson", mixed_lines(3));
  Call run;
  run.out.setstate(std::ios::badbit);
  run.streams.out_reader_is_gone = [] { return true; };
  EXPECT_EQ(run.with({"lint", "--brief", "--format", "ndjson", file.path()}), 3);
  EXPECT_THAT(run.err.str(), ::testing::Not(HasSubstr("写不下去")));
}

TEST(Stream, ShardsAreWrittenAsOneOfSeveral) {
  EXPECT_TRUE(parse_shard("1/1"));
  EXPECT_TRUE(parse_shard("3/8")->has(2));
  EXPECT_FALSE(parse_shard("3/8")->has(3));
  for (const char* wrong : {"0/3", "4/3", "1", "a/b", "1/0", "/2", "1/", "-1/2"}) {
    EXPECT_FALSE(parse_shard(wrong)) << wrong;
  }
  Call run;
  EXPECT_EQ(run.with({"lint", "--shard", "9/3", clean_form()}), 2);
  EXPECT_THAT(run.err.str(), HasSubstr("--shard"));
  Call jobs;
  EXPECT_EQ(jobs.with({"lint", "--jobs", "0", clean_form()}), 2);
}

std::string lines_of(const LoadedRulebook& loaded, std::uint64_t count) {
  const injection::CleanForms forms(loaded, injection::prototype_of(loaded.rulebook), 5);
  std::string lines;
  for (std::uint64_t i = 0; i < count; ++i) lines += forms.form(i).json() + "\n";
  return lines;
}

RulebookFiles first_shipped() {
  RulebookFiles files = shipped_rulebook_files().front();
  return {.rulebook = {"rulebook.json", std::move(files.rulebook.bytes)},
          .form_schema = {"form.schema.json", std::move(files.form_schema.bytes)}};
}

TEST(Streams, InAFolderAreFoundByTheirNames) {
  const auto shipped = load_shipped_rulebooks();
  const TemporaryFile stream("forms.ndjson", lines_of(*shipped[0], 3));
  const TemporaryFile other("forms.jsonl", lines_of(*shipped[0], 4));
  Call call;
  EXPECT_EQ(call.with({"lint", std::filesystem::path(stream.path()).parent_path().string(),
                       std::filesystem::path(other.path()).parent_path().string()}),
            0);
  EXPECT_THAT(call.out.str(), HasSubstr("核 7 张表：7 张无误"));
}

TEST(Streams, OfOnesOwnRulebookGoFastToo) {
  const auto shipped = load_shipped_rulebooks();
  const TemporaryFile stream("forms.ndjson", lines_of(*shipped[0], 120));
  const RulebookOnDisk own(first_shipped());
  Call fast;
  Call slow;
  EXPECT_EQ(fast.with({"lint", "--rulebook", own.folder(), "--brief", "--format", "ndjson",
                       stream.path()}),
            0);
  EXPECT_EQ(slow.with({"lint", "--rulebook", own.folder(), "--brief", "--format", "ndjson",
                       "--no-fast-path", stream.path()}),
            0);
  EXPECT_TRUE(fast.out.str() == slow.out.str());
  EXPECT_NE(fast.out.str().find("\"chosen\": \"option\""), std::string::npos);
  EXPECT_EQ(fast.err.str(), "");
}

TEST(Streams, ASchemaThatOnlyTheLongWayKnowsIsToldOnce) {
  const auto shipped = load_shipped_rulebooks();
  const TemporaryFile stream("forms.ndjson", lines_of(*shipped[0], 120));
  RulebookFiles files = first_shipped();
  files.form_schema.bytes = replaced(files.form_schema.bytes, "{", "{\"minProperties\": 1, ");
  const RulebookOnDisk own(files);
  Call call;
  EXPECT_EQ(call.with({"lint", "--rulebook", own.folder(), "--brief", "--format", "ndjson",
                       "--jobs", "2", stream.path()}),
            0);
  const std::string told = call.err.str();
  EXPECT_THAT(told, HasSubstr("minProperties"));
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1) << told;
}

}  // namespace
}  // namespace gouji::testing
