// Writes identities as a reviewer would on paper: single figures with their names, columns as their
// items (a run of equal ones as 3.71 × 6), a column over all categories as their subtotals.

#include "checks/identity_text.h"

#include <fmt/format.h>

namespace gouji {
namespace {

struct Words {
  std::string_view blank_as_zero;
  std::string_view nothing;
};
constexpr Words chinese{.blank_as_zero = "空（按 0 计）", .nothing = "（没有）"};
constexpr Words english{.blank_as_zero = "blank (0)", .nothing = "(none)"};

std::string printed(const FigureCell& cell, const Words& words) {
  if (cell.filled()) return cell.value.text();
  return std::string(words.blank_as_zero);
}

// a + b × 3 + c
std::string column_text(const Operand& operand, const CheckInput& input, const Words& words) {
  std::string text;
  std::string last;
  int run = 0;
  auto flush = [&] {
    if (run == 0) return;
    if (!text.empty()) text += " + ";
    text += last;
    if (run > 1) text += fmt::format(" × {}", run);
  };
  for_each_cell(operand, input, [&](const FigureCell& cell) {
    std::string value = printed(cell, words);
    if (run > 0 && value == last) {
      ++run;
      return;
    }
    flush();
    last = std::move(value);
    run = 1;
  });
  flush();
  return text.empty() ? std::string(words.nothing) : text;
}

// 22 + 26 + 26 + 6: what each category comes to, those outside all categories last.
std::string subtotals_text(const Operand& operand, const CheckInput& input, const Words& words) {
  std::string text;
  auto write = [&](int category) {
    Decimal sum;
    bool any = false;
    for (const Indicator& indicator : input.form.indicators) {
      if (indicator.category_index != category) continue;
      const FigureCell& cell = cell_in(indicator, operand.column);
      if (cell.filled()) sum += cell.value;
      any = true;
    }
    if (!any) return;
    if (!text.empty()) text += " + ";
    text += sum.trimmed().text();
  };
  int categories = static_cast<int>(input.rulebook.categories.size());
  for (int category = 0; category < categories; ++category) write(category);
  write(-1);
  return text.empty() ? std::string(words.nothing) : text;
}

std::string operand_text(const Operand& operand, const CheckInput& input, const Words& words) {
  switch (operand.kind) {
    case Operand::Kind::constant: return operand.constant.text();
    case Operand::Kind::figure:
    case Operand::Kind::sub_item_total: return column_text(operand, input, words);
    case Operand::Kind::sub_items: return column_text(operand, input, words);
    case Operand::Kind::indicators:
      return operand.category < 0 ? subtotals_text(operand, input, words)
                                  : column_text(operand, input, words);
  }
  return {};
}

std::string terms_text(const Identity& identity, const CheckInput& input, const Words& words) {
  std::string text;
  for (const Term& term : identity.terms) {
    if (text.empty()) {
      if (term.times < 0) text += "−";
    } else {
      text += term.times < 0 ? " − " : " + ";
    }
    if (std::abs(term.times) != 1) text += fmt::format("{} × ", std::abs(term.times));
    text += fmt::format("{} {}", term.operand.label, operand_text(term.operand, input, words));
  }
  return text;
}

// A single term without a sign needs no sum after it: 财政拨款数 500.
bool is_one_figure(const Identity& identity) {
  if (identity.terms.size() != 1 || identity.terms.front().times != 1) return false;
  Operand::Kind kind = identity.terms.front().operand.kind;
  return kind == Operand::Kind::figure || kind == Operand::Kind::sub_item_total;
}

std::string sum_text(const Identity& identity, const Decimal& sum, const CheckInput& input,
                     const Words& words) {
  std::string text = terms_text(identity, input, words);
  if (!is_one_figure(identity)) text += " = " + sum.text();
  return text;
}

std::string percent(const Ratio& chance) {
  if (chance == Ratio()) return "0%";  // only at the very limit
  Decimal rounded = (chance * Ratio(Decimal::whole(100))).rounded(1);
  if (rounded.is_zero() && chance > Ratio()) return "<0.1%";
  return rounded.text() + "%";
}

struct RoundingWords {
  std::string zh, en;
};

RoundingWords rounding_text(const RoundingJudgement& rounding, IdentityClass kind) {
  if (rounding.verdict == RoundingVerdict::impossible) return {};
  std::string chance_zh;
  std::string chance_en;
  if (rounding.chance) {
    chance_zh = fmt::format("，出现机会 {}", percent(*rounding.chance));
    chance_en = fmt::format(", chance {}", percent(*rounding.chance));
  }
  if (kind == IdentityClass::strict) {
    return {.zh = fmt::format("，差在舍入范围 {} 以内{}，但此处须按所填数相等",
                              rounding.most.text(), chance_zh),
            .en = fmt::format(", within the {} that rounding can make{}, but these figures must "
                              "agree as printed",
                              rounding.most.text(), chance_en)};
  }
  return {.zh = fmt::format("，各数分别四舍五入最多差 {}{}", rounding.most.text(), chance_zh),
          .en = fmt::format(", rounding can make up to {}{}", rounding.most.text(), chance_en)};
}

}  // namespace

Decimal as_printed(const Decimal& figure, const Decimal& beside) {
  return figure.trimmed().rescaled(beside.scale());
}

Message holds_message(const Identity& identity, const Decimal& exact, const CheckInput& input) {
  Decimal sum = exact.trimmed();
  return {.zh = fmt::format("{}，{} {}", sum_text(identity, sum, input, chinese),
                            identity.total.label, sum.text()),
          .en = fmt::format("{}; {} {}", sum_text(identity, sum, input, english),
                            identity.total.label, sum.text())};
}

Message blank_total_message(const Identity& identity, const Decimal& sum, const CheckInput& input) {
  Decimal value = sum.trimmed();
  return {.zh = fmt::format("{}，{}空白", sum_text(identity, value, input, chinese),
                            identity.total.label),
          .en = fmt::format("{}; {} is blank", sum_text(identity, value, input, english),
                            identity.total.label)};
}

Message difference_message(const Identity& identity, const Decimal& total, const Decimal& exact,
                           const RoundingJudgement& rounding, const CheckInput& input) {
  bool constant = identity.total.kind == Operand::Kind::constant;
  Decimal sum = as_printed(exact, total);
  Decimal difference = constant ? sum - total : total - sum;
  bool more = !difference.is_negative();
  std::string size = as_printed(difference.absolute(), total).text();
  RoundingWords words = rounding_text(rounding, identity.kind);
  return {.zh = fmt::format("{}，{}{} {}，{} {}{}", sum_text(identity, sum, input, chinese),
                            identity.total.label, constant ? "为" : "填", total.text(),
                            more ? "多" : "少", size, words.zh),
          .en = fmt::format("{}; {} is {}, {} {}{}", sum_text(identity, sum, input, english),
                            identity.total.label, total.text(), size,
                            more ? "too much" : "too little", words.en)};
}

}  // namespace gouji
