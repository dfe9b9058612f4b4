// The whole pipeline on arbitrary bytes: whatever a file holds, there is a report and no crash.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "linter/lint.h"
#include "linter/reporter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rulebooks = gouji::load_shipped_rulebooks();
  gouji::LintOptions options{.rulebooks = rulebooks};
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto reports = gouji::lint_bytes("fuzz", bytes, options);
  if (reports.empty()) std::abort();
  std::string out;
  for (const gouji::Reporter* reporter : gouji::all_reporters()) {
    for (const auto& report : reports) reporter->form(out, report, {}, {});
  }
  return 0;
}
