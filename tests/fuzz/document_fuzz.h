// Grids of arbitrary documents, mapped to forms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/rulebooks.h"
#include "linter/table/table_file.h"

namespace gouji::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Every slot of a row is in order and every file gives a form, if only one that says why not.
inline void map_tables(TableFile&& file) {
  static const auto loaded = load_shipped_rulebooks();
  static const auto rulebooks = [] {
    std::vector<const Rulebook*> views;
    for (const auto& one : loaded) views.push_back(&one->rulebook);
    return views;
  }();
  for (const SourceTable& table : file.tables) {
    for (const GridRow& row : table.grid.rows) {
      std::uint32_t next = 1;
      for (const GridCell& cell : row.cells) {
        if (cell.slot < next || cell.column_span == 0) std::abort();
        next = cell.slot + 1;
      }
    }
  }
  ReadContext context{.rulebooks = rulebooks};
  if (forms_of(std::move(file), context).empty()) std::abort();
}

}  // namespace gouji::fuzz
