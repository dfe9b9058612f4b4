// Values that no reader of tables could ever find, or could take for one another.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "linter/rulebook_reviewer.h"
#include "linter/schema_messages.h"
#include "linter/table/labels.h"

namespace gouji {
namespace {

bool has_figure(const Layout& layout, int figure) {
  for (const TotalFigure& total : layout.totals) {
    if (total.figure == figure) return true;
  }
  for (const Block& block : layout.blocks) {
    for (const LabelledColumn& column : block.columns) {
      if (column.figure == figure && !column.labels.empty()) return true;
    }
    for (const MatrixRow& row : block.rows) {
      if (std::count(row.figures.begin(), row.figures.end(), figure) > 0) return true;
    }
  }
  return false;
}

bool in_a_matrix(const Layout& layout, int narrative) {
  return std::any_of(layout.blocks.begin(), layout.blocks.end(), [&](const Block& block) {
    return std::any_of(block.columns.begin(), block.columns.end(), [&](const auto& column) {
      return block.kind == Block::Kind::matrix && column.narrative == narrative;
    });
  });
}

void review_fields(RulebookReview& review) {
  const Rulebook& book = review.book;
  for (std::size_t i = 0; i < book.figures.size(); ++i) {
    if (has_figure(book.layout, static_cast<int>(i))) continue;
    review.fault(pointer_to_item("figures", i) + "/path",
                 {.zh = fmt::format("数据项 {} 在 layout 里没有标签，从表格和文本里读不到",
                                    book.figures[i].path),
                  .en = fmt::format("the figure {} has no label in the layout: no reader of tables "
                                    "finds it",
                                    book.figures[i].path)},
                 {.zh = "加进 layout.blocks 的 columns，写印在表上的标签",
                  .en = "add it to the columns of layout.blocks, with the label that is printed"});
  }
  for (std::size_t i = 0; i < book.narratives.size(); ++i) {
    if (!book.layout.narratives[i].empty() || in_a_matrix(book.layout, static_cast<int>(i))) {
      continue;
    }
    review.fault(pointer_to_item("narratives", i) + "/path",
                 {.zh = fmt::format("文字栏 {} 在 layout 里没有标签，从表格和文本里读不到",
                                    book.narratives[i].path),
                  .en = fmt::format("the narrative {} has no label in the layout: no reader of "
                                    "tables finds it",
                                    book.narratives[i].path)},
                 {.zh = "加进 layout.narratives", .en = "add it to layout.narratives"});
  }
}

// The year may stand in the heading alone, and needs no label.
void review_headers(RulebookReview& review) {
  for (const Header wanted : {Header::project, Header::department}) {
    const auto& headers = review.book.layout.headers;
    const bool labelled =
        std::any_of(headers.begin(), headers.end(), [&](const LabelledHeader& header) {
          return header.header == wanted && !header.labels.empty();
        });
    if (labelled) continue;
    const std::string_view name = member_name(wanted);
    review.fault("/layout/headers",
                 {.zh = fmt::format("表头 {} 没有标签", name),
                  .en = fmt::format("the header {} has no label", name)},
                 {.zh = fmt::format("加 {{\"header\": \"{}\", \"labels\": [\"…\"]}}", name),
                  .en = fmt::format("add {{\"header\": \"{}\", \"labels\": [\"...\"]}}", name)});
  }
}

// Labels of one block, in the form in which readers compare them. The spellings of one column may
// be equal in it: 其中 and 其中:.
class LabelsOfBlock {
 public:
  explicit LabelsOfBlock(RulebookReview& review) : review_(review) {}

  void add(const std::vector<std::string>& labels, const std::string& pointer) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::string at = fmt::format("{}/{}", pointer, i);
      const auto [known, is_new] = places_.emplace(normalize_label(labels[i]), at);
      if (is_new || known->second.starts_with(pointer)) continue;
      review_.fault(
          at,
          {.zh = fmt::format("标签“{}”在这一块里有两处，另一处是 {}", labels[i], known->second),
           .en = fmt::format("the label \"{}\" is there twice in this block, first at {}",
                             labels[i], known->second)},
          {.zh = "一块之内一个标签只指一栏；括号、空格和冒号不算差别",
           .en = "within a block a label means one column; brackets of another kind, "
                 "blanks and colons make no difference"});
    }
  }

 private:
  RulebookReview& review_;
  std::map<std::string, std::string> places_;
};

void review_labels(const Block& block, const std::string& pointer, RulebookReview& review) {
  LabelsOfBlock labels(review);
  for (std::size_t i = 0; i < block.columns.size(); ++i) {
    const LabelledColumn& column = block.columns[i];
    const std::string at = fmt::format("{}/columns/{}", pointer, i);
    labels.add(column.labels, at + "/labels");
    if (column.labels.empty() && column.figure < 0) {
      review.fault(at, {.zh = "这一栏没有标签", .en = "this column has no label"},
                   {.zh = "labels 里写印在表上的字", .en = "\"labels\" is what is printed"});
    }
  }
  labels.add(block.spanners, pointer + "/spanners");
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    labels.add(block.rows[i].labels, fmt::format("{}/rows/{}/labels", pointer, i));
  }
}

void missing(const std::string& pointer, std::string_view what_zh, std::string_view what_en,
             RulebookReview& review) {
  review.fault(pointer,
               {.zh = fmt::format("缺少{}", what_zh), .en = fmt::format("{} missing", what_en)},
               {.zh = "随程序带的规则书里有例子：gouji rulebook new",
                .en = "the shipped rulebooks show how: gouji rulebook new"});
}

void review_columns(const Block& block, const std::string& pointer, RulebookReview& review) {
  const bool indicators = block.kind == Block::Kind::indicators;
  const std::vector<Column> wanted =
      indicators ? std::vector<Column>{Column::name, Column::target, Column::actual, Column::score}
                 : std::vector<Column>{Column::name, Column::budget, Column::actual};
  const std::string_view list = indicators ? "indicators" : "sub_items";
  for (const Column column : wanted) {
    const bool there = std::any_of(block.columns.begin(), block.columns.end(),
                                   [&](const LabelledColumn& one) { return one.column == column; });
    if (!there) {
      missing(pointer + "/columns", fmt::format(" {} 的 {} 一栏", list, member_name(column)),
              fmt::format("the column {} of {} is", member_name(column), list), review);
    }
    const std::vector<std::string> path = {std::string(list), "0",
                                           std::string(member_name(column))};
    if (there && schema_at(review.form_schema, path) == nullptr) {
      missing(pointer + "/columns",
              fmt::format(" form.schema.json 的 {}[].{}", list, member_name(column)),
              fmt::format("{}[].{} of form.schema.json is", list, member_name(column)), review);
    }
  }
}

void review_parts(RulebookReview& review) {
  const Rulebook& book = review.book;
  const auto is_list = [](const Block& block) { return block.kind == Block::Kind::indicators; };
  const auto& blocks = book.layout.blocks;
  if (std::none_of(blocks.begin(), blocks.end(), is_list)) {
    missing("/layout/blocks", "指标一块（kind 为 indicators）", "the block of kind indicators is",
            review);
  }
  if (book.categories.empty()) {
    missing("/categories", "类别，指标无从评分", "categories, by which indicators are scored, are",
            review);
  }
  if (book.layout.titles.empty()) missing("/layout/titles", "表的标题", "titles are", review);
  const bool sums_sub_items =
      std::any_of(book.identities.begin(), book.identities.end(), [](const Identity& identity) {
        return identity.total.kind == Operand::Kind::sub_item_total;
      });
  if (book.layout.total_names.empty() && (sums_sub_items || !book.layout.totals.empty())) {
    missing("/layout", " total_names，合计行无从认出",
            "total_names, by which the row of totals is known, are", review);
  }
}

}  // namespace

void review_layout(RulebookReview& review) {
  review_fields(review);
  review_headers(review);
  review_parts(review);
  const std::vector<Block>& blocks = review.book.layout.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string pointer = pointer_to_item("layout/blocks", i);
    review_labels(blocks[i], pointer, review);
    const bool list =
        blocks[i].kind == Block::Kind::sub_items || blocks[i].kind == Block::Kind::indicators;
    if (list) review_columns(blocks[i], pointer, review);
  }
}

}  // namespace gouji
