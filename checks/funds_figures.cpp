// A figure is found by its role, so that a check reads the same on every template. Prose tells of
// an adjustment when it uses a word that is only ever said of funds (追加, 结转), or a common word
// (调整, 增加) in a sentence that speaks of the budget: 场地调整取消 explains nothing.

#include "checks/funds_figures.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "checks/wording.h"

namespace gouji {
namespace {

using namespace std::string_view_literals;

// Words of funds only, then words of anything.
constexpr WordSet changes =
    std::array{"追加"sv, "调减"sv, "压减"sv, "核减"sv,     "核增"sv,     "调增"sv,
               "调剂"sv, "结余"sv, "结转"sv, "预算调整"sv, "调整预算"sv, "调整"sv,
               "增加"sv, "减少"sv, "压缩"sv, "新增"sv,     "变更"sv};
constexpr std::uint64_t of_funds_only = changes.bits("追加", "调整预算");
constexpr std::uint64_t of_anything = changes.bits("调整", "变更");
constexpr WordSet about_funds =
    std::array{"预算"sv, "资金"sv, "经费"sv, "指标"sv, "拨款"sv, "万元"sv};
constexpr std::array ends_of_sentence{"。"sv, "；"sv, ";"sv, "！"sv, "？"sv, "\n"sv, "<"sv};

std::size_t end_of_sentence(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : ends_of_sentence) end = std::min(end, text.find(mark));
  return end;
}

bool tells(std::string_view text) {
  const std::uint64_t told = words_within(text, changes);
  if ((told & of_funds_only) != 0) return true;
  if ((told & of_anything) == 0) return false;
  while (!text.empty()) {
    const std::size_t end = end_of_sentence(text);
    const std::string_view sentence = text.substr(0, end);
    const bool of_a_change = (words_within(sentence, changes) & of_anything) != 0;
    if (of_a_change && !word_in(sentence, about_funds).empty()) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace

std::string_view printed_name(Role role, const CheckInput& input) {
  const int index = input.rulebook.figure_with(role);
  if (index < 0) return {};
  return input.rulebook.figures[static_cast<std::size_t>(index)].label;
}

std::optional<Message> why_unusable(std::initializer_list<Role> roles, const CheckInput& input) {
  for (const Role role : roles) {
    const FigureCell& cell = input.figure(role);
    if (cell.filled()) continue;
    const std::string_view name = printed_name(role, input);
    if (name.empty()) {
      return Message{.zh = "表上没有所需的栏目", .en = "the template has no such figure"};
    }
    if (cell.state == CellState::malformed) {
      return Message{.zh = fmt::format("{}填“{}”，不是数", name, shortened(cell.raw)),
                     .en = fmt::format("{} is not a number: {}", name, shortened(cell.raw))};
    }
    return Message{.zh = fmt::format("{}空白", name), .en = fmt::format("{} is blank", name)};
  }
  return std::nullopt;
}

Role role_of_receipts(const CheckInput& input) {
  if (input.figure(Role::received).filled()) return Role::received;
  const bool appropriated = input.rulebook.figure_with(Role::appropriation) >= 0;
  return appropriated ? Role::appropriation : Role::revised_budget;
}

namespace {

bool has_own_figure(const CheckInput& input) {
  return input.rulebook.figure_with(Role::adjustment) >= 0;
}

}  // namespace

std::optional<Adjustment> adjustment_of(const CheckInput& input) {
  if (has_own_figure(input)) {
    const FigureCell& cell = input.figure(Role::adjustment);
    if (!cell.filled()) return std::nullopt;
    return Adjustment{.amount = *cell, .place = cell.place};
  }
  const FigureCell& initial = input.figure(Role::initial_budget);
  const FigureCell& revised = input.figure(Role::revised_budget);
  if (!initial.filled() || !revised.filled()) return std::nullopt;
  return Adjustment{.amount = *revised - *initial, .place = revised.place};
}

std::string name_of_adjustment(const CheckInput& input) {
  if (has_own_figure(input)) return std::string(printed_name(Role::adjustment, input));
  return fmt::format("{}较{}", printed_name(Role::revised_budget, input),
                     printed_name(Role::initial_budget, input));
}

Place place_of_adjustment(const CheckInput& input) {
  return input.figure(has_own_figure(input) ? Role::adjustment : Role::revised_budget).place;
}

Message why_no_adjustment(const CheckInput& input) {
  const auto reason = has_own_figure(input)
                          ? why_unusable({Role::adjustment}, input)
                          : why_unusable({Role::initial_budget, Role::revised_budget}, input);
  return reason.value_or(Message{});
}

bool no_adjustment_entered(const CheckInput& input) {
  if (has_own_figure(input)) return input.figure(Role::adjustment).empty();
  return input.rulebook.figure_with(Role::initial_budget) < 0 ||
         input.rulebook.figure_with(Role::revised_budget) < 0 ||
         input.figure(Role::initial_budget).empty();
}

const TextCell* adjustment_told_in(const CheckInput& input) {
  for (const TextCell& cell : input.form.narratives) {
    if (cell.filled() && tells(*cell)) return &cell;
  }
  return nullptr;
}

bool has_prose(const CheckInput& input) {
  const auto& cells = input.form.narratives;
  return std::any_of(cells.begin(), cells.end(),
                     [](const TextCell& cell) { return cell.filled(); });
}

}  // namespace gouji
