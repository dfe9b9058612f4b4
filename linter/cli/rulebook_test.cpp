// gouji rulebook test: the examples of a rulebook, and how many of their figures are guarded.

#include "linter/rulebook_test.h"

#include <ostream>

#include "linter/cli/commands.h"
#include "linter/cli/rulebook_folder.h"
#include "linter/cli/rulebook_test_output.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji rulebook test our-form", "gouji rulebook test our-form"}, {"测试一套", "tests one"}},
    {{"gouji rulebook test", "gouji rulebook test"},
     {"测试随程序带的每一套", "tests every one that is shipped"}},
    {{"gouji rulebook test --format json our-form", "gouji rulebook test --format json our-form"},
     {"逐格的结果", "the result cell by cell"}},
};

constexpr Option options[] = {
    {.name = "--format",
     .value = {"格式", "FORMAT"},
     .choices = "text|json",
     .about = {"text（默认）或 json", "text (the default) or json"}},
};

constexpr Text exit_codes[] = {
    {"0  例子都合要求，每个数都有人守，或写明了为什么守不住",
     "0  the examples are as they should be, every figure is guarded or excused"},
    {"1  有例子不合要求，或有数没有守住", "1  an example or the coverage fails"},
    {"2  命令行有误，或规则书有错", "2  wrong command line, or a rulebook is broken"},
};

ExitCode run_test(const Parsed& parsed, const Session& session) {
  const bool as_json = parsed.value("--format") == "json";
  std::vector<std::string> wanted = parsed.operands;
  if (wanted.empty()) {
    for (const RulebookFiles& files : shipped_rulebook_files()) {
      wanted.emplace_back(name_of_file(files.path));
    }
  }
  std::string bytes;
  JsonWriter json(bytes);
  if (as_json) json.begin_array();
  ExitCode code = ExitCode::clean;
  bool first = true;
  for (const std::string& one : wanted) {
    const OpenedRulebook opened = open_sound_rulebook(one, session);
    if (opened.loaded == nullptr) {
      code = ExitCode::usage;
      continue;
    }
    const Rulebook& rulebook = opened.loaded->rulebook;
    const RulebookTest test = test_rulebook(*opened.loaded, opened.files);
    if (!test.passed()) code = worse(code, ExitCode::findings);
    if (as_json) {
      json.new_line(2);
      write_rulebook_test(json, test, rulebook);
      continue;
    }
    if (!first) session.streams.out << '\n';
    first = false;
    print_rulebook_test(test, rulebook, session);
  }
  if (as_json) {
    json.end_array_on_new_line(0);
    session.streams.out << bytes << '\n';
  }
  return code;
}

}  // namespace

constexpr Command rulebook_test_command = {
    .name = "rulebook test",
    .operands = {"[路径|编号…]", "[PATH|ID...]"},
    .title = {"测试：例子是否如愿，每个数是否有人守",
              "tests one: its examples, and whether every figure is guarded"},
    .about =
        {"good/ 里的每个文件都应没有错误和警告；bad/ 里的每个文件都应由文件名所指的核查报告，\n"
         "如 weight-total.json、weight-total.2.json。以 .patch.json 结尾的是打在 good/clean.json "
         "上的\n"
         "合并补丁（RFC 7396；列表按下标写：{\"3\": {…}}）。\n"
         "变异覆盖：把每张好表里的每个数逐一改错，看有没有核查指出来。没有一种改法被指出的格，\n"
         "要在 rulebook.json 的 unguarded 里写明理由。",
         "Every file in good/ must have neither errors nor warnings; every file in bad/ must be\n"
         "reported by the check that its name begins with: weight-total.json, "
         "weight-total.2.json.\n"
         "What ends in .patch.json is a merge patch for good/clean.json (RFC 7396; items of a "
         "list\n"
         "by index: {\"3\": {...}}).\n"
         "Mutation coverage: every figure of every good form is made wrong in turn, and a check "
         "must\n"
         "notice. A cell where none notices any change needs a reason in \"unguarded\" of\n"
         "rulebook.json."},
    .examples = examples,
    .options = options,
    .run = run_test,
    .needs_operand = false,
    .exit_codes = exit_codes,
};

}  // namespace gouji
