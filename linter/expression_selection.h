// Rows of a list, as an expression selects them: 指标[*], 指标[类别=产出目标], 子项[合计].
#pragma once

#include <optional>

#include "linter/expression_cursor.h"
#include "linter/expression_names.h"
#include "schemas/expression.h"

namespace gouji {

// 指标 or indicators, 子项 or sub_items.
std::optional<Part> list_called(std::string_view name);

// Reads from the name of the list to the closing bracket. Throws an ExpressionFault.
RowSelection read_selection(ExpressionCursor& cursor, const ExpressionNames& names);

}  // namespace gouji
