// The benchmark at any size, and clean forms to use elsewhere.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "linter/rulebooks.h"
#include "tests/injection/benchmark.h"
#include "tests/injection/clean_forms.h"

namespace {

using namespace gouji;
using namespace gouji::injection;

void print(std::string_view title, const std::vector<Example>& examples) {
  for (const Example& one : examples) {
    fmt::print("\n{}: {} {}, form {}, {}\n{}{}\n", title, one.rulebook, one.defect, one.form,
               one.pointer, one.found, one.json);
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Puts defects into clean forms and counts what is found", "injection");
  Settings settings{.seed = 1, .clean_forms = 1'000, .forms_a_defect = 100, .pairs = 1'000};
  std::string only;
  std::uint64_t written = 0;
  bool examples = false;
  app.add_option("--seed", settings.seed, "of all choices")->capture_default_str();
  app.add_option("--clean", settings.clean_forms, "clean forms a rulebook")->capture_default_str();
  app.add_option("--forms", settings.forms_a_defect, "forms with a defect of each kind")
      ->capture_default_str();
  app.add_option("--pairs", settings.pairs, "forms with two defects")->capture_default_str();
  app.add_option("--rulebook", only, "only this one");
  app.add_option("--write", written, "print so many clean forms a rulebook, one a line, and stop");
  app.add_flag("--examples", examples, "print forms on which the tool fell short");
  CLI11_PARSE(app, argc, argv);

  const auto rulebooks = load_shipped_rulebooks();
  if (written > 0) {
    for (const auto& rulebook : rulebooks) {
      if (!only.empty() && rulebook->rulebook.id != only) continue;
      const CleanForms forms(*rulebook, prototype_of(rulebook->rulebook), settings.seed);
      for (std::uint64_t i = 0; i < written; ++i) std::cout << forms.form(i).json() << '\n';
    }
    return 0;
  }
  const std::vector<Outcome> outcomes = run(rulebooks, settings, only);
  std::cout << table(outcomes) << std::flush;
  if (!examples) return 0;
  for (const Outcome& outcome : outcomes) {
    print("false alarm", outcome.false_alarms);
    print("missed", outcome.missed);
    print("another cell named first", outcome.named_wrongly);
  }
}
