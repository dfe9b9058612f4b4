#include "tests/differential/differential.h"

#include <algorithm>

#include "checks/check.h"
#include "linter/binding.h"
#include "linter/lint.h"
#include "tests/differential/mutate.h"
#include "tests/differential/same_form.h"
#include "tests/injection/benchmark.h"
#include "tests/injection/clean_forms.h"

namespace gouji::differential {

constexpr std::size_t most_examples = 10;

struct Oracle::State {
  struct Reader {
    const LoadedRulebook* loaded;
    FormReader reader;
  };
  LintOptions options;
  std::vector<Reader> readers;
  Linter linter;
  MarkedBytes marked;
  Form form;
  std::string texts;

  explicit State(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks)
      : options{.rulebooks = rulebooks, .ledger = false, .culprits = false}, linter(options) {
    for (const auto& loaded : rulebooks) {
      auto compiled = FormReader::compile(loaded->form_schema, loaded->rulebook);
      if (compiled.reader) readers.push_back({loaded.get(), std::move(*compiled.reader)});
    }
  }

  const Reader* accepting(std::string_view bytes) {
    if (!marked.mark(bytes)) return nullptr;
    for (Reader& reader : readers) {
      if (reader.reader.read(marked, form, texts)) return &reader;
    }
    return nullptr;
  }
};

namespace {

// Whether the bytes that are told to have all texts of the form do have this one. White space that
// is written in another way divides it.
bool has_text(std::string_view all, const TextCell& cell) {
  std::string_view left = cell.filled() ? cell.raw : std::string_view();
  while (!left.empty()) {
    const std::size_t end = std::min(left.find_first_of("\n\r\t"), left.size());
    if (all.find(left.substr(0, end)) == std::string_view::npos) return false;
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return true;
}

bool has_all_texts(const Form& form) {
  const std::string_view all = form.all_texts;
  const auto has = [&](const TextCell& cell) { return has_text(all, cell); };
  const auto has_row = [&](const Indicator& row) {
    return has(row.category) && has(row.subcategory) && has(row.name) && has(row.target) &&
           has(row.actual) && has(row.reason);
  };
  return all.empty() ||
         (std::ranges::all_of(form.headers, has) && std::ranges::all_of(form.narratives, has) &&
          std::ranges::all_of(form.indicators, has_row) &&
          std::ranges::all_of(form.sub_items, [&](const SubItem& item) { return has(item.name); }));
}

}  // namespace

Oracle::Oracle(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks)
    : state_(std::make_unique<State>(rulebooks)) {}
Oracle::~Oracle() = default;

std::string Oracle::disagreement(std::string_view bytes, Counts& counts, bool always) {
  ++counts.cases;
  const State::Reader* fast = state_->accepting(bytes);
  if (fast == nullptr && !always) return {};
  const std::vector<ReadForm> forms = read_forms(bytes, state_->options);
  const bool read = forms.size() == 1 && forms[0].readable && forms[0].findings.empty();
  const LoadedRulebook* const loaded =
      read ? state_->options.rulebooks.find(forms[0].rulebook->id) : nullptr;
  const bool valid = loaded != nullptr && loaded->validator().validate(forms[0].document).empty();
  counts.valid += valid ? 1 : 0;
  if (fast == nullptr) return {};
  ++counts.accepted;
  if (!read) return "read with a finding, or not at all";
  if (loaded != fast->loaded || forms[0].chosen_by != ChosenBy::declared) return "another rulebook";
  if (!valid) return "not valid";
  if (!same(state_->form, bind(forms[0].document, loaded->rulebook))) return "another form";
  if (!has_all_texts(state_->form)) return "a text that is not among all of them";
  if (!state_->linter.look_at(bytes).clean) return {};
  ++counts.clean;
  const std::vector<FormReport> reports = lint_bytes("form", bytes, state_->options);
  return reports.size() == 1 && reports[0].findings.empty() ? "" : "findings in a clean form";
}

Outcome run(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks, std::uint64_t cases,
            std::uint64_t seed, bool count_valid) {
  Outcome outcome;
  Oracle oracle(rulebooks);
  constexpr std::uint64_t mutations_a_form = 50;
  for (const auto& loaded : rulebooks) {
    Counts counts{.rulebook = loaded->rulebook.id};
    const injection::CleanForms forms(*loaded, injection::prototype_of(loaded->rulebook), seed);
    injection::Random random(seed);
    std::string json;
    for (std::uint64_t i = 0; i < cases / rulebooks.size(); ++i) {
      if (i % mutations_a_form == 0) json = forms.form(i / mutations_a_form).json();
      const std::string bytes = mutated(json, random);
      const std::string what = oracle.disagreement(bytes, counts, count_valid);
      if (what.empty() || outcome.counter_examples.size() >= most_examples) continue;
      outcome.counter_examples.push_back({loaded->rulebook.id, bytes, what});
    }
    outcome.counts.push_back(counts);
  }
  return outcome;
}

}  // namespace gouji::differential
