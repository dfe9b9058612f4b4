// Configuration: severities, waivers, threshold. gouji.json, or --config FILE; its shape is
// schemas/config.schema.json.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebooks.h"
#include "schemas/finding.h"

namespace gouji {

enum class FailOn : std::uint8_t { error, warning, note, never };
std::optional<FailOn> parse_fail_on(std::string_view text);

struct SeverityOverride {
  std::string check;
  std::optional<Severity> severity;  // empty: off, the check's findings are dropped
};

struct Waiver {
  std::string check;        // empty: any
  std::string path;         // glob over the report's path; empty: any
  std::string fingerprint;  // empty: any
  std::string reason;       // always given
};

struct Config {
  std::vector<SeverityOverride> severities;
  std::vector<Waiver> waivers;
  FailOn fail_on = FailOn::error;
};

struct ConfigLoad {
  Config config;
  std::vector<DataFault> faults;  // when there are any, the configuration is not to be used
};

// path names the file in faults. A check that is not among the known ones is a fault: a waiver
// with a misspelt name would quietly waive nothing.
ConfigLoad load_config(const std::string& path, std::string_view bytes,
                       std::span<const std::string_view> known_checks);

}  // namespace gouji
