// Words in names and prose, for checks that read them: one spelling of a name, words to look for,
// and text short enough for a message.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "schemas/rulebook.h"

namespace gouji {

// A name without blanks, full-width characters folded, letters small: ＡＢＣ 系统 → abc系统.
std::string normalised(std::string_view text);

using Words = std::span<const std::string_view>;

// The first of the words that the text contains, starts or ends with; empty when none.
std::string_view word_in(std::string_view text, Words words);
std::string_view word_at_start(std::string_view text, Words words);
std::string_view word_at_end(std::string_view text, Words words);

// At most forty characters, with … for the rest.
std::string shortened(std::string_view text);

// The ledger of a check that found no rows to look at.
Message no_indicators();
Message no_sub_items();

}  // namespace gouji
