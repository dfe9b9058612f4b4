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
    if (const Value* total = value.member("grand_total")) {
      layout.grand_total = names_.figure(*total);
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
    int index = names_.index_in(names_.book.narratives, path->text,
                                [](const auto& one) { return one.path; });
    if (index < 0) {
      std::vector<std::string_view> known;
      for (const NarrativeField& field : names_.book.narratives) known.push_back(field.path);
      names_.unknown(*path, path->text, "文字栏", "narrative", known);
      return;
    }
    names_.book.layout.narratives[static_cast<std::size_t>(index)] = names_.texts(value, "labels");
  }

  // Columns that a row of the form has.
  static bool has_column(Block::Kind kind, Column column) {
    const bool of_both = column == Column::name || column == Column::actual;
    if (kind == Block::Kind::sub_items) return of_both || column == Column::budget;
    return of_both || (column != Column::budget && column != Column::row);
  }

  void check_column(const Value& item, Block::Kind kind, Column column) {
    const bool of_figure = kind == Block::Kind::figures;
    const bool has_figure = item.member("of") != nullptr;
    const bool has_name = item.member("column") != nullptr;
    if (has_figure != of_figure || has_name == of_figure) {
      names_.fault(item, {.zh = "figures 块的栏用 of，其余用 column",
                          .en = "a column of a figures block has of, all others have column"});
    } else if (!of_figure && !has_column(kind, column)) {
      const Value& named = *item.member("column");
      const bool sub_items = kind == Block::Kind::sub_items;
      names_.fault(named,
                   {.zh = fmt::format("{}没有“{}”这一栏", sub_items ? "子项" : "指标", named.text),
                    .en = fmt::format("{} have no column \"{}\"",
                                      sub_items ? "sub_items" : "indicators", named.text)});
    }
  }

  void bind_block(const Value& value) {
    Block block{.labels = names_.texts(value, "labels"),
                .spanners = names_.texts(value, "spanners")};
    std::string kind = names_.text(value, "kind");
    if (kind == "sub_items") block.kind = Block::Kind::sub_items;
    if (kind == "indicators") block.kind = Block::Kind::indicators;
    if (const Value* columns = value.member("columns")) {
      for (const Value& item : columns->items) {
        LabelledColumn column{.labels = names_.texts(item, "labels")};
        if (const Value* of = item.member("of")) column.figure = names_.figure(*of);
        column.column = column_called(names_.text(item, "column"));
        check_column(item, block.kind, column.column);
        block.columns.push_back(std::move(column));
      }
    }
    names_.book.layout.blocks.push_back(std::move(block));
  }

  RulebookNames& names_;
};

}  // namespace

void bind_layout(const Value& value, RulebookNames& names) {
  LayoutBinder(names).bind(value);
}

}  // namespace gouji
