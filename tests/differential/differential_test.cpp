// The fast path at a fixed seed; the command of this folder does more. Every counter-example that
// was ever found stands here as well.

#include "tests/differential/differential.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "linter/lint.h"
#include "tests/injection/benchmark.h"
#include "tests/injection/clean_forms.h"
#include "tests/support/sanitized.h"

namespace gouji::testing {
namespace {

using differential::Oracle;

TEST(FastPath, SaysNothingThatTheLongWayDoesNot) {
  const auto rulebooks = load_shipped_rulebooks();
  const std::size_t cases = sanitized ? 40'000 : 200'000;
  const auto outcome = differential::run(rulebooks, cases, 20'261'123, false);
  for (const auto& example : outcome.counter_examples) {
    ADD_FAILURE() << example.rulebook << ": " << example.what << "\n" << example.bytes;
  }
  for (const auto& counts : outcome.counts) {
    // A test of nothing but refusals would prove nothing.
    EXPECT_GT(counts.accepted * 20, counts.cases) << counts.rulebook;
    EXPECT_GT(counts.clean * 100, counts.cases) << counts.rulebook;
  }
}

TEST(FastPath, KnowsEverySchemaAndNearlyEveryCleanForm) {
  const auto rulebooks = load_shipped_rulebooks();
  const LintOptions options{.rulebooks = rulebooks};
  Linter linter(options);
  for (const auto& way : linter.long_ways()) ADD_FAILURE() << way.rulebook->id << way.why.en;
  for (const auto& loaded : rulebooks) {
    const injection::CleanForms forms(*loaded, injection::prototype_of(loaded->rulebook), 3);
    int known = 0;
    for (std::uint64_t i = 0; i < 200; ++i) known += linter.look_at(forms.form(i).json()).clean;
    EXPECT_GE(known, 195) << loaded->rulebook.id;
  }
}

// The row written in another way that means the same, or nearly so: the reader takes how one row is
// written from the row above, and how the first is from the form before.
std::string rewritten(const std::string& row, std::uint64_t how) {
  constexpr std::string_view before_name = "\"name\": \"";
  const std::size_t name = row.find(before_name) + before_name.size();
  const std::size_t comma = row.find(", \"");
  std::string other = row;
  switch (how) {
    case 0: std::erase(other, ' '); return other;
    case 1:  // the first member last
      return "{" + row.substr(comma + 1, row.size() - comma - 2) + "," + row.substr(1, comma - 1) +
             "}";
    case 2: return other.insert(other.size() - 1, "\n");
    case 3: return other.insert(name, "\\u5176");  // 其
    case 4: return other.insert(name, "\\n ");
    // What most schemas refuse.
    case 5: return "{" + row.substr(comma + 1);  // without the first
    case 6: return other.insert(row.rfind(':') + 1, "-");
    default: return row;
  }
}

TEST(FastPath, ReadsRowsThatAreEachWrittenInAnotherWay) {
  const auto rulebooks = load_shipped_rulebooks();
  std::mt19937_64 random(41);
  Oracle oracle(rulebooks);
  differential::Counts counts;
  for (const auto& loaded : rulebooks) {
    const injection::CleanForms forms(*loaded, injection::prototype_of(loaded->rulebook), 3);
    for (std::uint64_t i = 0; i < 400; ++i) {
      const std::string form = forms.form(i).json();
      std::string changed;
      std::size_t behind = 0;
      for (std::size_t at = form.find("{\"category\""); at != std::string::npos;
           at = form.find("{\"category\"", behind)) {
        const std::size_t end = form.find('}', at) + 1;
        changed += form.substr(behind, at - behind);
        changed += rewritten(form.substr(at, end - at), random() % (i % 4 == 0 ? 14 : 5));
        behind = end;
      }
      changed += form.substr(behind);
      EXPECT_EQ(oracle.disagreement(changed, counts, false), "") << changed;
    }
  }
  EXPECT_GT(counts.accepted * 8, counts.cases);
}

TEST(FastPath, IsNotTakenWhereItIsNotWanted) {
  const auto rulebooks = load_shipped_rulebooks();
  const injection::CleanForms forms(*rulebooks[0], injection::prototype_of(rulebooks[0]->rulebook),
                                    3);
  const std::string form = forms.form(1).json();
  LintOptions options{.rulebooks = rulebooks, .fast_path = false};
  EXPECT_FALSE(Linter(options).look_at(form).clean);
  options.fast_path = true;
  options.forced = rulebooks[1].get();
  EXPECT_FALSE(Linter(options).look_at(form).clean);
}

TEST(FastPath, DoesNotKnowASchemaWithAKeywordOfMore) {
  const auto rulebooks = load_shipped_rulebooks();
  std::string schema = rulebooks[0]->form_schema;
  ASSERT_TRUE(FormReader::compile(schema, rulebooks[0]->rulebook).reader);
  const std::size_t at = schema.find("\"maxLength\"");
  schema.insert(at, "\"pattern\": \"^x\", ");
  const ReaderCompilation compiled = FormReader::compile(schema, rulebooks[0]->rulebook);
  EXPECT_FALSE(compiled.reader);
  EXPECT_NE(compiled.obstacle.en.find("pattern"), std::string::npos) << compiled.obstacle.en;
}

}  // namespace
}  // namespace gouji::testing
