// Which cells of a form are tied together, so that it is known in principle, and not by what the
// tool does, whether a wrong cell can be told from its neighbours.
#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/injection/draft.h"

namespace gouji::injection {

// The relations that each filled cell of figures stands in: identities, the recomputation of its
// row, shares of a category, the rate. Cells by pointer, relations by a name of our own.
std::map<std::string, std::set<std::string>> relations_of(const Draft& draft);

// A wrong cell breaks exactly its relations, and a change of another cell mends these only if it
// stands in the same ones. So a cell can be told when no other has the same set.
bool is_determinable(const std::map<std::string, std::set<std::string>>& relations,
                     const std::string& pointer);

}  // namespace gouji::injection
