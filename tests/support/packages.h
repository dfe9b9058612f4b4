// Packages built in memory, so that a test shows what it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::testing {

struct PackagePart {
  std::string name;
  std::string text;
};

// A zip file that holds these parts, deflated.
std::string zip_of(const std::vector<PackagePart>& parts);
// The same, with this password on every part.
std::string encrypted_zip_of(const std::vector<PackagePart>& parts, const char* password);

}  // namespace gouji::testing
