// Turns the names of a rulebook into indexes. The schema has seen to shape and types before; here a
// name must mean something: a path a figure of this rulebook, a category one of its categories. What
// means nothing is a fault with the names that do exist, so that a typist's slip is one look away
// from its cure. Binding goes on after a fault, so that all of them are told at once.

#include "linter/rulebook_binding.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "linter/did_you_mean.h"

namespace gouji {
namespace {

class Binder {
 public:
  Binder(const Document& document, std::string_view path, std::vector<DataFault>& faults)
      : root_(document.root), path_(path), faults_(faults) {}

  Rulebook bind() {
    book_.id = text(root_, "id");
    book_.version = text(root_, "version");
    book_.title = message(root_, "title");
    book_.money_unit = text(root_, "money_unit");
    each("clauses", [&](const Value& value) { bind_clause(value); });
    each("figures", [&](const Value& value) { bind_figure(value); });
    each("narratives", [&](const Value& value) { bind_narrative(value); });
    each("scoring", [&](const Value& value) { bind_scoring(value); });
    each("categories", [&](const Value& value) { bind_category(value); });
    if (const Value* scale = root_.member("qualitative")) bind_qualitative(*scale);
    each("identities", [&](const Value& value) { bind_identity(value); });
    each("declared_rates", [&](const Value& value) { bind_declared_rate(value); });
    bind_severities();
    bind_bases();
    book_.prompts = texts(root_, "prompts");
    if (const Value* low = root_.member("low_execution")) book_.low_execution = decimal(*low);
    if (const Value* layout = root_.member("layout")) bind_layout(*layout);
    return std::move(book_);
  }

 private:
  // Small readers. The schema guarantees presence and type where they matter.
  static std::string text(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    return value == nullptr ? std::string() : std::string(value->text);
  }
  static Message message(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    if (value == nullptr) return {};
    return {.zh = text(*value, "zh"), .en = text(*value, "en")};
  }
  static std::vector<std::string> texts(const Value& object, std::string_view name) {
    std::vector<std::string> list;
    if (const Value* value = object.member(name)) {
      for (const Value& item : value->items) list.emplace_back(item.text);
    }
    return list;
  }
  static bool flag(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    return value != nullptr && value->text == "true";
  }
  template <class Bind>
  void each(std::string_view name, Bind&& bind_one) {
    if (const Value* value = root_.member(name)) {
      for (const Value& item : value->items) bind_one(item);
    }
  }

  void fault(const Value& value, Message message) {
    faults_.push_back({.path = std::string(path_),
                       .pointer = {},
                       .origin = value.origin,
                       .message = std::move(message)});
  }

  void unknown(const Value& value, std::string_view what_zh, std::string_view what_en,
               const std::vector<std::string_view>& known) {
    std::string_view near = nearest(value.text, known);
    std::string zh = fmt::format("没有名为“{}”的{}", value.text, what_zh);
    std::string en = fmt::format("no {} called \"{}\"", what_en, value.text);
    if (!near.empty()) {
      zh += fmt::format("，相近的是“{}”", near);
      en += fmt::format("; did you mean \"{}\"", near);
    } else if (!known.empty()) {
      zh += fmt::format("，有：{}", fmt::join(known, "、"));
      en += fmt::format("; there are: {}", fmt::join(known, ", "));
    }
    fault(value, {.zh = std::move(zh), .en = std::move(en)});
  }

  Decimal decimal(const Value& value) {
    std::optional<Decimal> figure = Decimal::parse(value.text);
    if (!figure) {
      fault(value, {.zh = fmt::format("“{}”不是数", value.text),
                    .en = fmt::format("\"{}\" is not a number", value.text)});
    }
    return figure.value_or(Decimal());
  }
  Decimal decimal(const Value& object, std::string_view name, Decimal otherwise) {
    const Value* value = object.member(name);
    return value == nullptr ? otherwise : decimal(*value);
  }

  // The clause that a member names, checked.
  std::string clause(const Value& object, std::string_view name) {
    const Value* value = object.member(name);
    if (value == nullptr) return {};
    if (book_.clause(value->text) == nullptr) {
      std::vector<std::string_view> known;
      for (const Clause& one : book_.clauses) known.push_back(one.id);
      unknown(*value, "条款", "clause", known);
    }
    return std::string(value->text);
  }

  template <class Item, class Name>
  int index_in(const std::vector<Item>& items, std::string_view wanted, Name&& name_of_item) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (name_of_item(items[i]) == wanted) return static_cast<int>(i);
    }
    return -1;
  }

  // Index of the figure that a value names.
  int figure(const Value& value) {
    int index = index_in(book_.figures, value.text, [](const auto& one) { return one.path; });
    if (index < 0) {
      std::vector<std::string_view> known;
      for (const FigureField& field : book_.figures) known.push_back(field.path);
      unknown(value, "数据项", "figure", known);
    }
    return index;
  }

  int category(const Value& value, std::string_view name) {
    int index = index_in(book_.categories, name, [](const auto& one) { return one.name; });
    if (index < 0) {
      fault(value, {.zh = fmt::format("没有名为“{}”的类别", name),
                    .en = fmt::format("no category called \"{}\"", name)});
    }
    return index;
  }

  template <class Item, class Name>
  void must_be_new(const Value& value, const std::vector<Item>& items, std::string_view name,
                   Name&& name_of_item) {
    if (index_in(items, name, name_of_item) < 0) return;
    fault(value, {.zh = fmt::format("“{}”重复", name),
                  .en = fmt::format("\"{}\" is there twice", name)});
  }

  void bind_clause(const Value& value) {
    Clause clause{.id = text(value, "id"),
                  .citation = message(value, "citation"),
                  .text = message(value, "text")};
    if (const Value* certain = value.member("certain")) clause.certain = certain->text == "true";
    must_be_new(value, book_.clauses, clause.id, [](const auto& one) { return one.id; });
    book_.clauses.push_back(std::move(clause));
  }

  void bind_figure(const Value& value) {
    FigureField field{.path = text(value, "path"),
                      .group = text(value, "group"),
                      .label = text(value, "label"),
                      .optional = flag(value, "optional"),
                      .may_be_negative = flag(value, "may_be_negative")};
    field.kind = kind_called(text(value, "kind"));
    field.role = role_called(text(value, "role"));
    field.pointer = "/" + field.path;
    std::replace(field.pointer.begin(), field.pointer.end(), '.', '/');
    must_be_new(value, book_.figures, field.path, [](const auto& one) { return one.path; });
    book_.figures.push_back(std::move(field));
    const FigureField& added = book_.figures.back();
    if (added.role == Role::none) return;
    int& slot = book_.by_role[static_cast<std::size_t>(added.role)];
    if (slot >= 0) {
      fault(value, {.zh = fmt::format("{} 已经是 {}", book_.figures[std::size_t(slot)].path,
                                      text(value, "role")),
                    .en = fmt::format("{} is already the {}", book_.figures[std::size_t(slot)].path,
                                      text(value, "role"))});
    }
    slot = static_cast<int>(book_.figures.size()) - 1;
  }

  static FigureKind kind_called(std::string_view name) {
    if (name == "weight") return FigureKind::weight;
    if (name == "score") return FigureKind::score;
    if (name == "percent") return FigureKind::percent;
    return FigureKind::money;
  }

  static Role role_called(std::string_view name) {
    struct Named {
      std::string_view name;
      Role role;
    };
    static constexpr Named roles[] = {
        {"initial_budget", Role::initial_budget}, {"adjustment", Role::adjustment},
        {"appropriation", Role::appropriation},   {"received", Role::received},
        {"indicator_balance", Role::indicator_balance}, {"paid", Role::paid},
        {"cash_balance", Role::cash_balance},     {"carried_over", Role::carried_over},
        {"reclaimed", Role::reclaimed},           {"total_score", Role::total_score}};
    for (const Named& named : roles) {
      if (named.name == name) return named.role;
    }
    return Role::none;
  }

  void bind_narrative(const Value& value) {
    NarrativeField field{.path = text(value, "path"),
                         .label = text(value, "label"),
                         .explains = flag(value, "explains")};
    if (const Value* required = value.member("required")) field.required = required->text == "true";
    must_be_new(value, book_.narratives, field.path, [](const auto& one) { return one.path; });
    book_.narratives.push_back(std::move(field));
  }

  void bind_scoring(const Value& value) {
    Scoring rule{.id = text(value, "id")};
    rule.full_from = decimal(value, "full_from", rule.full_from);
    rule.full_to = decimal(value, "full_to", rule.full_to);
    rule.over_deducts = flag(value, "over_deducts");
    rule.point = decimal(value, "point", rule.point);
    rule.below_per_point = decimal(value, "below_per_point", rule.below_per_point);
    rule.above_per_point = decimal(value, "above_per_point", rule.above_per_point);
    rule.equal_means_at_least = flag(value, "equal_means_at_least");
    rule.basis = clause(value, "basis");
    if (const Value* places = value.member("places")) {
      std::from_chars(places->text.data(), places->text.data() + places->text.size(), rule.places);
    }
    if (rule.full_to < rule.full_from) {
      fault(value, {.zh = fmt::format("满分区间 {} 至 {} 是空的", rule.full_from.text(),
                                      rule.full_to.text()),
                    .en = fmt::format("the full-score band from {} to {} is empty",
                                      rule.full_from.text(), rule.full_to.text())});
    }
    if (rule.point <= Decimal()) {
      fault(value, {.zh = "百分点须大于 0", .en = "a point must be above zero"});
    }
    must_be_new(value, book_.scoring, rule.id, [](const auto& one) { return one.id; });
    book_.scoring.push_back(std::move(rule));
  }

  void bind_category(const Value& value) {
    Category category{.name = text(value, "name"),
                      .aliases = texts(value, "aliases"),
                      .total = decimal(value, "total", Decimal()),
                      .basis = clause(value, "basis")};
    std::string weights = text(value, "weights");
    if (weights == "equal_split") category.weights = WeightRule::equal_split;
    if (weights == "fixed") category.weights = WeightRule::fixed;
    if (const Value* scoring = value.member("scoring")) {
      category.scoring =
          index_in(book_.scoring, scoring->text, [](const auto& one) { return one.id; });
      if (category.scoring < 0) {
        std::vector<std::string_view> known;
        for (const Scoring& rule : book_.scoring) known.push_back(rule.id);
        unknown(*scoring, "评分规则", "scoring rule", known);
      }
    }
    if (const Value* common = value.member("common")) {
      bind_common_indicators(*common, category);
    }
    must_be_new(value, book_.categories, category.name, [](const auto& one) { return one.name; });
    book_.categories.push_back(std::move(category));
  }

  void bind_common_indicators(const Value& list, Category& category) {
    Decimal sum;
    for (const Value& item : list.items) {
      CommonIndicator common{.name = text(item, "name"),
                             .weight = decimal(item, "weight", Decimal())};
      must_be_new(item, category.common, common.name, [](const auto& one) { return one.name; });
      sum += common.weight;
      category.common.push_back(std::move(common));
    }
    if (sum != category.total) {
      fault(list, {.zh = fmt::format("共性指标权重之和 {}，该类总分 {}", sum.text(),
                                     category.total.text()),
                   .en = fmt::format("the weights add up to {}, the category's total is {}",
                                     sum.text(), category.total.text())});
    }
  }

  void bind_qualitative(const Value& value) {
    QualitativeScale& scale = book_.qualitative;
    if (const Value* levels = value.member("levels")) {
      for (const Value& item : levels->items) {
        scale.levels.push_back(
            {.share = decimal(item, "share", Decimal()), .words = texts(item, "words")});
      }
    }
    scale.goal_words = texts(value, "goal_words");
    scale.met_words = texts(value, "met_words");
    scale.basis = clause(value, "basis");
  }

  // sub_items[].budget, sub_items[total].actual, indicators[].score,
  // indicators[category=产出目标].weight, budget.paid
  Operand operand(const Value& value) {
    Operand operand;
    if (const Value* constant = value.member("constant")) {
      operand.constant = decimal(*constant);
      operand.label = text(value, "label");
      return operand;
    }
    const Value* of = value.member("of");
    if (of == nullptr) {
      fault(value, {.zh = "缺少 of 或 constant", .en = "of or constant is missing"});
      return operand;
    }
    std::string_view path = of->text;
    std::size_t open = path.find('[');
    if (open == std::string_view::npos) {
      operand.kind = Operand::Kind::figure;
      operand.figure = figure(*of);
      if (operand.figure >= 0) operand.label = figure_label(operand.figure);
      return operand;
    }
    std::size_t close = path.find("].", open);
    std::string_view list = path.substr(0, open);
    if (close == std::string_view::npos || (list != "sub_items" && list != "indicators")) {
      fault(*of, {.zh = fmt::format("读不懂“{}”，应如 sub_items[].budget 或 "
                                    "indicators[category=类别].weight",
                                    path),
                  .en = fmt::format("\"{}\" is not of the form sub_items[].budget or "
                                    "indicators[category=NAME].weight",
                                    path)});
      return operand;
    }
    std::string_view selector = path.substr(open + 1, close - open - 1);
    std::string_view column = path.substr(close + 2);
    if (list == "sub_items") {
      sub_item_operand(*of, selector, column, operand);
    } else {
      indicator_operand(*of, selector, column, operand);
    }
    return operand;
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
      fault(of, {.zh = fmt::format("子项没有“{}”这种选法，可用 [] 或 [total]", selector),
                 .en = fmt::format("sub_items[{}]: only [] and [total] are known", selector)});
    }
  }

  void indicator_operand(const Value& of, std::string_view selector, std::string_view column,
                         Operand& operand) {
    bool weight = column == "weight";
    if (!weight && column != "score") unknown_column(of, column, "weight、score");
    operand.kind = Operand::Kind::indicators;
    operand.column = weight ? Column::weight : Column::score;
    std::string_view noun = weight ? "权重" : "自评分";
    operand.label = fmt::format("各项{}之和", noun);
    constexpr std::string_view by_category = "category=";
    if (selector.starts_with(by_category)) {
      std::string_view name = selector.substr(by_category.size());
      operand.category = category(of, name);
      operand.label = fmt::format("{}{}之和", name, noun);
    } else if (!selector.empty()) {
      fault(of, {.zh = fmt::format("指标没有“{}”这种选法，可用 [] 或 [category=类别]", selector),
                 .en = fmt::format("indicators[{}]: only [] and [category=NAME] are known",
                                   selector)});
    }
  }

  void unknown_column(const Value& of, std::string_view column, std::string_view known) {
    fault(of, {.zh = fmt::format("没有“{}”这一栏，有：{}", column, known),
               .en = fmt::format("no column called \"{}\"; there are: {}", column, known)});
  }

  // With the block in front where two figures are printed under the same name.
  std::string figure_label(int index) const {
    const FigureField& field = book_.figures[static_cast<std::size_t>(index)];
    auto same = std::count_if(book_.figures.begin(), book_.figures.end(), [&](const auto& other) {
      return other.label == field.label;
    });
    return same > 1 ? field.group + "·" + field.label : field.label;
  }

  void bind_identity(const Value& value) {
    Identity identity{.id = text(value, "id"),
                      .title = message(value, "title"),
                      .instance = message(value, "instance"),
                      .basis = clause(value, "basis")};
    if (text(value, "class") == "strict") identity.kind = IdentityClass::strict;
    identity.severity = severity_called(text(value, "severity"));
    if (const Value* total = value.member("total")) identity.total = operand(*total);
    if (const Value* terms = value.member("terms")) {
      for (const Value& item : terms->items) {
        Term term{.operand = operand(item)};
        if (const Value* times = item.member("times")) {
          std::from_chars(times->text.data(), times->text.data() + times->text.size(), term.times);
        }
        identity.terms.push_back(std::move(term));
      }
    }
    book_.identities.push_back(std::move(identity));
  }

  static Severity severity_called(std::string_view name) {
    if (name == "note") return Severity::note;
    return name == "warning" ? Severity::warning : Severity::error;
  }

  void bind_declared_rate(const Value& value) {
    DeclaredRate rate{.indicator = text(value, "indicator"),
                      .complement = flag(value, "complement"),
                      .basis = clause(value, "basis")};
    if (const Value* numerator = value.member("numerator")) rate.numerator = figure(*numerator);
    if (const Value* denominator = value.member("denominator")) {
      rate.denominator = figure(*denominator);
    }
    book_.declared_rates.push_back(std::move(rate));
  }

  void bind_severities() {
    if (const Value* severities = root_.member("severities")) {
      for (const Member& member : severities->members) {
        book_.severities.push_back({.check = std::string(member.name),
                                    .severity = severity_called(member.value.text)});
      }
    }
  }

  void bind_bases() {
    if (const Value* bases = root_.member("bases")) {
      for (const Member& member : bases->members) {
        book_.bases.push_back(
            {.check = std::string(member.name), .clause = clause(*bases, member.name)});
      }
    }
  }

  static Column column_called(std::string_view name) {
    for (Column column : {Column::name, Column::budget, Column::actual, Column::category,
                          Column::subcategory, Column::target, Column::weight, Column::score,
                          Column::reason}) {
      if (member_name(column) == name) return column;
    }
    return Column::row;
  }

  void bind_layout(const Value& value) {
    Layout& layout = book_.layout;
    layout.titles = texts(value, "titles");
    layout.section_labels = texts(value, "section_labels");
    layout.notes = texts(value, "notes");
    layout.total_names = texts(value, "total_names");
    if (const Value* headers = value.member("headers")) {
      for (const Value& item : headers->items) bind_layout_header(item);
    }
    if (const Value* blocks = value.member("blocks")) {
      for (const Value& item : blocks->items) bind_block(item);
    }
    layout.narratives.resize(book_.narratives.size());
    if (const Value* narratives = value.member("narratives")) {
      for (const Value& item : narratives->items) bind_layout_narrative(item);
    }
    if (const Value* total = value.member("grand_total")) layout.grand_total = figure(*total);
  }

  void bind_layout_header(const Value& value) {
    std::string name = text(value, "header");
    for (std::size_t i = 0; i < header_count; ++i) {
      auto header = static_cast<Header>(i);
      if (member_name(header) != name) continue;
      book_.layout.headers.push_back({.header = header, .labels = texts(value, "labels")});
    }
  }

  void bind_layout_narrative(const Value& value) {
    const Value* path = value.member("path");
    if (path == nullptr) return;
    int index = index_in(book_.narratives, path->text, [](const auto& one) { return one.path; });
    if (index < 0) {
      std::vector<std::string_view> known;
      for (const NarrativeField& field : book_.narratives) known.push_back(field.path);
      unknown(*path, "文字栏", "narrative", known);
      return;
    }
    book_.layout.narratives[static_cast<std::size_t>(index)] = texts(value, "labels");
  }

  void bind_block(const Value& value) {
    Block block{.labels = texts(value, "labels"), .spanners = texts(value, "spanners")};
    std::string kind = text(value, "kind");
    if (kind == "sub_items") block.kind = Block::Kind::sub_items;
    if (kind == "indicators") block.kind = Block::Kind::indicators;
    if (const Value* columns = value.member("columns")) {
      for (const Value& item : columns->items) {
        LabelledColumn column{.labels = texts(item, "labels")};
        if (const Value* of = item.member("of")) column.figure = figure(*of);
        column.column = column_called(text(item, "column"));
        if ((block.kind == Block::Kind::figures) != (item.member("of") != nullptr)) {
          fault(item, {.zh = "figures 块的栏用 of，其余用 column",
                       .en = "a column of a figures block has of, all others have column"});
        }
        block.columns.push_back(std::move(column));
      }
    }
    book_.layout.blocks.push_back(std::move(block));
  }

  const Value& root_;
  std::string_view path_;
  std::vector<DataFault>& faults_;
  Rulebook book_ = [] {
    Rulebook book;
    book.by_role.fill(-1);
    return book;
  }();
};

}  // namespace

Rulebook bind_rulebook(const Document& document, std::string_view path,
                       std::vector<DataFault>& faults) {
  return Binder(document, path, faults).bind();
}

}  // namespace gouji
