// Prose that says of the table only what the table says, told without reading it all.
//
// Most figures of a good form's prose are plainly named and printed as in the table:
// 年初预算500万元, 南湖巡查次数123次. Where every figure of a text is, no check of its figures has
// anything to report, and they need not be read (checks/prose.h), which costs much more. In doubt
// the answer is no.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "checks/assessment.h"
#include "checks/funds_nouns.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

class ConfirmedProse {
 public:
  // assessments: of the form's indicators. All of them must outlive it.
  ConfirmedProse(const Form& form, const Rulebook& rulebook, const Assessments& assessments,
                 std::pmr::memory_resource* memory);

  // Whether each figure of the text is one of the table, under its name where it is named, and none
  // is a sum that the text gives the parts of: neither narrative-figure nor narrative-sum would
  // report it. The text has no full-width digits.
  bool holds_all_of(std::string_view text) const;

 private:
  // A figure that the table confirms.
  struct Confirmed {
    std::string_view printed{};  // empty: it does not
    std::uint64_t unit = 0;      // the same for the same unit
  };
  struct Earlier;  // of the sentence so far
  // A figure of a text, and all behind it.
  struct Said {
    std::string_view text;
    std::size_t digits;  // as size_of_figure tells
  };

  // Of a clause that is a name and a figure behind it, and nothing else: as most are.
  struct Plain {
    std::size_t name_size = 0;  // 0: it is not so, or not for certain
    Confirmed figure{};
  };

  Confirmed confirmed_at(std::string_view clause, const Said& said) const;
  Plain plain_value_at(std::string_view clause) const;
  Plain plain_amount_at(std::string_view clause) const;
  Confirmed named_at(std::string_view subject, const Said& said, bool& named) const;
  Confirmed value_at(std::size_t row, const Said& said) const;
  Confirmed amount_at(std::string_view clause, const Said& said) const;
  Confirmed any_value_at(const Said& said) const;
  std::string_view name_of(std::size_t index) const;  // as in keys_
  Confirmed amount_of(const FundsNoun* noun, const Said& said) const;
  bool is_amount_of(const FundsNoun& noun, std::string_view digits) const;
  bool is_any_amount(std::string_view digits) const;

  const Form& form_;
  const Rulebook& rulebook_;
  const Assessments& assessments_;
  std::pmr::vector<std::uint64_t> keys_;  // of the names of the indicators, then of the sub-items

  // In each slot the first of the names that fall to it, counted from one; 0: none does. From the
  // 255th on they are all counted as that one.
  static constexpr std::size_t slots = 128;
  using Slots = std::array<std::uint8_t, slots>;
  static void enter(Slots& table, std::uint64_t key, std::size_t count);
  static std::size_t slot_of(std::uint64_t key);
  Slots by_key_{};    // of all names, by keys_
  Slots by_start_{};  // of those of the indicators, by how they start
};

}  // namespace gouji
