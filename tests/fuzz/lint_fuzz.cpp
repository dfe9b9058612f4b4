// The whole pipeline on arbitrary bytes: whatever a file holds, there is a report and no crash.
// Formats that other processes read are left to the targets of their parts: to start a process for
// each input would fuzz the system and not the program.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "linter/lint.h"
#include "linter/reporter.h"

namespace {

bool starts_processes(std::string_view bytes) {
  for (const gouji::Reader* reader : gouji::readers_in_order()) {
    if (reader->recognizes(bytes)) {
      return reader->id == "pdf" || reader->id == "ole" || reader->id == "rtf";
    }
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rulebooks = gouji::load_shipped_rulebooks();
  gouji::LintOptions options{.rulebooks = rulebooks};
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (starts_processes(bytes)) return -1;
  auto reports = gouji::lint_bytes("fuzz", bytes, options);
  if (reports.empty()) std::abort();
  std::string out;
  for (const gouji::Reporter* reporter : gouji::all_reporters()) {
    for (const auto& report : reports) reporter->form(out, report, {}, {});
  }
  return 0;
}
