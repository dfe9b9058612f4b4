// valijson decides what the schema accepts; this file is the only one that includes it. It reports
// a failure again at every ancestor, in English, with a path of names: here the repetitions are
// dropped, the path becomes a JSON Pointer, and schema_messages.cpp writes the message anew.
//
// valijson reads numbers as binary fractions, which is good enough for "is it a number": no schema
// of ours compares figures. A figure beyond their range stands in as a large one.

#include "linter/schema_validator.h"

#include "linter/rapidjson.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wunused-parameter"
// Exceptions everywhere but in the adapter, which would complain of an assertion that is not its
// own: each of its own that holds makes a string.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/exceptions.hpp>
#undef VALIJSON_USE_EXCEPTIONS
#include <valijson/adapters/rapidjson_adapter.hpp>
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "linter/json.h"
#include "linter/schema_messages.h"

namespace gouji {
namespace {

using Allocator = rapidjson::Document::AllocatorType;

// A value in the form that valijson reads.
struct Tree {
  Allocator allocator;
  rapidjson::Value root;
};

constexpr std::size_t most_faults = 500;  // that are told one by one

constexpr rapidjson::SizeType size_of(std::string_view text) {
  return static_cast<rapidjson::SizeType>(text.size());
}

// Takes the one number that is read.
struct NumberHandler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, NumberHandler> {
  rapidjson::Value number;

  template <class Number>
  bool take(Number read) {
    number = rapidjson::Value(read);
    return true;
  }
  bool Default() { return false; }
  bool Int(int read) { return take(read); }
  bool Uint(unsigned read) { return take(read); }
  bool Int64(std::int64_t read) { return take(read); }
  bool Uint64(std::uint64_t read) { return take(read); }
  template <class Fraction>
  bool Double(Fraction read) {
    return take(read);
  }
};

// Makes the values that valijson reads. The texts stay where they are: the document outlives what
// is made of it here.
class TreeMaker {
 public:
  explicit TreeMaker(Allocator& allocator) : allocator_(allocator) {}

  rapidjson::Value make(const Value& value) {
    switch (value.kind) {
      case Value::Kind::null: break;
      case Value::Kind::boolean: return rapidjson::Value(value.text == "true");
      case Value::Kind::number: return make_number(value.text);
      case Value::Kind::string:
        return rapidjson::Value(rapidjson::StringRef(value.text.data(), size_of(value.text)));
      case Value::Kind::array: {
        rapidjson::Value array(rapidjson::kArrayType);
        array.Reserve(static_cast<rapidjson::SizeType>(value.items.size()), allocator_);
        for (const Value& item : value.items) array.PushBack(make(item), allocator_);
        return array;
      }
      case Value::Kind::object: {
        rapidjson::Value object(rapidjson::kObjectType);
        for (const Member& member : value.members) {
          rapidjson::Value name(rapidjson::StringRef(member.name.data(), size_of(member.name)));
          object.AddMember(name, make(member.value), allocator_);
        }
        return object;
      }
    }
    return rapidjson::Value();
  }

 private:
  rapidjson::Value make_number(std::string_view digits) {
    constexpr unsigned exactly = rapidjson::kParseFullPrecisionFlag;
    constexpr std::string_view large = "1e308";
    NumberHandler handler;
    for (const std::string_view tried : {digits, large}) {
      rapidjson::MemoryStream stream(tried.data(), tried.size());
      if (!reader_.Parse<exactly>(stream, handler).IsError()) break;
    }
    return std::move(handler.number);
  }

  Allocator& allocator_;
  rapidjson::Reader reader_;
};

struct Description {
  std::string_view begins, keyword;
};
constexpr Description descriptions[] = {{"Value type not permitted", "type"},
                                        {"Missing required property", "required"},
                                        {"Object contains a property", "additionalProperties"},
                                        {"Failed to match against any enum", "enum"},
                                        {"Failed to match expected value", "const"},
                                        {"Array should contain no more", "maxItems"},
                                        {"Array should contain no fewer", "minItems"},
                                        {"String should be no more", "maxLength"},
                                        {"String should be no fewer", "minLength"},
                                        {"Object should have no more", "maxProperties"},
                                        {"Object should have no fewer", "minProperties"},
                                        {"Expected number less", "maximum"},
                                        {"Expected number greater", "minimum"}};

std::string_view keyword_of(std::string_view description) {
  for (const Description& known : descriptions) {
    if (description.starts_with(known.begins)) return known.keyword;
  }
  return "schema";
}

// Says the same again one level up.
bool repeats(std::string_view description) {
  return description.starts_with("Failed to validate");
}

std::string quoted_part(std::string_view description) {
  const std::size_t begin = description.find('\'');
  const std::size_t end = description.rfind('\'');
  if (begin == std::string_view::npos || end <= begin) return {};
  return std::string(description.substr(begin + 1, end - begin - 1));
}

// valijson names a place <root>, [budget], [0], …
std::vector<std::string> path_of(const valijson::ValidationResults::Error& error) {
  std::vector<std::string> path;
  for (std::size_t i = 1; i < error.context.size(); ++i) {
    const std::string& part = error.context[i];
    path.push_back(part.size() >= 2 ? part.substr(1, part.size() - 2) : part);
  }
  return path;
}

std::string pointer_of(const std::vector<std::string>& path) {
  std::string pointer;
  for (const std::string& name : path) pointer += "/" + pointer_token(name);
  return pointer;
}

// In document order, each once, and not more than anyone would read.
std::vector<SchemaFault> in_order(std::vector<SchemaFault> faults, const Document& document) {
  struct Placed {
    std::pair<std::uint32_t, std::uint32_t> place;
    SchemaFault fault;
  };
  std::vector<Placed> placed;
  placed.reserve(faults.size());
  for (SchemaFault& fault : faults) {
    const Origin& origin = document.find_nearest(fault.pointer).origin;
    placed.push_back({{origin.line, origin.column}, std::move(fault)});
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.place < b.place; });
  std::vector<SchemaFault> ordered;
  std::size_t left = 0;
  for (Placed& one : placed) {
    const bool again = !ordered.empty() && ordered.back().pointer == one.fault.pointer &&
                       ordered.back().message.zh == one.fault.message.zh;
    if (again) continue;
    if (ordered.size() < most_faults) {
      ordered.push_back(std::move(one.fault));
    } else {
      ++left;
    }
  }
  if (left > 0) {
    ordered.push_back({.pointer = "",
                       .keyword = "schema",
                       .message = {.zh = fmt::format("另有 {} 处不符合表式", left),
                                   .en = fmt::format("{} more faults of this kind", left)}});
  }
  return ordered;
}

}  // namespace

struct SchemaValidator::Parts {
  Document source;  // the schema, for the words of messages
  Tree tree;
  valijson::Schema schema;

  // A validator keeps the patterns that it compiled, and is of one thread at a time: each thread
  // takes one that is free.
  std::mutex mutex;
  std::vector<std::unique_ptr<valijson::Validator>> free;

  std::unique_ptr<valijson::Validator> take() {
    const std::lock_guard lock(mutex);
    if (free.empty()) return std::make_unique<valijson::Validator>();
    std::unique_ptr<valijson::Validator> validator = std::move(free.back());
    free.pop_back();
    return validator;
  }
  void put_back(std::unique_ptr<valijson::Validator> validator) {
    const std::lock_guard lock(mutex);
    free.push_back(std::move(validator));
  }
};

SchemaValidator::SchemaValidator(std::string_view schema_json) : parts_(std::make_unique<Parts>()) {
  JsonParse parsed = parse_json(schema_json, {});
  if (!parsed.faults.empty()) {
    const JsonFault& fault = parsed.faults.front();
    throw std::invalid_argument(fmt::format("line {}, column {}: {}", fault.origin.line,
                                            fault.origin.column, fault.message.en));
  }
  parts_->source = std::move(parsed.document);
  if (const UnusableSchema why = unusable_schema(parts_->source); !why.message.empty()) {
    throw std::invalid_argument(
        fmt::format("line {}, column {}: {}", why.origin.line, why.origin.column, why.message.en));
  }
  parts_->tree.root = TreeMaker(parts_->tree.allocator).make(parts_->source.root);
  try {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::RapidJsonAdapter(parts_->tree.root), parts_->schema);
  } catch (const std::exception& error) {
    throw std::invalid_argument(error.what());
  }
}

SchemaValidator::~SchemaValidator() = default;
SchemaValidator::SchemaValidator(SchemaValidator&&) noexcept = default;
SchemaValidator& SchemaValidator::operator=(SchemaValidator&&) noexcept = default;

std::vector<SchemaFault> SchemaValidator::validate(const Document& document) const {
  Tree tree;
  tree.root = TreeMaker(tree.allocator).make(document.root);
  valijson::ValidationResults results;
  const valijson::adapters::RapidJsonAdapter target(tree.root);
  std::unique_ptr<valijson::Validator> validator = parts_->take();
  const bool valid = validator->validate(parts_->schema, target, &results);
  parts_->put_back(std::move(validator));
  if (valid) return {};

  std::vector<SchemaFault> faults;
  std::vector<std::string> deepest;  // place of a failure that has no words of its own
  for (const valijson::ValidationResults::Error& error : results) {
    const std::vector<std::string> path = path_of(error);
    if (repeats(error.description)) {
      if (path.size() > deepest.size()) deepest = path;
      continue;
    }
    const std::string pointer = pointer_of(path);
    const SchemaPlace place{.value = document.find_nearest(pointer),
                            .schema = schema_at(parts_->source, path),
                            .pointer = pointer};
    explain(keyword_of(error.description), quoted_part(error.description), place, faults);
  }
  if (faults.empty()) {
    const SchemaPlace place{.value = document.root, .pointer = pointer_of(deepest)};
    explain("schema", {}, place, faults);
  }
  return in_order(std::move(faults), document);
}

}  // namespace gouji
