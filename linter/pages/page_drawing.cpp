// The pages of a file and what they draw: pdf_objects.cpp gives their contents as tokens, the
// operators are followed in content_stream.cpp. libqpdf has no limit on what it inflates while it
// looks for the objects of a file, and hostile files may bring it down: outside of tests all of
// this works in a process of its own, and only numbers come back.

#include "linter/pages/page_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <initializer_list>
#include <iterator>
#include <new>
#include <utility>

#include "linter/pages/content_stream.h"
#include "linter/pages/pdf_objects.h"
#include "linter/process/child_process.h"

namespace gouji {
namespace {

constexpr std::size_t most_rulings = 200'000;  // of a file
constexpr std::size_t most_texts = 300'000;

// Thrown through libqpdf, which only knows exceptions.
struct Stopped : std::exception {
  explicit Stopped(PdfFault why) : fault(why) {}
  PdfFault fault;
};

// What is left of the limits of a file.
struct Budget {
  std::size_t operators = 0;
  std::size_t bytes = 0;
  std::size_t part_bytes = 0;

  std::size_t bytes_of_part() const { return std::min(bytes, part_bytes); }
  void spend(const std::string& contents) { bytes -= std::min(bytes, contents.size()); }
};

struct DrawnForm {
  std::string name;
  Matrix matrix;
  Box clip;
};

std::vector<Micro> numbers_of(const std::vector<std::string>& texts) {
  std::vector<Micro> numbers;
  for (const std::string& text : texts) numbers.push_back(parse_micro(text));
  return numbers;
}

// From the space of the page to what is shown: from the top left corner, after rotation.
Matrix shown_matrix(const PdfPageFacts& page, PageDrawing& drawing) {
  std::vector<Micro> box = numbers_of(page.media_box);
  if (box.size() < 4) box = {0, 0, 612 * one_whole, 792 * one_whole};
  if (box[0] > box[2]) std::swap(box[0], box[2]);
  if (box[1] > box[3]) std::swap(box[1], box[3]);
  const int quarters = (page.rotation / 90 % 4 + 4) % 4;
  const Micro width = box[2] - box[0];
  const Micro height = box[3] - box[1];
  const bool lies = quarters % 2 == 1;
  drawing.width = to_length(lies ? height : width);
  drawing.height = to_length(lies ? width : height);
  constexpr Micro one = one_whole;
  switch (quarters) {
    case 1: return {.a = 0, .b = one, .c = one, .d = 0, .e = -box[1], .f = -box[0]};
    case 2: return {.a = -one, .b = 0, .c = 0, .d = one, .e = box[2], .f = -box[1]};
    case 3: return {.a = 0, .b = -one, .c = -one, .d = 0, .e = box[3], .f = box[2]};
    default: return {.a = one, .b = 0, .c = 0, .d = -one, .e = -box[0], .f = box[3]};
  }
}

ContentToken::Kind kind_of(PdfTokenKind kind) {
  switch (kind) {
    case PdfTokenKind::number: return ContentToken::Kind::number;
    case PdfTokenKind::word: return ContentToken::Kind::word;
    case PdfTokenKind::name: return ContentToken::Kind::name;
    case PdfTokenKind::other: break;
  }
  return ContentToken::Kind::other;
}

// Follows the operators; gives the forms that they ask for.
std::vector<DrawnForm> follow(const std::string& contents, LineCollector& lines, Budget& budget) {
  std::vector<DrawnForm> forms;
  budget.spend(contents);
  for_each_pdf_token(contents, [&](PdfTokenKind kind, const std::string& text) {
    if (!lines.take({.kind = kind_of(kind), .text = text})) {
      throw Stopped(PdfFault::too_many_rulings);
    }
    if (kind != PdfTokenKind::word) return;
    if (budget.operators == 0) throw Stopped(PdfFault::too_many_operators);
    --budget.operators;
    if (lines.drawn_form().empty()) return;
    forms.push_back(
        {.name = std::string(lines.drawn_form()), .matrix = lines.matrix(), .clip = lines.clip()});
  });
  return forms;
}

PageDrawing draw_page(const PdfObjects& pdf, std::size_t page, const LineCollector::Room& room,
                      Budget& budget) {
  PageDrawing drawing;
  const Matrix matrix = shown_matrix(pdf.facts(page), drawing);
  LineCollector lines(matrix, {.right = drawing.width, .bottom = drawing.height}, drawing, room);
  // Forms drawn by a page are followed; forms drawn by forms are decoration.
  for (const DrawnForm& form : follow(pdf.contents(page, budget.bytes_of_part()), lines, budget)) {
    const PdfDrawnObject object = pdf.drawn_object(page, form.name, budget.bytes_of_part());
    drawing.has_picture = drawing.has_picture || object.kind == PdfDrawnObject::Kind::picture;
    if (object.kind != PdfDrawnObject::Kind::form) continue;
    const std::vector<Micro> own = numbers_of(object.matrix);
    Matrix inner;
    if (own.size() == 6) {
      inner = {.a = own[0], .b = own[1], .c = own[2], .d = own[3], .e = own[4], .f = own[5]};
    }
    LineCollector inside(inner.then(form.matrix), form.clip, drawing, room);
    follow(object.contents, inside, budget);
  }
  return drawing;
}

void read_pages(const PdfObjects& pdf, const Limits& limits, PdfDrawings& drawings) {
  if (pdf.pages() == 0) throw Stopped(PdfFault::no_pages);
  if (pdf.pages() > limits.pages) throw Stopped(PdfFault::too_many_pages);
  Budget budget{.operators = limits.page_operators,
                .bytes = limits.package_bytes,
                .part_bytes = limits.part_bytes};
  LineCollector::Room room{.rulings = most_rulings, .texts = most_texts};
  for (std::size_t page = 0; page < pdf.pages(); ++page) {
    const PageDrawing& drawn = drawings.pages.emplace_back(draw_page(pdf, page, room, budget));
    room.rulings -= drawn.rulings.size();
    room.texts -= drawn.texts.size();
  }
}

PdfFault fault_of(PdfError::Kind kind) {
  switch (kind) {
    case PdfError::Kind::password: return PdfFault::encrypted;
    case PdfError::Kind::too_many_bytes: return PdfFault::too_many_bytes;
    case PdfError::Kind::damaged: break;
  }
  return PdfFault::damaged;
}

// Reads whole numbers; false at anything else.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}
  bool next(Length& number) {
    while (text_.starts_with(' ') || text_.starts_with('\n')) text_.remove_prefix(1);
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc()) return false;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return true;
  }
  bool all(std::initializer_list<Length*> wanted) {
    return std::ranges::all_of(wanted, [this](Length* number) { return next(*number); });
  }

 private:
  std::string_view text_;
};

bool read_page_numbers(NumberReader& numbers, PageDrawing& page) {
  Length picture = 0;
  Length rulings = 0;
  Length texts = 0;
  if (!numbers.all({&page.width, &page.height, &picture, &rulings, &texts})) return false;
  page.has_picture = picture != 0;
  for (; rulings > 0; --rulings) {
    Length horizontal = 0;
    Ruling& line = page.rulings.emplace_back();
    if (!numbers.all({&horizontal, &line.at, &line.from, &line.to})) return false;
    line.horizontal = horizontal != 0;
  }
  for (; texts > 0; --texts) {
    TextStart& text = page.texts.emplace_back();
    if (!numbers.all({&text.x, &text.y, &text.clip.left, &text.clip.top, &text.clip.right,
                      &text.clip.bottom})) {
      return false;
    }
  }
  return true;
}

Message end_of(const ChildResult& result) {
  switch (result.end) {
    case ChildEnd::timed_out:
      return {.zh = "读 PDF 超过时间上限", .en = "reading the PDF took longer than the limit"};
    case ChildEnd::out_of_memory:
      return {.zh = "读 PDF 超过内存上限", .en = "reading the PDF took more memory than the limit"};
    case ChildEnd::too_much_output:
      return {.zh = "PDF 里的线超过上限", .en = "the PDF draws more lines than the limit"};
    case ChildEnd::exited:
      if (result.code == 0) return {};
      [[fallthrough]];
    default:
      return {.zh = fmt::format("PDF 结构已损坏，读到一半中断（{}）", result.code),
              .en = fmt::format("the PDF is damaged: reading it broke off ({})", result.code)};
  }
}

}  // namespace

PdfDrawings read_drawings(std::string_view bytes, const Limits& limits) {
  PdfDrawings drawings;
  try {
    read_pages(PdfObjects(bytes), limits, drawings);
  } catch (const Stopped& stopped) {
    drawings.fault = stopped.fault;
  } catch (const PdfError& error) {
    drawings.fault = fault_of(error.kind);
    drawings.detail = error.detail;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    drawings.fault = PdfFault::damaged;
    drawings.detail = error.what();
  }
  if (drawings.fault != PdfFault::none) drawings.pages.clear();
  return drawings;
}

std::string written(const PdfDrawings& drawings) {
  std::string out = fmt::format("{} {}\n", static_cast<int>(drawings.fault), drawings.pages.size());
  for (const PageDrawing& page : drawings.pages) {
    fmt::format_to(std::back_inserter(out), "{} {} {} {} {}\n", page.width, page.height,
                   page.has_picture ? 1 : 0, page.rulings.size(), page.texts.size());
    for (const Ruling& line : page.rulings) {
      fmt::format_to(std::back_inserter(out), "{} {} {} {}\n", line.horizontal ? 1 : 0, line.at,
                     line.from, line.to);
    }
    for (const TextStart& text : page.texts) {
      fmt::format_to(std::back_inserter(out), "{} {} {} {} {} {}\n", text.x, text.y, text.clip.left,
                     text.clip.top, text.clip.right, text.clip.bottom);
    }
  }
  return out + drawings.detail;
}

PdfDrawings parse_drawings(std::string_view text) {
  const PdfDrawings damaged{.fault = PdfFault::damaged, .detail = {}, .pages = {}};
  PdfDrawings drawings;
  const std::size_t first_line = std::min(text.find('\n'), text.size());
  NumberReader numbers(text);
  Length fault = 0;
  Length pages = 0;
  if (!numbers.next(fault) || !numbers.next(pages)) return damaged;
  if (fault < 0 || fault > static_cast<Length>(PdfFault::no_pages)) return damaged;
  drawings.fault = static_cast<PdfFault>(fault);
  if (drawings.fault != PdfFault::none && first_line < text.size()) {
    drawings.detail = text.substr(first_line + 1);
  }
  for (; pages > 0; --pages) {
    if (!read_page_numbers(numbers, drawings.pages.emplace_back())) return damaged;
  }
  return drawings;
}

IsolatedDrawings read_drawings_isolated(std::string_view pdf, const Limits& limits) {
  ChildLimits child;
  child.wall = std::chrono::seconds(60);
  child.cpu_seconds = 30;
  const ChildResult result =
      run_isolated([&] { return written(read_drawings(pdf, limits)); }, child);
  IsolatedDrawings read;
  read.fault = end_of(result);
  if (read.fault.empty()) read.drawings = parse_drawings(result.output);
  return read;
}

}  // namespace gouji
