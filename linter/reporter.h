// The interface of a reporter: three functions that append bytes. It is given one form after the
// other, so that a report of a million forms never stands in memory.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "linter/report.h"

namespace gouji {

struct RenderOptions {
  Language language = Language::zh;
  bool colour = false;          // text only
};

struct Reporter {
  std::string_view id;          // "json", as --format names it
  std::string_view title_zh;
  std::string_view title_en;
  void (*head)(std::string& out, const RenderOptions& options);
  void (*form)(std::string& out, const FormReport& form, std::size_t index,
               const RenderOptions& options);
  void (*tail)(std::string& out, const Summary& summary, const RenderOptions& options);
};

// Every reporter, by id. Written by CMake from the file names under linter/reporters/.
std::span<const Reporter* const> all_reporters();
const Reporter* find_reporter(std::string_view id);

}  // namespace gouji
