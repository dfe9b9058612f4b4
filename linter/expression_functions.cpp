// The table of functions. What they make of their operands is in expression_builder.cpp, what they
// come to in checks/expression_values.cpp.

#include "linter/expression_functions.h"

#include <fmt/format.h>

#include "linter/expression_names.h"

namespace gouji {
namespace {

constexpr std::size_t any_number = 1'000'000;
constexpr ExpressionFunction functions[] = {
    {.zh = "合计", .en = "sum", .operation = Operation::sum, .most = any_number},
    {.zh = "个数", .en = "count", .operation = Operation::count},
    {.zh = "最大", .en = "max", .operation = Operation::largest, .most = any_number},
    {.zh = "最小", .en = "min", .operation = Operation::smallest, .most = any_number},
    {.zh = "平均", .en = "mean", .operation = Operation::mean, .most = any_number},
    {.zh = "绝对值", .en = "abs", .operation = Operation::absolute},
    {.zh = "四舍五入", .en = "round", .operation = Operation::rounded, .fewest = 2, .most = 2},
    {.zh = "已填", .en = "filled", .operation = Operation::filled},
    {.zh = "如果", .en = "if", .operation = Operation::choice, .fewest = 2, .most = 3},
    {.zh = "每项", .en = "all", .operation = Operation::every},
};

}  // namespace

const ExpressionFunction& function_called(const ExpressionToken& name) {
  std::vector<std::string_view> known;
  for (const ExpressionFunction& function : functions) {
    if (function.zh == name.text || function.en == name.text) return function;
  }
  for (const ExpressionFunction& function : functions) known.push_back(function.zh);
  for (const ExpressionFunction& function : functions) known.push_back(function.en);
  unknown_name(name.text, {.zh = "函数", .en = "function"}, known, name.character);
}

void check_operands(const ExpressionFunction& function, std::size_t given,
                    const ExpressionToken& name) {
  if (given >= function.fewest && given <= function.most) return;
  std::string zh = fmt::format("{}", function.fewest);
  std::string en = zh;
  if (function.most == any_number) {
    zh = "至少 1";
    en = "one or more";
  } else if (function.most > function.fewest) {
    zh += fmt::format(" 或 {}", function.most);
    en += fmt::format(" or {}", function.most);
  }
  fail_at(name.character,
          fmt::format("{}(…) 里要有 {} 个量，用逗号分开，实有 {} 个", name.text, zh, given),
          fmt::format("{}(…) takes {} operands with commas between them, found {}", name.text, en,
                      given));
}

}  // namespace gouji
