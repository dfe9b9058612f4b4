// Writes forms to measure with: one a line on standard output, or a tree of files.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "linter/rulebooks.h"
#include "tests/bench/corpus.h"

namespace {

using gouji::bench::Corpus;

constexpr std::uint64_t folders = 220;

void write_tree(const Corpus& corpus, std::uint64_t forms, const std::filesystem::path& root) {
  for (std::uint64_t i = 0; i < forms; ++i) {
    const auto folder = root / fmt::format("{:03}", i * folders / forms);
    std::filesystem::create_directories(folder);
    std::ofstream file(folder / fmt::format("form-{:07}.json", i), std::ios::binary);
    file << corpus.form(i) << '\n';
    if (!file) throw std::runtime_error("cannot write into " + folder.string());
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Writes forms to measure with", "corpus");
  std::string rulebook_id = "suzhou-2021";
  std::string kind_name = "clean";
  std::string folder;
  std::uint64_t forms = 1'000;
  std::uint64_t seed = 1;
  app.add_option("--rulebook", rulebook_id, "of the forms")->capture_default_str();
  app.add_option("--forms", forms, "how many")->capture_default_str();
  app.add_option("--seed", seed, "of all choices")->capture_default_str();
  app.add_option("--kind", kind_name,
                 "clean, defects, failing, invalid1, invalid10, pretty or escaped")
      ->capture_default_str();
  app.add_option("--folder", folder, "write files there, in 220 folders");
  CLI11_PARSE(app, argc, argv);

  const auto kind = gouji::bench::kind_named(kind_name);
  if (!kind) {
    fmt::print(stderr, "corpus: there is no kind {}\n", kind_name);
    return 2;
  }
  if (*kind == gouji::bench::Kind::pretty && folder.empty()) {
    fmt::print(stderr, "corpus: pretty forms stand on several lines: --folder is needed\n");
    return 2;
  }
  for (const auto& rulebook : gouji::load_shipped_rulebooks()) {
    if (rulebook->rulebook.id != rulebook_id) continue;
    const Corpus corpus(*rulebook, seed, *kind);
    if (!folder.empty()) {
      write_tree(corpus, forms, folder);
      return 0;
    }
    for (std::uint64_t i = 0; i < forms; ++i) std::cout << corpus.form(i) << '\n';
    return std::cout.flush() ? 0 : 1;
  }
  fmt::print(stderr, "corpus: there is no rulebook {}\n", rulebook_id);
  return 2;
}
