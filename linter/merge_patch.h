// JSON merge patches (RFC 7396), with one thing more: an object that is patched onto an array
// addresses its items by index. null removes; an index one past the end appends.
#pragma once

#include "linter/document.h"
#include "schemas/finding.h"

namespace gouji {

// What is wrong with the patch, empty when it was applied. The values of the patch go into the
// target as they are: both documents must live as long as the target is used.
Message merge_patch(Value& target, const Value& patch);

}  // namespace gouji
