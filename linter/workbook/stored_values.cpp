// One pass over the cells of a sheet. A spreadsheet keeps a value, a format and perhaps a formula;
// the form is what is printed. Where the two part, the printed one is used and both are told. What
// was typed as a text and taken for a formula is given back its text.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "linter/table/grid.h"
#include "linter/workbook/sheet_remarks.h"
#include "linter/workbook/typed_formula.h"

namespace gouji {
namespace {

using Kind = StoredCell::Kind;

// Of each sort so many are told one by one; a sheet of raw figures would fill the report.
constexpr std::size_t told_one_by_one = 40;
constexpr std::size_t shown_formula = 60;

enum class Sort : std::uint8_t { typed, typed_figure, unknown, rounded, text_figure, error, count };

struct SortWords {
  Severity severity;
  std::string_view zh;
  std::string_view en;
};
constexpr SortWords words_of[] = {
    {Severity::warning, "填的文字被当作公式", "a text was taken for a formula"},
    {Severity::note, "填的数被当作公式", "a figure was taken for a formula"},
    {Severity::warning, "公式没有存下结果", "a formula has no stored result"},
    {Severity::note, "存的数与显示的不同", "the stored figure is not the one shown"},
    {Severity::note, "数以文本存放", "a figure is stored as text"},
    {Severity::warning, "错误值", "an error value"},
};

class StoredValues {
 public:
  StoredValues(Sheet& sheet, const Workbook& workbook, TextPool& pool)
      : sheet_(sheet), workbook_(workbook), pool_(pool) {}

  std::vector<SheetRemark> settle() {
    for (StoredCell& cell : sheet_.cells) look_at(cell);
    tell_the_rest();
    return std::move(remarks_);
  }

 private:
  void look_at(StoredCell& cell) {
    if (cell.has_formula && give_back_typed(cell)) return;
    switch (cell.kind) {
      case Kind::unknown: tell_unknown(cell); break;
      case Kind::error: tell_error(cell); break;
      case Kind::number: tell_rounded(cell); break;
      case Kind::text: tell_text(cell); break;
      default: break;
    }
  }

  // Null when this sort has been told often enough in this sheet.
  Finding* tell(const StoredCell& cell, Sort sort) {
    const auto at = static_cast<std::size_t>(sort);
    if (++told_[at] > told_one_by_one) return nullptr;
    SheetRemark& remark = remarks_.emplace_back();
    remark.row = cell.place.row;
    remark.told.origin = origin_of(sheet_, cell.place, pool_);
    remark.told.finding.check = "stored-value";
    remark.told.finding.severity = words_of[at].severity;
    return &remark.told.finding;
  }

  void tell_the_rest() {
    for (std::size_t at = 0; at < told_.size(); ++at) {
      if (told_[at] <= told_one_by_one) continue;
      const std::size_t more = told_[at] - told_one_by_one;
      SheetRemark& remark = remarks_.emplace_back();
      remark.row = sheet_.cells.front().place.row;
      remark.told.origin.sheet = sheet_.name;
      remark.told.origin.table = sheet_.number;
      remark.told.finding.check = "stored-value";
      remark.told.finding.severity = words_of[at].severity;
      remark.told.finding.message = {
          .zh = fmt::format("工作表“{}”另有 {} 格：{}", sheet_.name, more, words_of[at].zh),
          .en =
              fmt::format("sheet “{}” has {} more cells: {}", sheet_.name, more, words_of[at].en)};
    }
  }

  const StoredCell* cell_at(SheetPlace place) const {
    const auto found = std::ranges::lower_bound(
        sheet_.cells, place,
        [](SheetPlace a, SheetPlace b) {
          return a.row != b.row ? a.row < b.row : a.column < b.column;
        },
        &StoredCell::place);
    return found == sheet_.cells.end() || found->place != place ? nullptr : &*found;
  }
  const StoredCell* above(const StoredCell& cell) const {
    if (cell.place.row == 1) return nullptr;
    return cell_at({.row = cell.place.row - 1, .column = cell.place.column});
  }
  const StoredCell* below(const StoredCell& cell) const {
    return cell_at({.row = cell.place.row + 1, .column = cell.place.column});
  }

  static bool is_figure(const StoredCell* cell) {
    return cell != nullptr && cell->kind == Kind::number && !cell->text.empty();
  }
  // A column of targets: 20次, ≥90% or a formula like this one.
  static bool is_target(const StoredCell* cell) {
    if (cell == nullptr) return false;
    if (cell->has_formula && typed_text(cell->formula) == TypedText::quantity) return true;
    return cell->kind == Kind::text && !is_plain_figure(cell->text) &&
           cell->text.find_first_of("0123456789") != std::string_view::npos;
  }

  // Sets the text that was typed, when one was.
  bool give_back_typed(StoredCell& cell) {
    const TypedText typed = typed_text(cell.formula);
    if (typed == TypedText::figure) return give_back_figure(cell);
    const bool computed = cell.kind != Kind::error && cell.kind != Kind::unknown;
    if (typed == TypedText::none || computed) return false;
    const bool defined = std::ranges::find(workbook_.names, cell.formula) != workbook_.names.end();
    if (defined) return false;
    const std::string_view text = pool_.keep("=" + std::string(cell.formula));
    if (Finding* told = tell(cell, Sort::typed)) {
      const std::string shown = cell.text.empty() ? "空白" : fmt::format(" {}", cell.text);
      told->message = {
          .zh = fmt::format("填的“{}”被表格软件当作公式，显示为{}；按填的文字核", text, shown),
          .en = fmt::format("“{}” was taken for a formula and shows as {}; what was typed is "
                            "checked",
                            text, cell.text.empty() ? "nothing" : cell.text)};
      told->hint = as_text_hint();
      told->found = cell.text;
      told->expected = text;
    }
    cell.text = text;
    cell.kind = Kind::text;
    cell.stored = {};
    return true;
  }

  static Message as_text_hint() {
    return {.zh = "先把单元格设为“文本”格式再填，或在前面加撇号（'）",
            .en = "format the cell as text before typing, or put an apostrophe (') first"};
  }

  bool give_back_figure(StoredCell& cell) {
    const bool percent = cell.formula.ends_with('%');
    if (!percent && cell.kind == Kind::number && !is_target(above(cell)) &&
        !is_target(below(cell))) {
      return false;  // =500 among figures is 500
    }
    const std::string_view text = pool_.keep("=" + std::string(cell.formula));
    if (Finding* told = tell(cell, Sort::typed_figure)) {
      const auto named = [](std::string_view value) {
        return value.empty() ? std::string("空白") : fmt::format(" {}", value);
      };
      told->message = {
          .zh = fmt::format("填的“{}”被表格软件当作公式，存为{}，显示为{}；按填的文字核", text,
                            named(cell.stored), named(cell.text)),
          .en = fmt::format("“{}” was taken for a formula, is stored as {} and shows as {}; what "
                            "was typed is checked",
                            text, cell.stored.empty() ? "nothing" : cell.stored,
                            cell.text.empty() ? "nothing" : cell.text)};
      told->hint = as_text_hint();
      told->found = cell.text;
      told->expected = text;
    }
    cell.text = text;
    cell.kind = Kind::text;
    cell.stored = {};
    return true;
  }

  void tell_unknown(const StoredCell& cell) {
    Finding* told = tell(cell, Sort::unknown);
    if (told == nullptr) return;
    const std::string formula =
        cell.formula.empty() ? std::string() : "=" + shortened(cell.formula, shown_formula);
    told->message = {
        .zh = fmt::format("公式{}没有存下结果，值不明，按空白处理（不当作 0）",
                          formula.empty() ? formula : " " + formula + " "),
        .en = fmt::format("the formula {} has no stored result: the value is not known and counts "
                          "as blank, not as 0",
                          formula)};
    told->hint = {.zh = "用表格软件打开，重算后保存再核",
                  .en = "open it in a spreadsheet, recalculate and save"};
  }

  void tell_error(const StoredCell& cell) {
    Finding* told = tell(cell, Sort::error);
    if (told == nullptr) return;
    const std::string from =
        cell.formula.empty() ? std::string() : shortened(cell.formula, shown_formula);
    told->message = {.zh = fmt::format("单元格是错误值 {}{}，没有数", cell.text,
                                       from.empty() ? from : fmt::format("（公式 ={}）", from)),
                     .en = fmt::format("the cell holds the error value {}{}, no figure", cell.text,
                                       from.empty() ? from : fmt::format(" (formula ={})", from))};
    told->hint = {.zh = "改正公式，或直接填数", .en = "mend the formula, or fill in the figure"};
    told->found = cell.text;
  }

  void tell_rounded(const StoredCell& cell) {
    const std::optional<Digits> stored = parse_digits(cell.stored);
    if (!stored) return;
    const std::optional<Digits> shown = shown_figure(cell.text);
    const bool has_digits = cell.text.find_first_of("0123456789") != std::string_view::npos;
    if (!shown && has_digits) return;  // 1 1/2, a telephone number: nothing to compare
    const Digits kept = rounded_to_significant(*stored, kept_digits);
    if (shown && compare(*shown, kept) == 0) return;
    if (!shown && !cell.text.empty() && stored->is_zero()) return;  // – for nought
    Finding* told = tell(cell, Sort::rounded);
    if (told == nullptr) return;
    const std::string value = general_text(*stored);
    const std::string_view text = cell.text;
    told->message = {
        .zh = fmt::format("存的是 {}，显示为{}；按显示的核", value,
                          text.empty() ? std::string("空白") : fmt::format(" {}", text)),
        .en = fmt::format("{} is stored, {} is shown; what is shown is checked", value,
                          text.empty() ? "nothing" : text)};
    told->hint = {.zh = "用 ROUND 把数舍入到表上的位数，合计才与各数之和一致",
                  .en = "round the figure itself (ROUND), so that totals agree with what is shown"};
    told->found = text;
    told->expected = value;
  }

  void tell_text(const StoredCell& cell) {
    if (!cell.stored.empty() && cell.text.empty()) {
      if (Finding* told = tell(cell, Sort::rounded)) {
        const std::string stored = shortened(cell.stored, shown_formula);
        told->message = {
            .zh = fmt::format("存有“{}”，单元格格式不让它显示；按空白核", stored),
            .en = fmt::format("“{}” is stored, and the format of the cell shows nothing; it "
                              "counts as blank",
                              stored)};
      }
      return;
    }
    if (!is_plain_figure(cell.text) || !is_figure(above(cell)) || !is_figure(below(cell))) return;
    Finding* told = tell(cell, Sort::text_figure);
    if (told == nullptr) return;
    told->message = {
        .zh = fmt::format("{} 以文本存放，上下两格都是数：表格软件求和时会漏掉它", cell.text),
        .en = fmt::format("{} is stored as text between two figures: a spreadsheet leaves it out "
                          "of sums",
                          cell.text)};
    told->hint = {.zh = "转换为数字", .en = "convert it to a number"};
    told->found = cell.text;
  }

  Sheet& sheet_;
  const Workbook& workbook_;
  TextPool& pool_;
  std::vector<SheetRemark> remarks_;
  std::array<std::size_t, static_cast<std::size_t>(Sort::count)> told_{};
};

}  // namespace

std::vector<SheetRemark> settle_stored_values(Sheet& sheet, const Workbook& workbook,
                                              TextPool& pool) {
  return StoredValues(sheet, workbook, pool).settle();
}

}  // namespace gouji
