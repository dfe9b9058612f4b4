// A form schema → the tables of a FormReader. The keywords that it knows are those of a form:
// objects that allow no other members, arrays of rows, texts, figures and nulls with a largest
// length. Any other keyword may forbid something, so that one of them is reason enough for no
// reader.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "linter/fast/form_reader.h"
#include "linter/fast/row_cells.h"
#include "linter/json.h"

namespace gouji {
namespace {

struct Refused {
  Message why;
};

[[noreturn]] void refuse(std::string_view pointer, std::string_view what) {
  throw Refused{.why = {.zh = fmt::format("表式的 {} 处有 {}", pointer, what),
                        .en = fmt::format("the schema has {} at {}", what, pointer)}};
}

constexpr auto silent_keywords =
    std::to_array<std::string_view>({"$schema", "$id", "title", "description", "definitions"});

std::span<const Column> columns_of(Part part) {
  static constexpr auto of_sub_items =
      std::to_array<Column>({Column::name, Column::budget, Column::actual});
  static constexpr auto of_indicators =
      std::to_array<Column>({Column::category, Column::subcategory, Column::name, Column::target,
                             Column::weight, Column::actual, Column::score, Column::reason});
  if (part == Part::sub_item) return of_sub_items;
  if (part == Part::indicator) return of_indicators;
  return {};
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t whole_number(const Value& value, std::string_view pointer) {
  std::size_t number = 0;
  const char* const end = value.text.data() + value.text.size();
  const auto [at, error] = std::from_chars(value.text.data(), end, number);
  if (value.kind != Value::Kind::number || error != std::errc() || at != end) {
    refuse(pointer, "a limit that is no whole number");
  }
  return number;
}

}  // namespace

class SchemaCompiler {
 public:
  SchemaCompiler(const Value& schema, const Rulebook& rulebook)
      : schema_(schema), rulebook_(rulebook), reader_(rulebook) {}

  FormReader compile() {
    compile_object(schema_, "", Part::form);
    return std::move(reader_);
  }

 private:
  using Member = FormReader::Member;
  using Slot = FormReader::Slot;
  using Property = gouji::Member;
  static constexpr std::size_t most_members = 64;  // a bit each
  static constexpr int most_references = 8;

  // The schema that a chain of references leads to. Beside a reference draft 7 ignores everything.
  const Value& resolved(const Value& schema, std::string_view pointer) const {
    const Value* at = &schema;
    for (int i = 0; i < most_references; ++i) {
      const Value* reference = at->member("$ref");
      if (reference == nullptr) return *at;
      constexpr std::string_view local = "#/definitions/";
      const bool known = reference->text.starts_with(local) && at->members.size() == 1;
      const Value* definitions = schema_.member("definitions");
      const Value* target = known && definitions != nullptr
                                ? definitions->member(reference->text.substr(local.size()))
                                : nullptr;
      if (target == nullptr) refuse(pointer, "$ref");
      at = target;
    }
    refuse(pointer, "$ref");
  }

  static void allow_only(const Value& schema, std::string_view pointer,
                         std::span<const std::string_view> keywords) {
    if (schema.kind != Value::Kind::object) refuse(pointer, "no object");
    for (const Property& member : schema.members) {
      const bool known =
          is_one_of(member.name, silent_keywords) || is_one_of(member.name, keywords);
      if (!known) refuse(pointer, member.name);
    }
  }
  static std::string_view type_of(const Value& schema, std::string_view pointer) {
    const Value* type = schema.member("type");
    if (type == nullptr || type->kind != Value::Kind::string) refuse(pointer, "no single type");
    return type->text;
  }

  // path: of the object in the form; part: whose columns its members are.
  std::uint32_t compile_object(const Value& schema, const std::string& path, Part part) {
    const std::string pointer = path.empty() ? "/" : path;
    allow_only(schema, pointer,
               std::to_array<std::string_view>(
                   {"type", "properties", "required", "additionalProperties"}));
    if (type_of(schema, pointer) != "object") refuse(pointer, "no object");
    const auto node = static_cast<std::uint32_t>(reader_.nodes_.size());
    reader_.nodes_.emplace_back();
    // A member that is not listed is refused when it is read, whatever additionalProperties says.
    const Value* properties = schema.member("properties");
    if (properties == nullptr) refuse(pointer, "no properties");
    std::vector<Member> members;
    for (const Property& property : properties->members) {
      members.push_back(compile_member(property, path, part));
    }
    if (members.size() > most_members) refuse(pointer, "too many properties");
    if (const Value* required = schema.member("required")) {
      for (const Value& name : required->items) {
        const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) {
          return member.name.name() == name.text;
        });
        if (found == members.end()) refuse(pointer, "required");
        reader_.nodes_[node].required |= std::uint64_t{1} << (found - members.begin());
      }
    }
    mark_members(reader_.nodes_[node], members, part);
    reader_.nodes_[node].members = std::move(members);
    return node;
  }

  static void mark_members(FormReader::Node& node, std::vector<Member>& members, Part part) {
    std::uint64_t bit = 1;
    for (Member& member : members) {
      const bool cell = member.slot == Slot::row_text || member.slot == Slot::row_figure;
      if (cell) node.with_cells |= bit;
      member.bit = bit;
      bit <<= 1U;
    }
    for (const Column column : columns_of(part)) {
      const bool listed = std::ranges::any_of(members, [&](const Member& member) {
        return (node.with_cells & member.bit) != 0 && member.column == column;
      });
      if (!listed) node.unlisted.push_back(column);
    }
  }

  Member compile_member(const Property& property, const std::string& path, Part part) {
    Member member{.name = MemberName(property.name)};
    for (const char c : property.name) {
      const bool plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\';
      if (!plain) refuse(path, "a name that is not plain");
    }
    std::string inner = path.empty() ? std::string() : path + ".";
    inner += property.name;
    const Value& schema = resolved(property.value, inner);
    const Value* type = schema.member("type");
    const std::string_view word = type == nullptr ? std::string_view() : type->text;
    if (word == "object") {
      if (part != Part::form) refuse(inner, "an object in a row");
      member.slot = Slot::object;
      member.index = compile_object(schema, inner, part);
    } else if (word == "array") {
      compile_rows(member, schema, inner, part);
    } else {
      compile_value(member, schema, inner);
      bind_value(member, inner, part);
    }
    return member;
  }

  void compile_rows(Member& member, const Value& schema, const std::string& path, Part part) {
    allow_only(schema, path, std::to_array<std::string_view>({"type", "items", "maxItems"}));
    const bool sub_items = path == "sub_items";
    if (part != Part::form || (!sub_items && path != "indicators")) refuse(path, "an array");
    const Value* items = schema.member("items");
    if (items == nullptr || items->kind != Value::Kind::object) refuse(path, "no items");
    member.slot = sub_items ? Slot::sub_items : Slot::indicators;
    const Value* most = schema.member("maxItems");
    member.most_items = most == nullptr ? SIZE_MAX : whole_number(*most, path);
    member.index =
        compile_object(resolved(*items, path), path, sub_items ? Part::sub_item : Part::indicator);
  }

  static void allow_type(Member& member, const Value& type, std::string_view path) {
    if (type.kind == Value::Kind::string && type.text == "number") {
      member.number = true;
    } else if (type.kind == Value::Kind::string && type.text == "string") {
      member.longest = PTRDIFF_MAX;
    } else if (type.kind == Value::Kind::string && type.text == "null") {
      member.null = true;
    } else {
      refuse(path, "type");
    }
  }

  static void compile_value(Member& member, const Value& schema, std::string_view path) {
    allow_only(schema, path, std::to_array<std::string_view>({"type", "maxLength"}));
    const Value* type = schema.member("type");
    if (type == nullptr) refuse(path, "no type");
    if (type->kind == Value::Kind::array) {
      for (const Value& one : type->items) allow_type(member, one, path);
    } else {
      allow_type(member, *type, path);
    }
    const Value* longest = schema.member("maxLength");
    if (longest == nullptr || member.longest == FormReader::no_text) return;
    constexpr std::size_t most = PTRDIFF_MAX;
    member.longest = static_cast<std::ptrdiff_t>(std::min(whole_number(*longest, path), most));
  }

  void bind_value(Member& member, const std::string& path, Part part) const {
    if (part != Part::form) {
      bind_column(member, part);
      return;
    }
    int cells = 0;
    const auto bind = [&](Slot slot, std::size_t index) {
      member.slot = slot;
      member.index = static_cast<std::uint32_t>(index);
      ++cells;
    };
    for (std::size_t i = 0; i < header_count; ++i) {
      if (path == member_name(static_cast<Header>(i))) bind(Slot::header, i);
    }
    for (std::size_t i = 0; i < rulebook_.figures.size(); ++i) {
      if (path != rulebook_.figures[i].path) continue;
      bind(Slot::figure, i);
      member.kind = rulebook_.figures[i].kind;
    }
    for (std::size_t i = 0; i < rulebook_.narratives.size(); ++i) {
      if (path == "narratives." + rulebook_.narratives[i].path) bind(Slot::narrative, i);
    }
    if (cells > 1) refuse(path, "a value of several cells");
  }

  // As bind() does: which columns are texts, and which are figures of what kind.
  static void bind_column(Member& member, Part part) {
    for (const Column column : columns_of(part)) {
      if (member.name.name() != member_name(column)) continue;
      member.column = column;
      const bool figure = part == Part::sub_item ? figures_of_row<SubItem>[column] != nullptr
                                                 : figures_of_row<Indicator>[column] != nullptr;
      member.slot = figure ? Slot::row_figure : Slot::row_text;
      if (column == Column::weight) member.kind = FigureKind::weight;
      if (column == Column::score) member.kind = FigureKind::score;
    }
  }

  const Value& schema_;
  const Rulebook& rulebook_;
  FormReader reader_;
};

ReaderCompilation FormReader::compile(std::string_view form_schema, const Rulebook& rulebook) {
  const JsonParse parsed = parse_json(form_schema, JsonLimits{});
  try {
    if (!parsed.faults.empty()) refuse("/", "a fault");
    return {.reader = SchemaCompiler(parsed.document.root, rulebook).compile(), .obstacle = {}};
  } catch (Refused& refused) {
    return {.reader = std::nullopt, .obstacle = std::move(refused.why)};
  }
}

}  // namespace gouji
