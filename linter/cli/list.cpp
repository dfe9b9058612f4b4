// gouji list: what this program knows, in tables.

#include <fmt/format.h>

#include <iterator>
#include <ostream>

#include "linter/check_list.h"
#include "linter/cli/commands.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/cli/table.h"
#include "linter/reader.h"
#include "linter/reporter.h"

namespace gouji {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr Example examples[] = {
    {{"gouji list checks", "gouji list checks"},
     {"所有核查项：编号、级别、名称、依据", "all checks: id, severity, title, basis"}},
    {{"gouji list rulebooks", "gouji list rulebooks"},
     {"随程序带的规则书", "the rulebooks that are shipped"}},
    {{"gouji list formats", "gouji list formats"},
     {"能读的文件格式和能写的报告格式", "files that can be read, reports that can be written"}},
};

constexpr Option options[] = {
    {.name = "--rulebook",
     .value = {"编号|路径", "ID|PATH"},
     .about = {"连同这套规则书里的；路径是规则书的文件夹",
               "with what is in this rulebook; the path is that of its folder"}},
};

constexpr std::string_view subjects[] = {"checks", "rulebooks", "formats"};

std::vector<TableColumn> headings(const Session& session, std::initializer_list<Text> texts) {
  std::vector<TableColumn> columns;
  for (const Text& text : texts) {
    columns.push_back(
        {.heading = std::string(in(session.language, text)), .right = false, .widest = 80});
  }
  return columns;
}

void print(const Session& session, std::initializer_list<Text> texts, const Rows& rows) {
  print_table(headings(session, texts), rows, session.colour_out, session.streams.out);
}

void print_checks(const RulebookChoice& rulebooks, const Session& session) {
  const std::vector<const Rulebook*> all = rulebooks.all();
  Rows rows;
  for (const ListedCheck& check : list_checks(all)) {
    rows.push_back({std::string(check.id), std::string(name_of(check.severity)),
                    in(session.language, check.title), in(session.language, check.basis)});
  }
  print(session, {{"编号", "id"}, {"级别", "severity"}, {"名称", "title"}, {"依据", "basis"}},
        rows);
}

void print_rulebooks(const RulebookChoice& rulebooks, const Session& session) {
  Rows rows;
  for (const Rulebook* rulebook : rulebooks.all()) {
    rows.push_back({rulebook->id, rulebook->version, in(session.language, rulebook->title)});
  }
  print(session, {{"编号", "id"}, {"版本", "version"}, {"名称", "title"}}, rows);
}

void print_formats(const Session& session) {
  Rows inputs;
  for (const Reader* reader : readers_in_order()) {
    inputs.push_back({std::string(reader->id), std::string(reader->extensions),
                      std::string(in(session.language, Text{reader->title_zh, reader->title_en}))});
  }
  print(session, {{"读入", "input"}, {"扩展名", "extensions"}, {"名称", "title"}}, inputs);
  session.streams.out << '\n';
  Rows outputs;
  for (const Reporter* reporter : all_reporters()) {
    outputs.push_back(
        {std::string(reporter->id),
         std::string(in(session.language, Text{reporter->title_zh, reporter->title_en}))});
  }
  print(session, {{"报告", "report"}, {"名称", "title"}}, outputs);
}

ExitCode run_list(const Parsed& parsed, const Session& session) {
  for (const std::string& subject : parsed.operands) {
    const Message fault = choice_fault({}, subject, subjects);
    if (fault.empty()) continue;
    complain(session, fault);
    return ExitCode::usage;
  }
  const RulebookChoice rulebooks = choose_rulebooks(parsed.value("--rulebook"), session);
  if (rulebooks.code != ExitCode::clean) return rulebooks.code;
  bool first = true;
  for (const std::string& subject : parsed.operands) {
    if (!first) session.streams.out << '\n';
    first = false;
    if (subject == "checks") print_checks(rulebooks, session);
    if (subject == "rulebooks") print_rulebooks(rulebooks, session);
    if (subject == "formats") print_formats(session);
  }
  return ExitCode::clean;
}

}  // namespace

constexpr Command list_command = {
    .name = "list",
    .operands = {"checks|rulebooks|formats", "checks|rulebooks|formats"},
    .title = {"列出核查项、规则书、格式", "lists checks, rulebooks, formats"},
    .about = {"列出程序知道的核查项、规则书和格式。",
              "Lists the checks, rulebooks and formats that "
              "the program knows."},
    .examples = examples,
    .options = options,
    .run = run_list,
};

}  // namespace gouji
