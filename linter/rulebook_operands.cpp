// The paths that identities are written in, made into operands with the words that messages use for
// them.

#include <fmt/format.h>

#include <algorithm>

#include "linter/rulebook_names.h"

namespace gouji {
namespace {

class OperandBinder {
 public:
  explicit OperandBinder(RulebookNames& names) : names_(names) {}

  // sub_items[].budget, sub_items[total].actual, indicators[].score,
  // indicators[category=产出目标].weight, budget.paid
  Operand bind(const Value& value) {
    Operand operand;
    const Value* constant = value.member("constant");
    const Value* of = value.member("of");
    if ((of == nullptr) == (constant == nullptr)) {
      names_.fault(value, {.zh = "of 与 constant 应有其一，且只有其一",
                           .en = "there must be one of \"of\" and \"constant\", and not both"});
      return operand;
    }
    if (constant != nullptr) {
      bind_constant(value, *constant, operand);
    } else {
      bind_path(*of, operand);
      if (const Value* label = value.member("label")) operand.label = label->text;
    }
    return operand;
  }

 private:
  void bind_constant(const Value& value, const Value& constant, Operand& operand) {
    operand.constant = names_.decimal(constant);
    operand.label = names_.text(value, "label");
    if (operand.label.empty()) {
      names_.fault(value, {.zh = "constant 缺少 label：消息里怎样称呼它",
                           .en = "a constant needs a \"label\" for messages to call it by"});
    }
  }

  void bind_path(const Value& of, Operand& operand) {
    std::string_view path = of.text;
    std::size_t open = path.find('[');
    if (open == std::string_view::npos) {
      operand.kind = Operand::Kind::figure;
      operand.figure = names_.figure(of);
      if (operand.figure >= 0) operand.label = figure_label(operand.figure);
      return;
    }
    std::size_t close = path.find("].", open);
    std::string_view list = path.substr(0, open);
    if (close == std::string_view::npos || (list != "sub_items" && list != "indicators")) {
      names_.fault(of, {.zh = fmt::format("读不懂“{}”，应如 sub_items[].budget 或 "
                                          "indicators[category=类别].weight",
                                          path),
                        .en = fmt::format("\"{}\" is not of the form sub_items[].budget or "
                                          "indicators[category=NAME].weight",
                                          path)});
      return;
    }
    std::string_view selector = path.substr(open + 1, close - open - 1);
    std::string_view column = path.substr(close + 2);
    if (list == "sub_items") {
      sub_item_operand(of, selector, column, operand);
    } else {
      indicator_operand(of, selector, column, operand);
    }
  }

  void sub_item_operand(const Value& of, std::string_view selector, std::string_view column,
                        Operand& operand) {
    bool budget = column == "budget";
    if (!budget && column != "actual") unknown_column(of, column, "budget、actual");
    operand.column = budget ? Column::budget : Column::actual;
    std::string_view noun = budget ? "预算数" : "实际数";
    operand.kind = Operand::Kind::sub_items;
    operand.label = fmt::format("子项{}之和", noun);
    if (selector == "total") {
      operand.kind = Operand::Kind::sub_item_total;
      operand.label = fmt::format("子项合计{}", noun);
    } else if (!selector.empty()) {
      names_.fault(of,
                   {.zh = fmt::format("子项没有“{}”这种选法，可用 [] 或 [total]", selector),
                    .en = fmt::format("sub_items[{}]: only [] and [total] are known", selector)});
    }
  }

  void indicator_operand(const Value& of, std::string_view selector, std::string_view column,
                         Operand& operand) {
    bool weight = column == "weight";
    if (!weight && column != "score") unknown_column(of, column, "weight、score");
    operand.kind = Operand::Kind::indicators;
    operand.column = weight ? Column::weight : Column::score;
    const std::string noun = column_printed(column);
    operand.label = fmt::format("各项{}之和", noun);
    constexpr std::string_view by_category = "category=";
    if (selector.starts_with(by_category)) {
      std::string_view name = selector.substr(by_category.size());
      operand.category = names_.category(of, name);
      operand.label = fmt::format("{}{}之和", name, noun);
    } else if (!selector.empty()) {
      names_.fault(
          of,
          {.zh = fmt::format("指标没有“{}”这种选法，可用 [] 或 [category=类别]", selector),
           .en = fmt::format("indicators[{}]: only [] and [category=NAME] are known", selector)});
    }
  }

  // The heading of a column of the indicators; the layout is bound after the identities.
  std::string column_printed(std::string_view column) const {
    const Value* blocks = follow(names_.root, "layout.blocks");
    if (blocks == nullptr) return std::string(column);
    for (const Value& block : blocks->items) {
      if (RulebookNames::text(block, "kind") != "indicators") continue;
      const Value* columns = block.member("columns");
      if (columns == nullptr) continue;
      for (const Value& one : columns->items) {
        const std::vector<std::string> labels = RulebookNames::texts(one, "labels");
        if (RulebookNames::text(one, "column") == column && !labels.empty()) return labels.front();
      }
    }
    return std::string(column);
  }

  void unknown_column(const Value& of, std::string_view column, std::string_view known) {
    names_.fault(of, {.zh = fmt::format("没有“{}”这一栏，有：{}", column, known),
                      .en = fmt::format("no column called \"{}\"; there are: {}", column, known)});
  }

  // With the block in front where two figures are printed under the same name.
  std::string figure_label(int index) const {
    const FigureField& field = names_.book.figures[static_cast<std::size_t>(index)];
    auto same = std::count_if(names_.book.figures.begin(), names_.book.figures.end(),
                              [&](const auto& other) { return other.label == field.label; });
    return same > 1 ? field.group + "·" + field.label : field.label;
  }

  RulebookNames& names_;
};

}  // namespace

Operand bind_operand(const Value& value, RulebookNames& names) {
  return OperandBinder(names).bind(value);
}

}  // namespace gouji
