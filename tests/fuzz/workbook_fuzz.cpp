// Parts of workbooks from arbitrary bytes, past the zip that would keep a fuzzer busy: the first
// byte says which part. What comes out of a sheet goes all the way to a form.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "linter/rulebooks.h"
#include "linter/workbook/ods.h"
#include "linter/workbook/xlsx.h"

namespace {

using namespace gouji;

const std::vector<const Rulebook*>& rulebooks() {
  static const auto loaded = load_shipped_rulebooks();
  static const std::vector<const Rulebook*> views = [] {
    std::vector<const Rulebook*> all;
    for (const auto& one : loaded) all.push_back(&one->rulebook);
    return all;
  }();
  return views;
}

void map(Workbook&& workbook, TableFile&& file, const Limits& limits) {
  const ReadContext context{.rulebooks = rulebooks(), .limits = limits};
  if (forms_of_workbook(std::move(workbook), std::move(file), context).empty()) std::abort();
}

void read_sheet(std::string_view xml, const Limits& limits) {
  TableFile file;
  const std::vector<std::string_view> strings = {"项目名称", "权重", "7"};
  const std::vector<NumberFormat> formats = {{}, parse_format("0.00%"), parse_format("yyyy/m/d")};
  std::size_t bytes_left = 1u << 20;
  const XlsxContext context{.strings = strings,
                            .formats = formats,
                            .limits = limits,
                            .pool = *file.pool,
                            .bytes_left = bytes_left};
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  sheet.name = "表";
  Message fault;
  read_xlsx_sheet(xml, context, sheet, fault);
  map(std::move(workbook), std::move(file), limits);
}

void read_content(std::string_view xml, const Limits& limits) {
  TableFile file;
  Workbook workbook;
  read_ods_content(xml, limits, *file.pool, workbook);
  map(std::move(workbook), std::move(file), limits);
}

// A format, a line end and a stored number.
void show(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return;
  const NumberFormat format = parse_format(text.substr(0, end));
  const std::string_view stored = text.substr(end + 1);
  show_text(stored, format);
  if (const auto number = parse_digits(stored))
    show_number(*number, format, stored.size() % 2 == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Limits limits;
  limits.rows = 200;
  limits.columns = 50;
  limits.cells = 2'000;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  TextPool pool;
  Message fault;
  switch (data[0]) {
    case 's': read_sheet(text, limits); break;
    case 'o': read_content(text, limits); break;
    case 't': read_shared_strings(text, limits, pool, fault); break;
    case 'f': read_cell_formats(text, limits, fault); break;
    case 'c': read_comments(text, limits); break;
    case 'n': show(text); break;
    default: break;
  }
  return 0;
}
