// LibreOffice opens what a hostile file tells it to open: other files, addresses on the network. It
// therefore only runs inside bubblewrap, with the system's programs read-only, no network, no home
// of the user and a folder that holds the one file. It writes OpenDocument, its own format, which
// needs no second translation.

#include "linter/office/conversion.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "linter/process/child_process.h"
#include "linter/process/temporary_folder.h"
#include "linter/table/table_file.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view folder_inside = "/convert";

Message save_as(OfficeKind kind) {
  if (kind == OfficeKind::workbook) {
    return {.zh = "用 Excel 或 WPS 打开，另存为 .xlsx",
            .en = "open it in Excel or WPS and save it as .xlsx"};
  }
  return {.zh = "用 Word 或 WPS 打开，另存为 .docx",
          .en = "open it in Word or WPS and save it as .docx"};
}

Message or_install(OfficeKind kind, std::string_view packages) {
  const Message other = save_as(kind);
  return {.zh = fmt::format("装 {}；或{}", packages, other.zh),
          .en = fmt::format("install {}, or {}", packages, other.en)};
}

std::optional<std::string> office_program() {
  for (const std::string_view name : {"soffice", "libreoffice"}) {
    if (auto path = find_program(name)) return path;
  }
  return std::nullopt;
}

// The programs of the system, and nothing of its users.
std::vector<std::string> sandbox(const std::string& folder) {
  std::vector<std::string> words = {
      "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr"};
  for (const std::string path : {"/lib", "/lib64", "/bin", "/sbin"}) {
    std::error_code none;
    if (fs::is_symlink(path, none)) {
      words.insert(words.end(), {"--symlink", fs::read_symlink(path, none).string(), path});
    } else {
      words.insert(words.end(), {"--ro-bind-try", path, path});
    }
  }
  for (const std::string path : {"/opt", "/etc/fonts", "/etc/alternatives", "/etc/libreoffice",
                                 "/etc/ld.so.cache", "/var/cache/fontconfig"}) {
    words.insert(words.end(), {"--ro-bind-try", path, path});
  }
  const std::string inside(folder_inside);
  words.insert(words.end(),
               {"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--bind", folder, inside,
                "--setenv", "HOME", inside, "--setenv", "TMPDIR", "/tmp", "--chdir", inside});
  return words;
}

ChildResult run_in_sandbox(const std::string& folder, std::vector<std::string> command,
                           const ChildLimits& limits) {
  std::vector<std::string> words = sandbox(folder);
  words.insert(words.end(), command.begin(), command.end());
  return run_child({.words = std::move(words), .folder = folder, .limits = limits});
}

// bubblewrap's own complaints; a program inside it may fail as well.
bool sandbox_failed(const ChildResult& result) {
  return result.end == ChildEnd::not_found || result.end == ChildEnd::not_started ||
         (!result.succeeded() && result.errors.starts_with("bwrap:"));
}

Message no_sandbox() {
  return {.zh = "bubblewrap（bwrap）在这台机器上建不了隔离环境，LibreOffice 不在隔离之外运行",
          .en =
              "bubblewrap (bwrap) cannot make a sandbox on this machine, and LibreOffice is not "
              "run without one"};
}

struct OutputFormat {
  std::string_view extension;
  std::string_view filter;
};

OutputFormat output_format(OfficeKind kind) {
  if (kind == OfficeKind::workbook) return {"ods", "ods:calc8"};
  return {"odt", "odt:writer8"};
}

// The file that was made; none when there is none or it is too large.
std::optional<std::string> made_file(const std::string& path, std::size_t most) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed || size > most || !fs::is_regular_file(fs::symlink_status(path, failed))) return {};
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream) return std::nullopt;
  return bytes;
}

ReaderFinding converted_note() {
  ReaderFinding told;
  told.finding.check = "form-syntax";
  told.finding.severity = Severity::note;
  told.finding.message = {.zh = "此文件经 LibreOffice 转换后读取，位置指转换后的表",
                          .en =
                              "this file was read through LibreOffice: places are those of the "
                              "converted tables"};
  told.finding.hint = {.zh = "另存为 .xlsx 或 .docx 可以直接读",
                       .en = "saved as .xlsx or .docx it is read directly"};
  return told;
}

}  // namespace

Message conversion_missing() {
  if (!office_program()) {
    return {.zh = "这台机器上没有 LibreOffice", .en = "LibreOffice is not on this machine"};
  }
  if (!find_program("bwrap")) {
    return {.zh = "这台机器上没有 bubblewrap（bwrap），LibreOffice 不在隔离之外运行",
            .en =
                "bubblewrap (bwrap) is not on this machine, and LibreOffice is not run without "
                "its sandbox"};
  }
  const TemporaryFolder folder;
  if (!run_in_sandbox(folder.path(), {"true"}, {}).succeeded()) return no_sandbox();
  return {};
}

Converted convert_office(std::string_view bytes, std::string_view name, OfficeKind kind,
                         const Limits& limits) {
  Converted converted;
  const std::optional<std::string> office = office_program();
  if (!office || !find_program("bwrap")) {
    converted.fault = conversion_missing();
    converted.hint = or_install(kind, office ? "bubblewrap" : "libreoffice");
    return converted;
  }
  const TemporaryFolder folder;
  if (!folder.made() || !folder.write(name, bytes)) {
    converted.fault = {.zh = "临时文件写不了，没有转换",
                       .en = "no temporary file can be written: nothing was converted"};
    return converted;
  }
  ChildLimits child;
  child.wall = std::chrono::seconds(120);
  child.cpu_seconds = 100;
  child.memory_bytes = std::size_t{8} << 30U;  // most of what it reserves it does not use
  const OutputFormat format = output_format(kind);
  const ChildResult result = run_in_sandbox(
      folder.path(),
      {*office, "-env:UserInstallation=file:///tmp/profile", "--headless", "--norestore",
       "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to",
       std::string(format.filter), "--outdir", "made", std::string(name)},
      child);
  const std::string stem = fs::path(name).stem().string();
  auto made = made_file(folder.file(fmt::format("made/{}.{}", stem, format.extension)),
                        limits.package_bytes);
  if (made) {
    converted.bytes = std::move(*made);
    return converted;
  }
  converted.hint = save_as(kind);
  if (result.end == ChildEnd::timed_out) {
    converted.fault = {.zh = "LibreOffice 转换超过时间上限",
                       .en = "LibreOffice took longer than the limit"};
  } else if (sandbox_failed(result)) {
    converted.fault = no_sandbox();
  } else {
    converted.fault = {.zh = "LibreOffice 打不开这个文件，可能已损坏或加了密码",
                       .en = "LibreOffice cannot open the file: damaged, or encrypted"};
  }
  return converted;
}

std::vector<ReadForm> read_converted(std::string_view bytes, std::string_view name, OfficeKind kind,
                                     const ReadContext& context) {
  const Converted converted = convert_office(bytes, name, kind, context.limits);
  if (!converted.fault.empty()) {
    return refused_file("form-syntax", converted.fault, converted.hint);
  }
  ReadContext inner = context;
  inner.limits.file_bytes = context.limits.package_bytes;  // it is no longer the user's file
  for (const Reader* reader : readers_in_order()) {
    if (!reader->recognizes(converted.bytes)) continue;
    std::vector<ReadForm> forms = reader->read(converted.bytes, inner);
    for (ReadForm& form : forms) {
      if (form.readable) form.findings.push_back(converted_note());
    }
    return forms;
  }
  return refused_file("form-syntax",
                      {.zh = "LibreOffice 转换出来的文件认不得",
                       .en = "what LibreOffice made of the file is not a known format"},
                      save_as(kind));
}

}  // namespace gouji
