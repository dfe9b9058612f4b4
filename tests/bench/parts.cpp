// What the parts of the pipeline cost, for one form of every rulebook, by Google Benchmark. Each
// measurement goes round a ring of forms, so that no branch or cache learns one form by heart.
//
//   parts --benchmark_filter=lint --benchmark_repetitions=5

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/prose.h"
#include "linter/binding.h"
#include "linter/json.h"
#include "linter/keep_memory.h"
#include "linter/lint.h"
#include "linter/reporter.h"
#include "linter/rulebooks.h"
#include "schemas/decimal.h"
#include "tests/bench/corpus.h"

namespace {

using namespace gouji;
using bench::Corpus;
using bench::Kind;

constexpr std::uint64_t ring_size = 64;
constexpr std::uint64_t seed = 1;

struct Ring {
  std::vector<std::string> texts;
  std::vector<JsonParse> parses;
  std::vector<Form> forms;
  std::size_t bytes = 0;
};

Ring make_ring(const LoadedRulebook& loaded, Kind kind) {
  Ring ring;
  const Corpus corpus(loaded, seed, kind);
  for (std::uint64_t i = 0; i < ring_size; ++i) {
    ring.texts.push_back(corpus.form(i));
    ring.bytes += ring.texts.back().size();
  }
  for (const std::string& text : ring.texts) ring.parses.push_back(parse_json(text, {}));
  for (const JsonParse& parse : ring.parses) {
    ring.forms.push_back(bind(parse.document, loaded.rulebook));
  }
  return ring;
}

// Runs part(i) for one form after the other; counts forms, and the bytes that they are.
template <class Part>
void measure(benchmark::State& state, const Ring& ring, Part part) {
  std::size_t next = 0;
  for (auto _ : state) {
    part(next);
    next = (next + 1) % ring_size;
  }
  const auto forms = static_cast<std::int64_t>(state.iterations());
  state.SetItemsProcessed(forms);
  state.SetBytesProcessed(forms * static_cast<std::int64_t>(ring.bytes / ring_size));
}

// The compiler must make it, and must not take it apart to prove that: an address in a register.
template <class Value>
void keep(const Value& value) {
  benchmark::DoNotOptimize(&value);
  benchmark::ClobberMemory();
}

// The narratives of one form after the other.
void read_figures(const Form& form) {
  for (const TextCell& cell : form.narratives) {
    keep(figures_in(cell.raw, form.header(Header::year).raw));
  }
}

void add_parts(const LoadedRulebook& loaded, const Ring& ring) {
  const auto add = [&](const char* part, auto function) {
    const std::string name = std::string(part) + "/" + loaded.rulebook.id;
    benchmark::RegisterBenchmark(name.c_str(), [&ring, function](benchmark::State& state) {
      measure(state, ring, function);
    });
  };
  add("parse", [&](std::size_t i) { keep(parse_json(ring.texts[i], {})); });
  add("schema", [&](std::size_t i) { keep(loaded.validator().validate(ring.parses[i].document)); });
  add("bind", [&](std::size_t i) { keep(bind(ring.parses[i].document, loaded.rulebook)); });
  add("prose", [&](std::size_t i) { read_figures(ring.forms[i]); });
  add("checks", [&](std::size_t i) {
    Findings findings(false);
    run_checks(ring.forms[i], loaded.rulebook, findings);
    keep(findings);
  });
  add("checks_with_ledger", [&](std::size_t i) {
    Findings findings(true);
    run_checks(ring.forms[i], loaded.rulebook, findings);
    keep(findings);
  });
}

// From the bytes of a file to its report in memory, with the ledger and the culprits.
void add_whole(const char* part, const LoadedRulebook& loaded, const Ring& ring,
               const LintOptions& options) {
  const std::string name = std::string(part) + "/" + loaded.rulebook.id;
  benchmark::RegisterBenchmark(name.c_str(), [&ring, &options](benchmark::State& state) {
    measure(state, ring,
            [&](std::size_t i) { keep(lint_bytes("form.json", ring.texts[i], options)); });
  })->Unit(benchmark::kMicrosecond);
}

void add_report(const LoadedRulebook& loaded, const Ring& ring, const LintOptions& options) {
  const std::string name = "report_json/" + loaded.rulebook.id;
  benchmark::RegisterBenchmark(name.c_str(), [&ring, &options](benchmark::State& state) {
    const FormReport report = lint_bytes("form.json", ring.texts.front(), options).front();
    const Reporter& reporter = *find_reporter("json");
    std::string out;
    measure(state, ring, [&](std::size_t) {
      out.clear();
      reporter.form(out, report, Summary{}, RenderOptions{});
      keep(out);
    });
  });
}

const std::vector<std::string> figures{"404.77", "1286.5", "0", "25", "-3.2", "10694", "0.05"};

void decimal_parse(benchmark::State& state) {
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Decimal::parse(figures[next]));
    next = (next + 1) % figures.size();
  }
}
BENCHMARK(decimal_parse);

void decimal_add(benchmark::State& state) {
  std::vector<Decimal> values;
  for (const std::string& figure : figures) values.push_back(*Decimal::parse(figure));
  for (auto _ : state) {
    Decimal sum;
    for (const Decimal& value : values) sum += value;
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK(decimal_add);

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();  // as the program does
  const auto rulebooks = load_shipped_rulebooks();
  const LintOptions everything{.rulebooks = rulebooks};
  std::map<std::string, Ring> clean;
  std::map<std::string, Ring> failing;
  for (const auto& loaded : rulebooks) {
    const std::string& id = loaded->rulebook.id;
    clean.emplace(id, make_ring(*loaded, Kind::clean));
    failing.emplace(id, make_ring(*loaded, Kind::failing));
    add_parts(*loaded, clean.at(id));
    add_whole("lint_clean", *loaded, clean.at(id), everything);
    add_whole("lint_failing", *loaded, failing.at(id), everything);
    add_report(*loaded, clean.at(id), everything);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
