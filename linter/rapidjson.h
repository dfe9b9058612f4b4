// RapidJSON as this project uses it; included instead of its own headers, so that every file sees
// the same assertion. A failed one throws: without that, hostile input could abort the program, and
// with the one that valijson sets by default every assertion that passes builds a string.
#pragma once

#include <stdexcept>

namespace gouji {

[[noreturn]] inline void rapidjson_assertion_failed(const char* condition) {
  throw std::logic_error(condition);
}

}  // namespace gouji

#ifndef RAPIDJSON_ASSERT
#define RAPIDJSON_ASSERT(x) \
  (static_cast<bool>(x) ? static_cast<void>(0) : ::gouji::rapidjson_assertion_failed(#x))
#endif

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <rapidjson/document.h>
#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stream.h>
#pragma GCC diagnostic pop
