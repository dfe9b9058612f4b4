// What stays of a form while millions of others go by, so that forms that may be the same, or of
// the same words, are found at the end. A digest only names candidates: whether they are is decided
// on the forms themselves (duplicate-submission, copied-narrative).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "checks/shingles.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

struct FormDigest {
  std::uint64_t project = 0;  // its name, year and department, as a number; 0: none
  std::uint64_t figures = 0;  // all its amounts; 0: too few to tell forms apart
  ProseSketch prose{};
};
static_assert(sizeof(FormDigest) == 40, "the memory a form costs is promised in docs/streams.md");

FormDigest digest_of(const Form& form, const Rulebook& rulebook);

// The name of a project without blanks, folded, as duplicate-submission and the search for
// companions compare it; empty: none.
std::string project_key(const Form& form);

// The amounts of the form, in the order of the template: funds tables, then sub-items.
std::vector<Decimal> amounts_of(const Form& form, const Rulebook& rulebook);
// Whether so many different amounts are in it that only a copy has them all.
bool tell_forms_apart(std::span<const Decimal> amounts);

// Two forms of a run, by their numbers in it; first < second.
struct Candidate {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  friend auto operator<=>(const Candidate&, const Candidate&) = default;
};
struct Candidates {
  std::vector<Candidate> pairs;  // by second, each once
  std::size_t left_out = 0;      // beyond the limit
};

// The digests of a run, in the order of its forms: 40 bytes a form, and while it searches 16 more
// and 8 for each pair that may be alike.
class DigestSearch {
 public:
  void add(const FormDigest& digest) { digests_.push_back(digest); }
  // Forms with a number in common, each with the first form that has it.
  Candidates candidates(std::size_t limit) const;

 private:
  std::deque<FormDigest> digests_;
};

}  // namespace gouji
