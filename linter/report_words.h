// Words that several reporters share: severities, places, counts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "linter/report.h"

namespace gouji {

// In the language asked for, or in the other one when there is nothing in it.
const std::string& say(Language language, const Message& message);

std::string_view severity_word(Language language, Severity severity);

// A place that is no line: Sheet1!G5, or 第2页 表1 第13行第5列. Empty when there is none such.
// It holds names from the file: escape it.
std::string position_of(const Location& location, Language language);

// A form: its file, and which form of it where there are several. To be escaped like a path.
std::string form_name(std::string_view path, std::string_view part, std::size_t line = 0);

// 填 210.6：512.4 + 210.6 + 127.5 = 850.5；填后 fund-total 不成立
std::string suggestion_line(const Suggestion& suggestion, Language language);

// Could not be checked, said of a form.
std::string_view unreadable_words(Language language);

// 核 3 张表：1 张无误，2 处错误，5 处警告，1 处提示，0 张无法核查
std::string summary_line(const Summary& summary, Language language);
// 2 处错误，5 处警告，1 处提示
std::string counts_line(const FormTally& tally, Language language);

FormTally tally_of(const FormReport& form);

}  // namespace gouji
