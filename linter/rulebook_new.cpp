// Copies a rulebook as text. Values are found in the parsed document and replaced in the bytes, so
// that the layout of a file that people edit by hand survives.

#include "linter/rulebook_new.h"

#include <algorithm>

#include "linter/code_points.h"
#include "linter/escape.h"
#include "linter/json.h"

namespace gouji {
namespace {

// Where a value starts in the text that it was parsed from.
std::size_t offset_of(const Origin& origin, std::string_view text) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < origin.line; ++line) at = text.find('\n', at) + 1;
  for (std::uint32_t column = 1; column < origin.column; ++column) {
    at += code_point_at(text, at).bytes;
  }
  return at;
}

// Behind the closing quote of the JSON string that starts at an offset.
std::size_t end_of_string(std::string_view text, std::size_t start) {
  std::size_t at = start + 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
  return at + 1;
}

class Edits {
 public:
  explicit Edits(std::string_view text) : text_(text), parsed_(parse_json(text, {})) {}

  const Document& document() const { return parsed_.document; }

  // Strings only; any other value stays.
  void replace(const Value* value, std::string_view with) {
    if (value == nullptr || value->kind != Value::Kind::string || !parsed_.faults.empty()) return;
    Edit& edit = edits_.emplace_back();
    edit.start = offset_of(value->origin, text_);
    edit.end = end_of_string(text_, edit.start);
    append_json_string(edit.with, with);
  }

  std::string done() {
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.start > b.start; });
    std::string text(text_);
    for (const Edit& edit : edits_) text.replace(edit.start, edit.end - edit.start, edit.with);
    return text;
  }

 private:
  struct Edit {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string with;
  };
  std::string_view text_;
  JsonParse parsed_;
  std::vector<Edit> edits_;
};

std::string copied_rulebook(std::string_view text, std::string_view id) {
  Edits edits(text);
  const Value& root = edits.document().root;
  edits.replace(root.member("id"), id);
  edits.replace(root.member("version"), first_version);
  for (const char* pointer : {"/title/zh", "/title/en"}) {
    const Value* title = edits.document().find(pointer);
    if (title != nullptr) edits.replace(title, std::string(id) + " " + std::string(title->text));
  }
  return edits.done();
}

// The description of a form schema names its rulebook.
std::string copied_schema(std::string_view text, std::string_view old_id, std::string_view id) {
  Edits edits(text);
  const Value* description = edits.document().root.member("description");
  if (description == nullptr) return std::string(text);
  std::string words(description->text);
  const std::size_t at = words.find(old_id);
  if (at == std::string::npos) return std::string(text);
  edits.replace(description, words.replace(at, old_id.size(), id));
  return edits.done();
}

// A form, or a patch of one, that names its rulebook.
std::string copied_example(std::string_view text, std::string_view old_id, std::string_view id) {
  Edits edits(text);
  const Value* declared = edits.document().root.member("template");
  if (declared == nullptr || declared->text != old_id) return std::string(text);
  edits.replace(declared, id);
  return edits.done();
}

}  // namespace

bool is_rulebook_id(std::string_view text) {
  const auto allowed = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  };
  return !text.empty() && !text.starts_with('-') && !text.ends_with('-') &&
         text.find("--") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), allowed);
}

std::vector<NamedBytes> copy_rulebook(const RulebookFiles& from, std::string_view id) {
  const JsonParse old = parse_json(from.rulebook.bytes, {});
  const Value* named = old.document.root.member("id");
  const std::string old_id(named == nullptr ? std::string_view() : named->text);
  std::vector<NamedBytes> files;
  files.push_back({.path = "rulebook.json", .bytes = copied_rulebook(from.rulebook.bytes, id)});
  files.push_back(
      {.path = "form.schema.json", .bytes = copied_schema(from.form_schema.bytes, old_id, id)});
  const auto copy_examples = [&](const std::vector<NamedBytes>& examples, const char* folder) {
    for (const NamedBytes& example : examples) {
      files.push_back({.path = folder + std::string(name_of_file(example.path)),
                       .bytes = copied_example(example.bytes, old_id, id)});
    }
  };
  copy_examples(from.good, "good/");
  copy_examples(from.bad, "bad/");
  return files;
}

}  // namespace gouji
