// gouji lint --fix: what was put right goes to new files, and to standard error line by line.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/cli/command_line.h"
#include "linter/cli/session.h"
#include "linter/fix.h"

namespace gouji {

inline constexpr Option fix_option = {
    .name = "--fix",
    .about = {"改正形式上的笔误（全角、空白、千分位、比较符、网页标记），另写一个 .fixed "
              "文件；数值一律不动",
              "puts slips of form right (full width, blanks, separators, comparators, markup) in a "
              "new .fixed file; no value changes"}};
inline constexpr Option fix_to_option = {
    .name = "--fix-to",
    .value = {"文件夹", "FOLDER"},
    .about = {"同 --fix，写到这个文件夹", "as --fix, into this folder"}};
inline constexpr Option fix_in_place_option = {
    .name = "--fix-in-place",
    .about = {"同 --fix，写回原文件（JSON 和文本表）；核的是改过的",
              "as --fix, over the original (JSON and tables in text); what is checked is the "
              "fixed file"}};
inline constexpr Option overwrite_option = {
    .name = "--overwrite",
    .about = {"已有的 .fixed 文件可以覆盖", "a .fixed file that exists may be written over"}};

struct FixPlan {
  bool wanted = false;
  bool in_place = false;
  bool overwrite = false;
  std::string folder;  // empty: beside the original
  std::vector<Message> faults;
};

FixPlan plan_fixes(const Parsed& parsed);

// Named like one that --fix has written: a folder does not give those to be fixed again.
bool is_fixed_file(std::string_view path);

class FixRun {
 public:
  FixRun(const FixPlan& plan, const Session& session) : plan_(plan), session_(session) {}

  // Puts a file right. The new bytes when they now stand in its place: what is checked is always
  // the file of that name.
  std::optional<std::string> fix(const std::string& path, std::string_view bytes,
                                 const LintOptions& options);
  // Enters what was done to the last file into its reports.
  void enter(std::vector<FormReport>& reports) const;
  void tell_total() const;
  ExitCode code() const { return code_; }

 private:
  struct Done {
    std::string part;
    bool whole_file = true;  // false: of this part only
    std::string written_to;
    std::vector<MendedCell> mended;
  };

  std::string target(const std::string& path, const FixedFile& fixed, std::size_t number,
                     std::size_t count) const;
  enum class Written : unsigned char { now, before, not_at_all };

  Written write(const std::string& path, const std::string& target, const FixedFile& fixed);
  void tell(const std::string& path, const FixedFile& fixed, bool written) const;
  void tell_file(const std::string& path, const std::string& target, const FixedFile& fixed,
                 Written written);
  void fail(const std::string& path, const Message& why);

  const FixPlan& plan_;
  const Session& session_;
  std::set<std::string> written_;
  std::vector<Done> last_;
  std::size_t slips_ = 0;  // that could be put right
  std::size_t cells_ = 0;  // that were, in files written now
  std::size_t files_ = 0;
  ExitCode code_ = ExitCode::clean;
};

}  // namespace gouji
