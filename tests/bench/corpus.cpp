// A form is made by its number: the clean form of that number, brought to the size of a real one,
// then what the kind of the corpus does to it. Choices of one form tell nothing about the next, so
// that a corpus of 1,000 is the beginning of the one of 1,000,000.

#include "tests/bench/corpus.h"

#include <algorithm>
#include <array>

#include "tests/bench/json_layout.h"
#include "tests/bench/prose.h"
#include "tests/injection/benchmark.h"
#include "tests/injection/defects.h"

namespace gouji::bench {
namespace {

using injection::Defect;
using injection::Draft;
using injection::Random;

constexpr int percent_with_defect = 10;
constexpr int most_draws = 20;

struct KindName {
  std::string_view name;
  Kind kind;
};
constexpr auto kind_names = std::to_array<KindName>({{"clean", Kind::clean},
                                                     {"defects", Kind::defects},
                                                     {"failing", Kind::failing},
                                                     {"invalid1", Kind::invalid1},
                                                     {"invalid10", Kind::invalid10},
                                                     {"pretty", Kind::pretty},
                                                     {"escaped", Kind::escaped}});

// Sizes of real forms, in bytes of compact JSON, differ by as much.
std::size_t size_of_form(Random& random) {
  return static_cast<std::size_t>(random.between(5'800, 8'900));
}

// The kinds of defects that put a wrong figure into the table.
const std::vector<const Defect*>& arithmetic_defects() {
  static const std::vector<const Defect*> chosen = [] {
    std::vector<const Defect*> all;
    for (const Defect& defect : injection::all_defects()) {
      const std::string_view id = defect.id;
      const std::string_view group = id.substr(0, id.find('-'));
      const bool of_figures = group == "funds" || group == "item" || group == "weight" ||
                              group == "score" || group == "total" || group == "rate";
      if (of_figures && id != "funds-separators") all.push_back(&defect);
    }
    return all;
  }();
  return chosen;
}

// Not every form has a cell for every defect: then another one is drawn.
void put_defect(Draft& draft, Random& random) {
  for (int i = 0; i < most_draws; ++i) {
    Draft changed = draft;
    if (random.pick(arithmetic_defects())->inject(changed, random)) {
      draft = std::move(changed);
      return;
    }
  }
}

void replace_first(std::string& json, std::string_view what, std::string_view with) {
  const std::size_t at = json.find(what);
  if (at != std::string::npos) json.replace(at, what.size(), with);
}

// The first value of a member, text without escapes or a figure, gives way to another.
void replace_value(std::string& json, std::string_view member, std::string_view with) {
  const std::size_t at = json.find(member);
  if (at == std::string::npos) return;
  const std::size_t begin = at + member.size();
  const std::size_t end =
      json[begin] == '"' ? json.find('"', begin + 1) + 1 : json.find_first_of(",}", begin);
  json.replace(begin, end - begin, with);
}

// What programs that write forms get wrong: a member too many, one too few, an object or a truth
// value where text or a figure belongs. json is compact.
void make_invalid(std::string& json, Random& random) {
  switch (random.below(4)) {
    case 0: replace_first(json, "{", R"({"memo":"草稿",)"); break;
    case 1: replace_first(json, R"("indicators":[)", R"("rows":[)"); break;
    case 2: replace_value(json, R"("target":)", "{}"); break;
    default: replace_value(json, R"("score":)", "true"); break;
  }
}

}  // namespace

std::optional<Kind> kind_named(std::string_view name) {
  const auto found = std::ranges::find(kind_names, name, &KindName::name);
  if (found == kind_names.end()) return std::nullopt;
  return found->kind;
}

Corpus::Corpus(const LoadedRulebook& rulebook, std::uint64_t seed, Kind kind)
    : forms_(rulebook, injection::prototype_of(rulebook.rulebook), seed),
      seed_(seed),
      kind_(kind) {}

std::string Corpus::form(std::uint64_t number) const {
  Random mix(seed_ * 0x9E3779B97F4A7C15u ^ number);
  Random random(mix.next());
  Draft draft = forms_.form(number);
  lengthen(draft, size_of_form(random), random);
  const bool tenth = random.chance(percent_with_defect);
  if (kind_ == Kind::failing || (kind_ == Kind::defects && tenth)) put_defect(draft, random);
  std::string json = compact(draft.json());
  if (kind_ == Kind::invalid1 && random.chance(1)) make_invalid(json, random);
  if (kind_ == Kind::invalid10 && random.chance(10)) make_invalid(json, random);
  if (kind_ == Kind::pretty) return indented(json);
  if (kind_ == Kind::escaped) return escaped(json);
  return json;
}

}  // namespace gouji::bench
