// Loading a rulebook: parse, validate, bind, and make the validator of its forms. Every step adds
// faults instead of stopping at the first, as long as the next one has ground to stand on.

#include "linter/rulebooks.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/embedded.h"
#include "linter/json.h"
#include "linter/rulebook_binding.h"
#include "linter/schema_messages.h"
#include "linter/sha256.h"

namespace gouji {
namespace {

constexpr std::string_view rulebook_file = "/rulebook.json";
constexpr std::string_view form_schema_file = "/form.schema.json";

const EmbeddedFile& embedded(std::string_view path) {
  for (const EmbeddedFile& file : embedded_data()) {
    if (file.path == path) return file;
  }
  throw std::logic_error("not embedded: " + std::string(path));
}

void add_schema_faults(const Document& document, std::string_view path,
                       std::vector<DataFault>& faults) {
  SchemaValidator validator(embedded("schemas/rulebook.schema.json").bytes);
  for (SchemaFault& fault : validator.validate(document)) {
    faults.push_back({.path = std::string(path),
                      .pointer = fault.pointer,
                      .origin = document.find_nearest(fault.pointer).origin,
                      .message = std::move(fault.message)});
  }
}

// The form schema has a name for each figure and narrative, or no form could ever hold it.
void check_against_form_schema(const Document& rulebook, const Rulebook& bound,
                               std::string_view path, std::string_view form_schema_json,
                               std::vector<DataFault>& faults) {
  const JsonParse schema = parse_json(form_schema_json, {});
  const auto check = [&](std::string_view list, std::size_t index, std::string_view of_form) {
    std::vector<std::string> names;
    for (std::string_view rest = of_form; !rest.empty();) {
      const std::size_t end = std::min(rest.find('.'), rest.size());
      names.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (schema_at(schema.document, names) != nullptr) return;
    std::string pointer = fmt::format("/{}/{}/path", list, index);
    faults.push_back({.path = std::string(path),
                      .pointer = pointer,
                      .origin = rulebook.find_nearest(pointer).origin,
                      .message = {.zh = fmt::format("form.schema.json 没有 {} 这一项", of_form),
                                  .en = fmt::format("form.schema.json has no {}", of_form)}});
  };
  for (std::size_t i = 0; i < bound.figures.size(); ++i) {
    check("figures", i, bound.figures[i].path);
  }
  for (std::size_t i = 0; i < bound.narratives.size(); ++i) {
    check("narratives", i, "narratives." + bound.narratives[i].path);
  }
}

// rulebook.json in a folder → form.schema.json in the same folder.
std::string form_schema_beside(std::string_view rulebook_path) {
  const std::size_t slash = rulebook_path.rfind('/');
  const std::string_view folder =
      slash == std::string_view::npos ? std::string_view() : rulebook_path.substr(0, slash + 1);
  return std::string(folder) + std::string(form_schema_file.substr(1));
}

void add_form_schema_faults(std::string_view rulebook_path, std::string_view form_schema_json,
                            std::vector<DataFault>& faults) {
  const auto add = [&](const Origin& origin, const Message& why) {
    faults.push_back(
        {.path = form_schema_beside(rulebook_path),
         .origin = origin,
         .message = {.zh = fmt::format("form.schema.json 不是可用的 JSON Schema：{}", why.zh),
                     .en = fmt::format("form.schema.json is no usable JSON Schema: {}", why.en)}});
  };
  const JsonParse schema = parse_json(form_schema_json, {});
  for (const JsonFault& fault : schema.faults) add(fault.origin, fault.message);
  if (!schema.faults.empty()) return;
  const UnusableSchema problem = unusable_schema(schema.document);
  if (!problem.message.empty()) add(problem.origin, problem.message);
}

// The views into the file do not outlive it.
RulebookLoad without_sources(RulebookLoad load) {
  for (DataFault& fault : load.faults) fault.origin.source = {};
  return load;
}

RulebookLoad faulty(std::string_view path, std::string zh, std::string en) {
  RulebookLoad load;
  load.faults.push_back(
      {.path = std::string(path), .message = {.zh = std::move(zh), .en = std::move(en)}});
  return load;
}

// A file of a rulebook, with the digest of its bytes.
struct DigestedFile {
  std::string_view bytes;
  std::string sha256;
};

std::unique_ptr<LoadedRulebook> loaded_from(Rulebook rulebook, const DigestedFile& rulebook_json,
                                            const DigestedFile& form_schema) {
  auto loaded = std::make_unique<LoadedRulebook>();
  loaded->rulebook = std::move(rulebook);
  loaded->rulebook.sha256 = sha256_hex(rulebook_json.sha256 + "\n" + form_schema.sha256 + "\n");
  loaded->form_schema = std::string(form_schema.bytes);
  return loaded;
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

const SchemaValidator& LoadedRulebook::validator() const {
  std::call_once(asked_, [&] { validator_ = std::make_unique<SchemaValidator>(form_schema); });
  return *validator_;
}

RulebookLoad load_rulebook(std::string_view path, std::string_view rulebook_json,
                           std::string_view form_schema_json) {
  RulebookLoad load;
  JsonParse parsed = parse_json(rulebook_json, {});
  for (JsonFault& fault : parsed.faults) {
    load.faults.push_back(
        {.path = std::string(path), .origin = fault.origin, .message = std::move(fault.message)});
  }
  if (load.faults.empty()) add_schema_faults(parsed.document, path, load.faults);
  add_form_schema_faults(path, form_schema_json, load.faults);
  if (!load.faults.empty()) return without_sources(std::move(load));

  Rulebook rulebook = bind_rulebook(parsed.document, path, load.faults);
  if (!load.faults.empty()) return without_sources(std::move(load));
  auto loaded = loaded_from(std::move(rulebook),
                            {.bytes = rulebook_json, .sha256 = sha256_hex(rulebook_json)},
                            {.bytes = form_schema_json, .sha256 = sha256_hex(form_schema_json)});
  try {
    loaded->validator();
  } catch (const std::invalid_argument& error) {
    return faulty(form_schema_beside(path),
                  fmt::format("form.schema.json 不是可用的 JSON Schema：{}", error.what()),
                  fmt::format("form.schema.json is no usable JSON Schema: {}", error.what()));
  }
  check_against_form_schema(parsed.document, loaded->rulebook, path, form_schema_json, load.faults);
  if (!load.faults.empty()) return without_sources(std::move(load));
  load.loaded = std::move(loaded);
  return load;
}

RulebookLoad load_rulebook_from_disk(const std::string& path) {
  const std::filesystem::path given(path);
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(given, ignored);
  const std::filesystem::path book = folder ? given / "rulebook.json" : given;
  const std::filesystem::path schema = book.parent_path() / "form.schema.json";
  std::optional<std::string> book_bytes = read_file(book);
  if (!book_bytes) {
    return faulty(book.string(), "打不开规则书", "the rulebook cannot be opened");
  }
  std::optional<std::string> schema_bytes = read_file(schema);
  if (!schema_bytes) {
    return faulty(schema.string(), "打不开规则书的表式",
                  "the rulebook's form schema cannot be opened");
  }
  return load_rulebook(book.string(), *book_bytes, *schema_bytes);
}

std::unique_ptr<LoadedRulebook> load_shipped_rulebook(const EmbeddedFile& file,
                                                      const EmbeddedFile& schema) {
  const JsonParse parsed = parse_json(file.bytes, {});
  std::vector<DataFault> faults;
  Rulebook rulebook = bind_rulebook(parsed.document, file.path, faults);
  if (!parsed.faults.empty() || !faults.empty()) {
    throw std::logic_error("faulty: " + std::string(file.path));
  }
  return loaded_from(std::move(rulebook),
                     {.bytes = file.bytes, .sha256 = std::string(file.sha256)},
                     {.bytes = schema.bytes, .sha256 = std::string(schema.sha256)});
}

std::vector<std::unique_ptr<LoadedRulebook>> load_shipped_rulebooks() {
  std::vector<std::unique_ptr<LoadedRulebook>> rulebooks;
  for (const EmbeddedFile& file : embedded_data()) {
    if (!file.path.starts_with("schemas/") || !file.path.ends_with(rulebook_file)) continue;
    std::string folder(file.path.substr(0, file.path.size() - rulebook_file.size()));
    rulebooks.push_back(
        load_shipped_rulebook(file, embedded(folder + std::string(form_schema_file))));
  }
  return rulebooks;
}

}  // namespace gouji
