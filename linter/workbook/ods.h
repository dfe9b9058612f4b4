// OpenDocument spreadsheets (.ods, .ots): content.xml → Workbook.
#pragma once

#include <string_view>

#include "linter/package/package.h"
#include "linter/workbook/sheet.h"

namespace gouji {

// content.xml; the fault is empty when it was read.
Message read_ods_content(std::string_view xml, const Limits& limits, TextPool& pool,
                         Workbook& workbook);

Workbook read_ods(Package& package, std::string_view main_part, const Limits& limits,
                  TextPool& pool, Message& fault);

}  // namespace gouji
