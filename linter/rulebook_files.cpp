// Finds the files of the shipped rulebooks among the embedded ones, by their folders.

#include "linter/rulebook_files.h"

#include "linter/embedded.h"

namespace gouji {
namespace {

constexpr std::string_view rulebook_name = "/rulebook.json";

NamedBytes copy_of(const EmbeddedFile& file) {
  return {.path = std::string(file.path), .bytes = std::string(file.bytes)};
}

// The file goes to its part of the rulebook, or nowhere when it is of another one.
void sort_in(const EmbeddedFile& file, RulebookFiles& files) {
  if (!file.path.starts_with(files.path + "/")) return;
  const std::string_view name = file.path.substr(files.path.size() + 1);
  if (name == "form.schema.json") files.form_schema = copy_of(file);
  if (name.starts_with("good/")) files.good.push_back(copy_of(file));
  if (name.starts_with("bad/")) files.bad.push_back(copy_of(file));
}

}  // namespace

std::vector<RulebookFiles> shipped_rulebook_files() {
  std::vector<RulebookFiles> rulebooks;
  for (const EmbeddedFile& file : embedded_data()) {
    if (!file.path.starts_with("schemas/") || !file.path.ends_with(rulebook_name)) continue;
    RulebookFiles& files = rulebooks.emplace_back();
    files.path = file.path.substr(0, file.path.size() - rulebook_name.size());
    files.rulebook = copy_of(file);
    for (const EmbeddedFile& other : embedded_data()) sort_in(other, files);
  }
  return rulebooks;
}

std::string_view name_of_file(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stem_of_file(std::string_view path) {
  const std::string_view name = name_of_file(path);
  return name.substr(0, name.find('.'));
}

RulebookLoad load_rulebook(const RulebookFiles& files) {
  return load_rulebook(files.rulebook.path, files.rulebook.bytes, files.form_schema.bytes);
}

}  // namespace gouji
