// Changes one figure at a time and lints the form again. What the form was found to have before the
// change does not count as caught: only what is new is.

#include "linter/rulebook_test_mutation.h"

#include <algorithm>
#include <optional>
#include <set>

#include "linter/document_writer.h"
#include "schemas/decimal.h"

namespace gouji {
namespace {

std::string plus(const std::string& digits, const Decimal& amount) {
  const std::optional<Decimal> figure = Decimal::parse(digits);
  return figure ? (*figure + amount).text() : digits;
}

std::string one_more(const std::string& digits) {
  return plus(digits, Decimal::whole(1));
}

std::string one_less(const std::string& digits) {
  return plus(digits, Decimal::whole(-1));
}

std::string ten_times(const std::string& digits) {
  const std::optional<Decimal> figure = Decimal::parse(digits);
  return figure ? (*figure * Decimal::whole(10)).trimmed().text() : digits;
}

constexpr FigureChange usual[] = {
    {"plus-1", "加 1", "plus 1", one_more},
    {"minus-1", "减 1", "minus 1", one_less},
    {"times-10", "乘 10", "times 10", ten_times},
    {"swapped", "两位对调", "digits swapped", swap_digits},
    {"blank", "空白", "blank", nullptr},
};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// 1,234.50 is one figure; the point of 3. and the comma of 3, are not part of it.
std::vector<NumericCell::Figure> figures_in(std::string_view text) {
  std::vector<NumericCell::Figure> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    bool point = false;
    while (end < text.size()) {
      const bool digit_follows = end + 1 < text.size() && is_digit(text[end + 1]);
      const bool separator = text[end] == ',' && !point && digit_follows;
      const bool decimal_point = text[end] == '.' && !point && digit_follows;
      if (!is_digit(text[end]) && !separator && !decimal_point) break;
      point = point || decimal_point;
      ++end;
    }
    figures.push_back({.begin = at, .size = end - at});
    at = end;
  }
  return figures;
}

class Collector {
 public:
  explicit Collector(const Rulebook& rulebook) {
    for (const FigureField& field : rulebook.figures) pointers_.insert(field.pointer);
  }

  void collect(const Value& value, const std::string& pointer) {
    for (const Member& member : value.members) {
      collect(member.value, pointer + "/" + pointer_token(member.name));
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      collect(value.items[i], pointer + "/" + std::to_string(i));
    }
    if (!holds_figures(pointer)) return;
    const std::string text(value.text);
    if (value.kind == Value::Kind::number) {
      cells.push_back({.pointer = pointer, .text = text, .figures = {{0, text.size()}}});
    } else if (value.kind == Value::Kind::string) {
      std::vector<NumericCell::Figure> figures = figures_in(text);
      if (figures.empty()) return;
      cells.push_back({.pointer = pointer, .text = text, .figures = std::move(figures)});
    }
  }

  std::vector<NumericCell> cells;

 private:
  bool holds_figures(const std::string& pointer) const {
    const bool in_row = pointer.starts_with("/indicators/") || pointer.starts_with("/sub_items/");
    if (!in_row) return pointers_.contains(pointer);
    const std::string column = pointer.substr(pointer.rfind('/') + 1);
    for (const Column known :
         {Column::target, Column::weight, Column::actual, Column::score, Column::budget}) {
      if (column == member_name(known)) return true;
    }
    return false;
  }

  std::set<std::string> pointers_;
};

// A value of the document that may be changed.
Value* find_value(Document& document, const std::string& pointer) {
  return const_cast<Value*>(document.find(pointer));
}

std::string without_separators(std::string digits) {
  std::erase(digits, ',');
  return digits;
}

// Changes a value for as long as it lives.
class Changed {
 public:
  Changed(Value& value, const std::string* text) : value_(value), old_(value) {
    if (text != nullptr) {
      value.text = *text;
    } else {
      value.kind = Value::Kind::null;
    }
  }
  ~Changed() { value_ = old_; }
  Changed(const Changed&) = delete;
  Changed& operator=(const Changed&) = delete;

 private:
  Value& value_;
  Value old_;
};

// The cells of an indicator hang together by its score; those of a sub-item do not.
bool names(const Location& location, std::string_view pointer) {
  const std::string_view row = pointer.substr(0, pointer.rfind('/'));
  if (location.pointer == pointer) return true;
  if (pointer.starts_with("/sub_items/")) return location.pointer == row;
  if (!pointer.starts_with("/indicators/")) return false;
  return (location.pointer + "/").starts_with(std::string(row) + "/");
}

using Prints = std::set<std::string>;

bool caught(const std::string& json, std::string_view pointer, const MutationRun& run,
            const Prints& before) {
  for (const FormReport& report : lint_bytes("form.json", json, run.options)) {
    for (const ReportedFinding& finding : report.findings) {
      const bool counts = finding.severity >= run.least && !before.contains(finding.fingerprint);
      if (counts && concerns(finding, pointer)) return true;
    }
  }
  return false;
}

CellCoverage cover(Document& form, const NumericCell& cell, const MutationRun& run,
                   const Prints& before) {
  CellCoverage coverage{.cell = cell, .by_change = {}};
  for (const FigureChange& change : run.changes) {
    CellCoverage::Tally tally;
    const std::size_t figures = change.apply == nullptr ? 1 : cell.figures.size();
    for (std::size_t i = 0; i < figures; ++i) {
      const std::string json = mutant(form, cell, cell.figures[i], change);
      if (json.empty()) continue;
      ++tally.tried;
      if (!caught(json, cell.pointer, run, before)) continue;
      ++tally.caught;
      coverage.guarded = coverage.guarded || change.apply != nullptr;
    }
    coverage.by_change.push_back(tally);
  }
  return coverage;
}

}  // namespace

std::span<const FigureChange> usual_changes() {
  return usual;
}

// The first two neighbours that differ; 01 is no JSON number.
std::string swap_digits(const std::string& digits) {
  std::string swapped = digits;
  for (std::size_t i = 0; i + 1 < swapped.size(); ++i) {
    const bool both = is_digit(swapped[i]) && is_digit(swapped[i + 1]);
    const bool leading_zero = i == 0 && swapped[1] == '0';
    if (both && !leading_zero && swapped[i] != swapped[i + 1]) {
      std::swap(swapped[i], swapped[i + 1]);
      return swapped;
    }
  }
  return digits;
}

std::vector<NumericCell> numeric_cells(const Document& form, const Rulebook& rulebook) {
  Collector collector(rulebook);
  collector.collect(form.root, "");
  return std::move(collector.cells);
}

std::string mutant(Document& form, const NumericCell& cell, NumericCell::Figure figure,
                   const FigureChange& change) {
  Value* value = find_value(form, cell.pointer);
  if (value == nullptr) return {};
  if (change.apply == nullptr) {
    const Changed blanked(*value, nullptr);
    return write_json(form);
  }
  const std::string digits = without_separators(cell.text.substr(figure.begin, figure.size));
  const std::string other = change.apply(digits);
  const std::optional<Decimal> was = Decimal::parse(digits);
  const std::optional<Decimal> is = Decimal::parse(other);
  if (other == digits || (was && is && *was == *is)) return {};
  std::string text = cell.text;
  text.replace(figure.begin, figure.size, other);
  const Changed changed(*value, &text);
  return write_json(form);
}

bool concerns(const ReportedFinding& finding, std::string_view pointer) {
  if (names(finding.location, pointer)) return true;
  return std::any_of(finding.related.begin(), finding.related.end(),
                     [&](const Location& related) { return names(related, pointer); });
}

std::vector<CellCoverage> mutate(Document& form, const Rulebook& rulebook, const MutationRun& run) {
  Prints before;
  for (const FormReport& report : lint_bytes("form.json", write_json(form), run.options)) {
    for (const ReportedFinding& finding : report.findings) before.insert(finding.fingerprint);
  }
  std::vector<CellCoverage> coverage;
  for (const NumericCell& cell : numeric_cells(form, rulebook)) {
    coverage.push_back(cover(form, cell, run, before));
  }
  return coverage;
}

}  // namespace gouji
