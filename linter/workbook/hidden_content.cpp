// Hidden rows and columns are told once a run, with the first text in them; comments one by one.
// What is hidden is read like the rest: leaving it out would change the sums.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/table/grid.h"
#include "linter/workbook/sheet_remarks.h"

namespace gouji {
namespace {

constexpr std::size_t told_one_by_one = 40;
constexpr std::size_t shown_text = 30;

std::vector<SheetSpan> joined(const std::vector<SheetSpan>& spans) {
  std::vector<SheetSpan> runs;
  for (const SheetSpan& span : spans) {
    if (!runs.empty() && span.first <= runs.back().last + 1) {
      runs.back().last = std::max(runs.back().last, span.last);
    } else {
      runs.push_back(span);
    }
  }
  return runs;
}

// Runs of hidden rows or columns with the cells in them that hold text.
struct HiddenRun {
  SheetSpan span;
  std::size_t cells = 0;
  const StoredCell* first = nullptr;
};

class HiddenRuns {
 public:
  explicit HiddenRuns(const std::vector<SheetSpan>& spans) {
    for (const SheetSpan& span : joined(spans)) runs_.push_back({.span = span});
  }

  void add(std::uint32_t at, const StoredCell& cell) {
    auto next = std::ranges::upper_bound(runs_, at, {},
                                         [](const HiddenRun& run) { return run.span.first; });
    if (next == runs_.begin()) return;
    HiddenRun& run = *--next;
    if (at > run.span.last) return;
    if (run.cells++ == 0) run.first = &cell;
  }
  const std::vector<HiddenRun>& runs() const { return runs_; }

 private:
  std::vector<HiddenRun> runs_;
};

class HiddenContent {
 public:
  HiddenContent(const Sheet& sheet, TextPool& pool) : sheet_(sheet), pool_(pool) {}

  std::vector<SheetRemark> look(std::span<const StoredCell* const> covered) {
    HiddenRuns rows(sheet_.hidden_rows);
    HiddenRuns columns(sheet_.hidden_columns);
    for (const StoredCell& cell : sheet_.cells) {
      if (cell.text.empty()) continue;
      rows.add(cell.place.row, cell);
      columns.add(cell.place.column, cell);
    }
    for (const HiddenRun& run : rows.runs()) tell_rows(run);
    for (const HiddenRun& run : columns.runs()) tell_columns(run);
    for (const StoredCell* cell : covered) tell_covered(*cell);
    for (const CellComment& comment : sheet_.comments) tell_comment(comment);
    tell_the_rest();
    return std::move(remarks_);
  }

 private:
  Finding* tell(SheetPlace place, Severity severity) {
    if (remarks_.size() >= told_one_by_one) {
      ++untold_;
      return nullptr;
    }
    SheetRemark& remark = remarks_.emplace_back();
    remark.row = place.row;
    remark.told.origin = origin_of(sheet_, place, pool_);
    remark.told.finding.check = "hidden-content";
    remark.told.finding.severity = severity;
    return &remark.told.finding;
  }

  void tell_run(const HiddenRun& run, const Message& name) {
    if (run.cells == 0) return;
    Finding* told = tell(run.first->place, Severity::warning);
    if (told == nullptr) return;
    const std::string text = shortened(run.first->text, shown_text);
    told->message = {
        .zh = fmt::format("{}隐藏，里面有 {} 格文字（“{}”……），照样读入", name.zh, run.cells, text),
        .en = fmt::format("{} hidden with {} cells of text (“{}” …), read all the same", name.en,
                          run.cells, text)};
    if (run.cells == 1) {
      told->message = {
          .zh = fmt::format("{}隐藏，里面有文字“{}”，照样读入", name.zh, text),
          .en = fmt::format("{} hidden with the text “{}”, read all the same", name.en, text)};
    }
    told->hint = {.zh = "取消隐藏后核对，或删去", .en = "show it and compare, or delete it"};
  }

  void tell_rows(const HiddenRun& run) {
    const SheetSpan span = run.span;
    if (span.first == span.last) {
      tell_run(run, {.zh = fmt::format("第{}行", span.first),
                     .en = fmt::format("row {} is", span.first)});
    } else {
      tell_run(run, {.zh = fmt::format("第{}至{}行", span.first, span.last),
                     .en = fmt::format("rows {} to {} are", span.first, span.last)});
    }
  }

  void tell_columns(const HiddenRun& run) {
    const std::string first = column_name(run.span.first);
    const std::string last = column_name(std::min(run.span.last, most_sheet_columns));
    if (first == last) {
      tell_run(run, {.zh = first + " 列", .en = "column " + first + " is"});
    } else {
      tell_run(run, {.zh = fmt::format("{} 至 {} 列", first, last),
                     .en = fmt::format("columns {} to {} are", first, last)});
    }
  }

  void tell_covered(const StoredCell& cell) {
    if (cell.text.empty()) return;
    Finding* told = tell(cell.place, Severity::warning);
    if (told == nullptr) return;
    const std::string text = shortened(cell.text, shown_text);
    told->message = {
        .zh = fmt::format("合并的单元格下面还有文字“{}”，看不到，没有读入", text),
        .en = fmt::format("the text “{}” lies under merged cells: not shown, not read", text)};
    told->hint = {.zh = "取消合并后核对，或删去",
                  .en = "split the cells and compare, or delete it"};
  }

  void tell_comment(const CellComment& comment) {
    Finding* told = tell(comment.place, Severity::note);
    if (told == nullptr) return;
    const std::string text = shortened(comment.text, shown_text);
    told->message = {.zh = fmt::format("单元格有批注：“{}”；批注不是表的内容，没有核", text),
                     .en = fmt::format("the cell has a comment: “{}”; comments are not part of "
                                       "the form and were not checked",
                                       text)};
  }

  void tell_the_rest() {
    if (untold_ == 0) return;
    SheetRemark& remark = remarks_.emplace_back();
    remark.row = sheet_.cells.empty() ? 1 : sheet_.cells.front().place.row;
    remark.told.origin.sheet = sheet_.name;
    remark.told.origin.table = sheet_.number;
    remark.told.finding.check = "hidden-content";
    remark.told.finding.severity = Severity::warning;
    remark.told.finding.message = {
        .zh = fmt::format("工作表“{}”另有 {} 处隐藏的行、列、格或批注", sheet_.name, untold_),
        .en = fmt::format("sheet “{}” has {} more hidden rows, columns, cells or comments",
                          sheet_.name, untold_)};
  }

  const Sheet& sheet_;
  TextPool& pool_;
  std::vector<SheetRemark> remarks_;
  std::size_t untold_ = 0;
};

}  // namespace

std::vector<SheetRemark> hidden_content(const Sheet& sheet,
                                        std::span<const StoredCell* const> covered,
                                        TextPool& pool) {
  return HiddenContent(sheet, pool).look(covered);
}

}  // namespace gouji
