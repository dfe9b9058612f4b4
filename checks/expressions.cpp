// Takes an assertion apart into what must hold by itself: both sides of a 且, the side of a 如果
// that its condition points to, each row of a 每项. Each of these ends in one verdict of its own. A
// finding stands at the figure that is compared, and has all other cells that it rests on beside
// it.

#include "checks/expressions.h"

#include <fmt/format.h>

#include <algorithm>

#include "checks/expression_text.h"
#include "checks/expression_values.h"

namespace gouji {
namespace {

constexpr std::size_t most_related = 50;

class AssertionRun {
 public:
  AssertionRun(const Assertion& assertion, const CheckInput& input, Findings& findings)
      : assertion_(assertion),
        findings_(findings),
        rows_(assertion.holds, input),
        values_(rows_),
        conditions_(input.memory) {}

  void run() {
    if (assertion_.holds.root >= 0) judge(assertion_.holds.root, no_row);
  }

 private:
  const ExpressionNode& node(int index) const { return assertion_.holds.node(index); }

  // For one row, or for the form as a whole.
  void judge(int index, int row) {
    const ExpressionNode& claim = node(index);
    switch (claim.operation) {
      case Operation::both:
        if (row != no_row) break;  // a row ends in one verdict
        judge(claim.operands[0], row);
        judge(claim.operands[1], row);
        return;
      case Operation::choice: return judge_choice(claim, row);
      case Operation::every:
        if (row != no_row) break;
        return judge_rows(index, claim);
      default: break;
    }
    if (!values_.exhausted()) without_overflow(index, row, [&] { weigh(index, row); });
  }

  template <class Act>
  void without_overflow(int index, int row, Act&& act) {
    try {
      act();
    } catch (const Overflow&) {
      findings_.not_checkable(
          place_of(index, row),
          {.zh = "数字过大，无法精确计算", .en = "figures too large for exact arithmetic"});
    }
  }

  void judge_choice(const ExpressionNode& claim, int row) {
    if (values_.exhausted()) return;
    const int condition = claim.operands[0];
    std::optional<bool> holds;
    bool overflow = true;
    without_overflow(condition, row, [&] {
      holds = values_.statement(condition, row);
      overflow = false;
    });
    if (overflow) return;
    const bool judged = holds && (*holds || claim.operands.size() > 2);
    if (!judged && !findings_.keeps_ledger()) return;
    if (!holds) {
      findings_.not_checkable(place_of(condition, row), values_.obstacle());
    } else if (!judged) {
      findings_.not_applicable(place_of(condition, row), observed(rows_, condition, row));
    } else {
      conditions_.push_back(condition);
      judge(claim.operands[*holds ? 1 : 2], row);
      conditions_.pop_back();
    }
  }

  void judge_rows(int index, const ExpressionNode& claim) {
    const int operand = claim.operands.front();
    const std::vector<int>& rows = rows_.selected(node(operand).rows);
    if (rows.empty()) return without_overflow(index, no_row, [&] { weigh(index, no_row); });
    for (const int row : rows) {
      if (values_.exhausted()) return;
      judge(operand, row);
    }
  }

  void weigh(int index, int row) {
    const std::optional<bool> holds = values_.statement(index, row);
    const bool broken = holds && !*holds;
    if (!broken && !findings_.keeps_ledger()) return;
    const Place place = place_of(index, row);
    if (!holds) {
      findings_.not_checkable(place, values_.obstacle());
    } else if (*holds) {
      findings_.pass(place, [&] { return told(index, row); });
    } else {
      report(broken_part(index, row), row);
    }
  }

  // Of 且, the first side that does not hold.
  int broken_part(int index, int row) const {
    while (node(index).operation == Operation::both) {
      ExpressionValues values(rows_);
      const int left = node(index).operands[0];
      const std::optional<bool> holds = values.statement(left, row);
      index = holds && !*holds ? left : node(index).operands[1];
    }
    return index;
  }

  // A side of a comparison that is nothing but a figure of the form; of a row, one of its own.
  bool is_figure(int index, int row) const {
    const ExpressionNode& side = node(index);
    if (side.operation != Operation::cell && side.operation != Operation::column) return false;
    if (side.operation == Operation::column && source_row(side, row) == no_row) return false;
    return row == no_row || side.rows >= 0;
  }

  int source_row(const ExpressionNode& figure, int row) const {
    return figure.operation == Operation::column ? rows_.row_of(figure, row) : no_row;
  }

  // The side that a comparison is about; −1: neither is a figure of the form.
  int compared_side(const ExpressionNode& claim, int row) const {
    if (!is_comparison(claim.operation)) return -1;
    for (const int operand : claim.operands) {
      if (is_figure(operand, row)) return operand;
    }
    return -1;
  }

  Place place_of(int index, int row) const {
    if (const int side = compared_side(node(index), row); side >= 0) {
      return rows_.cell(node(side), source_row(node(side), row)).place;
    }
    const std::vector<ExpressionCell> cells = rows_.cells(index, row);
    const auto own = std::find_if(cells.begin(), cells.end(),
                                  [](const ExpressionCell& cell) { return cell.own; });
    if (own != cells.end()) return own->place;
    return cells.empty() ? Place{} : cells.front().place;
  }

  // The figures, after those of the conditions under which they count.
  Message told(int index, int row) const {
    Message message;
    for (const int condition : conditions_) {
      const Message given = observed(rows_, condition, row);
      message.zh += given.zh + "；";
      message.en += given.en + "; ";
    }
    const Message claim = observed(rows_, index, row);
    message.zh += claim.zh;
    message.en += claim.en;
    return message;
  }

  void report(int index, int row) {
    const ExpressionNode& claim = node(index);
    Message message = told(index, row);
    if (!is_comparison(claim.operation) && claim.operation != Operation::filled) {
      message.zh += fmt::format("，不符合“{}”", claim.text);
      message.en += fmt::format(", against \"{}\"", claim.text);
    }
    std::string difference;
    if (claim.operation == Operation::equal) difference = add_difference(claim, row, message);
    Finding& finding = findings_.report(place_of(index, row), std::move(message));
    finding.basis = assertion_.basis;
    finding.hint = assertion_.hint;
    finding.difference = std::move(difference);
    if (is_comparison(claim.operation)) write_figures(claim, row, finding);
    relate(index, row, finding);
  }

  // Found is the figure of the form that is compared, or what is compared with a constant.
  std::pair<int, int> found_and_expected(const ExpressionNode& claim, int row) const {
    const int left = claim.operands[0];
    const int right = claim.operands[1];
    const bool swapped =
        compared_side(claim, row) == right || node(left).operation == Operation::constant;
    return swapped ? std::pair(right, left) : std::pair(left, right);
  }

  bool in_percent(const ExpressionNode& claim) const {
    return is_percent(rows_, node(claim.operands[0])) || is_percent(rows_, node(claim.operands[1]));
  }

  // Adds the size of the difference to the message; the result is found − expected.
  std::string add_difference(const ExpressionNode& claim, int row, Message& message) {
    const auto [found, expected] = found_and_expected(claim, row);
    ExpressionValues values(rows_);
    const std::optional<Ratio> have = values.number(found, row);
    const std::optional<Ratio> want = values.number(expected, row);
    if (!have || !want) return {};
    const bool percent = in_percent(claim);
    try {
      const Ratio difference = *have - *want;
      const std::string size = printed(difference < Ratio() ? -difference : difference, percent);
      message.zh += "，相差 " + size;
      message.en += ", a difference of " + size;
      return printed(difference, percent);
    } catch (const Overflow&) {
      return {};  // the figures themselves are in the message
    }
  }

  void write_figures(const ExpressionNode& claim, int row, Finding& finding) {
    const auto [found, expected] = found_and_expected(claim, row);
    finding.found = value_of(found, row, in_percent(claim));
    if (claim.operation == Operation::equal) {
      finding.expected = value_of(expected, row, in_percent(claim));
    }
  }

  // A figure of the form with all its places.
  std::string value_of(int index, int row, bool percent) const {
    if (is_figure(index, row)) {
      const ExpressionNode& figure = node(index);
      const FigureCell& cell = rows_.figure(figure, source_row(figure, row));
      if (cell.filled()) return cell.value.text() + (is_percent(rows_, figure) ? "%" : "");
    }
    ExpressionValues values(rows_);
    const std::optional<Ratio> value = values.number(index, row);
    return value ? printed(*value, percent) : std::string();
  }

  void relate(int index, int row, Finding& finding) const {
    for (const ExpressionCell& cell : rows_.cells(index, row)) {
      if (finding.related.size() == most_related) return;
      if (cell.state == CellState::absent || cell.place == finding.place) continue;
      const bool known = std::find(finding.related.begin(), finding.related.end(), cell.place) !=
                         finding.related.end();
      if (!known) finding.related.push_back(cell.place);
    }
  }

  const Assertion& assertion_;
  Findings& findings_;
  ExpressionRows rows_;
  ExpressionValues values_;
  std::pmr::vector<int> conditions_;  // of 如果, under which the present claim must hold
};

}  // namespace

void run_assertion(const Assertion& assertion, const CheckInput& input, Findings& findings) {
  AssertionRun(assertion, input, findings).run();
}

}  // namespace gouji
