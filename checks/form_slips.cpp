// The table of repairs. Each one looks at the text as printed and gives edits of a few characters,
// so that all other bytes of a file stay what they are. Whether they may be made is decided once,
// for all of them together, by reading the cell before and after. They are also tried on their own
// result: a repair that finds something to do there (&amp;nbsp; → &nbsp; → blank) has not
// understood the text, and is refused as a whole.

#include "checks/form_slips.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "checks/markup_repair.h"
#include "checks/text_search.h"
#include "schemas/measure.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

// 85.3% → 85.3, where a percent sign may stand.
std::string_view without_sign(std::string_view text, CellKind kind) {
  text = trim(text);
  if (kind != CellKind::percent) return text;
  for (const std::string_view sign : {"%", "％"}) {
    if (text.ends_with(sign)) return text.substr(0, text.size() - sign.size());
  }
  return text;
}

std::optional<Decimal> figure_in(std::string_view text, CellKind kind) {
  if (is_blank(text)) return std::nullopt;
  return parse_printed_figure(without_sign(text, kind));
}

// How much of a text is comparator and figure, which may be respelt: all of a figure; of a measure
// what stands before its unit; nothing of any other text.
std::size_t respelt_size(std::string_view text, CellKind kind) {
  if (kind == CellKind::text) return 0;
  if (kind != CellKind::measure) return figure_in(text, kind) ? text.size() : 0;
  const Measure measure = parse_measure(text);
  if (!measure.quantity()) return 0;
  const std::string_view unit = measure.unit.text;
  if (unit.empty()) return text.size();
  const std::size_t at = static_cast<std::size_t>(unit.data() - text.data());
  const bool percent = unit == "％";
  return at + (percent ? unit.size() : 0);
}

template <class Visit>
void for_each_glyph(std::string_view text, std::size_t end, Visit&& visit) {
  for (std::size_t at = 0; at < end;) {
    const Glyph glyph = glyph_at(text, at);
    visit(at, glyph);
    at += glyph.size;
  }
}

// The row of signs that a target begins with, blanks between them included.
struct Signs {
  std::size_t start = 0;
  std::size_t size = 0;
};

bool is_sign(char32_t code) {
  constexpr std::u32string_view signs = U"<>=≥≧⩾≮≤≦⩽≯";
  return signs.find(folded(code)) != signs.npos;
}

Signs leading_signs(std::string_view text) {
  Signs signs;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (is_sign(glyph.code)) {
      if (signs.size == 0) signs.start = at;
      signs.size = at + glyph.size - signs.start;
    } else if (!is_space(glyph.code)) {
      return signs;
    }
    at += glyph.size;
  }
  return signs;
}

// ≧ ＞＝ => → ≥
std::vector<TextEdit> comparator_edits(std::string_view text, CellKind kind) {
  if (kind != CellKind::measure) return {};
  const Signs signs = leading_signs(text);
  const std::string_view right = symbol(parse_measure(text).comparator);
  if (signs.size == 0 || right.empty()) return {};
  if (text.substr(signs.start, signs.size) == right) return {};
  return {{.start = signs.start, .size = signs.size, .with = std::string(right)}};
}

// 1,200.00 → 1200.00. Separators in the wrong places make no figure, and nothing is respelt there.
std::vector<TextEdit> separator_edits(std::string_view text, CellKind kind) {
  std::vector<TextEdit> edits;
  for_each_glyph(text, respelt_size(text, kind), [&](std::size_t at, const Glyph& glyph) {
    if (folded(glyph.code) == ',') edits.push_back({.start = at, .size = glyph.size, .with = {}});
  });
  return edits;
}

// Blanks in and around a figure. Between two digits there is none, or there would be no figure.
std::vector<TextEdit> blank_edits(std::string_view text, CellKind kind) {
  std::vector<TextEdit> edits;
  for_each_glyph(text, respelt_size(text, kind), [&](std::size_t at, const Glyph& glyph) {
    if (is_space(glyph.code)) edits.push_back({.start = at, .size = glyph.size, .with = {}});
  });
  return edits;
}

// １２．５％ → 12.5%
std::vector<TextEdit> full_width_edits(std::string_view text, CellKind kind) {
  constexpr std::u32string_view plain = U"0123456789.+-%";
  std::vector<TextEdit> edits;
  for_each_glyph(text, respelt_size(text, kind), [&](std::size_t at, const Glyph& glyph) {
    const char32_t code = folded(glyph.code);
    if (code == glyph.code || plain.find(code) == plain.npos) return;
    edits.push_back({.start = at, .size = glyph.size, .with = {static_cast<char>(code)}});
  });
  return edits;
}

std::vector<TextEdit> markup_edits(std::string_view text, CellKind kind) {
  if (kind == CellKind::figure || kind == CellKind::percent) return {};
  return markup_repairs(text);
}

constexpr SlipRepair repairs[] = {
    {.id = "markup", .title_zh = "网页标记", .title_en = "web markup", .edits = markup_edits},
    {.id = "comparator", .title_zh = "比较符", .title_en = "comparator", .edits = comparator_edits},
    {.id = "separator",
     .title_zh = "千分位",
     .title_en = "thousands separators",
     .edits = separator_edits},
    {.id = "blank", .title_zh = "空白", .title_en = "blanks", .edits = blank_edits},
    {.id = "full-width",
     .title_zh = "全角字符",
     .title_en = "full-width characters",
     .edits = full_width_edits},
};

bool overlaps(const TextEdit& a, const TextEdit& b) {
  return a.start < b.start + b.size && b.start < a.start + a.size;
}

// The edits of all repairs, in the order of the text.
void collect(std::string_view text, CellKind kind, MendedText& mended) {
  for (const SlipRepair& repair : repairs) {
    bool any = false;
    const std::size_t others = mended.edits.size();  // one repair does not overlap itself
    for (TextEdit& edit : repair.edits(text, kind)) {
      const bool taken = std::any_of(mended.edits.begin(),
                                     mended.edits.begin() + static_cast<std::ptrdiff_t>(others),
                                     [&](const TextEdit& other) { return overlaps(edit, other); });
      if (taken) continue;
      mended.edits.push_back(std::move(edit));
      any = true;
    }
    if (any) mended.repairs.push_back(&repair);
  }
  std::ranges::sort(mended.edits, {}, &TextEdit::start);
}

bool same_figure(const Decimal& a, const Decimal& b) {
  return a == b && a.scale() == b.scale();
}

bool same_measure(const Measure& a, const Measure& b) {
  if (a.kind != b.kind || a.comparator != b.comparator) return false;
  if (!a.quantity()) return true;
  return same_figure(a.figure, b.figure) && a.comparator_in_words == b.comparator_in_words &&
         a.unit.base == b.unit.base && a.unit.dimension == b.unit.dimension &&
         same_figure(a.unit.scale, b.unit.scale);
}

// The rows of digits of a text, each with the points and separators in it, a blank between them.
std::string digit_rows(std::string_view text) {
  std::string rows;
  bool in_row = false;
  for_each_glyph(text, text.size(), [&](std::size_t, const Glyph& glyph) {
    const char32_t code = folded(glyph.code);
    const char ascii = code < 0x80 ? static_cast<char>(code) : '\0';
    const bool part = is_digit(ascii) || (in_row && (ascii == '.' || ascii == ','));
    if (part && !in_row && !rows.empty()) rows += ' ';
    if (part) rows += ascii;
    in_row = part;
  });
  return rows;
}

// With a blank in the place of each piece of markup: what prose says when it is shown.
std::string without_markup(std::string_view text) {
  std::string shown;
  std::size_t done = 0;
  for (const std::string_view piece : all_markup(text)) {
    const auto at = static_cast<std::size_t>(piece.data() - text.data());
    shown.append(text.substr(done, at - done)).append(" ");
    done = at + piece.size();
  }
  return shown.append(text.substr(done));
}

}  // namespace

std::span<const SlipRepair> slip_repairs() {
  return repairs;
}

std::string with_edits(std::string_view text, std::span<const TextEdit> edits) {
  std::string out;
  std::size_t done = 0;
  for (const TextEdit& edit : edits) {
    out.append(text.substr(done, edit.start - done)).append(edit.with);
    done = edit.start + edit.size;
  }
  return out.append(text.substr(done));
}

bool reads_the_same(std::string_view before, std::string_view after, CellKind kind) {
  if (is_blank(before) != is_blank(after)) return false;
  switch (kind) {
    case CellKind::figure:
    case CellKind::percent: {
      const auto old_figure = figure_in(before, kind);
      const auto new_figure = figure_in(after, kind);
      if (old_figure.has_value() != new_figure.has_value()) return false;
      return !old_figure || same_figure(*old_figure, *new_figure);
    }
    case CellKind::measure:
      if (!same_measure(parse_measure(before), parse_measure(after))) return false;
      return parse_measure(before).quantity() ||
             digit_rows(without_markup(before)) == digit_rows(without_markup(after));
    case CellKind::text:
      return digit_rows(without_markup(before)) == digit_rows(without_markup(after));
  }
  return false;
}

MendedText mend(std::string_view text, CellKind kind) {
  MendedText mended;
  collect(text, kind, mended);
  if (mended.edits.empty()) return mended;
  mended.text = with_edits(text, mended.edits);
  MendedText again;
  collect(mended.text, kind, again);
  if (!again.edits.empty() || !reads_the_same(text, mended.text, kind)) {
    mended = {};
    mended.refused = {.zh = "改了会变动读出的内容", .en = "mending would change what is read"};
  }
  return mended;
}

}  // namespace gouji
