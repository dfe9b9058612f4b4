// styles.xml: each style of a cell (cellXfs) names a number format, built-in or declared here.

#include <charconv>
#include <map>

#include "linter/workbook/xlsx.h"

namespace gouji {
namespace {

using Event = XmlCursor::Event;

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::vector<NumberFormat> read_cell_formats(std::string_view xml, const Limits& limits,
                                            Message& fault) {
  constexpr std::size_t most_styles = 70'000;  // spreadsheets stop at 65,490
  std::map<int, NumberFormat> declared;
  std::vector<NumberFormat> formats;
  bool inside = false;
  XmlCursor cursor(xml, limits);
  for (Event event = cursor.next(); event != Event::done; event = cursor.next()) {
    if (event == Event::text) continue;
    if (cursor.name() == "cellXfs") inside = event == Event::start;
    if (event != Event::start) continue;
    if (cursor.name() == "numFmt" && declared.size() < most_styles) {
      declared[number_of(cursor.attribute("numFmtId"))] =
          parse_format(cursor.attribute("formatCode"));
    }
    if (cursor.name() != "xf" || !inside || formats.size() >= most_styles) continue;
    const int id = number_of(cursor.attribute("numFmtId"));
    const auto known = declared.find(id);
    formats.push_back(known == declared.end() ? parse_format(builtin_format(id)) : known->second);
  }
  if (!cursor.fault().empty()) fault = cursor.fault();
  return formats;
}

}  // namespace gouji
