// A form before it is written: what the generator fills in and the defects change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/decimal.h"
#include "schemas/rulebook.h"

namespace gouji::injection {

using Figure = std::optional<Decimal>;  // empty: blank

struct DraftSubItem {
  std::string name;
  Figure budget;
  Figure actual;
};

struct DraftIndicator {
  std::string category;
  std::string subcategory;
  std::string name;
  std::string target;
  std::string actual;
  std::string reason;
  Figure weight;
  Figure score;
  bool quantitative = false;
  bool recomputable = false;  // its score follows from the cells of its row
};

struct Draft {
  const Rulebook* rulebook = nullptr;
  std::string year;
  std::string project;
  std::string department;
  std::string grade;
  std::vector<std::string> figures;     // as printed, one for each of Rulebook::figures
  std::vector<DraftSubItem> sub_items;  // with the 合计 row at the end; empty: the form has none
  std::vector<DraftIndicator> indicators;
  std::vector<std::string> narratives;  // one for each of Rulebook::narratives
  bool has_reasons = false;             // the template has a column for them
  bool has_weights = false;
  bool has_subcategories = false;

  Figure figure(int index) const;
  void set(int index, const Figure& value);  // keeps the % of a rate
  std::string json() const;                  // on one line
};

std::string pointer_to_figure(const Draft& draft, int index);
std::string pointer_to_indicator(std::size_t row, std::string_view column);
std::string pointer_to_sub_item(std::size_t row, std::string_view column);

}  // namespace gouji::injection
