// Loads the configuration: JSON, then its schema, then what a schema cannot see: that checks exist,
// that a waiver is for something and says why. Every fault is listed with its place, not the first
// one only.

#include "linter/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/did_you_mean.h"
#include "linter/embedded.h"
#include "linter/json.h"
#include "linter/schema_validator.h"
#include "schemas/measure.h"

namespace gouji {
namespace {

std::string_view config_schema() {
  for (const EmbeddedFile& file : embedded_data()) {
    if (file.path == "schemas/config.schema.json") return file.bytes;
  }
  return {};
}

std::optional<Severity> parse_severity(std::string_view text) {
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    if (name_of(severity) == text) return severity;
  }
  return std::nullopt;
}

class Loader {
 public:
  Loader(const std::string& path, std::span<const std::string_view> known_checks)
      : path_(path), known_checks_(known_checks) {}

  ConfigLoad load(std::string_view bytes) {
    JsonParse parsed = parse_json(bytes, {});
    for (JsonFault& fault : parsed.faults) add("", fault.origin, std::move(fault.message));
    if (!loaded_.faults.empty()) return std::move(loaded_);
    check_schema(parsed.document);
    read(parsed.document.root);
    std::stable_sort(loaded_.faults.begin(), loaded_.faults.end(), before);
    return std::move(loaded_);
  }

 private:
  static bool before(const DataFault& a, const DataFault& b) {
    return std::pair(a.origin.line, a.origin.column) < std::pair(b.origin.line, b.origin.column);
  }

  void add(std::string pointer, const Origin& origin, Message message) {
    loaded_.faults.push_back({.path = path_,
                              .pointer = std::move(pointer),
                              .origin = origin,
                              .message = std::move(message)});
  }

  void check_schema(const Document& document) {
    for (SchemaFault& fault : SchemaValidator(config_schema()).validate(document)) {
      const Origin& origin = document.find_nearest(fault.pointer).origin;
      add(std::move(fault.pointer), origin, std::move(fault.message));
    }
  }

  void read(const Value& root) {
    for (const Member& member : root.members) {
      if (member.name == "fail_on") {
        loaded_.config.fail_on = parse_fail_on(member.value.text).value_or(FailOn::error);
      } else if (member.name == "severities") {
        for (const Member& rule : member.value.members) read_severity(rule);
      } else if (member.name == "waivers") {
        for (std::size_t i = 0; i < member.value.items.size(); ++i) {
          read_waiver(member.value.items[i], fmt::format("/waivers/{}", i));
        }
      }
    }
  }

  void read_severity(const Member& rule) {
    expect_known(rule.name, "/severities/" + pointer_token(rule.name), rule.name_origin);
    loaded_.config.severities.push_back(
        {.check = std::string(rule.name), .severity = parse_severity(rule.value.text)});
  }

  void read_waiver(const Value& value, const std::string& pointer) {
    Waiver waiver;
    for (const Member& member : value.members) {
      if (member.value.kind != Value::Kind::string) continue;  // a fault of the schema
      if (member.name == "check") {
        waiver.check = member.value.text;
        expect_known(member.value.text, pointer + "/check", member.value.origin);
      } else if (member.name == "path") {
        waiver.path = member.value.text;
      } else if (member.name == "fingerprint") {
        waiver.fingerprint = member.value.text;
      } else if (member.name == "reason") {
        waiver.reason = member.value.text;
        if (!member.value.text.empty() && trim(member.value.text).empty()) {
          add(pointer + "/reason", member.value.origin,
              {"豁免没有写理由", "the waiver gives no reason"});
        }
      }
    }
    const bool for_nothing =
        waiver.check.empty() && waiver.path.empty() && waiver.fingerprint.empty();
    if (for_nothing && !has_faults_below(pointer)) {
      add(pointer, value.origin,
          {"豁免没有写明对什么：check、path、fingerprint 至少一样",
           "the waiver is for nothing: give check, path or fingerprint"});
    }
    loaded_.config.waivers.push_back(std::move(waiver));
  }

  // Whether something in there was found to be wrong already: one fault, one line.
  bool has_faults_below(const std::string& pointer) const {
    return std::any_of(loaded_.faults.begin(), loaded_.faults.end(), [&](const DataFault& fault) {
      return fault.pointer == pointer || fault.pointer.starts_with(pointer + "/");
    });
  }

  void expect_known(std::string_view check, const std::string& pointer, const Origin& origin) {
    if (check.empty()) return;  // a fault of the schema as well
    if (std::find(known_checks_.begin(), known_checks_.end(), check) != known_checks_.end()) return;
    Message message = {fmt::format("没有编号为 {} 的核查项", check),
                       fmt::format("no check {}", check)};
    if (const std::string_view near = nearest(check, known_checks_); !near.empty()) {
      message.zh += fmt::format("，相近的是 {}", near);
      message.en += fmt::format("; the nearest is {}", near);
    }
    add(pointer, origin, std::move(message));
  }

  const std::string& path_;
  std::span<const std::string_view> known_checks_;
  ConfigLoad loaded_;
};

}  // namespace

std::optional<FailOn> parse_fail_on(std::string_view text) {
  if (text == "error") return FailOn::error;
  if (text == "warning") return FailOn::warning;
  if (text == "note") return FailOn::note;
  if (text == "never") return FailOn::never;
  return std::nullopt;
}

ConfigLoad load_config(const std::string& path, std::string_view bytes,
                       std::span<const std::string_view> known_checks) {
  return Loader(path, known_checks).load(bytes);
}

}  // namespace gouji
