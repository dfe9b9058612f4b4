// Projects are known by their names, as people write them: blanks and widths do not matter.

#include "linter/companions.h"

#include <utility>

#include "checks/form_digest.h"
#include "checks/text_search.h"
#include "checks/wording.h"
#include "linter/binding.h"

namespace gouji {
namespace {

std::string_view year_of_form(const Form& form) {
  return year_of(form.header(Header::year).raw);
}

bool departments_agree(const Form& a, const Form& b) {
  const TextCell& one = a.header(Header::department);
  const TextCell& other = b.header(Header::department);
  return !one.filled() || !other.filled() || same_name(*one, *other);
}

}  // namespace

void FormStore::add(ReadForm read, std::string name) {
  Kept& kept = forms_.emplace_back();
  kept.read = std::move(read);
  kept.name = std::move(name);
  kept.form = bind(kept.read.document, *kept.read.rulebook);
  by_project_[project_key(kept.form)].push_back(&kept);
}

template <class IsMeant>
Sought FormStore::find(const Form& form, IsMeant&& is_meant) const {
  Sought sought{.given = true};
  const std::string key = project_key(form);
  const auto named = by_project_.find(key);
  if (key.empty() || named == by_project_.end()) return sought;
  for (const Kept* kept : named->second) {
    if (!departments_agree(form, kept->form) || !is_meant(kept->form)) continue;
    ++sought.found;
    sought.one = {.form = &kept->form, .rulebook = kept->read.rulebook, .name = kept->name};
  }
  if (sought.found != 1) sought.one = {};
  return sought;
}

Sought FormStore::of_same_year(const Form& form) const {
  const std::string_view year = year_of_form(form);
  return find(form, [&](const Form& other) {
    const std::string_view theirs = year_of_form(other);
    return year.empty() || theirs.empty() || year == theirs;
  });
}

Sought FormStore::of_earlier_year(const Form& form) const {
  const std::string_view year = year_of_form(form);
  return find(form, [&](const Form& other) {
    const std::string_view theirs = year_of_form(other);
    return year.empty() || theirs.empty() || theirs < year;  // four digits each
  });
}

}  // namespace gouji
