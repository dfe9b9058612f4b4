// The links between the parts of an Open XML package: which part is the main one, where the sheet
// of an id is stored, what is linked from outside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/package/package.h"

namespace gouji {

struct Relationship {
  std::string id;      // rId3
  std::string kind;    // the last word of its type: officeDocument, worksheet, sharedStrings
  std::string target;  // the name of a part of the package; of an external one as it is written
  bool external = false;
};

// Those of a part; of the package itself for an empty name. Empty when there are none, or when
// package.fault() or the fault given here says why they cannot be read.
std::vector<Relationship> relationships_of(Package& package, std::string_view part,
                                           const Limits& limits, Message& fault);

// The first of a kind, or the one of an id; null when there is none.
const Relationship* find_kind(const std::vector<Relationship>& all, std::string_view kind);
const Relationship* find_id(const std::vector<Relationship>& all, std::string_view id);

// The name by which the package stores a part: names differ in case or separators between writers.
// As it is given when there is none like it.
std::string stored_name(const Package& package, std::string_view part);

}  // namespace gouji
