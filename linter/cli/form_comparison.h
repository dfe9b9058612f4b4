// The forms of a run against each other (--batch): digests while it goes on, and at its end the
// forms that may be alike are read again and compared for what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <vector>

#include "checks/form_digest.h"
#include "linter/cli/input_forms.h"

namespace gouji {

class FormComparison {
 public:
  // A form of the run, in the order of the run. item and index as in FormPlace.
  void add(const FormDigest& digest, std::size_t item, std::size_t index);

  // Gives a report for every form that is like an earlier one, in the order of the run. What it
  // says of itself: candidates that were left out, forms that could not be read again.
  std::vector<Message> compare(std::span<const Input> inputs, bool all_lines,
                               const LintOptions& options, const Session& session,
                               const std::function<void(FormReport, std::size_t line)>& take) const;

 private:
  struct Where {
    std::uint32_t item = 0;
    std::uint32_t index = 0;
    friend auto operator<=>(const Where&, const Where&) = default;
  };
  DigestSearch search_;
  std::deque<Where> places_;
};

}  // namespace gouji
