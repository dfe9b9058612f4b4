// A line is cut behind its place. Should the place one day stand elsewhere in a line, nothing is
// learnt, and every line is rendered as a whole.

#include "linter/cli/clean_lines.h"

#include <algorithm>

#include "linter/report_json.h"

namespace gouji {

bool CleanLines::append(std::string& out, const LoadedRulebook& rulebook, std::string_view path,
                        std::size_t line) {
  const auto known = std::find_if(known_.begin(), known_.end(),
                                  [&](const Known& one) { return one.rulebook == &rulebook; });
  if (known == known_.end()) return false;
  append_place(out, path, line);
  out += known->behind_place;
  return true;
}

void CleanLines::learn(const LoadedRulebook& rulebook, const FormReport& report,
                       const RenderOptions& options) {
  std::string whole;
  find_reporter("ndjson")->form(whole, report, {}, options);
  std::string place;
  append_place(place, report.path, report.line);
  if (!whole.starts_with(place) || !report.part.empty()) return;
  known_.push_back({.rulebook = &rulebook, .behind_place = whole.substr(place.size())});
}

void CleanLines::append_place(std::string& out, std::string_view path, std::size_t line) {
  if (path_member_.empty() || path != path_) {
    path_ = path;
    path_member_.clear();
    JsonWriter json(path_member_);
    begin_form(json, path, {});
  }
  out += path_member_;
  JsonWriter json(out, true);
  write_form_line(json, line);
}

}  // namespace gouji
