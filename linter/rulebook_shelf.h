// Rulebooks to choose from. Choosing needs ids, mostly: a shipped rulebook is parsed and bound when
// a form is of it, so that a run that meets one kind of form does not pay for all the others.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

struct EmbeddedFile;

// The shipped ones, by id. Any thread may ask.
class ShippedRulebooks {
 public:
  ShippedRulebooks();

  std::size_t size() const { return books_.size(); }
  std::string_view id(std::size_t index) const { return books_[index]->id; }
  // Bound by the first that asks. That it has no faults is what the tests say.
  const LoadedRulebook& at(std::size_t index) const;

 private:
  struct Book {
    std::string_view id;
    const EmbeddedFile* rulebook;
    const EmbeddedFile* form_schema;
    std::once_flag asked{};
    std::unique_ptr<const LoadedRulebook> loaded{};
  };
  std::vector<std::unique_ptr<Book>> books_;
};

// A view of the shipped ones, or of some that are loaded already.
class RulebookShelf {
 public:
  using Loaded = std::unique_ptr<LoadedRulebook>;

  RulebookShelf() = default;
  RulebookShelf(const ShippedRulebooks& shipped) : shipped_(&shipped) {}
  RulebookShelf(std::span<const Loaded> loaded) : loaded_(loaded) {}
  RulebookShelf(const std::vector<Loaded>& loaded) : loaded_(loaded) {}

  std::size_t size() const { return shipped_ != nullptr ? shipped_->size() : loaded_.size(); }
  std::string_view id(std::size_t index) const {
    return shipped_ != nullptr ? shipped_->id(index) : loaded_[index]->rulebook.id;
  }
  const LoadedRulebook& at(std::size_t index) const {
    return shipped_ != nullptr ? shipped_->at(index) : *loaded_[index];
  }
  // That of this id; null: there is none.
  const LoadedRulebook* find(std::string_view id) const;

 private:
  const ShippedRulebooks* shipped_ = nullptr;
  std::span<const Loaded> loaded_;
};

// The same for readers, who know nothing of how a rulebook was loaded.
class RulebookChoices {
 public:
  RulebookChoices() = default;
  RulebookChoices(const RulebookShelf& shelf) : shelf_(shelf) {}
  RulebookChoices(std::span<const Rulebook* const> rulebooks) : rulebooks_(rulebooks) {}
  RulebookChoices(const std::vector<const Rulebook*>& rulebooks) : rulebooks_(rulebooks) {}

  std::size_t size() const { return shelf_.size() + rulebooks_.size(); }
  std::string_view id(std::size_t index) const {
    return index < shelf_.size() ? shelf_.id(index) : rulebooks_[index - shelf_.size()]->id;
  }
  const Rulebook& at(std::size_t index) const {
    return index < shelf_.size() ? shelf_.at(index).rulebook : *rulebooks_[index - shelf_.size()];
  }
  std::vector<std::string_view> ids() const;
  std::vector<const Rulebook*> all() const;

 private:
  RulebookShelf shelf_;  // or
  std::span<const Rulebook* const> rulebooks_;
};

}  // namespace gouji
