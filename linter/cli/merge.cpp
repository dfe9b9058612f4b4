// gouji merge: the reports of the shards of a run → the report of one run, byte for byte.
//
// A shard I/N has every item (a line of a stream, a file) whose turn it is, in the order of the
// run. So the items of the whole run come round and round: one of the first shard, one of the
// second, and so on. What one item gave is a line of the report, or several in a row when a file
// held several forms: those have one path and no line of a stream.

#include <fmt/format.h>

#include <fstream>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "linter/cli/commands.h"
#include "linter/cli/files.h"
#include "linter/json.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji merge 一.ndjson 二.ndjson 三.ndjson > 全部.ndjson",
      "gouji merge one.ndjson two.ndjson three.ndjson > all.ndjson"},
     {"三份（--shard 1/3、2/3、3/3）的报告按次序给出，合成一份",
      "the reports of --shard 1/3, 2/3 and 3/3, in this order, become one"}},
};

constexpr Option options[] = {
    {.name = "--output",
     .short_name = "-o",
     .value = {"文件", "FILE"},
     .about = {"写到这里；写完才改名，不留半份", "writes here; renamed when complete"}},
};

// What tells the lines of one item from those of the next.
struct ItemOfLine {
  std::string path;
  bool of_stream = false;  // then every line is an item
};

// The reports of one shard, an item at a time.
class ShardReport {
 public:
  explicit ShardReport(const std::string& path) : file_(path, std::ios::binary), path_(path) {
    if (!file_) problem_ = {"打不开", "cannot open"};
    advance();
  }

  bool at_end() const { return !has_line_; }
  const Message& problem() const { return problem_; }
  const std::string& path() const { return path_; }

  // Gives the lines of the next item to put.
  template <class Put>
  void take_item(Put&& put) {
    const ItemOfLine item = item_;
    do {
      put(line_);
      advance();
    } while (has_line_ && !item.of_stream && !item_.of_stream && item_.path == item.path);
  }

 private:
  void advance() {
    has_line_ = problem_.empty() && static_cast<bool>(std::getline(file_, line_));
    if (!has_line_) return;
    ++number_;
    const bool whole = !file_.eof();  // a line that was cut off has no end
    const JsonParse parsed = parse_json(line_, {});
    const Value* path = parsed.document.root.member("path");
    if (!whole || !parsed.faults.empty() || path == nullptr) {
      problem_ = {fmt::format("第 {} 行不是 gouji 的 ndjson 报告", number_),
                  fmt::format("line {} is not of an ndjson report of gouji", number_)};
      has_line_ = false;
      return;
    }
    item_ = {.path = std::string(path->text),
             .of_stream = parsed.document.root.member("line") != nullptr};
  }

  std::ifstream file_;
  std::string path_;
  std::string line_;
  std::size_t number_ = 0;
  bool has_line_ = false;
  ItemOfLine item_;
  Message problem_;
};

using Shards = std::vector<std::unique_ptr<ShardReport>>;

// Round and round until one shard has no item in its turn: then none behind it may have one.
template <class Put>
ExitCode in_turn(const Shards& shards, Put&& put, const Session& session) {
  for (bool ended = false; !ended;) {
    for (const auto& shard : shards) {
      if (!shard->at_end() && !ended) {
        shard->take_item(put);
      } else {
        ended = true;
      }
    }
  }
  for (const auto& shard : shards) {
    if (shard->at_end()) continue;
    complain(session, {fmt::format("{} 多出几项：各份的次序或份数不对", shard->path()),
                       fmt::format("{} has items of more: a shard is missing, or they are in "
                                   "another order",
                                   shard->path())});
    return ExitCode::unchecked;
  }
  return ExitCode::clean;
}

ExitCode run_merge(const Parsed& parsed, const Session& session) {
  Shards shards;
  for (const std::string& path : parsed.operands) {
    shards.push_back(std::make_unique<ShardReport>(path));
  }
  const std::string output(parsed.value("--output"));
  std::optional<WholeFile> file;
  if (!output.empty()) file.emplace(output);
  const auto put = [&](const std::string& line) {
    if (file) {
      file->write(line);
      file->write("\n");
    } else {
      session.streams.out << line << '\n';
    }
  };
  ExitCode code = in_turn(shards, put, session);
  for (const auto& shard : shards) {
    if (shard->problem().empty()) continue;
    complain(session, {fmt::format("{}：{}", shard->path(), shard->problem().zh),
                       fmt::format("{}: {}", shard->path(), shard->problem().en)});
    code = ExitCode::unchecked;
  }
  if (!file) return code;
  if (code == ExitCode::clean) file->close();
  if (!file->problem().empty()) {
    complain(session, {fmt::format("{}：{}", output, file->problem().zh),
                       fmt::format("{}: {}", output, file->problem().en)});
    code = ExitCode::unchecked;
  }
  return code;
}

}  // namespace

constexpr Command merge_command = {
    .name = "merge",
    .operands = {"报告.ndjson…", "REPORT.ndjson..."},
    .title = {"把各份（--shard）的报告合成一份", "joins the reports of shards"},
    .about =
        {"把 gouji lint --shard I/N --format ndjson 的 N 份报告按次序合成一份，与不分份的一次运行\n"
         "逐字节相同。",
         "Joins the N reports of gouji lint --shard I/N --format ndjson, given in their order, "
         "into\n"
         "what one run would have written, byte for byte."},
    .examples = examples,
    .options = options,
    .run = run_merge,
};

}  // namespace gouji
