// gouji rulebook diff: what changed between two rulebooks, and which verdicts on given forms change
// with it.

#include "linter/rulebook_diff.h"

#include <fmt/format.h>

#include <ostream>

#include "linter/cli/commands.h"
#include "linter/cli/files.h"
#include "linter/cli/inputs.h"
#include "linter/cli/rulebook_folder.h"
#include "linter/report_words.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji rulebook diff our-form our-form-2", "gouji rulebook diff our-form our-form-2"},
     {"两套规则书差在哪里", "what differs between two rulebooks"}},
    {{"gouji rulebook diff our-form our-form-2 报送/",
      "gouji rulebook diff our-form our-form-2 submitted/"},
     {"再看哪些表的结论会变", "and which verdicts change"}},
};

constexpr Text exit_codes[] = {
    {"0  没有差别", "0  no difference"},
    {"1  有差别", "1  differences"},
    {"2  命令行有误，或规则书有错", "2  wrong command line, or a rulebook is broken"},
    {"3  有表没能核查", "3  a form could not be checked"},
};

std::string_view mark_of(RulebookChange::Kind kind, Language language) {
  const bool zh = language == Language::zh;
  switch (kind) {
    case RulebookChange::Kind::added: return zh ? "增" : "added";
    case RulebookChange::Kind::removed: return zh ? "删" : "removed";
    case RulebookChange::Kind::changed: return zh ? "改" : "changed";
  }
  return {};
}

std::string or_none(const Message& value, Language language) {
  if (!value.empty()) return in(language, value);
  return language == Language::zh ? "（无）" : "(none)";
}

void print_change(const RulebookChange& change, const Session& session) {
  const Language language = session.language;
  const std::string_view colon = language == Language::zh ? "：" : ": ";
  std::string line =
      fmt::format("{} {}", mark_of(change.kind, language), in(language, change.subject));
  if (!change.item.empty()) line += " " + change.item;
  if (!change.title.empty()) {
    const bool zh = language == Language::zh;
    line += (zh ? "（" : " (") + in(language, change.title) + (zh ? "）" : ")");
  }
  if (change.kind == RulebookChange::Kind::changed) {
    line += fmt::format("{}{} {} → {}", colon, in(language, change.fact),
                        or_none(change.from, language), or_none(change.to, language));
  } else {
    const bool added = change.kind == RulebookChange::Kind::added;
    const Message& facts = added ? change.to : change.from;
    if (!facts.empty()) line += fmt::format("{}{}", colon, in(language, facts));
  }
  session.streams.out << visible(line) << '\n';
}

struct Pair {
  OpenedRulebook from;
  OpenedRulebook to;
  std::string from_name;  // as the command line has it: two editions may share an id
  std::string to_name;
};

void print_verdict(const VerdictChange& change, const std::string& path, const Pair& pair,
                   const Session& session) {
  const bool zh = session.language == Language::zh;
  const ReportedFinding& finding = change.finding;
  std::string which;
  switch (change.kind) {
    case VerdictChange::Kind::gone: which = (zh ? "仅 " : "only ") + pair.from_name; break;
    case VerdictChange::Kind::appeared: which = (zh ? "仅 " : "only ") + pair.to_name; break;
    case VerdictChange::Kind::severity:
      which = fmt::format("{} → {}", severity_word(session.language, change.before),
                          severity_word(session.language, finding.severity));
      break;
  }
  std::string place = path;
  if (finding.location.line > 0) {
    place += fmt::format(":{}:{}", finding.location.line, finding.location.column);
  }
  const std::string line = fmt::format("{}: {}: {}: {} [{}]", place, which,
                                       severity_word(session.language, finding.severity),
                                       say(session.language, finding.message), finding.check);
  session.streams.out << visible(line) << '\n';
}

void complain_of(const std::string& path, const Message& why, const Session& session) {
  complain(session, {fmt::format("{}：{}", path, why.zh), fmt::format("{}: {}", path, why.en)});
}

ExitCode compare_form(const Input& input, const Pair& pair, const Session& session) {
  const std::string path(input.path);
  const FileBytes file = read_input(input, session.streams.in, Limits{});
  if (!file.problem.empty()) {
    complain_of(path, file.problem, session);
    return ExitCode::unchecked;
  }
  ExitCode code = ExitCode::clean;
  for (const FormVerdicts& form :
       compare_verdicts(path, file.bytes, *pair.from.loaded, *pair.to.loaded)) {
    for (const VerdictChange& change : form.changes) {
      print_verdict(change, form.path, pair, session);
    }
    if (!form.changes.empty()) code = worse(code, ExitCode::findings);
    if (form.unreadable.empty()) continue;
    complain_of(form.path, form.unreadable, session);
    code = worse(code, ExitCode::unchecked);
  }
  return code;
}

ExitCode run_diff(const Parsed& parsed, const Session& session) {
  if (parsed.operands.size() < 2) {
    complain(session, {"rulebook diff 要有两套规则书", "rulebook diff needs two rulebooks"},
             {"如 gouji rulebook diff our-form our-form-2",
              "like gouji rulebook diff our-form our-form-2"});
    return ExitCode::usage;
  }
  const Pair pair = {.from = open_sound_rulebook(parsed.operands[0], session),
                     .to = open_sound_rulebook(parsed.operands[1], session),
                     .from_name = parsed.operands[0],
                     .to_name = parsed.operands[1]};
  if (pair.from.loaded == nullptr || pair.to.loaded == nullptr) return ExitCode::usage;
  const std::vector<RulebookChange> changes = compare_rulebooks(*pair.from.loaded, *pair.to.loaded);
  for (const RulebookChange& change : changes) print_change(change, session);
  ExitCode code = changes.empty() ? ExitCode::clean : ExitCode::findings;
  const std::span<const std::string> forms = std::span(parsed.operands).subspan(2);
  if (forms.empty()) return code;
  for (const Input& input : expand_inputs(forms, is_stream_name)) {
    code = worse(code, compare_form(input, pair, session));
  }
  return code;
}

}  // namespace

constexpr Command rulebook_diff_command = {
    .name = "rulebook diff",
    .operands = {"甲 乙 [表…]", "A B [FORM...]"},
    .title = {"比较：两套规则书的差别，以及哪些结论会变",
              "compares two: what changed, and which verdicts change"},
    .about = {"比较两套规则书（编号或路径）：数据项、标签、恒等式、类别、评分、等级、条文、级别，增"
              "删改逐条列出。\n"
              "给了表，就用两套规则书各核一遍，列出只在一边出现的问题和级别的变化。",
              "Compares two rulebooks, by id or path: figures, labels, identities, categories,\n"
              "scoring, levels, clauses, severities; what was added, removed and changed. Given\n"
              "forms are checked by both, whatever they declare, and the verdicts compared."},
    .examples = examples,
    .options = {},
    .run = run_diff,
    .exit_codes = exit_codes,
};

}  // namespace gouji
