// Lints the examples of a rulebook under the rulebook itself, whatever template they declare, then
// mutates the good ones.

#include "linter/rulebook_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/check.h"
#include "linter/did_you_mean.h"
#include "linter/document_writer.h"
#include "linter/json.h"
#include "linter/merge_patch.h"

namespace gouji {
namespace {

constexpr std::string_view patch_ending = ".patch.json";
constexpr std::string_view base_of_patches = "clean.json";

LintOptions options_for(const LoadedRulebook& loaded) {
  LintOptions options;
  options.forced = &loaded;
  options.ledger = false;
  options.culprits = false;  // which checks speak up is all that counts here
  return options;
}

struct Count {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

Count count_of(const std::vector<FormReport>& reports) {
  Count count;
  for (const FormReport& report : reports) {
    for (const ReportedFinding& finding : report.findings) {
      if (finding.severity == Severity::error) ++count.errors;
      if (finding.severity == Severity::warning) ++count.warnings;
    }
  }
  return count;
}

ExampleResult test_good(const NamedBytes& file, const LintOptions& options) {
  ExampleResult result{.path = file.path, .check = {}, .reports = {}, .fault = {}};
  result.reports = lint_bytes(file.path, file.bytes, options);
  const Count count = count_of(result.reports);
  if (count.errors + count.warnings > 0) {
    result.fault = {
        .zh = fmt::format("应无错误和警告，有 {} 处错误、{} 处警告", count.errors, count.warnings),
        .en = fmt::format("must have neither errors nor warnings, has {} and {}", count.errors,
                          count.warnings)};
  }
  return result;
}

// Bytes to lint, or why there are none.
struct Prepared {
  std::string bytes;
  Message fault;
};

Prepared apply_patch(const NamedBytes& file, const std::vector<NamedBytes>& good) {
  const auto base = std::find_if(good.begin(), good.end(), [](const NamedBytes& one) {
    return name_of_file(one.path) == base_of_patches;
  });
  if (base == good.end()) {
    return {.bytes = {},
            .fault = {.zh = "补丁要打在 good/clean.json 上，没有这个文件",
                      .en = "the patch is for good/clean.json, which is not there"}};
  }
  const JsonParse patch = parse_json(file.bytes, {});
  JsonParse form = parse_json(base->bytes, {});
  for (const JsonParse* parse : {&patch, static_cast<const JsonParse*>(&form)}) {
    if (parse->faults.empty()) continue;
    const JsonFault& first = parse->faults.front();
    const std::string& path = parse == &patch ? file.path : base->path;
    const std::string place = fmt::format("{}:{}:{}", path, first.origin.line, first.origin.column);
    return {
        .bytes = {},
        .fault = {.zh = place + "：" + first.message.zh, .en = place + ": " + first.message.en}};
  }
  Message fault = merge_patch(form.document.root, patch.document.root);
  if (!fault.empty()) return {.bytes = {}, .fault = std::move(fault)};
  return {.bytes = write_json(form.document), .fault = {}};
}

// A file whose name is no check would be reported by nothing.
Message unknown_check(std::string_view wanted, const Rulebook& rulebook) {
  std::vector<std::string_view> ids;
  for (const Check* check : all_checks()) ids.push_back(check->id);
  for (const Identity& identity : rulebook.identities) ids.push_back(identity.id);
  for (const Assertion& assertion : rulebook.assertions) ids.push_back(assertion.id);
  if (std::find(ids.begin(), ids.end(), wanted) != ids.end()) return {};
  Message fault{
      .zh = fmt::format("文件名里的“{}”不是核查项，也不是这套规则书的恒等式或断言", wanted),
      .en = fmt::format("\"{}\" in the file name is no check and no identity of this "
                        "rulebook",
                        wanted)};
  if (const std::string_view near = nearest(wanted, ids); !near.empty()) {
    fault.zh += fmt::format("，相近的是 {}", near);
    fault.en += fmt::format("; the nearest is {}", near);
  }
  return fault;
}

std::set<std::string> checks_in(const std::vector<FormReport>& reports) {
  std::set<std::string> checks;
  for (const FormReport& report : reports) {
    for (const ReportedFinding& finding : report.findings) {
      checks.insert(finding.check);
      checks.insert(finding.explains.begin(), finding.explains.end());
    }
  }
  return checks;
}

Message not_reported(const std::string& check, const std::set<std::string>& others) {
  if (others.empty()) {
    return {.zh = fmt::format("应由 {} 报告，什么也没有报告", check),
            .en = fmt::format("must be reported by {}, nothing is reported", check)};
  }
  return {.zh = fmt::format("应由 {} 报告，报告的是 {}", check, fmt::join(others, "、")),
          .en = fmt::format("must be reported by {}, is reported by {}", check,
                            fmt::join(others, ", "))};
}

ExampleResult test_bad(const NamedBytes& file, const RulebookFiles& files, const Rulebook& rulebook,
                       const LintOptions& options) {
  ExampleResult result{
      .path = file.path, .check = std::string(stem_of_file(file.path)), .reports = {}, .fault = {}};
  result.fault = unknown_check(result.check, rulebook);
  if (!result.fault.empty()) return result;
  Prepared prepared{.bytes = file.bytes, .fault = {}};
  if (file.path.ends_with(patch_ending)) prepared = apply_patch(file, files.good);
  result.fault = prepared.fault;
  if (!result.fault.empty()) return result;
  result.reports = lint_bytes(file.path, prepared.bytes, options);
  const std::set<std::string> checks = checks_in(result.reports);
  if (!checks.contains(result.check)) result.fault = not_reported(result.check, checks);
  return result;
}

void cover_forms(const NamedBytes& file, const Rulebook& rulebook, const MutationRun& run,
                 RulebookTest& test) {
  std::vector<ReadForm> forms = read_forms(file.bytes, run.options);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!forms[i].readable) continue;  // the example has failed already
    std::string path = file.path;
    if (forms.size() > 1) path += fmt::format("#{}", i + 1);
    test.coverage.push_back(
        {.path = std::move(path), .cells = mutate(forms[i].document, rulebook, run)});
  }
}

void find_unguarded(const Rulebook& rulebook, RulebookTest& test) {
  std::vector<bool> used(rulebook.unguarded.size());
  for (const FormCoverage& form : test.coverage) {
    for (const CellCoverage& cell : form.cells) {
      if (cell.guarded) continue;
      UnguardedCell& entry = test.unguarded.emplace_back();
      entry = {.form = form.path, .pointer = cell.cell.pointer, .text = cell.cell.text};
      for (std::size_t i = 0; i < used.size(); ++i) {
        if (!matches_cells(rulebook.unguarded[i].cells, entry.pointer)) continue;
        used[i] = true;
        if (entry.reason < 0) entry.reason = static_cast<int>(i);
      }
    }
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i] && !test.coverage.empty()) test.idle_reasons.push_back(i);
  }
}

std::string_view take_token(std::string_view& path) {
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view token = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return token;
}

}  // namespace

std::size_t FormCoverage::guarded() const {
  return static_cast<std::size_t>(std::count_if(
      cells.begin(), cells.end(), [](const CellCoverage& cell) { return cell.guarded; }));
}

bool RulebookTest::passed() const {
  const bool examples_pass =
      std::all_of(examples.begin(), examples.end(),
                  [](const ExampleResult& example) { return example.fault.empty(); });
  const bool all_have_reasons =
      std::all_of(unguarded.begin(), unguarded.end(),
                  [](const UnguardedCell& cell) { return cell.reason >= 0; });
  return fault.empty() && examples_pass && all_have_reasons && idle_reasons.empty();
}

RulebookTest test_rulebook(const LoadedRulebook& loaded, const RulebookFiles& files) {
  RulebookTest test;
  const LintOptions options = options_for(loaded);
  if (files.good.empty()) {
    test.fault = {.zh = "good/ 里没有表，无从测试", .en = "no form in good/ to test by"};
  }
  for (const NamedBytes& file : files.good) test.examples.push_back(test_good(file, options));
  for (const NamedBytes& file : files.bad) {
    test.examples.push_back(test_bad(file, files, loaded.rulebook, options));
  }
  const MutationRun run{.options = options};
  for (const NamedBytes& file : files.good) cover_forms(file, loaded.rulebook, run, test);
  find_unguarded(loaded.rulebook, test);
  return test;
}

bool matches_cells(std::string_view pattern, std::string_view pointer) {
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pointer.starts_with('/')) pointer.remove_prefix(1);
  while (!pattern.empty() && !pointer.empty()) {
    const std::string_view wanted = take_token(pattern);
    const std::string_view token = take_token(pointer);
    if (wanted != "*" && wanted != token) return false;
  }
  return pattern.empty() && pointer.empty();
}

}  // namespace gouji
