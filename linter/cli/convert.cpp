// gouji convert: any readable file → form JSON, digits as written.

#include <fmt/format.h>

#include <charconv>
#include <ostream>

#include "linter/cli/commands.h"
#include "linter/cli/files.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/document_writer.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji convert 自评表.txt", "gouji convert form.txt"}, {"印出 JSON", "prints JSON"}},
    {{"gouji convert 自评表.txt -o 自评表.json", "gouji convert form.txt -o form.json"},
     {"写到文件", "writes a file"}},
    {{"gouji convert 汇编.txt --form 2", "gouji convert collection.txt --form 2"},
     {"文件里的第二份表", "the second form of a file"}},
};

constexpr Option options[] = {
    {.name = "--output",
     .short_name = "-o",
     .value = {"文件", "FILE"},
     .about = {"写到文件，不写到标准输出", "writes to a file, not to standard output"}},
    {.name = "--form",
     .value = {"第几份", "NUMBER"},
     .about = {"文件里有几份表时取哪一份，从 1 数起", "which form of a file with several, from 1"}},
    rulebook_option,
    {.name = "--no-repair", .about = {"错位的行不扶正", "leaves shifted rows as they are"}},
};

struct Choice {
  const ReadForm* form = nullptr;
  Message fault;
};

Choice choose_form(const std::vector<ReadForm>& forms, std::string_view wanted) {
  if (wanted.empty()) {
    if (forms.size() == 1) return {.form = &forms.front(), .fault = {}};
    return {.form = nullptr,
            .fault = {fmt::format("文件里有 {} 份表，用 --form 指明哪一份", forms.size()),
                      fmt::format("the file holds {} forms, --form says which", forms.size())}};
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  const bool whole = error == std::errc() && end == wanted.data() + wanted.size();
  if (whole && number >= 1 && number <= forms.size()) {
    return {.form = &forms[number - 1], .fault = {}};
  }
  return {.form = nullptr,
          .fault = {fmt::format("--form {}：文件里有 {} 份表", wanted, forms.size()),
                    fmt::format("--form {}: the file holds {} forms", wanted, forms.size())}};
}

// What the reader has to say: repairs, or why it could not read.
void tell_findings(const std::string& path, const ReadForm& form, const Session& session) {
  for (const ReaderFinding& read : form.findings) {
    std::string place = path;
    if (read.origin.line > 0) place += fmt::format(":{}:{}", read.origin.line, read.origin.column);
    const Finding& finding = read.finding;
    complain(session, {fmt::format("{}：{} [{}]", place, finding.message.zh, finding.check),
                       fmt::format("{}: {} [{}]", place, finding.message.en, finding.check)});
  }
}

ExitCode write_out(const std::string& json, const std::string& path, const Session& session) {
  if (path.empty() || path == "-") {
    session.streams.out << json;
    return ExitCode::clean;
  }
  WholeFile file(path);
  file.write(json);
  file.close();
  if (file.problem().empty()) return ExitCode::clean;
  complain(session, {fmt::format("{}：{}", path, file.problem().zh),
                     fmt::format("{}: {}", path, file.problem().en)});
  return ExitCode::unchecked;
}

ExitCode run_convert(const Parsed& parsed, const Session& session) {
  if (parsed.operands.size() > 1) {
    complain(session, {"convert 一次转一个文件", "convert takes one file"});
    return ExitCode::usage;
  }
  const RulebookChoice rulebooks = choose_rulebooks(parsed.value("--rulebook"), session);
  if (rulebooks.code != ExitCode::clean) return rulebooks.code;
  LintOptions lint = lint_options(rulebooks);
  lint.repair = !parsed.has("--no-repair");
  const std::string& path = parsed.operands.front();
  const FileBytes file = read_input(path, session.streams.in, lint.limits);
  if (!file.problem.empty()) {
    complain(session, {fmt::format("{}：{}", path, file.problem.zh),
                       fmt::format("{}: {}", path, file.problem.en)});
    return ExitCode::unchecked;
  }
  const std::vector<ReadForm> forms = read_forms(file.bytes, lint);
  const Choice choice = choose_form(forms, parsed.value("--form"));
  if (choice.form == nullptr) {
    complain(session, choice.fault);
    return ExitCode::usage;
  }
  tell_findings(path, *choice.form, session);
  if (!choice.form->readable) return ExitCode::unchecked;
  return write_out(write_json(choice.form->document), std::string(parsed.value("--output")),
                   session);
}

}  // namespace

constexpr Command convert_command = {
    .name = "convert",
    .operands = {"文件", "FILE"},
    .title = {"把能读的任何文件转成表格 JSON", "any readable file to form JSON"},
    .about = {"把一份表转成 JSON：数字照抄，一位不改。读表时的修补在标准错误上说明。",
              "Turns a form into JSON, digits as written. Repairs made on reading are told on "
              "standard error."},
    .examples = examples,
    .options = options,
    .run = run_convert,
};

}  // namespace gouji
