// gouji schema: the JSON Schemas that are compiled in, for editors and other programs.

#include <fmt/format.h>

#include <ostream>

#include "linter/cli/commands.h"
#include "linter/embedded.h"

namespace gouji {
namespace {

constexpr std::string_view folder = "schemas/";
constexpr std::string_view ending = ".schema.json";
constexpr std::string_view form_schema = "/form.schema.json";

constexpr Example examples[] = {
    {{"gouji schema config", "gouji schema config"},
     {"gouji.json 的格式", "the shape of gouji.json"}},
    {{"gouji schema report", "gouji schema report"},
     {"--format json 的格式", "the shape of --format json"}},
    {{"gouji schema rulebook", "gouji schema rulebook"},
     {"规则书的格式", "the shape of a rulebook"}},
};

// schemas/config.schema.json → config; schemas/<rulebook>/form.schema.json → the rulebook's id.
std::string_view name_of_schema(std::string_view path) {
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  if (path.ends_with(form_schema)) return path.substr(0, path.size() - form_schema.size());
  const bool on_top = path.find('/') == std::string_view::npos;
  if (on_top && path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return {};
}

ExitCode run_schema(const Parsed& parsed, const Session& session) {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_data()) {
    if (const std::string_view name = name_of_schema(file.path); !name.empty()) {
      names.push_back(name);
    }
  }
  if (parsed.operands.size() > 1) {
    complain(session, {"schema 一次印一个", "schema prints one at a time"});
    return ExitCode::usage;
  }
  const std::string& wanted = parsed.operands.front();
  const Message fault = choice_fault({}, wanted, names);
  if (!fault.empty()) {
    complain(session, fault);
    return ExitCode::usage;
  }
  for (const EmbeddedFile& file : embedded_data()) {
    if (name_of_schema(file.path) == wanted) session.streams.out << file.bytes;
  }
  return ExitCode::clean;
}

}  // namespace

constexpr Command schema_command = {
    .name = "schema",
    .operands = {"名称", "NAME"},
    .title = {"印出内含的 JSON Schema", "prints an embedded JSON Schema"},
    .about =
        {"印出 JSON Schema。名称是规则书的编号（表的格式）、rulebook、report 或 config。",
         "Prints a JSON Schema: of forms, by the id of a rulebook; of a rulebook, a report, or "
         "the\nconfiguration."},
    .examples = examples,
    .options = {},
    .run = run_schema,
};

}  // namespace gouji
