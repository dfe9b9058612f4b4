// One pass over the rows. The headers of the blocks are found first; then each row either starts
// something by its label (a block, header fields, a narrative, remarks) or goes on with what came
// before it: a list block runs until something else starts, a narrative too. A figures block takes
// the one row under its deepest header. Every cell that was read is ticked off, and what is left
// over in a table is reported: nothing that is printed gets lost without a word.

#include "linter/table/mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/rulebook_fit.h"
#include "linter/table/block_header.h"
#include "linter/table/list_rows.h"
#include "linter/table/mapped_form.h"
#include "linter/table/prose.h"
#include "linter/table/read_marks.h"
#include "linter/table/row_labels.h"
#include "linter/table/row_placement.h"

namespace gouji {
namespace {

using Kind = LabelUse::Kind;

// A narrative printed below its label, beside others.
struct NarrativeColumn {
  std::size_t narrative = 0;
  std::uint32_t first = 1;  // slots
  std::uint32_t last = 1;
};

// What rows without a label belong to.
struct Going {
  enum class On : std::uint8_t { nothing, list, matrix, narrative, narratives, notes };
  On on = On::nothing;
  const BlockHeader* header = nullptr;  // of the list or the matrix
  std::size_t narrative = 0;
  std::vector<NarrativeColumn> columns{};  // narratives whose labels stand above them
};

class Mapper {
 public:
  Mapper(const MappingInput& input, ReadForm& form)
      : input_(input),
        table_{.grid = input.grid, .labels = input.labels, .index = input.index},
        rulebook_(input.index.rulebook()),
        form_(form),
        read_(table_, form.findings),
        prose_(rulebook_) {
    mapped_.figures.resize(rulebook_.figures.size());
    mapped_.narratives.resize(rulebook_.narratives.size());
  }

  void run() {
    const std::vector<BlockHeader> headers = find_headers(input_.grid, input_.labels, input_.index);
    auto next = headers.begin();
    std::size_t row = 0;
    while (row < input_.grid.rows.size() && form_.readable) {
      if (next != headers.end() && next->first_row == row) {
        row = start_block(*next++, headers) + 1;
      } else {
        take_row(row++);
      }
    }
    take_year_from_heading(headers);
    prose_.finish(mapped_, form_.document, read_);
    read_.report_regained();
    read_.report_leftovers();
    build_document(mapped_, rulebook_, form_.document);
  }

 private:
  const GridRow& row_at(std::size_t row) const { return input_.grid.rows[row]; }

  // （2023年度）, in the title or in a line of its own below it, where no field has the year.
  void take_year_from_heading(const std::vector<BlockHeader>& headers) {
    std::optional<Value>& year = mapped_.headers[static_cast<std::size_t>(Header::year)];
    if (year) return;
    const std::size_t end = headers.empty() ? input_.grid.rows.size() : headers.front().first_row;
    for (std::size_t row = 0; row < end; ++row) {
      const std::vector<GridCell>& cells = row_at(row).cells;
      for (std::size_t at = 0; at < cells.size(); ++at) {
        const std::size_t word = cells[at].text.find("年度");
        if (word == std::string_view::npos || word < 4) continue;
        const std::string_view digits = cells[at].text.substr(word - 4, 4);
        if (year_in(digits) == 0) continue;
        year = text_value(digits, cells[at].origin);
        if (table_.filled_cells(row) == 1) read_.tick(row, at);
        return;
      }
    }
  }

  // The last row that belongs to the header.
  std::size_t start_block(const BlockHeader& header, const std::vector<BlockHeader>& headers) {
    const Block& block = rulebook_.layout.blocks[static_cast<std::size_t>(header.block)];
    for (std::size_t row = header.first_row; row <= header.last_row; ++row) read_.tick_row(row);
    if (block.kind == Block::Kind::figures) {
      going_ = {};
      if (!header.repeats) take_figures(header, headers);
      return header.last_row;
    }
    if (block.kind == Block::Kind::matrix) {
      going_ = {.on = Going::On::matrix, .header = &header};
      return header.last_row;
    }
    if (!header.repeats) list_.start(header, mapped_.list(block.kind));
    going_ = {.on = Going::On::list, .header = &header};
    for (const HeaderColumn& column : header.columns) {
      if (column.column < 0 && !header.repeats) read_.report_unknown_column(column);
    }
    return header.last_row;
  }

  void take_row(std::size_t row) {
    if (table_.first_filled(row) == row_at(row).cells.size()) return;
    const int own_block = going_.header == nullptr ? -1 : going_.header->block;
    if (table_.starts_something(row, own_block)) {
      start_row(row);
      return;
    }
    switch (going_.on) {
      case Going::On::list: take_list_row(row); break;
      case Going::On::matrix: go_on_with_matrix(row); break;
      case Going::On::narratives: go_on_with_narratives(row); break;
      case Going::On::narrative: go_on_with_narrative(row); break;
      case Going::On::notes: read_.tick_row(row); break;
      case Going::On::nothing: scan(row); break;
    }
  }

  void start_row(std::size_t row) {
    going_ = {};
    if (table_.starts_note(row)) {
      going_.on = Going::On::notes;
      read_.tick_row(row);
      return;
    }
    scan(row);
  }

  void go_on_with_matrix(std::size_t row) {
    const auto label = table_.matrix_row(row, going_.header->block);
    if (label.row >= 0) {
      spend(take_matrix_row(row_context(), row, *going_.header, label));
      return;
    }
    going_ = {};
    scan(row);
  }

  // 预期目标 | 实际完成情况: a row of nothing but labels, two of them of narratives. What they are
  // about stands below.
  bool take_narrative_header(std::size_t row) {
    const std::vector<GridCell>& cells = row_at(row).cells;
    std::vector<NarrativeColumn> columns;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (cells[at].empty()) continue;
      if (const LabelUse* narrative = table_.use(row, at, Kind::narrative)) {
        columns.push_back({.narrative = static_cast<std::size_t>(narrative->index),
                           .first = cells[at].slot,
                           .last = cells[at].slot + cells[at].column_span - 1});
      } else if (table_.use(row, at, Kind::section) == nullptr) {
        return false;
      }
    }
    if (columns.size() < 2) return false;
    for (std::size_t at = 0; at + 1 < columns.size(); ++at) {
      columns[at].last = columns[at + 1].first - 1;
    }
    columns.back().last = std::max(columns.back().last, input_.grid.rows[row].width());
    for (const NarrativeColumn& column : columns) {
      std::optional<Value>& value = mapped_.narratives[column.narrative];
      if (!value) value = null_value(origin_at(row_at(row), column.first));
    }
    read_.tick_row(row);
    going_ = {.on = Going::On::narratives, .columns = std::move(columns)};
    return true;
  }

  void go_on_with_narratives(std::size_t row) {
    const std::vector<GridCell>& cells = row_at(row).cells;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (cells[at].empty()) continue;
      const auto column = std::ranges::find_if(going_.columns, [&](const NarrativeColumn& one) {
        return cells[at].slot >= one.first && cells[at].slot <= one.last;
      });
      // The last one may be wider than its label.
      const bool beyond = cells[at].slot > going_.columns.back().last;
      if (column == going_.columns.end() && !beyond) continue;
      const NarrativeColumn& under = beyond ? going_.columns.back() : *column;
      prose_.add(under.narrative, cells[at].text, cells[at].origin, false);
      read_.tick(row, at);
    }
  }

  // Header fields and narratives: a label and what stands to the right of it.
  void scan(std::size_t row) {
    if (take_narrative_header(row)) return;
    const std::vector<GridCell>& cells = row_at(row).cells;
    for (std::size_t at = 0; at < cells.size();) {
      const GridCell& cell = cells[at];
      if (cell.empty()) {
        ++at;
      } else if (const LabelUse* header = table_.use(row, at, Kind::header)) {
        read_.tick(row, at);
        at = take_header(row, at + 1, *header);
      } else if (const LabelUse* narrative = table_.use(row, at, Kind::narrative)) {
        read_.tick(row, at);
        at = take_narrative(row, at + 1, static_cast<std::size_t>(narrative->index));
      } else if (const InlineUse part = inline_use(cell.text, input_.index); part.use != nullptr) {
        take_inline(row, at, part);
        ++at;
      } else {
        if (table_.use(row, at, Kind::title) != nullptr && mapped_.title.source.empty()) {
          mapped_.title = cell.origin;
        }
        for (const Kind kind : {Kind::title, Kind::section, Kind::block}) {
          if (table_.use(row, at, kind) != nullptr) read_.tick(row, at);
        }
        ++at;
      }
    }
  }

  bool is_field_label(std::size_t row, std::size_t at) const {
    return table_.use(row, at, Kind::header) != nullptr ||
           table_.use(row, at, Kind::narrative) != nullptr;
  }

  std::size_t take_header(std::size_t row, std::size_t from, const LabelUse& use) {
    const GridRow& printed = row_at(row);
    std::size_t at = from;
    while (at < printed.cells.size() && printed.cells[at].empty()) ++at;
    const bool blank = at == printed.cells.size() || is_field_label(row, at);
    std::optional<Value>& value = header_value(use);
    if (blank) {
      const GridCell& label = printed.cells[from - 1];
      if (!value) value = null_value(origin_at(printed, label.slot + label.column_span));
      return at;
    }
    if (!value || value->kind == Value::Kind::null) {
      value = text_value(printed.cells[at].text, printed.cells[at].origin);
      read_.tick(row, at);
    }
    return at + 1;
  }

  std::optional<Value>& header_value(const LabelUse& use) {
    const LabelledHeader& labelled = rulebook_.layout.headers[static_cast<std::size_t>(use.index)];
    return mapped_.headers[static_cast<std::size_t>(labelled.header)];
  }

  std::size_t take_narrative(std::size_t row, std::size_t from, std::size_t narrative) {
    const GridRow& printed = row_at(row);
    const GridCell& label = printed.cells[from - 1];
    going_ = {.on = Going::On::narrative, .narrative = narrative};
    if (!mapped_.narratives[narrative]) {
      mapped_.narratives[narrative] =
          null_value(origin_at(printed, label.slot + label.column_span));
    }
    std::size_t at = from;
    bool first = true;
    for (; at < printed.cells.size() && !is_field_label(row, at); ++at) {
      if (printed.cells[at].empty()) continue;
      prose_.add(narrative, printed.cells[at].text, printed.cells[at].origin, !first);
      first = false;
      read_.tick(row, at);
    }
    return at;
  }

  void take_inline(std::size_t row, std::size_t at, const InlineUse& part) {
    const GridCell& cell = row_at(row).cells[at];
    const std::string_view text = cell.text.substr(part.value_start);
    if (part.use->kind == Kind::narrative) {
      const auto narrative = static_cast<std::size_t>(part.use->index);
      going_ = {.on = Going::On::narrative, .narrative = narrative};
      prose_.add(narrative, text, cell.origin, false);
    } else if (std::optional<Value>& value = header_value(*part.use); !value) {
      value = text_value(text, cell.origin);
    }
    read_.tick(row, at);
  }

  // A row without a label goes on with the prose above it, unless it is a table row.
  void go_on_with_narrative(std::size_t row) {
    if (table_.filled_cells(row) > 1) {
      going_ = {};
      scan(row);
      return;
    }
    const std::size_t at = table_.first_filled(row);
    const GridCell& cell = row_at(row).cells[at];
    read_.tick(row, at);
    if (prose_.started(going_.narrative) && !input_.repair) {
      prose_.leave_out(going_.narrative, cell, read_);
    } else {
      prose_.add(going_.narrative, cell.text, cell.origin, false);
    }
  }

  void take_figures(const BlockHeader& header, const std::vector<BlockHeader>& headers) {
    const Block& block = rulebook_.layout.blocks[static_cast<std::size_t>(header.block)];
    const std::size_t row = value_row_of(header, headers);
    PlacedRow placed;
    if (row < input_.grid.rows.size()) {
      placed = place_figures(row_context(), row, header);
      if (placed.regained) read_.regain(*placed.regained);
      spend(placed.work);
    }
    for (std::size_t at = 0; at < header.columns.size(); ++at) {
      const HeaderColumn& column = header.columns[at];
      if (column.column < 0) {
        read_.report_unknown_column(column);
        continue;
      }
      const int figure = block.columns[static_cast<std::size_t>(column.column)].figure;
      if (figure < 0) continue;
      const GridCell* cell = placed.cells.empty() ? nullptr : placed.cells[at];
      const Origin blank =
          row < input_.grid.rows.size() ? origin_at(row_at(row), column.first) : column.origin;
      mapped_.figures[static_cast<std::size_t>(figure)] =
          cell == nullptr ? null_value(blank) : figure_value(cell->text, cell->origin);
    }
  }

  // The first row under the header with a value in it, or else the first blank one; the end of the
  // grid when something else starts before.
  std::size_t value_row_of(const BlockHeader& header,
                           const std::vector<BlockHeader>& headers) const {
    std::size_t blank = input_.grid.rows.size();
    for (std::size_t row = header.last_row + 1; row < input_.grid.rows.size(); ++row) {
      const bool other_header = std::ranges::any_of(
          headers, [row](const BlockHeader& other) { return other.first_row == row; });
      if (other_header || table_.starts_something(row, header.block)) break;
      if (has_value(row, header.block)) return row;
      blank = std::min(blank, row);
    }
    return blank;
  }

  bool has_value(std::size_t row, int block) const {
    const std::vector<GridCell>& cells = row_at(row).cells;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (!cells[at].empty() && !table_.is_block_label(row, at, block)) return true;
    }
    return false;
  }

  RowContext row_context() {
    return {.table = table_,
            .read = read_,
            .findings = form_.findings,
            .mapped = mapped_,
            .document = form_.document,
            .repair = input_.repair};
  }

  void take_list_row(std::size_t row) { spend(list_.take(row_context(), row, *going_.header)); }

  // A file made to keep the alignment busy is refused, not worked through.
  void spend(std::size_t work) {
    constexpr std::size_t most_work = 100'000'000;
    work_ += work;
    if (work_ <= most_work) return;
    form_.readable = false;
    ReaderFinding& finding = form_.findings.emplace_back();
    finding.finding.check = "form-syntax";
    finding.finding.message = {
        .zh = "错位的行太多、表头太宽，超过逐行归位的工作量上限",
        .en = "too many rows out of place under too wide a header to work through"};
  }

  const MappingInput& input_;
  LabelledGrid table_;
  const Rulebook& rulebook_;
  ReadForm& form_;
  ReadMarks read_;
  MappedForm mapped_;
  Prose prose_;
  ListRows list_;
  Going going_;
  std::size_t work_ = 0;
};

}  // namespace

void map_grid(const MappingInput& input, ReadForm& form) {
  Mapper(input, form).run();
}

}  // namespace gouji
