// The labels by which table and text readers find values.

#include "linter/rulebook_names.h"

namespace gouji {
namespace {

class LayoutBinder {
 public:
  explicit LayoutBinder(RulebookNames& names) : names_(names) {}

  void bind(const Value& value) {
    Layout& layout = names_.book.layout;
    layout.titles = names_.texts(value, "titles");
    layout.section_labels = names_.texts(value, "section_labels");
    layout.notes = names_.texts(value, "notes");
    layout.total_names = names_.texts(value, "total_names");
    if (const Value* headers = value.member("headers")) {
      for (const Value& item : headers->items) bind_layout_header(item);
    }
    if (const Value* blocks = value.member("blocks")) {
      for (const Value& item : blocks->items) bind_block(item);
    }
    layout.narratives.resize(names_.book.narratives.size());
    if (const Value* narratives = value.member("narratives")) {
      for (const Value& item : narratives->items) bind_layout_narrative(item);
    }
    if (const Value* totals = value.member("totals")) {
      for (const Value& item : totals->items) {
        const Value* of = item.member("of");
        layout.totals.push_back({.column = column_called(names_.text(item, "column")),
                                 .figure = of == nullptr ? -1 : names_.figure(*of)});
      }
    }
  }

 private:
  static Column column_called(std::string_view name) {
    for (Column column :
         {Column::name, Column::budget, Column::actual, Column::category, Column::subcategory,
          Column::target, Column::weight, Column::score, Column::reason}) {
      if (member_name(column) == name) return column;
    }
    return Column::row;
  }

  void bind_layout_header(const Value& value) {
    std::string name = names_.text(value, "header");
    for (std::size_t i = 0; i < header_count; ++i) {
      auto header = static_cast<Header>(i);
      if (member_name(header) != name) continue;
      names_.book.layout.headers.push_back(
          {.header = header, .labels = names_.texts(value, "labels")});
    }
  }

  void bind_layout_narrative(const Value& value) {
    const Value* path = value.member("path");
    if (path == nullptr) return;
    const int index = narrative(*path);
    if (index < 0) return;
    names_.book.layout.narratives[static_cast<std::size_t>(index)] = names_.texts(value, "labels");
  }

  // Index of the narrative that a value names.
  int narrative(const Value& path) {
    const int index = names_.index_in(names_.book.narratives, path.text,
                                      [](const auto& one) { return one.path; });
    if (index < 0) {
      std::vector<std::string_view> known;
      for (const NarrativeField& field : names_.book.narratives) known.push_back(field.path);
      names_.unknown(path, path.text, "文字栏", "narrative", known);
    }
    return index;
  }

  // Columns that a row of the form has.
  static bool has_column(Block::Kind kind, Column column) {
    const bool of_both = column == Column::name || column == Column::actual;
    if (kind == Block::Kind::sub_items) return of_both || column == Column::budget;
    return of_both || (column != Column::budget && column != Column::row);
  }

  static std::string_view member_for(Block::Kind kind) {
    if (kind == Block::Kind::figures) return "of";
    return kind == Block::Kind::matrix ? "path" : "column";
  }

  void check_column(const Value& item, Block::Kind kind, Column column) {
    int named = 0;
    for (const std::string_view member : {"of", "path", "narrative", "column"}) {
      if (item.member(member) != nullptr) ++named;
    }
    const bool prose = kind == Block::Kind::matrix && item.member("narrative") != nullptr;
    if (named != 1 || (!prose && item.member(member_for(kind)) == nullptr)) {
      names_.fault(item,
                   {.zh = "figures 块的栏用 of，matrix 块的栏用 path 或 narrative，其余用 column",
                    .en = "a column has \"of\" in a figures block, \"path\" or \"narrative\" "
                          "in a matrix, \"column\" in all others"});
      return;
    }
    const bool list = kind == Block::Kind::sub_items || kind == Block::Kind::indicators;
    if (list && !has_column(kind, column)) {
      const Value& wrong = *item.member("column");
      const bool sub_items = kind == Block::Kind::sub_items;
      names_.fault(wrong,
                   {.zh = fmt::format("{}没有“{}”这一栏", sub_items ? "子项" : "指标", wrong.text),
                    .en = fmt::format("{} have no column \"{}\"",
                                      sub_items ? "sub_items" : "indicators", wrong.text)});
    }
  }

  void bind_block(const Value& value) {
    Block block{.labels = names_.texts(value, "labels"),
                .spanners = names_.texts(value, "spanners")};
    const std::string kind = names_.text(value, "kind");
    if (kind == "matrix") block.kind = Block::Kind::matrix;
    if (kind == "sub_items") block.kind = Block::Kind::sub_items;
    if (kind == "indicators") block.kind = Block::Kind::indicators;
    if (const Value* columns = value.member("columns")) {
      for (const Value& item : columns->items) {
        LabelledColumn column{.optional = RulebookNames::flag(item, "optional"),
                              .labels = names_.texts(item, "labels")};
        if (const Value* of = item.member("of")) column.figure = names_.figure(*of);
        if (const Value* prose = item.member("narrative")) column.narrative = narrative(*prose);
        column.column = column_called(names_.text(item, "column"));
        check_column(item, block.kind, column.column);
        block.columns.push_back(std::move(column));
      }
    }
    bind_rows(value, block);
    names_.book.layout.blocks.push_back(std::move(block));
  }

  // The figures of a matrix are found by their paths: block.row.column. A template has not all of
  // them (分值 stands in one row only), but each row and each column has some.
  void bind_rows(const Value& value, Block& block) {
    const Value* rows = value.member("rows");
    const Value* columns = value.member("columns");
    if ((rows != nullptr) != (block.kind == Block::Kind::matrix) || columns == nullptr) {
      names_.fault(value, {.zh = "matrix 块列出 rows，其余的块不列",
                           .en = "\"rows\" goes with a matrix and with no other block"});
      return;
    }
    if (rows == nullptr) return;
    const std::string path = names_.text(value, "path");
    std::vector<bool> used(columns->items.size(), false);
    for (const Value& item : rows->items) {
      MatrixRow row{.labels = names_.texts(item, "labels")};
      bool any = false;
      for (std::size_t at = 0; at < columns->items.size(); ++at) {
        const std::string wanted = fmt::format("{}.{}.{}", path, names_.text(item, "path"),
                                               names_.text(columns->items[at], "path"));
        row.figures.push_back(
            names_.index_in(names_.book.figures, wanted, [](const auto& one) { return one.path; }));
        const bool found = row.figures.back() >= 0;
        any = any || found;
        used[at] = used[at] || found || block.columns[at].narrative >= 0;
      }
      if (!any) no_figure(item, fmt::format("{}.{}.*", path, names_.text(item, "path")));
      block.rows.push_back(std::move(row));
    }
    for (std::size_t at = 0; at < used.size(); ++at) {
      if (used[at]) continue;
      const Value& column = columns->items[at];
      no_figure(column, fmt::format("{}.*.{}", path, names_.text(column, "path")));
    }
  }

  void no_figure(const Value& value, const std::string& pattern) {
    names_.fault(value, {.zh = fmt::format("figures 里没有 {} 这样的路径", pattern),
                         .en = fmt::format("no figure has a path like {}", pattern)});
  }

  RulebookNames& names_;
};

}  // namespace

void bind_layout(const Value& value, RulebookNames& names) {
  LayoutBinder(names).bind(value);
}

}  // namespace gouji
