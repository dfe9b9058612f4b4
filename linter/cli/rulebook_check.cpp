// gouji rulebook check: every fault of a rulebook with its place, what it is, and its cure.

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "linter/cli/commands.h"
#include "linter/cli/rulebook_folder.h"
#include "linter/report_words.h"
#include "linter/rulebook_review.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji rulebook check our-form", "gouji rulebook check our-form"},
     {"检查一套", "checks one"}},
    {{"gouji rulebook check 规则书/*", "gouji rulebook check rules/*"},
     {"检查几套", "checks several"}},
    {{"gouji schema rulebook", "gouji schema rulebook"},
     {"rulebook.json 可以有哪些成员", "what rulebook.json may hold"}},
};

constexpr Text exit_codes[] = {
    {"0  没有错误（可以有警告）", "0  no error (there may be warnings)"},
    {"2  命令行有误，或规则书有错", "2  wrong command line, or an error in a rulebook"},
};

void print_fault(const DataFault& fault, const Session& session) {
  std::string line = fault.path;
  if (fault.origin.line > 0) line += fmt::format(":{}:{}", fault.origin.line, fault.origin.column);
  line += fmt::format(": {}: {}", severity_word(session.language, fault.severity),
                      in(session.language, fault.message));
  if (!fault.pointer.empty()) line += fmt::format(" [{}]", fault.pointer);
  session.streams.out << visible(line) << '\n';
  if (fault.hint.empty()) return;
  session.streams.out << (session.language == Language::en ? "      hint: " : "      改法: ")
                      << visible(in(session.language, fault.hint)) << '\n';
}

ExitCode check(const std::string& wanted, const Session& session) {
  OpenedRulebook opened = open_rulebook(wanted, session);
  std::vector<DataFault> faults = std::move(opened.faults);
  if (opened.loaded != nullptr) {
    faults =
        review_rulebook(opened.files.rulebook.path, opened.files.rulebook.bytes, *opened.loaded);
  }
  for (const DataFault& fault : faults) print_fault(fault, session);
  const bool zh = session.language == Language::zh;
  const std::string result = faults.empty() ? std::string(zh ? "无误" : "no faults")
                                            : count_in_words(faults, session.language);
  session.streams.out << visible(wanted) << (zh ? "：" : ": ") << result << '\n';
  const bool broken = std::any_of(faults.begin(), faults.end(), [](const DataFault& fault) {
    return fault.severity == Severity::error;
  });
  return broken ? ExitCode::usage : ExitCode::clean;
}

ExitCode run_check(const Parsed& parsed, const Session& session) {
  ExitCode code = ExitCode::clean;
  for (const std::string& wanted : parsed.operands) code = worse(code, check(wanted, session));
  return code;
}

}  // namespace

constexpr Command rulebook_check_command = {
    .name = "rulebook check",
    .operands = {"路径|编号…", "PATH|ID..."},
    .title = {"检查：每一处错误的位置、内容和改法", "checks one: every fault, its place, its cure"},
    .about =
        {"检查规则书。先看每个名字有没有所指，再看合起来有没有道理：永远成立的恒等式、加不到一起的"
         "总分、\n"
         "读不到的数据项、从不扣分的评分规则、没有用到的条文。",
         "Checks rulebooks: first whether every name means something, then whether the whole "
         "makes\n"
         "sense: identities that cannot fail, totals that do not add up, figures that no reader\n"
         "finds, scoring that never takes a point off, clauses that nothing rests on."},
    .examples = examples,
    .options = {},
    .run = run_check,
    .exit_codes = exit_codes,
};

}  // namespace gouji
