// Which of several names are one name.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

namespace gouji {

// For each text the place of the first that is the same; its own, where none before it is.
std::pmr::vector<std::size_t> first_places(std::span<const std::string_view> texts,
                                           std::pmr::memory_resource* memory);

// Whether no two are the same. False says nothing: they may be distinct.
bool surely_distinct(std::span<const std::string_view> texts);

}  // namespace gouji
