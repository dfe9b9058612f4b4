// A self-evaluation form, whatever its template: the figures of its funds tables, its sub-items,
// its indicators, its prose. The rulebook says what each figure and narrative is and means.
//
// Amounts are in the unit of the template (万元 unless the rulebook says otherwise). Text views
// point into the Document that the form was bound from, which must outlive it.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "schemas/cell.h"
#include "schemas/decimal.h"

namespace gouji {

using TextCell = Cell<std::string_view>;
using FigureCell = Cell<Decimal>;

struct SubItem {
  TextCell name;
  FigureCell budget;
  FigureCell actual;
  bool is_total = false;  // the 合计 row, known by its name
};

struct Indicator {
  TextCell category;  // as in the file; a blank one belongs to the category above it
  TextCell subcategory;
  TextCell name;
  TextCell target;
  FigureCell weight;
  TextCell actual;
  FigureCell score;
  TextCell reason;
  int category_index = -1;  // in Rulebook::categories; -1: none of them
};

struct Form {
  std::array<TextCell, header_count> headers;
  std::vector<FigureCell> figures;  // one for each of Rulebook::figures, in that order
  std::vector<SubItem> sub_items;
  std::vector<Indicator> indicators;
  std::vector<TextCell> narratives;  // one for each of Rulebook::narratives, in that order
  // Where a reader knows bytes that have every text as it is, apart from white space that is
  // written in another way: who looks for words need look at these alone. Else empty; who changes a
  // text clears it.
  std::string_view all_texts{};

  const TextCell& header(Header header) const { return headers[static_cast<std::size_t>(header)]; }
};

}  // namespace gouji
