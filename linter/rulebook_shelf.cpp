// The id of a shipped rulebook is the name of its folder; a test holds the two together.

#include "linter/rulebook_shelf.h"

#include "linter/embedded.h"

namespace gouji {
namespace {

constexpr std::string_view rulebook_name = "/rulebook.json";
constexpr std::string_view schema_name = "/form.schema.json";
constexpr std::string_view folder_of_all = "schemas/";

}  // namespace

ShippedRulebooks::ShippedRulebooks() {
  const EmbeddedFile* schema = nullptr;  // stands before the rulebook: files are sorted by path
  for (const EmbeddedFile& file : embedded_data()) {
    if (!file.path.starts_with(folder_of_all)) continue;
    if (file.path.ends_with(schema_name)) schema = &file;
    if (!file.path.ends_with(rulebook_name)) continue;
    std::string_view id = file.path;
    id.remove_prefix(folder_of_all.size());
    id.remove_suffix(rulebook_name.size());
    auto book = std::make_unique<Book>();
    book->id = id;
    book->rulebook = &file;
    book->form_schema = schema;
    books_.push_back(std::move(book));
  }
}

const LoadedRulebook& ShippedRulebooks::at(std::size_t index) const {
  Book& book = *books_[index];
  std::call_once(book.asked,
                 [&] { book.loaded = load_shipped_rulebook(*book.rulebook, *book.form_schema); });
  return *book.loaded;
}

const LoadedRulebook* RulebookShelf::find(std::string_view id) const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (this->id(i) == id) return &at(i);
  }
  return nullptr;
}

std::vector<std::string_view> RulebookChoices::ids() const {
  std::vector<std::string_view> ids;
  ids.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) ids.push_back(id(i));
  return ids;
}

std::vector<const Rulebook*> RulebookChoices::all() const {
  std::vector<const Rulebook*> rulebooks;
  rulebooks.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) rulebooks.push_back(&at(i));
  return rulebooks;
}

}  // namespace gouji
