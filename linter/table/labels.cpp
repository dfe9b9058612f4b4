// Labels are compared in a folded form, since every producer prints them differently: full-width
// or half-width brackets and colons, blanks between the characters of a narrow column, line breaks,
// compatibility glyphs of a PDF. Only labels are folded, never values: NFKC would turn ① into 1 and
// ㎡ into m2. The index is made once for a rulebook.

#include "linter/table/labels.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace gouji {
namespace {

// No label is longer; what is, is prose.
constexpr std::size_t longest_label = 240;  // bytes, before folding

bool is_space(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return true;
    default: return false;
  }
}

utf8proc_int32_t folded(utf8proc_int32_t point) {
  switch (point) {
    case U'〔':
    case U'【':
    case U'［':
    case U'[':
    case U'〖':
    case U'｛':
    case U'{': return '(';
    case U'〕':
    case U'】':
    case U'］':
    case U']':
    case U'〗':
    case U'｝':
    case U'}': return ')';
    case U'︰':
    case U'∶':
    case U'꞉': return ':';
    default: return point;
  }
}

std::string_view opening_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0u) == 0x80u) --bytes;
  return text.substr(0, bytes);
}

void append_unless_known(std::vector<LabelUse>& uses, const LabelUse& use) {
  const bool known = std::ranges::any_of(uses, [&](const LabelUse& other) {
    return other.kind == use.kind && other.index == use.index && other.column == use.column;
  });
  if (!known) uses.push_back(use);
}

}  // namespace

std::string normalize_label(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  // utf8proc takes unsigned bytes; the text is the same.
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length = utf8proc_map(
      bytes, static_cast<utf8proc_ssize_t>(text.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(mapped, std::free);
  if (length < 0) return std::string(text);  // not UTF-8: equal to nothing but itself
  std::string label;
  label.reserve(static_cast<std::size_t>(length));
  for (utf8proc_ssize_t at = 0; at < length;) {
    utf8proc_int32_t point = 0;
    at += utf8proc_iterate(mapped + at, length - at, &point);
    if (is_space(point)) continue;
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(folded(point), encoded);
    label.append(encoded, encoded + size);
  }
  while (label.ends_with(':')) label.pop_back();
  return label;
}

std::string_view without_remark(std::string_view label) {
  if (!label.ends_with(')')) return label;
  int depth = 0;
  for (std::size_t at = label.size(); at-- > 0;) {
    if (label[at] == ')') ++depth;
    if (label[at] == '(' && --depth == 0) return at == 0 ? label : label.substr(0, at);
  }
  return label;
}

LabelIndex::LabelIndex(const Rulebook& rulebook) : rulebook_(&rulebook) {
  using Kind = LabelUse::Kind;
  const Layout& layout = rulebook.layout;
  add(layout.titles, {.kind = Kind::title}, true);
  for (const std::string& title : layout.titles) titles_.push_back(normalize_label(title));
  int index = 0;
  for (const LabelledHeader& header : layout.headers) {
    add(header.labels, {.kind = Kind::header, .index = index++}, true);
  }
  index = 0;
  for (const Block& block : layout.blocks) {
    add(block.labels, {.kind = Kind::block, .index = index}, true);
    add(block.spanners, {.kind = Kind::spanner, .index = index}, false);
    int column = 0;
    for (const LabelledColumn& labelled : block.columns) {
      add(labelled.labels, {.kind = Kind::column, .index = index, .column = column++},
          !labelled.optional);
    }
    int row = 0;
    for (const MatrixRow& labelled : block.rows) {
      add(labelled.labels, {.kind = Kind::matrix_row, .index = index, .column = row++}, true);
    }
    ++index;
  }
  index = 0;
  for (const std::vector<std::string>& labels : layout.narratives) {
    add(labels, {.kind = Kind::narrative, .index = index++}, true);
  }
  for (const std::string& label : layout.section_labels) {
    add({label}, {.kind = Kind::section}, false);
  }
  add(layout.total_names, {.kind = Kind::total}, false);
  for (const std::string& note : layout.notes) notes_.push_back(normalize_label(note));
  for (const Category& category : rulebook.categories) {
    categories_.push_back(normalize_label(category.name));
    for (const std::string& alias : category.aliases) {
      categories_.push_back(normalize_label(alias));
    }
  }
}

void LabelIndex::add(const std::vector<std::string>& labels, LabelUse use, bool counts) {
  if (labels.empty()) return;
  Entry entry{.name = labels.front(), .labels = {}};
  for (const std::string& text : labels) {
    std::string label = normalize_label(text);
    if (label.empty()) continue;
    append_unless_known(exact_[label], use);
    append_unless_known(bare_[std::string(without_remark(label))], use);
    entry.labels.push_back(std::move(label));
  }
  if (counts) entries_.push_back(std::move(entry));
}

std::span<const LabelUse> LabelIndex::find(std::string_view label) const {
  if (label.empty()) return {};
  if (const auto found = exact_.find(label); found != exact_.end()) return found->second;
  if (const auto found = bare_.find(without_remark(label)); found != bare_.end()) {
    return found->second;
  }
  return {};
}

bool LabelIndex::starts_note(std::string_view opening) const {
  return std::ranges::any_of(notes_,
                             [&](const std::string& note) { return opening.starts_with(note); });
}

bool LabelIndex::is_category(std::string_view label) const {
  const std::string_view bare = without_remark(label);  // 产出指标(50分)
  return std::ranges::any_of(categories_, [&](const std::string& category) {
    return category == label || category == bare;
  });
}

bool LabelIndex::is_title(std::string_view label) const {
  return std::ranges::any_of(titles_, [&](const std::string& title) {
    return label.find(title) != std::string_view::npos;
  });
}

LabelIndex::Coverage LabelIndex::coverage(
    const std::function<bool(std::string_view)>& printed) const {
  Coverage coverage;
  for (const Entry& entry : entries_) {
    ++coverage.labels;
    const bool found = std::ranges::any_of(entry.labels, [&](const std::string& label) {
      return printed(label) || printed(without_remark(label));
    });
    if (found) {
      ++coverage.found;
    } else {
      coverage.missing.push_back(entry.name);
    }
  }
  return coverage;
}

std::vector<LabelledRow> label_cells(const Grid& grid) {
  std::vector<LabelledRow> labelled;
  labelled.reserve(grid.rows.size());
  for (const GridRow& row : grid.rows) {
    LabelledRow& labels = labelled.emplace_back();
    labels.reserve(row.cells.size());
    for (const GridCell& cell : row.cells) {
      const std::string_view opening = opening_of(cell.text, longest_label);
      labels.push_back(
          {.text = normalize_label(opening), .whole = opening.size() == cell.text.size()});
    }
  }
  return labelled;
}

InlineLabel inline_label(std::string_view text) {
  constexpr std::string_view full_width_colon = "：";
  const std::string_view opening = opening_of(text, longest_label);
  const std::size_t half = opening.find(':');
  const std::size_t full = opening.find(full_width_colon);
  const std::size_t colon = std::min(half, full);
  if (colon == std::string_view::npos) return {};
  std::size_t start = colon + (colon == full ? full_width_colon.size() : 1);
  while (start < text.size() && text[start] == ' ') ++start;
  if (start >= text.size()) return {};
  return {.label = normalize_label(opening.substr(0, colon)), .value_start = start};
}

}  // namespace gouji
