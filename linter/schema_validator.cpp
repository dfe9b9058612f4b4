// valijson decides what the schema accepts; this file is the only one that includes it. It reports a
// failure again at every ancestor, in English, with a path of names: here the repetitions are dropped,
// the path becomes a JSON Pointer, and the message is written anew from what the schema asks for at
// that place and what the document has there.
//
// valijson reads numbers as binary fractions, which is good enough for "is it a number": no schema
// of ours compares figures. A figure beyond their range stands in as the largest one.

#define VALIJSON_USE_EXCEPTIONS 1
#include "linter/rapidjson.h"
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include <fmt/format.h>

#include <algorithm>

#include "linter/did_you_mean.h"
#include "linter/json.h"
#include "linter/schema_validator.h"

namespace gouji {
namespace {

using Allocator = rapidjson::Document::AllocatorType;

rapidjson::Value number_value(std::string_view digits, Allocator& allocator) {
  rapidjson::Document parsed(&allocator);
  parsed.Parse<rapidjson::kParseFullPrecisionFlag>(digits.data(), digits.size());
  if (parsed.HasParseError()) parsed.Parse<rapidjson::kParseFullPrecisionFlag>("1e308");
  return rapidjson::Value(parsed, allocator);
}

rapidjson::Value to_rapidjson(const Value& value, Allocator& allocator) {
  auto size = [](std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); };
  switch (value.kind) {
    case Value::Kind::null: return rapidjson::Value();
    case Value::Kind::boolean: return rapidjson::Value(value.text == "true");
    case Value::Kind::number: return number_value(value.text, allocator);
    case Value::Kind::string:
      return rapidjson::Value(rapidjson::StringRef(value.text.data(), size(value.text)));
    case Value::Kind::array: {
      rapidjson::Value array(rapidjson::kArrayType);
      for (const Value& item : value.items) array.PushBack(to_rapidjson(item, allocator), allocator);
      return array;
    }
    case Value::Kind::object: {
      rapidjson::Value object(rapidjson::kObjectType);
      for (const Member& member : value.members) {
        rapidjson::Value name(rapidjson::StringRef(member.name.data(), size(member.name)));
        object.AddMember(name, to_rapidjson(member.value, allocator), allocator);
      }
      return object;
    }
  }
  return rapidjson::Value();
}

// The schema that applies at a place, found by walking schema and pointer side by side.
const Value* resolved(const Value* schema, const Document& document) {
  for (int hops = 0; schema != nullptr && hops < 16; ++hops) {
    const Value* reference = schema->member("$ref");
    if (reference == nullptr || !reference->text.starts_with("#")) return schema;
    schema = document.find(reference->text.substr(1));
  }
  return schema;
}

const Value* step(const Value* schema, std::string_view name) {
  if (const Value* items = schema->member("items")) return items;
  if (const Value* properties = schema->member("properties")) {
    if (const Value* property = properties->member(name)) return property;
  }
  const Value* others = schema->member("additionalProperties");
  return others != nullptr && others->kind == Value::Kind::object ? others : nullptr;
}

const Value* schema_at(const std::vector<std::string>& path, const Document& schema) {
  const Value* at = resolved(&schema.root, schema);
  for (const std::string& name : path) {
    if (at == nullptr) return nullptr;
    at = resolved(step(at, name), schema);
  }
  return at;
}

struct TypeName {
  std::string_view name, zh, en;
};
constexpr TypeName type_names[] = {
    {"object", "对象", "an object"}, {"array", "列表", "a list"},   {"string", "文本", "text"},
    {"number", "数", "a number"},    {"integer", "整数", "an integer"},
    {"boolean", "真假值", "true or false"}, {"null", "空白", "blank"}};

std::string_view kind_name(Value::Kind kind) {
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

Message type_in_words(std::string_view name) {
  for (const TypeName& type : type_names) {
    if (type.name == name) return {.zh = std::string(type.zh), .en = std::string(type.en)};
  }
  return {.zh = std::string(name), .en = std::string(name)};
}

Message expected_types(const Value& type) {
  if (type.kind == Value::Kind::string) return type_in_words(type.text);
  Message all;
  for (const Value& one : type.items) {
    Message words = type_in_words(one.text);
    if (!all.zh.empty()) {
      all.zh += "、";
      all.en += ", ";
    }
    all.zh += words.zh;
    all.en += words.en;
  }
  return all;
}

std::string shown(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string quoted_part(std::string_view description) {
  std::size_t begin = description.find('\'');
  std::size_t end = description.rfind('\'');
  if (begin == std::string_view::npos || end <= begin) return {};
  return std::string(description.substr(begin + 1, end - begin - 1));
}

std::string number_of(const Value* schema, std::string_view keyword) {
  const Value* value = schema == nullptr ? nullptr : schema->member(keyword);
  return value == nullptr ? std::string("?") : std::string(value->text);
}

struct Spot {
  const Value& value;      // in the document
  const Value* schema;     // that applies to it
  std::string pointer;
};

SchemaFault type_fault(const Spot& place) {
  const Value* type = place.schema == nullptr ? nullptr : place.schema->member("type");
  Message found = type_in_words(kind_name(place.value.kind));
  Message wanted = type == nullptr ? Message{.zh = "别的类型", .en = "another type"}
                                   : expected_types(*type);
  return {.pointer = place.pointer,
          .keyword = "type",
          .message = {.zh = fmt::format("应为{}，实为{}", wanted.zh, found.zh),
                      .en = fmt::format("{} expected, {} found", wanted.en, found.en)}};
}

SchemaFault enum_fault(const Spot& place) {
  std::vector<std::string> known;
  if (const Value* list = place.schema == nullptr ? nullptr : place.schema->member("enum")) {
    for (const Value& item : list->items) known.emplace_back(item.text);
  }
  if (const Value* one = place.schema == nullptr ? nullptr : place.schema->member("const")) {
    known.emplace_back(one->text);
  }
  std::string found = shown(place.value.text);
  return {.pointer = place.pointer,
          .keyword = "enum",
          .message = {.zh = fmt::format("“{}”不在可填的值之内：{}", found, fmt::join(known, "、")),
                      .en = fmt::format("\"{}\" is none of: {}", found, fmt::join(known, ", "))}};
}

// One fault for each member that the schema does not know.
void unknown_members(const Spot& place, std::vector<SchemaFault>& faults) {
  std::vector<std::string_view> known;
  if (const Value* names = place.schema == nullptr ? nullptr : place.schema->member("properties")) {
    for (const Member& member : names->members) known.push_back(member.name);
  }
  for (const Member& member : place.value.members) {
    if (std::find(known.begin(), known.end(), member.name) != known.end()) continue;
    std::string_view near = nearest(member.name, known);
    std::string name = shown(member.name);
    SchemaFault fault{.pointer = place.pointer + "/" + pointer_token(member.name),
                      .keyword = "additionalProperties"};
    fault.message = {.zh = fmt::format("不认识的项“{}”", name),
                     .en = fmt::format("unknown member \"{}\"", name)};
    if (!near.empty()) {
      fault.message.zh += fmt::format("，相近的是“{}”", near);
      fault.message.en += fmt::format("; did you mean \"{}\"", near);
    }
    faults.push_back(std::move(fault));
  }
}

SchemaFault missing_member(const Spot& place, const std::string& name) {
  return {.pointer = place.pointer,
          .keyword = "required",
          .message = {.zh = fmt::format("缺少必填项“{}”", name),
                      .en = fmt::format("the required member \"{}\" is missing", name)}};
}

SchemaFault limit_fault(const Spot& place, std::string_view keyword, std::string_view zh,
                        std::string_view en) {
  std::string limit = number_of(place.schema, keyword);
  return {.pointer = place.pointer,
          .keyword = std::string(keyword),
          .message = {.zh = fmt::format(fmt::runtime(zh), limit),
                      .en = fmt::format(fmt::runtime(en), limit)}};
}

// Says the same again one level up.
bool repeats(std::string_view description) { return description.starts_with("Failed to validate"); }

void translate(std::string_view description, const Spot& place,
               std::vector<SchemaFault>& faults) {
  if (description.starts_with("Value type not permitted")) {
    faults.push_back(type_fault(place));
  } else if (description.starts_with("Missing required property")) {
    faults.push_back(missing_member(place, quoted_part(description)));
  } else if (description.starts_with("Object contains a property")) {
    unknown_members(place, faults);
  } else if (description.starts_with("Failed to match")) {
    faults.push_back(enum_fault(place));
  } else if (description.starts_with("Array should contain no more")) {
    faults.push_back(limit_fault(place, "maxItems", "超过 {} 行", "more than {} items"));
  } else if (description.starts_with("Array should contain no fewer")) {
    faults.push_back(limit_fault(place, "minItems", "少于 {} 行", "fewer than {} items"));
  } else if (description.starts_with("String should be no more")) {
    faults.push_back(limit_fault(place, "maxLength", "超过 {} 字", "longer than {} characters"));
  } else if (description.starts_with("String should be no fewer")) {
    faults.push_back(limit_fault(place, "minLength", "少于 {} 字", "shorter than {} characters"));
  } else {
    faults.push_back({.pointer = place.pointer,
                      .keyword = "schema",
                      .message = {.zh = "不符合表式", .en = std::string(description)}});
  }
}

std::vector<std::string> path_of(const valijson::ValidationResults::Error& error) {
  std::vector<std::string> path;
  for (std::size_t i = 1; i < error.context.size(); ++i) {
    const std::string& part = error.context[i];
    path.push_back(part.size() >= 2 ? part.substr(1, part.size() - 2) : part);
  }
  return path;
}

}  // namespace

struct SchemaValidator::Parts {
  Document source;                 // the schema, for the words of messages
  rapidjson::Document dom;
  valijson::Schema schema;
  valijson::Validator validator;
};

SchemaValidator::SchemaValidator(std::string_view schema_json) : parts_(std::make_unique<Parts>()) {
  JsonParse parsed = parse_json(schema_json, {});
  if (!parsed.faults.empty()) throw std::invalid_argument(parsed.faults.front().message.en);
  parts_->source = std::move(parsed.document);
  rapidjson::Value root = to_rapidjson(parts_->source.root, parts_->dom.GetAllocator());
  static_cast<rapidjson::Value&>(parts_->dom).Swap(root);
  try {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::RapidJsonAdapter(parts_->dom), parts_->schema);
  } catch (const std::exception& error) {
    throw std::invalid_argument(error.what());
  }
}

SchemaValidator::~SchemaValidator() = default;
SchemaValidator::SchemaValidator(SchemaValidator&&) noexcept = default;
SchemaValidator& SchemaValidator::operator=(SchemaValidator&&) noexcept = default;

std::vector<SchemaFault> SchemaValidator::validate(const Document& document) const {
  rapidjson::Document dom;
  rapidjson::Value root = to_rapidjson(document.root, dom.GetAllocator());
  static_cast<rapidjson::Value&>(dom).Swap(root);
  std::vector<SchemaFault> faults;
  valijson::ValidationResults results;
  valijson::adapters::RapidJsonAdapter target(dom);
  if (parts_->validator.validate(parts_->schema, target, &results)) return faults;

  for (const auto& error : results) {
    if (repeats(error.description)) continue;
    std::vector<std::string> path = path_of(error);
    std::string pointer;
    for (const std::string& name : path) pointer += "/" + pointer_token(name);
    Spot place{.value = document.find_nearest(pointer),
                .schema = schema_at(path, parts_->source),
                .pointer = pointer};
    translate(error.description, place, faults);
  }
  if (faults.empty()) {
    faults.push_back({.pointer = "",
                      .keyword = "schema",
                      .message = {.zh = "不符合表式", .en = "does not match the schema"}});
  }
  std::stable_sort(faults.begin(), faults.end(), [&](const SchemaFault& a, const SchemaFault& b) {
    const Origin& left = document.find_nearest(a.pointer).origin;
    const Origin& right = document.find_nearest(b.pointer).origin;
    return std::pair(left.line, left.column) < std::pair(right.line, right.column);
  });
  auto same = [](const SchemaFault& a, const SchemaFault& b) {
    return a.pointer == b.pointer && a.message.zh == b.message.zh;
  };
  faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
  return faults;
}

}  // namespace gouji
