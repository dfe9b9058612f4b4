// Messages are written from the schema and the document, never from what the validating library
// says: the schema knows the names, types and limits that hold at the place, the document knows
// what stands there instead.

#include "linter/schema_messages.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/did_you_mean.h"
#include "linter/text_encoding.h"

namespace gouji {
namespace {

constexpr std::size_t longest_shown = 60;  // bytes of a text from the document
constexpr int most_references = 16;        // from one to the next

struct TypeWord {
  std::string_view name, zh, en;
};
constexpr TypeWord type_words[] = {
    {"object", "对象", "an object"},   {"array", "列表", "a list"},
    {"string", "文本", "text"},        {"number", "数字", "a number"},
    {"integer", "整数", "an integer"}, {"boolean", "true 或 false", "true or false"},
    {"null", "空（null）", "null"}};

Message words_for(std::string_view type) {
  for (const TypeWord& word : type_words) {
    if (word.name == type) return {.zh = std::string(word.zh), .en = std::string(word.en)};
  }
  return {.zh = std::string(type), .en = std::string(type)};
}

std::string_view type_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::null: return "null";
    case Value::Kind::boolean: return "boolean";
    case Value::Kind::number: return "number";
    case Value::Kind::string: return "string";
    case Value::Kind::array: return "array";
    case Value::Kind::object: return "object";
  }
  return "";
}

std::string shown(std::string_view text) {
  const std::size_t end = whole_characters(text, longest_shown);
  return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

// What stands there: a text or number as it is, anything else by its type.
Message found_in(const Value& value) {
  const std::string text = shown(value.text);
  switch (value.kind) {
    case Value::Kind::string: return {.zh = "“" + text + "”", .en = "\"" + text + "\""};
    case Value::Kind::number:
    case Value::Kind::boolean: return {.zh = " " + text, .en = text};
    default: return words_for(type_of(value.kind));
  }
}

const Value* asked(const SchemaPlace& place, std::string_view keyword) {
  return place.schema == nullptr ? nullptr : place.schema->member(keyword);
}

void add(std::string_view keyword, std::string pointer, std::string zh, std::string en,
         std::vector<SchemaFault>& faults) {
  faults.push_back({.pointer = std::move(pointer),
                    .keyword = std::string(keyword),
                    .message = {.zh = std::move(zh), .en = std::move(en)}});
}

// 数字或文本. That a cell may also be blank goes without saying.
Message types_in_words(const Value* type) {
  if (type == nullptr) return {.zh = "别的类型", .en = "another type"};
  if (type->kind == Value::Kind::string) return words_for(type->text);
  Message all;
  for (const Value& one : type->items) {
    if (one.text == "null" && type->items.size() > 1) continue;
    const Message words = words_for(one.text);
    all.zh += (all.zh.empty() ? "" : "或") + words.zh;
    all.en += (all.en.empty() ? "" : " or ") + words.en;
  }
  return all;
}

void explain_type(const SchemaPlace& place, std::vector<SchemaFault>& faults) {
  const Message wanted = types_in_words(asked(place, "type"));
  const bool text = place.value.kind == Value::Kind::string;
  const Message found = text ? words_for("string") : found_in(place.value);
  add("type", place.pointer, fmt::format("应为{}，实为{}", wanted.zh, found.zh),
      fmt::format("{} expected, {} found", wanted.en, found.en), faults);
}

void explain_enum(std::string_view keyword, const SchemaPlace& place,
                  std::vector<SchemaFault>& faults) {
  std::vector<std::string_view> known;
  if (const Value* list = asked(place, "enum")) {
    for (const Value& item : list->items) known.push_back(item.text);
  }
  if (const Value* one = asked(place, "const")) known.push_back(one->text);
  const Message found = found_in(place.value);
  std::string zh = fmt::format("取值应为 {} 之一，实为{}", fmt::join(known, "、"), found.zh);
  std::string en = fmt::format("{} is none of {}", found.en, fmt::join(known, ", "));
  const std::string_view near = nearest(place.value.text, known);
  if (!near.empty()) {
    zh += fmt::format("，相近的是“{}”", near);
    en += fmt::format("; did you mean \"{}\"", near);
  }
  add(keyword, place.pointer, std::move(zh), std::move(en), faults);
}

// One fault for each member that the schema does not know.
void explain_unknown(const SchemaPlace& place, std::vector<SchemaFault>& faults) {
  std::vector<std::string_view> known;
  if (const Value* names = asked(place, "properties")) {
    for (const Member& member : names->members) known.push_back(member.name);
  }
  for (const Member& member : place.value.members) {
    if (std::find(known.begin(), known.end(), member.name) != known.end()) continue;
    const std::string name = shown(member.name);
    const std::string_view near = nearest(member.name, known);
    std::string zh = fmt::format("不认识的项“{}”", name);
    std::string en = fmt::format("unknown member \"{}\"", name);
    if (!near.empty()) {
      zh += fmt::format("，相近的是“{}”", near);
      en += fmt::format("; did you mean \"{}\"", near);
    } else if (!known.empty()) {
      zh += fmt::format("，可有的项：{}", fmt::join(known, "、"));
      en += fmt::format("; there may be: {}", fmt::join(known, ", "));
    }
    add("additionalProperties", place.pointer + "/" + pointer_token(member.name), std::move(zh),
        std::move(en), faults);
  }
}

struct LimitWords {
  std::string_view keyword, zh, en;  // with the limit for {0}
};
constexpr LimitWords limit_words[] = {
    {"maxItems", "超过 {0} 项", "more than {0} items"},
    {"minItems", "少于 {0} 项", "fewer than {0} items"},
    {"maxLength", "超过 {0} 个字符", "longer than {0} characters"},
    {"minLength", "少于 {0} 个字符", "shorter than {0} characters"},
    {"maxProperties", "超过 {0} 项", "more than {0} members"},
    {"minProperties", "少于 {0} 项", "fewer than {0} members"},
    {"maximum", "应不大于 {0}，实为 {1}", "{1} is above {0}"},
    {"minimum", "应不小于 {0}，实为 {1}", "{1} is below {0}"}};

bool explain_limit(std::string_view keyword, const SchemaPlace& place,
                   std::vector<SchemaFault>& faults) {
  for (const LimitWords& words : limit_words) {
    if (words.keyword != keyword) continue;
    const Value* limit = asked(place, keyword);
    const std::string_view most = limit == nullptr ? "?" : limit->text;
    const std::string found = shown(place.value.text);
    add(keyword, place.pointer, fmt::format(fmt::runtime(words.zh), most, found),
        fmt::format(fmt::runtime(words.en), most, found), faults);
    return true;
  }
  return false;
}

const Value* resolved(const Document& schema, const Value* at) {
  for (int hops = 0; at != nullptr && hops < most_references; ++hops) {
    const Value* reference = at->member("$ref");
    if (reference == nullptr) return at;
    if (!reference->text.starts_with('#')) return nullptr;
    at = schema.find(reference->text.substr(1));
  }
  return nullptr;
}

const Value* step(const Value& schema, std::string_view name) {
  if (const Value* properties = schema.member("properties")) {
    if (const Value* property = properties->member(name)) return property;
  }
  if (const Value* items = schema.member("items")) return items;
  const Value* others = schema.member("additionalProperties");
  return others != nullptr && others->kind == Value::Kind::object ? others : nullptr;
}

enum class Holds { nothing, schema, schemas_by_name, schemas };

struct Keyword {
  std::string_view name;
  Holds holds = Holds::nothing;  // more schema
};
constexpr Keyword usable_keywords[] = {{"$schema"},
                                       {"$comment"},
                                       {"$ref"},
                                       {"title"},
                                       {"description"},
                                       {"default"},
                                       {"examples"},
                                       {"type"},
                                       {"enum"},
                                       {"const"},
                                       {"required"},
                                       {"maxItems"},
                                       {"minItems"},
                                       {"maxLength"},
                                       {"minLength"},
                                       {"maxProperties"},
                                       {"minProperties"},
                                       {"maximum"},
                                       {"minimum"},
                                       {"items", Holds::schema},
                                       {"additionalProperties", Holds::schema},
                                       {"contains", Holds::schema},
                                       {"not", Holds::schema},
                                       {"if", Holds::schema},
                                       {"then", Holds::schema},
                                       {"else", Holds::schema},
                                       {"properties", Holds::schemas_by_name},
                                       {"definitions", Holds::schemas_by_name},
                                       {"allOf", Holds::schemas},
                                       {"anyOf", Holds::schemas},
                                       {"oneOf", Holds::schemas}};

class SchemaInspection {
 public:
  explicit SchemaInspection(const Document& document) : document_(document) {}

  UnusableSchema inspect(const Value& schema) {
    if (schema.kind == Value::Kind::boolean) return {};
    if (schema.kind != Value::Kind::object)
      return {schema.origin, {"这里应是对象", "a schema is an object"}};
    for (const Member& member : schema.members) {
      UnusableSchema problem = inspect_keyword(member);
      if (!problem.message.empty()) return problem;
    }
    return {};
  }

 private:
  UnusableSchema inspect_keyword(const Member& member) {
    const Value& value = member.value;
    const auto* keyword =
        std::find_if(std::begin(usable_keywords), std::end(usable_keywords),
                     [&](const Keyword& known) { return known.name == member.name; });
    if (keyword == std::end(usable_keywords)) {
      return {member.name_origin,
              {fmt::format("不支持关键字 {}", shown(member.name)),
               fmt::format("the keyword {} is not supported", shown(member.name))}};
    }
    if (member.name == "$ref" &&
        (!value.text.starts_with('#') || document_.find(value.text.substr(1)) == nullptr)) {
      return {value.origin,
              {fmt::format("$ref {} 在这份表式里找不到", shown(value.text)),
               fmt::format("$ref {} leads nowhere in this schema", shown(value.text))}};
    }
    UnusableSchema problem;
    switch (keyword->holds) {
      case Holds::nothing: break;
      case Holds::schema: return inspect(value);
      case Holds::schemas_by_name:
        for (const Member& one : value.members) {
          if (problem.message.empty()) problem = inspect(one.value);
        }
        break;
      case Holds::schemas:
        for (const Value& one : value.items) {
          if (problem.message.empty()) problem = inspect(one);
        }
        break;
    }
    return problem;
  }

  const Document& document_;
};

}  // namespace

const Value* schema_at(const Document& schema, const std::vector<std::string>& path) {
  const Value* at = resolved(schema, &schema.root);
  for (const std::string& name : path) {
    if (at == nullptr) return nullptr;
    at = resolved(schema, step(*at, name));
  }
  return at;
}

void explain(std::string_view keyword, std::string_view detail, const SchemaPlace& place,
             std::vector<SchemaFault>& faults) {
  if (keyword == "type") return explain_type(place, faults);
  if (keyword == "enum" || keyword == "const") return explain_enum(keyword, place, faults);
  if (keyword == "additionalProperties") return explain_unknown(place, faults);
  if (keyword == "required") {
    const std::string name = shown(detail);
    return add(keyword, place.pointer, fmt::format("缺少必填项“{}”", name),
               fmt::format("the required member \"{}\" is missing", name), faults);
  }
  if (explain_limit(keyword, place, faults)) return;
  add(keyword, place.pointer, "不符合表式", "does not match the schema", faults);
}

UnusableSchema unusable_schema(const Document& schema) {
  return SchemaInspection(schema).inspect(schema.root);
}

}  // namespace gouji
