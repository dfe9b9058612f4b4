// Expressions with what they came to, as a reviewer would write them down.
#pragma once

#include <string>
#include <vector>

#include "checks/expression_rows.h"
#include "schemas/finding.h"

namespace gouji {

// 合计(指标[*].自评分) 77.38 ≠ 总分 77: every comparison in a statement with its figures and the
// sign that is true of them.
Message observed(const ExpressionRows& rows, int statement, int row);

// A figure in plain digits, rounded to six places when no decimal is exactly it;
// as_percent: 98.55%.
std::string printed(const Ratio& figure, bool as_percent = false);

// Whether a node is a figure that the form or the rulebook prints in per cent.
bool is_percent(const ExpressionRows& rows, const ExpressionNode& node);

}  // namespace gouji
