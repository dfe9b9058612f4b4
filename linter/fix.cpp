// Each cell of each form is mended as a text; the edits are carried over to the file; the file is
// read again and must keep the law (fix_law.h). Where all fixes together do not, the one that is to
// blame is looked for by halves and left out. A cell that is printed once and belongs to several
// rows (a category) is one fix.

#include "linter/fix.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "linter/binding.h"
#include "linter/document_writer.h"
#include "linter/fix_law.h"
#include "linter/form_cells.h"
#include "linter/original_text.h"
#include "linter/settle.h"
#include "linter/value_span.h"
#include "schemas/places.h"

namespace gouji {
namespace {

// How often, and how many bytes of, a file is read again to find the fixes that break the law.
constexpr std::size_t most_trials = 64;
constexpr std::size_t most_bytes_again = 64u << 20;
constexpr std::size_t longest_text = 1u << 20;  // of a cell

enum class Format : unsigned char { json, table, other };

Format format_of(std::string_view bytes) {
  for (const Reader* reader : readers_in_order()) {
    if (!reader->recognizes(bytes)) continue;
    return reader->id == "json"   ? Format::json
           : reader->id == "text" ? Format::table
                                  : Format::other;
  }
  return Format::other;
}

struct CellName {
  std::size_t form = 0;
  std::string pointer;
};

// One change of the file, with all cells that it stands for.
struct Fix {
  std::vector<CellName> cells;
  std::vector<FileEdit> edits;
  MendedCell told;
};

Message not_found_in_file() {
  return {.zh = "由几处拼成，文件里没有与它逐字相同的一处",
          .en = "put together from several places of the file"};
}

Message too_long() {
  return {.zh = "超过 1 MB", .en = "longer than 1 MB"};
}

Message breaks_the_law() {
  return {.zh = "改后重新核查，与原表不尽相同",
          .en = "checked again after mending, the form is not quite the same"};
}

class FileFixer {
 public:
  FileFixer(std::string_view bytes, Format format, const LintOptions& options)
      : law_(bytes, options),
        original_(bytes),
        format_(format),
        lines_(original_.text(), format == Format::json ? LineEnds::feeds : LineEnds::returns) {}

  FixedFile run() {
    for (std::size_t i = 0; i < law_.forms().size(); ++i) {
      const ReadForm& form = law_.forms()[i];
      if (form.readable && form.rulebook != nullptr) look_at(i, form);
    }
    accept(0, fixes_.size());
    if (!accepted_.empty()) out_.bytes = written(accepted_).value_or(std::string());
    for (const Fix* fix : accepted_) out_.mended.push_back(fix->told);
    return std::move(out_);
  }

 private:
  void look_at(std::size_t index, const ReadForm& read) {
    const Form form = bind(read.document, *read.rulebook);
    const Ground ground{.document = &read.document, .rulebook = read.rulebook, .form = &form};
    for (const FormCell& cell : cells_of(form, *read.rulebook)) {
      const std::string pointer = pointer_to(cell.place, *read.rulebook);
      const Value* value = read.document.find(pointer);
      if (value == nullptr || value->kind != Value::Kind::string) continue;
      MendedText mended = mend(value->text, cell.kind);
      if (mended.edits.empty() && mended.refused.empty()) continue;
      if (value->text.size() > longest_text) mended.refused = too_long();
      const Location location = locate(cell.place, ground);
      if (!mended.refused.empty()) {
        keep({.part = read.part,
              .location = location,
              .text = std::string(value->text),
              .why = std::move(mended.refused)});
        continue;
      }
      add({.form = index, .pointer = pointer}, *value,
          {.part = read.part,
           .location = location,
           .repairs = std::move(mended.repairs),
           .before = std::string(value->text),
           .after = std::move(mended.text)},
          mended.edits);
    }
  }

  void keep(KeptSlip slip) { out_.kept.push_back(std::move(slip)); }

  void add(CellName name, const Value& value, MendedCell told, const std::vector<TextEdit>& edits) {
    const std::optional<ValueSpan> span = format_ == Format::json
                                              ? span_in_json(original_.text(), lines_, value)
                                              : span_in_table(original_.text(), lines_, value);
    const auto in_file = span ? span->in_file(edits) : std::nullopt;
    if (!in_file) {
      keep({.part = told.part,
            .location = told.location,
            .text = told.before,
            .why = not_found_in_file()});
      return;
    }
    if (span->as == ValueSpan::As::cell) std::ranges::replace(told.after, '\n', ' ');
    const auto [at, is_new] = by_place_.try_emplace(in_file->front().begin, fixes_.size());
    if (is_new) fixes_.push_back({.cells = {}, .edits = *in_file, .told = std::move(told)});
    fixes_[at->second].cells.push_back(std::move(name));
  }

  std::optional<std::string> written(const std::vector<const Fix*>& fixes) const {
    std::vector<FileEdit> edits;
    for (const Fix* fix : fixes) edits.insert(edits.end(), fix->edits.begin(), fix->edits.end());
    std::ranges::sort(edits);
    return original_.with(edits);
  }

  bool keeps_law(const std::vector<const Fix*>& fixes) const {
    MendedTexts texts(law_.forms().size());
    for (const Fix* fix : fixes) {
      for (const CellName& cell : fix->cells) texts[cell.form][cell.pointer] = fix->told.after;
    }
    const std::optional<std::string> bytes = written(fixes);
    return bytes && law_.holds(*bytes, texts);
  }

  bool may_try() const {
    return trials_ == 0 ||
           (trials_ < most_trials && trials_ * original_.text().size() < most_bytes_again);
  }

  // Takes the fixes from first to end, or those of them that keep the law.
  void accept(std::size_t first, std::size_t end) {
    if (first == end) return;
    std::vector<const Fix*> tried = accepted_;
    for (std::size_t i = first; i < end; ++i) tried.push_back(&fixes_[i]);
    if (may_try()) {
      ++trials_;
      if (keeps_law(tried)) {
        accepted_ = std::move(tried);
        return;
      }
      if (end - first > 1) {
        const std::size_t middle = first + (end - first) / 2;
        accept(first, middle);
        accept(middle, end);
        return;
      }
    }
    for (std::size_t i = first; i < end; ++i) {
      const MendedCell& told = fixes_[i].told;
      keep({.part = told.part,
            .location = told.location,
            .text = told.before,
            .why = breaks_the_law()});
    }
  }

  FixLaw law_;
  OriginalText original_;
  Format format_;
  LineStarts lines_;
  std::vector<Fix> fixes_;
  std::map<std::size_t, std::size_t> by_place_;  // where the edits of a fix begin → its number
  std::vector<const Fix*> accepted_;
  std::size_t trials_ = 0;
  FixedFile out_;
};

// The places of the form JSON become those of the file that it was made of.
void relocate(FixedFile& fixed, const ReadForm& read) {
  const Form form = bind(read.document, *read.rulebook);
  const Ground ground{.document = &read.document, .rulebook = read.rulebook, .form = &form};
  std::map<std::string, Place> places;
  for (const FormCell& cell : cells_of(form, *read.rulebook)) {
    places.emplace(pointer_to(cell.place, *read.rulebook), cell.place);
  }
  const auto move_back = [&](std::string& part, Location& location) {
    const auto place = places.find(location.pointer);
    if (place != places.end()) location = locate(place->second, ground);
    part = read.part;
  };
  for (MendedCell& cell : fixed.mended) move_back(cell.part, cell.location);
  for (KeptSlip& slip : fixed.kept) move_back(slip.part, slip.location);
}

std::vector<FixedFile> fix_converted(std::string_view bytes, const LintOptions& options) {
  std::vector<FixedFile> files;
  for (const ReadForm& read : read_forms(bytes, options)) {
    if (!read.readable || read.rulebook == nullptr) continue;
    FixedFile fixed = FileFixer(write_json(read.document), Format::json, options).run();
    fixed.converted = true;
    fixed.part = read.part;
    relocate(fixed, read);
    files.push_back(std::move(fixed));
  }
  return files;
}

}  // namespace

std::vector<FixedFile> fix_bytes(std::string_view bytes, const LintOptions& options) {
  const Format format = format_of(bytes);
  if (format == Format::other) return fix_converted(bytes, options);
  std::vector<FixedFile> files;
  files.push_back(FileFixer(bytes, format, options).run());
  return files;
}

}  // namespace gouji
