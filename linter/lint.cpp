// The pipeline in its order. A form that cannot be read as one still gets a report that says why;
// a form that breaks its schema is still checked as far as it goes, because a wrong type in one
// cell must not hide what is wrong in the others.

#include "linter/lint.h"

#include <algorithm>

#include "checks/check.h"
#include "checks/culprits.h"
#include "linter/binding.h"
#include "linter/known_formats.h"
#include "linter/settle.h"
#include "linter/sha256.h"
#include "linter/table/table_file.h"

namespace gouji {
namespace {

const LoadedRulebook* loaded_one(const Rulebook* rulebook, const LintOptions& options) {
  if (options.forced != nullptr && &options.forced->rulebook == rulebook) return options.forced;
  return options.rulebooks.find(rulebook->id);
}

Finding finding_of(std::string_view check, const Rulebook& rulebook) {
  Finding finding;
  finding.check = check;
  const Check* known = find_check(check);
  finding.severity =
      rulebook.severity_of(check).value_or(known == nullptr ? Severity::error : known->severity);
  return finding;
}

// accepted: it is known already that the schema does.
void check_schema(const Document& document, const LoadedRulebook& loaded, bool accepted,
                  const Ground& ground, FormReport& report) {
  std::vector<SchemaFault> faults;
  if (!accepted) faults = loaded.validator().validate(document);
  for (SchemaFault& fault : faults) {
    ReaderFinding read{.finding = finding_of("form-schema", loaded.rulebook),
                       .origin = document.find_nearest(fault.pointer).origin,
                       .pointer = fault.pointer};
    read.finding.message = std::move(fault.message);
    report.findings.push_back(resolve(read, ground));
  }
  ReportedEntry entry{.check = "form-schema",
                      .verdict = faults.empty() ? Verdict::pass : Verdict::fail};
  report.ledger.push_back(std::move(entry));
}

Companions companions_of(const Form& form, const LintOptions& options) {
  Companions beside;
  if (options.approved != nullptr) beside.approved = options.approved->of_same_year(form);
  if (options.previous != nullptr) beside.previous = options.previous->of_earlier_year(form);
  return beside;
}

// What is asked of all forms of a run together.
void keep_for_the_run(const Form& form, const Rulebook& rulebook, const LintOptions& options,
                      FormReport& report) {
  if (options.compare) report.digest = digest_of(form, rulebook);
  if (!options.statistics) return;
  try {
    report.scores = scores_of(form, rulebook);
  } catch (const Overflow&) {  // a check has told it
    report.scores.emplace();
  }
}

void check_form(const Document& document, const LoadedRulebook& loaded, bool accepted,
                const LintOptions& options, FormReport& report) {
  Form form = bind(document, loaded.rulebook);
  std::map<Place, Location> known;
  Ground ground{
      .document = &document, .rulebook = &loaded.rulebook, .form = &form, .known = &known};
  check_schema(document, loaded, accepted, ground, report);
  Findings findings(options.ledger);
  run_checks(form, loaded.rulebook, findings, companions_of(form, options));
  keep_for_the_run(form, loaded.rulebook, options, report);
  std::vector<Finding> found = findings.take_findings();
  apply_severities(found, options.config);
  if (options.culprits) name_culprits(form, loaded.rulebook, found);
  for (const Finding& finding : found) report.findings.push_back(resolve(finding, ground));
  report.ledger.reserve(report.ledger.size() + findings.ledger().size());
  for (const LedgerEntry& entry : findings.ledger()) {
    report.ledger.push_back(resolve(entry, ground));
  }
}

// Why a reader has nothing to look at for a check; empty: it looked.
Message out_of_reach(std::string_view check, const ReadForm& read) {
  if (check == "row-shifted" && !read.from_table) {
    return {.zh = "数据项有名称，没有行列可错位",
            .en = "members have names: no row can be shifted"};
  }
  if (check == "stored-value" && !read.from_workbook) {
    return {.zh = "不是表格软件的文件，显示的就是存储的",
            .en = "not a workbook: what is shown is what is stored"};
  }
  if (check == "hidden-content" && !read.can_hide) {
    return {.zh = "这种格式没有隐藏的行列、修订和批注",
            .en = "this format has no hidden rows, tracked changes or comments"};
  }
  return {};
}

// What a reader looks at on its own account: its findings stand in the ledger like all others.
void enter_reader_checks(const ReadForm& read, FormReport& report) {
  for (std::string_view check :
       {"encoding", "form-syntax", "row-shifted", "stored-value", "hidden-content"}) {
    ReportedEntry entry{.check = std::string(check), .verdict = Verdict::pass};
    bool failed = std::ranges::any_of(read.findings, [&](const ReaderFinding& told) {
      // A note on how the file was read is no fault of it.
      const bool remark =
          check == "form-syntax" && told.finding.severity == Severity::note && read.readable;
      return told.finding.check == check && !remark;
    });
    Message reason = out_of_reach(check, read);
    if (failed) {
      entry.verdict = Verdict::fail;
    } else if (!reason.empty()) {
      entry.verdict = Verdict::not_applicable;
      entry.reason = std::move(reason);
    }
    report.ledger.push_back(std::move(entry));
  }
}

ReportedRulebook reported(const Rulebook& rulebook, ChosenBy chosen_by, const Message& because) {
  return {.id = rulebook.id,
          .version = rulebook.version,
          .sha256 = rulebook.sha256,
          .chosen = std::string(name_of(chosen_by)),
          .because = because};
}

FormReport lint_form(std::string_view path, const std::string& sha256, const ReadForm& read,
                     const LoadedRulebook* accepted_by, const LintOptions& options) {
  FormReport report{
      .path = std::string(path), .part = read.part, .sha256 = sha256, .unreadable = !read.readable};
  if (read.rulebook != nullptr) {
    report.rulebook = reported(*read.rulebook, read.chosen_by, read.why_chosen);
  }
  Ground ground{.document = &read.document, .rulebook = read.rulebook};
  for (const ReaderFinding& finding : read.findings) {
    report.findings.push_back(resolve(finding, ground));
  }
  enter_reader_checks(read, report);
  if (read.readable) {
    const LoadedRulebook& loaded = *loaded_one(read.rulebook, options);
    check_form(read.document, loaded, &loaded == accepted_by, options, report);
  }
  if (!options.ledger) report.ledger.clear();
  settle(report, options.config);
  return report;
}

}  // namespace

std::vector<ReadForm> read_forms(std::string_view bytes, const LintOptions& options) {
  ReadContext context{.rulebooks = options.rulebooks,
                      .forced = options.forced == nullptr ? nullptr : &options.forced->rulebook,
                      .repair = options.repair,
                      .limits = options.limits};
  for (const Reader* reader : readers_in_order()) {
    if (reader->recognizes(bytes)) return reader->read(bytes, context);
  }
  Unread unread = unread_format(bytes);
  return refused_file("form-syntax", std::move(unread.what), std::move(unread.cure));
}

namespace {

// accepted_by: the rulebook whose schema certainly accepts these bytes; null: none is known to.
std::vector<FormReport> lint_long_way(std::string_view path, std::string_view bytes,
                                      const LoadedRulebook* accepted_by,
                                      const LintOptions& options) {
  std::vector<FormReport> reports;
  const std::string sha256 = options.digest ? sha256_hex(bytes) : std::string();
  for (const ReadForm& read : read_forms(bytes, options)) {
    reports.push_back(lint_form(path, sha256, read, accepted_by, options));
  }
  return reports;
}

}  // namespace

std::vector<FormReport> lint_bytes(std::string_view path, std::string_view bytes,
                                   const LintOptions& options) {
  return lint_long_way(path, bytes, nullptr, options);
}

Linter::Linter(const LintOptions& options) : options_(options) {
  if (!options.fast_path) return;
  if (options.forced != nullptr) {
    fast_.push_back({.id = options.forced->rulebook.id, .loaded = options.forced});
    return;
  }
  for (std::size_t i = 0; i < options.rulebooks.size(); ++i) {
    fast_.push_back({.id = options.rulebooks.id(i)});
  }
}

void Linter::make_reader(Fast& fast) {
  if (fast.asked) return;
  fast.asked = true;
  if (fast.loaded == nullptr) fast.loaded = options_.rulebooks.find(fast.id);
  ReaderCompilation compiled = FormReader::compile(fast.loaded->form_schema, fast.loaded->rulebook);
  fast.reader = std::move(compiled.reader);
  if (fast.reader) return;
  long_ways_.push_back({.rulebook = &fast.loaded->rulebook, .why = std::move(compiled.obstacle)});
}

std::vector<Linter::LongWay> Linter::long_ways() {
  for (Fast& fast : fast_) make_reader(fast);
  return long_ways_;
}

// Forms of one rulebook follow each other: the one that fitted last is tried first.
const Linter::Fast* Linter::read_fast(std::string_view bytes) {
  if (bytes.size() > FormReader::largest_form || !marked_.mark(bytes)) return nullptr;
  for (std::size_t i = 0; i < fast_.size(); ++i) {
    Fast& fast = fast_[i];
    if (!fast.asked) {
      const bool named = bytes.find(fast.id) != std::string_view::npos;
      if (named) make_reader(fast);
    }
    if (!fast.reader || !fast.reader->read(marked_, form_, texts_)) continue;
    if (i > 0) std::swap(fast_[0], fast_[i]);
    return &fast_[0];
  }
  return nullptr;
}

Linter::Look Linter::look_at(std::string_view bytes) {
  const Fast* read = read_fast(bytes);
  if (read == nullptr) return {};
  Findings findings = Findings::without_words();
  run_checks(form_, read->loaded->rulebook, findings, companions_of(form_, options_));
  return {.accepted_by = read->loaded, .clean = findings.findings().empty()};
}

std::vector<FormReport> Linter::lint(std::string_view path, std::string_view bytes) {
  const bool short_way = !options_.ledger && !options_.digest;
  return report_on(path, bytes, short_way ? look_at(bytes) : Look{});
}

std::vector<FormReport> Linter::report_on(std::string_view path, std::string_view bytes,
                                          const Look& look) const {
  if (!look.clean) return lint_long_way(path, bytes, look.accepted_by, options_);
  const Rulebook& rulebook = look.accepted_by->rulebook;
  FormReport report{.path = std::string(path)};
  const ChosenBy chosen_by = options_.forced == nullptr ? ChosenBy::declared : ChosenBy::option;
  report.rulebook = reported(rulebook, chosen_by, {});
  keep_for_the_run(form_, rulebook, options_, report);
  std::vector<FormReport> reports;
  reports.push_back(std::move(report));
  return reports;
}

FormReport compare_forms(std::string_view path, const ReadForm& read, const OtherForm& other,
                         const LintOptions& options) {
  const Form form = bind(read.document, *read.rulebook);
  const Ground ground{.document = &read.document, .rulebook = read.rulebook, .form = &form};
  FormReport report{.path = std::string(path), .part = read.part, .beside_others = true};
  report.rulebook = reported(*read.rulebook, read.chosen_by, read.why_chosen);
  if (options.statistics) {
    report.scores.emplace().department = std::string(form.header(Header::department).raw);
  }
  Findings findings(options.ledger);
  run_checks_with_other(form, *read.rulebook, other, findings);
  std::vector<Finding> found = findings.take_findings();
  apply_severities(found, options.config);
  for (const Finding& finding : found) report.findings.push_back(resolve(finding, ground));
  for (const LedgerEntry& entry : findings.ledger()) {
    report.ledger.push_back(resolve(entry, ground));
  }
  settle(report, options.config);
  return report;
}

FormReport unreadable_file(std::string_view path, Message why) {
  FormReport report{.path = std::string(path), .unreadable = true};
  ReportedFinding& finding = report.findings.emplace_back();
  finding.check = "form-syntax";
  finding.message = std::move(why);
  return report;
}

std::string_view name_of(ChosenBy chosen_by) {
  switch (chosen_by) {
    case ChosenBy::declared: return "declared";
    case ChosenBy::labels: return "labels";
    case ChosenBy::option: return "option";
  }
  return "";
}

std::vector<const Reader*> readers_in_order() {
  auto readers = all_readers();
  std::vector<const Reader*> ordered(readers.begin(), readers.end());
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Reader* a, const Reader* b) { return a->order < b->order; });
  return ordered;
}

}  // namespace gouji
