// A sheet is streamed: cells that hold nothing are passed over, so that a sheet whose million rows
// are only styled costs no memory. Rows and cells may leave out their names; then they count on
// from the one before.

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "linter/workbook/xlsx.h"
#include "schemas/measure.h"

namespace gouji {
namespace {

using Event = XmlCursor::Event;
using Kind = StoredCell::Kind;

bool is_true(std::string_view value) {
  return value == "1" || value == "true" || value == "on";
}

bool is_nought(const std::string& value) {
  const std::optional<Digits> number = parse_digits(value);
  return number && number->is_zero();
}

std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// A cell as its element gives it.
struct RawCell {
  SheetPlace place;
  std::string type;
  std::size_t style = 0;
  bool has_formula = false;
  bool has_value = false;
  std::string formula;
  std::string value;
  std::string rich;
};

class SheetReader {
 public:
  SheetReader(std::string_view xml, const XlsxContext& context, Sheet& sheet)
      : cursor_(xml, context.limits), context_(context), sheet_(sheet) {}

  Message read() {
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::start && !take(cursor_.name())) break;
    }
    return cursor_.fault();
  }

 private:
  // False: a limit was passed, and the rest is left unread.
  bool take(std::string_view name) {
    if (name == "row") {
      start_row();
    } else if (name == "c") {
      return take_cell();
    } else if (name == "col") {
      take_column();
    } else if (name == "sheetView") {
      const std::string zeros = cursor_.attribute("showZeros");
      show_zeros_ = zeros.empty() || is_true(zeros);
    } else if (name == "mergeCell") {
      take_merged();
    }
    return true;
  }

  void start_row() {
    const std::uint32_t number = number_of(cursor_.attribute("r"));
    row_ = number == 0 || number > most_sheet_rows ? row_ + 1 : number;
    column_ = 0;
    const std::string height = cursor_.attribute("ht");
    if (is_true(cursor_.attribute("hidden")) || (!height.empty() && is_nought(height))) {
      add_span(sheet_.hidden_rows, {.first = row_, .last = row_});
    }
  }

  void take_column() {
    const std::string width = cursor_.attribute("width");
    if (!is_true(cursor_.attribute("hidden")) && (width.empty() || !is_nought(width))) return;
    const SheetSpan span{.first = number_of(cursor_.attribute("min")),
                         .last = number_of(cursor_.attribute("max"))};
    if (span.first == 0 || span.last < span.first || span.last > most_sheet_columns) return;
    add_span(sheet_.hidden_columns, span);
  }

  void take_merged() {
    const SheetRange range = parse_range(cursor_.attribute("ref"));
    if (range.first.row == 0 || sheet_.merged.size() >= context_.limits.cells) return;
    sheet_.merged.push_back(range);
  }

  bool take_cell() {
    RawCell raw;
    const SheetPlace named = parse_cell_name(cursor_.attribute("r"));
    raw.place =
        named.row != 0 ? named : SheetPlace{.row = std::max(row_, 1u), .column = column_ + 1};
    column_ = raw.place.column;
    raw.type = cursor_.attribute("t");
    raw.style = number_of(cursor_.attribute("s"));
    read_content(raw);
    std::optional<StoredCell> cell = stored(raw);
    if (!cell) return true;
    return add_cell(sheet_, *cell, context_.limits, context_.bytes_left);
  }

  void read_content(RawCell& raw) {
    const int outer = cursor_.depth();
    enum class In : std::uint8_t { other, formula, value };
    In inside = In::other;
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::start && cursor_.name() == "is") {
        raw.rich = read_rich_text(cursor_);
        raw.has_value = true;
      } else if (event == Event::start) {
        inside = cursor_.name() == "f"   ? In::formula
                 : cursor_.name() == "v" ? In::value
                                         : In::other;
        if (inside == In::formula) start_formula(raw);
      } else if (event == Event::text && inside == In::formula) {
        raw.formula += cursor_.text();
      } else if (event == Event::text && inside == In::value) {
        raw.value += cursor_.text();
        raw.has_value = true;
      } else if (event == Event::end) {
        if (cursor_.depth() == outer) break;
        inside = In::other;
      }
    }
    share_formula(raw);
  }

  void start_formula(RawCell& raw) {
    raw.has_formula = true;
    shared_ = cursor_.attribute("t") == "shared" ? cursor_.attribute("si") : std::string();
  }

  // A formula that was filled down is written once. Its references would have to be moved, but one
  // that was typed as a text has none, and that is what formulas are kept for.
  void share_formula(RawCell& raw) {
    if (!raw.has_formula || shared_.empty()) return;
    if (!raw.formula.empty()) {
      shared_formulas_[shared_] = raw.formula;
    } else if (const auto found = shared_formulas_.find(shared_); found != shared_formulas_.end()) {
      raw.formula = found->second;
    }
  }

  std::string_view keep_trimmed(std::string&& text) {
    return gouji::keep_trimmed(std::move(text), context_.pool);
  }

  const NumberFormat& format_of(const RawCell& raw) const {
    static const NumberFormat general;
    return raw.style < context_.formats.size() ? context_.formats[raw.style] : general;
  }

  // None for a cell without content.
  std::optional<StoredCell> stored(RawCell& raw) {
    StoredCell cell{.place = raw.place, .has_formula = raw.has_formula};
    if (raw.has_formula) cell.formula = keep_trimmed(std::move(raw.formula));
    if (raw.type == "s" || raw.type == "inlineStr" || raw.type == "str" || raw.type == "d") {
      set_text(raw, cell);
    } else if (raw.type == "e") {
      cell.kind = Kind::error;
      cell.text = keep_trimmed(std::move(raw.value));
    } else if (raw.type == "b" && raw.has_value) {
      cell.kind = Kind::boolean;
      cell.text = is_true(trim(raw.value)) ? "TRUE" : "FALSE";
    } else if (raw.has_value) {
      set_number(raw, cell);
    } else if (raw.has_formula) {
      cell.kind = Kind::unknown;
    }
    if (cell.text.empty() && cell.stored.empty() && !cell.has_formula) return std::nullopt;
    // A formula that gives an empty text is a blank cell.
    const bool blank = cell.has_formula && cell.text.empty() && cell.kind == Kind::text;
    if (blank) return std::nullopt;
    return cell;
  }

  void set_text(RawCell& raw, StoredCell& cell) {
    std::string_view text;
    if (raw.type == "s") {
      const std::uint32_t at = number_of(trim(raw.value));
      if (raw.has_value && at < context_.strings.size()) text = trim(context_.strings[at]);
    } else {
      text = keep_trimmed(raw.type == "inlineStr" ? std::move(raw.rich) : std::move(raw.value));
    }
    const NumberFormat& format = format_of(raw);
    if (format.sections.empty() || text.empty()) {
      cell.text = text;
      return;
    }
    std::string shown = show_text(text, format);
    if (trim(shown) == text) {
      cell.text = text;
      return;
    }
    cell.text = keep_trimmed(std::move(shown));
    cell.stored = text;
  }

  void set_number(RawCell& raw, StoredCell& cell) {
    const std::optional<Digits> number = parse_digits(trim(raw.value));
    cell.kind = Kind::number;
    if (!number) {
      cell.kind = Kind::text;
      cell.text = keep_trimmed(std::move(raw.value));
      return;
    }
    const NumberFormat& format = format_of(raw);
    if (format.is_date()) cell.kind = Kind::date;
    cell.stored = keep_trimmed(std::move(raw.value));
    std::string shown = show_number(*number, format, context_.date1904);
    if (number->is_zero() && !show_zeros_) shown.clear();
    // An accounting format prints a dash for nought; a dash alone would mean nothing filled in.
    if (number->is_zero() && trim(shown) == "-") shown = "0";
    cell.text = keep_trimmed(std::move(shown));
  }

  XmlCursor cursor_;
  const XlsxContext& context_;
  Sheet& sheet_;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  bool show_zeros_ = true;
  std::string shared_;
  std::map<std::string, std::string> shared_formulas_;
};

}  // namespace

void read_xlsx_sheet(std::string_view xml, const XlsxContext& context, Sheet& sheet,
                     Message& fault) {
  const Message damage = SheetReader(xml, context, sheet).read();
  if (!damage.empty()) fault = damage;
}

}  // namespace gouji
