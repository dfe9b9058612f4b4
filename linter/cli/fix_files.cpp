// Where fixed files go. An original is only written over when --fix-in-place says so, and any other
// file that exists only with --overwrite; one that has the very same bytes already is left alone,
// so that a run can be repeated. Every file is written whole under a temporary name and renamed.

#include "linter/cli/fix_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <istream>
#include <ostream>
#include <system_error>

#include "linter/cli/files.h"
#include "linter/report_words.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Long texts are shown around the place where they begin to differ.
struct Shown {
  std::string before;
  std::string after;
};

std::string window(std::string_view text, std::size_t start) {
  constexpr std::size_t most_bytes = 120;
  std::size_t end = std::min(text.size(), start + most_bytes);
  while (end < text.size() && continues(text[end])) --end;
  return fmt::format("{}{}{}", start > 0 ? "…" : "", visible(text.substr(start, end - start)),
                     end < text.size() ? "…" : "");
}

Shown shown(std::string_view before, std::string_view after) {
  constexpr std::size_t context = 24;  // bytes: eight Chinese characters
  const auto differs = std::ranges::mismatch(before, after).in1;
  std::size_t start = static_cast<std::size_t>(differs - before.begin());
  start = before.size() <= 4 * context || start <= context ? 0 : start - context;
  while (start > 0 && continues(before[start])) --start;
  return {.before = window(before, start), .after = window(after, start)};
}

std::string place_of(const std::string& path, const std::string& part, const Location& location,
                     Language language) {
  if (location.line != 0) return fmt::format("{}:{}:{}", path, location.line, location.column);
  const std::string position = position_of(location, language);
  if (position.empty()) return form_name(path, part);
  return fmt::format("{} › {}", path, position);
}

std::string names_of(const std::vector<const SlipRepair*>& repairs, Language language) {
  std::vector<std::string_view> names;
  for (const SlipRepair* repair : repairs) {
    names.push_back(language == Language::en ? repair->title_en : repair->title_zh);
  }
  return fmt::format("{}", fmt::join(names, language == Language::en ? ", " : "、"));
}

bool has_bytes(const std::string& path, std::string_view bytes) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) != bytes.size()) return false;
  Limits limits;
  limits.file_bytes = std::max(limits.file_bytes, bytes.size());
  std::istream no_input(nullptr);
  return read_input(path, no_input, limits).bytes == bytes;
}

}  // namespace

bool is_fixed_file(std::string_view path) {
  return fs::path(path).stem().string().ends_with(".fixed");
}

FixPlan plan_fixes(const Parsed& parsed) {
  FixPlan plan = {
      .wanted = parsed.has("--fix") || parsed.has("--fix-to") || parsed.has("--fix-in-place"),
      .in_place = parsed.has("--fix-in-place"),
      .overwrite = parsed.has("--overwrite"),
      .folder = std::string(parsed.value("--fix-to")),
      .faults = {}};
  const auto fault = [&](Message message) { plan.faults.push_back(std::move(message)); };
  if (plan.in_place && parsed.has("--fix-to")) {
    fault({"--fix-in-place 与 --fix-to 只能用一个",
           "--fix-in-place and --fix-to exclude each other"});
  }
  if (parsed.has("--fix-to") && plan.folder.empty()) {
    fault({"--fix-to 后面缺文件夹", "--fix-to has no folder behind it"});
  }
  if (plan.overwrite && !plan.wanted) {
    fault({"--overwrite 没有用处：没有 --fix", "--overwrite has no use without --fix"});
  }
  const bool reads_input = std::ranges::find(parsed.operands, "-") != parsed.operands.end();
  if (plan.wanted && reads_input) {
    fault({"标准输入没有文件可改：--fix 要给出文件名", "--fix needs files, not standard input"});
  }
  if (!plan.faults.empty() || plan.folder.empty()) return plan;
  std::error_code error;
  fs::create_directories(plan.folder, error);
  if (error || !fs::is_directory(plan.folder)) {
    const Message why = system_reason(error ? error.value() : ENOTDIR);
    fault({fmt::format("--fix-to {}：{}", plan.folder, why.zh),
           fmt::format("--fix-to {}: {}", plan.folder, why.en)});
  }
  return plan;
}

std::string FixRun::target(const std::string& path, const FixedFile& fixed, std::size_t number,
                           std::size_t count) const {
  const fs::path original(path);
  if (plan_.in_place && !fixed.converted) return path;
  const fs::path folder = plan_.folder.empty() ? original.parent_path() : fs::path(plan_.folder);
  const std::string which = count > 1 ? fmt::format(".{}", number) : "";
  const std::string extension = fixed.converted ? ".json" : original.extension().string();
  return (folder / fmt::format("{}{}.fixed{}", original.stem().string(), which, extension))
      .string();
}

void FixRun::fail(const std::string& path, const Message& why) {
  complain(session_, {fmt::format("{}：{}", path, why.zh), fmt::format("{}: {}", path, why.en)});
  code_ = worse(code_, ExitCode::unchecked);
}

FixRun::Written FixRun::write(const std::string& path, const std::string& target,
                              const FixedFile& fixed) {
  std::error_code error;
  const bool over_itself = target == path;
  if (over_itself && !fs::is_regular_file(path, error)) {
    fail(path, {"不是普通文件，不能就地改", "not a regular file, cannot be fixed in place"});
    return Written::not_at_all;
  }
  if (!over_itself && !written_.insert(target).second) {
    fail(path, {fmt::format("{} 这一次已经写过，没有再写", target),
                fmt::format("{} was written in this run already", target)});
    return Written::not_at_all;
  }
  const bool exists = !over_itself && fs::exists(fs::symlink_status(target, error));
  if (exists && has_bytes(target, fixed.bytes)) return Written::before;
  if (exists && !plan_.overwrite) {
    fail(target,
         {"已有这个文件，没有覆盖；要覆盖加 --overwrite，或用 --fix-to 写到别处",
          "exists and was not written over; --overwrite does so, --fix-to writes elsewhere"});
    return Written::not_at_all;
  }
  WholeFile file(target);
  file.write(fixed.bytes);
  file.close();
  if (file.problem().empty()) return Written::now;
  fail(target, file.problem());
  return Written::not_at_all;
}

void FixRun::tell(const std::string& path, const FixedFile& fixed, bool written) const {
  const bool english = session_.language == Language::en;
  const std::string_view done =
      written ? (english ? ": fixed: " : ": 已改: ") : (english ? ": can be fixed: " : ": 可改: ");
  std::ostream& err = session_.streams.err;
  for (const MendedCell& cell : fixed.mended) {
    const Shown texts = shown(cell.before, cell.after);
    err << visible(place_of(path, cell.part, cell.location, session_.language)) << done
        << visible(say(session_.language, cell.location.label)) << (english ? ": " : "：")
        << texts.before << " → " << texts.after << (english ? " (" : "（")
        << names_of(cell.repairs, session_.language) << (english ? ")" : "）") << '\n';
  }
  for (const KeptSlip& slip : fixed.kept) {
    err << visible(place_of(path, slip.part, slip.location, session_.language))
        << (english ? ": left as it is: " : ": 没有改: ")
        << visible(say(session_.language, slip.location.label)) << (english ? ": " : "：")
        << window(slip.text, 0) << (english ? " (" : "（") << say(session_.language, slip.why)
        << (english ? ")" : "）") << '\n';
  }
}

void FixRun::tell_file(const std::string& path, const std::string& target, const FixedFile& fixed,
                       Written written) {
  if (written == Written::not_at_all) return;
  if (written == Written::before) {
    complain(session_, {fmt::format("{}：{} 已是改好的，没有再写", path, target),
                        fmt::format("{}: {} is the fixed file already", path, target)});
    return;
  }
  ++files_;
  cells_ += fixed.mended.size();
  complain(session_,
           {fmt::format("{}：改 {} 处，写入 {}{}", path, fixed.mended.size(), target,
                        fixed.converted ? "（这种格式不就地改，改好的表写成 JSON）" : ""),
            fmt::format("{}: {} fixed, written to {}{}", path, fixed.mended.size(), target,
                        fixed.converted ? " (form JSON: this format is not written)" : "")});
}

std::optional<std::string> FixRun::fix(const std::string& path, std::string_view bytes,
                                       const LintOptions& options) {
  last_.clear();
  std::optional<std::string> in_its_place;
  std::vector<FixedFile> files = fix_bytes(bytes, options);
  for (std::size_t i = 0; i < files.size(); ++i) {
    FixedFile& fixed = files[i];
    if (fixed.mended.empty()) {
      tell(path, fixed, false);
      continue;
    }
    slips_ += fixed.mended.size();
    const std::string to = target(path, fixed, i + 1, files.size());
    const Written written = write(path, to, fixed);
    tell(path, fixed, written != Written::not_at_all);
    tell_file(path, to, fixed, written);
    if (written == Written::not_at_all) continue;
    if (to == path) in_its_place = std::move(fixed.bytes);
    last_.push_back({.part = fixed.part,
                     .whole_file = !fixed.converted,
                     .written_to = to,
                     .mended = std::move(fixed.mended)});
  }
  return in_its_place;
}

void FixRun::enter(std::vector<FormReport>& reports) const {
  for (FormReport& report : reports) {
    for (const Done& done : last_) {
      if (!done.whole_file && done.part != report.part) continue;
      for (const MendedCell& cell : done.mended) {
        if (cell.part != report.part) continue;
        ReportedFix fix{.location = cell.location, .before = cell.before, .after = cell.after};
        for (const SlipRepair* repair : cell.repairs) fix.repairs.emplace_back(repair->id);
        report.fixes.push_back(std::move(fix));
      }
      if (!report.fixes.empty()) report.fixed_file = done.written_to;
    }
  }
}

void FixRun::tell_total() const {
  if (!plan_.wanted) return;
  if (files_ == 0) {
    complain(session_, slips_ == 0 ? Message{"没有要改的", "nothing to fix"}
                                   : Message{"没有写文件", "no file was written"});
    return;
  }
  complain(session_,
           {fmt::format("共改 {} 处，写 {} 个文件{}", cells_, files_,
                        plan_.in_place ? "" : "；原件没有动"),
            fmt::format("{} fixed, {} {} written{}", cells_, files_, files_ == 1 ? "file" : "files",
                        plan_.in_place ? "" : "; the originals are as they were")});
}

}  // namespace gouji
