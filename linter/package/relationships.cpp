// _rels/NAME.rels beside every part that links to others. Targets are relative to the folder of the
// part, or begin with / at the root of the package; ./ and ../ are followed by hand. What points
// out of the package is kept as text and never opened.

#include "linter/package/relationships.h"

#include <algorithm>

#include "linter/package/xml_cursor.h"

namespace gouji {
namespace {

char folded(char byte) {
  if (byte == '\\') return '/';
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return folded(x) == folded(y); });
}

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash);
}

std::string links_part(std::string_view part) {
  const std::string_view folder = folder_of(part);
  std::string name(folder);
  if (!folder.empty()) name += '/';
  name += "_rels/";
  name += folder.empty() ? part : part.substr(folder.size() + 1);
  return name + ".rels";
}

// A target without its . and .. steps.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path(target.starts_with('/') ? std::string_view() : folder);
  while (!target.empty()) {
    const std::size_t slash = std::min(target.find('/'), target.size());
    const std::string_view step = target.substr(0, slash);
    target.remove_prefix(std::min(slash + 1, target.size()));
    if (step.empty() || step == ".") continue;
    if (step == "..") {
      path = std::string(folder_of(path));
      continue;
    }
    if (!path.empty()) path += '/';
    path += step;
  }
  return path;
}

}  // namespace

std::string stored_name(const Package& package, std::string_view part) {
  if (package.has(part)) return std::string(part);
  const auto& parts = package.parts();
  const auto found = std::ranges::find_if(
      parts, [part](const std::string& stored) { return same_name(stored, part); });
  return found == parts.end() ? std::string(part) : *found;
}

std::vector<Relationship> relationships_of(Package& package, std::string_view part,
                                           const Limits& limits, Message& fault) {
  constexpr std::size_t most_links = 100'000;
  std::vector<Relationship> all;
  const std::optional<std::string> xml = package.read(stored_name(package, links_part(part)));
  if (!xml) return all;
  XmlCursor cursor(*xml, limits);
  for (auto event = cursor.next(); event != XmlCursor::Event::done; event = cursor.next()) {
    if (event != XmlCursor::Event::start || cursor.name() != "Relationship") continue;
    if (all.size() == most_links) break;
    const std::string type = cursor.attribute("Type");
    Relationship& link = all.emplace_back();
    link.id = cursor.attribute("Id");
    link.kind = type.substr(type.rfind('/') + 1);
    link.target = cursor.attribute("Target");
    link.external = cursor.attribute("TargetMode") == "External";
    if (!link.external) {
      link.target = stored_name(package, resolved(folder_of(part), link.target));
    }
  }
  if (!cursor.fault().empty()) fault = cursor.fault();
  return all;
}

const Relationship* find_kind(const std::vector<Relationship>& all, std::string_view kind) {
  const auto found = std::ranges::find(all, kind, &Relationship::kind);
  return found == all.end() ? nullptr : &*found;
}

const Relationship* find_id(const std::vector<Relationship>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Relationship::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace gouji
