// gouji rulebook new: a folder to start from, copied from a shipped rulebook.

#include <fmt/format.h>

#include <filesystem>
#include <ostream>
#include <system_error>

#include "linter/cli/commands.h"
#include "linter/cli/files.h"
#include "linter/did_you_mean.h"
#include "linter/rulebook_new.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr Example examples[] = {
    {{"gouji rulebook new our-form", "gouji rulebook new our-form"},
     {"新建 our-form/", "begins our-form/"}},
    {{"gouji rulebook new our-form -o 规则书/我们的", "gouji rulebook new our-form -o rules/ours"},
     {"放在别的文件夹", "in another folder"}},
    {{"gouji list rulebooks", "gouji list rulebooks"}, {"可以抄哪些", "which ones can be copied"}},
};

constexpr Option options[] = {
    {.name = "--from",
     .value = {"编号", "ID"},
     .about = {"抄哪一套；默认抄全国的，没有就抄第一套",
               "which one to copy; by default the national one, else the first"}},
    {.name = "--output",
     .short_name = "-o",
     .value = {"文件夹", "FOLDER"},
     .about = {"写到哪里，默认 ./编号；已有的不覆盖",
               "where to, ./ID by default; nothing is overwritten"}},
};

constexpr Text exit_codes[] = {
    {"0  写好了", "0  written"},
    {"2  命令行有误，或文件夹已经在了，什么也没写",
     "2  wrong command line, or the folder is there already; nothing was written"},
    {"3  没能写完", "3  could not be written"},
};

// The national template where it is shipped, of its latest edition.
const RulebookFiles* usual_model(const std::vector<RulebookFiles>& shipped) {
  const RulebookFiles* model = shipped.empty() ? nullptr : &shipped.front();
  for (const RulebookFiles& files : shipped) {
    if (name_of_file(files.path).starts_with("national-")) model = &files;
  }
  return model;
}

std::vector<std::string_view> ids_of(const std::vector<RulebookFiles>& shipped) {
  std::vector<std::string_view> ids;
  ids.reserve(shipped.size());
  for (const RulebookFiles& files : shipped) ids.push_back(name_of_file(files.path));
  return ids;
}

ExitCode refuse(const Message& fault, const Message& cure, const Session& session) {
  complain(session, fault, cure);
  return ExitCode::usage;
}

// Why the id cannot be that of a new rulebook; empty: it can.
Message fault_of_id(const std::string& id, const std::vector<RulebookFiles>& shipped) {
  if (!is_rulebook_id(id)) {
    return {fmt::format("{} 不能作编号：用小写字母、数字和单个连字符", id),
            fmt::format("{} cannot be an id: lower-case letters, digits and single hyphens", id)};
  }
  for (const std::string_view known : ids_of(shipped)) {
    if (known == id) {
      return {fmt::format("随程序带的规则书已有编号 {}", id),
              fmt::format("a shipped rulebook has the id {}", id)};
    }
  }
  return {};
}

bool write_files(const std::vector<NamedBytes>& files, const fs::path& folder,
                 const Session& session) {
  for (const NamedBytes& file : files) {
    const fs::path path = folder / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    WholeFile written(path.string());
    written.write(file.bytes);
    written.close();
    if (written.problem().empty()) continue;
    complain(session, {fmt::format("{}：{}", path.string(), written.problem().zh),
                       fmt::format("{}: {}", path.string(), written.problem().en)});
    return false;
  }
  return true;
}

void tell_next(const std::string& folder, std::size_t files, const Session& session) {
  const bool zh = session.language == Language::zh;
  std::ostream& err = session.streams.err;
  const std::string name = visible(folder);
  if (zh) {
    err << fmt::format("写好了 {}，{} 个文件。接下来：\n", name, files)
        << fmt::format(
               "  改     {0}/rulebook.json、{0}/form.schema.json，以及 good/、bad/ 里的例子\n",
               name)
        << fmt::format("  检查   gouji rulebook check {}\n", name)
        << fmt::format("  测试   gouji rulebook test {}\n", name)
        << fmt::format("  使用   gouji lint --rulebook {} 自评表.json\n", name);
  } else {
    err << fmt::format("{} is written, {} files. What to do next:\n", name, files)
        << fmt::format(
               "  edit    {0}/rulebook.json, {0}/form.schema.json, and the examples in "
               "good/ and bad/\n",
               name)
        << fmt::format("  check   gouji rulebook check {}\n", name)
        << fmt::format("  test    gouji rulebook test {}\n", name)
        << fmt::format("  use     gouji lint --rulebook {} form.json\n", name);
  }
}

ExitCode run_new(const Parsed& parsed, const Session& session) {
  if (parsed.operands.size() > 1) {
    return refuse({"rulebook new 一次新建一套", "rulebook new begins one at a time"},
                  {"编号里没有空格", "an id has no blanks"}, session);
  }
  const std::string& id = parsed.operands.front();
  const std::vector<RulebookFiles> shipped = shipped_rulebook_files();
  if (const Message fault = fault_of_id(id, shipped); !fault.empty()) {
    return refuse(fault, {"换一个编号，如 our-form", "take another one, like our-form"}, session);
  }
  const std::string_view wanted = parsed.value("--from");
  const RulebookFiles* model = usual_model(shipped);
  for (const RulebookFiles& files : shipped) {
    if (name_of_file(files.path) == wanted) model = &files;
  }
  const std::vector<std::string_view> ids = ids_of(shipped);
  if (!wanted.empty()) {
    if (const Message fault = choice_fault("--from", wanted, ids); !fault.empty()) {
      complain(session, fault);
      return ExitCode::usage;
    }
  }
  const std::string folder(parsed.has("--output") ? parsed.value("--output")
                                                  : std::string_view(id));
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(folder, ignored))) {
    return refuse({fmt::format("{} 已经在了，不覆盖", folder),
                   fmt::format("{} is there already and is not overwritten", folder)},
                  {"换一个文件夹：-o 文件夹", "name another folder: -o FOLDER"}, session);
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    const Message why = system_reason(error.value());
    return refuse({fmt::format("建不了文件夹 {}：{}", folder, why.zh),
                   fmt::format("cannot make the folder {}: {}", folder, why.en)},
                  {"换一个文件夹：-o 文件夹", "name another folder: -o FOLDER"}, session);
  }
  const std::vector<NamedBytes> files = copy_rulebook(*model, id);
  if (!write_files(files, folder, session)) return ExitCode::unchecked;
  tell_next(folder, files.size(), session);
  return ExitCode::clean;
}

}  // namespace

constexpr Command rulebook_new_command = {
    .name = "rulebook new",
    .operands = {"编号", "ID"},
    .title = {"新建：从随程序带的规则书抄一套", "begins one, copied from a shipped rulebook"},
    .about =
        {"新建一个规则书文件夹。编号写进 rulebook.json 和各个例子，版本从 0.1.0 起，其余照抄。",
         "Begins a rulebook folder. The id is written into rulebook.json and the examples, the\n"
         "version starts at 0.1.0, everything else is copied."},
    .examples = examples,
    .options = options,
    .run = run_new,
    .exit_codes = exit_codes,
};

}  // namespace gouji
