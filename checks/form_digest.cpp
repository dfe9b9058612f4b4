// Numbers of 64 bits stand for names and lists of amounts. Two that are equal by chance only cost a
// comparison.

#include "checks/form_digest.h"

#include <algorithm>
#include <iterator>

#include "checks/text_search.h"
#include "checks/wording.h"

namespace gouji {
namespace {

constexpr std::size_t fewest_amounts = 4;  // different ones, other than zero
constexpr int fewest_digits = 12;          // significant ones, of them all

class Mixer {
 public:
  void add(std::uint64_t part) {
    number_ = (number_ ^ part) * 0x9E3779B97F4A7C15;
    number_ ^= number_ >> 29U;
  }
  void add(std::string_view text) {
    for (const char byte : text) add(static_cast<std::uint64_t>(static_cast<unsigned char>(byte)));
    add(text.size());
  }
  void add(const Decimal& figure) {
    const Decimal plain = figure.trimmed();
    const auto coefficient = static_cast<UInt128>(plain.coefficient());
    add(static_cast<std::uint64_t>(coefficient));
    add(static_cast<std::uint64_t>(coefficient >> 64U));
    add(static_cast<std::uint64_t>(plain.scale()));
  }
  std::uint64_t number() const { return std::max<std::uint64_t>(number_, 1); }

 private:
  std::uint64_t number_ = 0x243F6A8885A308D3;
};

std::uint64_t number_of_project(const Form& form) {
  const std::string key = project_key(form);
  if (key.empty()) return 0;
  Mixer mixer;
  mixer.add(key);
  mixer.add(year_of(form.header(Header::year).raw));
  // Every department has a project called 日常运转经费.
  mixer.add(normalised(form.header(Header::department).raw));
  return mixer.number();
}

std::uint64_t number_of_amounts(const std::vector<Decimal>& amounts) {
  if (!tell_forms_apart(amounts)) return 0;
  Mixer mixer;
  for (const Decimal& amount : amounts) mixer.add(amount);
  return mixer.number();
}

int significant_digits(const Decimal& figure) {
  return static_cast<int>(to_text(figure.trimmed().absolute().coefficient()).size());
}

}  // namespace

std::string project_key(const Form& form) {
  const TextCell& project = form.header(Header::project);
  return project.filled() ? normalised(*project) : std::string();
}

std::vector<Decimal> amounts_of(const Form& form, const Rulebook& rulebook) {
  std::vector<Decimal> amounts;
  const auto add = [&](const FigureCell& cell) {
    if (cell.filled()) amounts.push_back(*cell);
  };
  for (std::size_t i = 0; i < form.figures.size(); ++i) {
    if (rulebook.figures[i].kind == FigureKind::money) add(form.figures[i]);
  }
  for (const SubItem& item : form.sub_items) {
    add(item.budget);
    add(item.actual);
  }
  return amounts;
}

bool tell_forms_apart(std::span<const Decimal> amounts) {
  std::vector<Decimal> different;
  int digits = 0;
  for (const Decimal& amount : amounts) {
    const bool again = std::find(different.begin(), different.end(), amount) != different.end();
    if (amount.is_zero() || again) continue;
    different.push_back(amount);
    digits += significant_digits(amount);
  }
  return different.size() >= fewest_amounts && digits >= fewest_digits;
}

FormDigest digest_of(const Form& form, const Rulebook& rulebook) {
  return {.project = number_of_project(form),
          .figures = number_of_amounts(amounts_of(form, rulebook)),
          .prose = sketch_of(form)};
}

namespace {

struct Numbered {
  std::uint64_t number;
  std::uint32_t form;
  friend auto operator<=>(const Numbered&, const Numbered&) = default;
};

// There may be several for each form: none of their memory is copied as they become more.
using Pairs = std::deque<Candidate>;

// Adds every form of a group with the first one of it.
void add_groups(std::vector<Numbered>& numbers, Pairs& pairs) {
  std::sort(numbers.begin(), numbers.end());
  for (std::size_t at = 1, first = 0; at < numbers.size(); ++at) {
    if (numbers[at].number != numbers[first].number) {
      first = at;
    } else {
      pairs.push_back({.first = numbers[first].form, .second = numbers[at].form});
    }
  }
}

bool by_second(const Candidate& a, const Candidate& b) {
  return a.second != b.second ? a.second < b.second : a.first < b.first;
}

void sort_once_each(Pairs& pairs) {
  std::sort(pairs.begin(), pairs.end(), by_second);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

void cut(Pairs& pairs, std::size_t limit, std::size_t& left_out) {
  if (pairs.size() <= limit) return;
  left_out += pairs.size() - limit;
  pairs.resize(limit);
}

}  // namespace

// Equal names and amounts are nearly certain, likeness of prose is a guess: where there are too
// many pairs, the guesses are left out first.
Candidates DigestSearch::candidates(std::size_t limit) const {
  std::vector<Numbered> numbers;
  numbers.reserve(digests_.size());
  const auto search = [&](Pairs& pairs, auto&& number_of) {
    numbers.clear();
    for (std::size_t i = 0; i < digests_.size(); ++i) {
      const std::uint64_t number = number_of(digests_[i]);
      if (number != 0) numbers.push_back({number, static_cast<std::uint32_t>(i)});
    }
    add_groups(numbers, pairs);
    sort_once_each(pairs);
  };
  Candidates found;
  Pairs same;
  search(same, [](const FormDigest& digest) { return digest.project; });
  search(same, [](const FormDigest& digest) { return digest.figures; });
  cut(same, limit, found.left_out);
  Pairs alike;
  for (std::size_t i = 0; i < ProseSketch().size(); ++i) {
    search(alike, [i](const FormDigest& digest) { return digest.prose[i]; });
  }
  std::erase_if(alike, [&](const Candidate& pair) {
    return std::binary_search(same.begin(), same.end(), pair, by_second);
  });
  cut(alike, limit - same.size(), found.left_out);
  found.pairs.assign(same.begin(), same.end());
  found.pairs.insert(found.pairs.end(), alike.begin(), alike.end());
  std::sort(found.pairs.begin(), found.pairs.end(), by_second);
  return found;
}

}  // namespace gouji
