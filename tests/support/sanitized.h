// Whether the address sanitizer looks on. All is ten times slower under it, and it sees in a few
// cases what it would see in many: a test that proves by their number does with fewer there.
#pragma once

namespace gouji::testing {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace gouji::testing
