// MappedForm → form JSON, the one shape that schema and binding know. Members come in the order in
// which the template prints them: the headers, the blocks of the layout, the figures that stand in
// none (the grand total), the narratives. What is not on the form has no member; what is there but
// blank is null and keeps its place.

#include "linter/table/mapped_form.h"

#include <cstddef>

namespace gouji {
namespace {

Value object_at(const Origin& origin) {
  Value value;
  value.kind = Value::Kind::object;
  value.origin = origin;
  return value;
}

class Builder {
 public:
  Builder(const MappedForm& mapped, const Rulebook& rulebook, Document& document)
      : mapped_(mapped), rulebook_(rulebook), document_(document) {}

  void build() {
    Value& root = document_.root;
    root = object_at(mapped_.title);
    add(root, member_name(Header::template_id),
        text_value(document_.keep(std::string_view(rulebook_.id)), mapped_.title));
    for (std::size_t at = 0; at < header_count; ++at) {
      if (mapped_.headers[at]) {
        add(root, member_name(static_cast<Header>(at)), *mapped_.headers[at]);
      }
    }
    placed_.assign(rulebook_.figures.size(), false);
    for (const Block& block : rulebook_.layout.blocks) add_block(root, block);
    for (std::size_t figure = 0; figure < mapped_.figures.size(); ++figure) {
      add_figure(root, figure);
    }
    add_narratives(root);
  }

 private:
  static Value& add(Value& object, std::string_view name, Value value) {
    const Origin origin = value.origin;
    object.members.push_back({.name = name, .name_origin = origin, .value = std::move(value)});
    return object.members.back().value;
  }

  static Value* member(Value& object, std::string_view name) {
    for (Member& one : object.members) {
      if (one.name == name) return &one.value;
    }
    return nullptr;
  }

  void add_block(Value& root, const Block& block) {
    if (block.kind == Block::Kind::figures) {
      for (const LabelledColumn& column : block.columns) {
        if (column.figure >= 0) add_figure(root, static_cast<std::size_t>(column.figure));
      }
      return;
    }
    for (const MatrixRow& row : block.rows) {
      for (const int figure : row.figures) {
        if (figure >= 0) add_figure(root, static_cast<std::size_t>(figure));
      }
    }
    if (block.kind == Block::Kind::matrix) return;
    const bool sub_items = block.kind == Block::Kind::sub_items;
    const MappedList& list = sub_items ? mapped_.sub_items : mapped_.indicators;
    const std::string_view name = sub_items ? "sub_items" : "indicators";
    if (!list.found || member(root, name) != nullptr) return;
    Value array;
    array.kind = Value::Kind::array;
    array.origin = list.origin;
    for (const MappedRow& row : list.rows) {
      Value item = object_at(row.origin);
      for (const auto& [column, value] : row.values) add(item, member_name(column), value);
      array.items.push_back(std::move(item));
    }
    add(root, name, std::move(array));
  }

  void add_figure(Value& root, std::size_t figure) {
    if (placed_[figure] || !mapped_.figures[figure]) return;
    placed_[figure] = true;
    Value* object = &root;
    std::string_view path = rulebook_.figures[figure].path;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
      const std::string_view name = path.substr(0, dot);
      Value* inner = member(*object, name);
      if (inner == nullptr) {
        inner = &add(*object, document_.keep(name), object_at(mapped_.figures[figure]->origin));
      }
      object = inner;
      path.remove_prefix(dot + 1);
    }
    add(*object, document_.keep(path), *mapped_.figures[figure]);
  }

  void add_narratives(Value& root) {
    Value narratives = object_at({});
    for (std::size_t at = 0; at < mapped_.narratives.size(); ++at) {
      if (!mapped_.narratives[at]) continue;
      if (narratives.members.empty()) narratives.origin = mapped_.narratives[at]->origin;
      add(narratives, document_.keep(std::string_view(rulebook_.narratives[at].path)),
          *mapped_.narratives[at]);
    }
    if (!narratives.members.empty()) add(root, "narratives", std::move(narratives));
  }

  const MappedForm& mapped_;
  const Rulebook& rulebook_;
  Document& document_;
  std::vector<bool> placed_;
};

bool take_digits(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

}  // namespace

bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('0')) {
    text.remove_prefix(1);
  } else if (!take_digits(text)) {
    return false;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

Value text_value(std::string_view text, const Origin& origin) {
  Value value;
  value.kind = Value::Kind::string;
  value.text = text;
  value.origin = origin;
  return value;
}

Value null_value(const Origin& origin) {
  Value value;
  value.origin = origin;
  return value;
}

Value figure_value(std::string_view text, const Origin& origin) {
  Value value = text_value(text, origin);
  if (is_json_number(text)) value.kind = Value::Kind::number;
  return value;
}

void build_document(const MappedForm& mapped, const Rulebook& rulebook, Document& document) {
  Builder(mapped, rulebook, document).build();
}

}  // namespace gouji
