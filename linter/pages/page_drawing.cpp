// libqpdf finds the pages and inflates their contents; the operators are followed in
// content_stream.cpp. The library itself has no limit on what it inflates while it looks for the
// objects of a file, and it is not written for hostile input alone: outside of tests it works in a
// process of its own, and only numbers come back.

#include "linter/pages/page_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <iterator>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_QPDFTokenizer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <utility>

#include "linter/pages/content_stream.h"
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

// Takes inflated bytes up to a limit; what comes after it is dropped and remembered.
class LimitedText : public Pipeline {
 public:
  explicit LimitedText(std::size_t most) : Pipeline("gouji", nullptr), most_(most) {}
  void write(unsigned char const* data, std::size_t size) override {
    const std::size_t room = most_ - text_.size();
    text_.append(reinterpret_cast<const char*>(data), std::min(size, room));
    if (size > room) throw Stopped(PdfFault::too_many_bytes);
  }
  void finish() override {}
  const std::string& text() const { return text_; }
  bool full() const { return text_.size() == most_; }
  void separate() {
    if (!full()) text_ += '\n';
  }

 private:
  std::string text_;
  std::size_t most_;
};

// What is left of the limits of a file.
struct Budget {
  std::size_t operators = 0;
  std::size_t bytes = 0;
  std::size_t part_bytes = 0;
};

class Tokens : public QPDFObjectHandle::TokenFilter {
 public:
  Tokens(LineCollector& lines, Budget& budget) : lines_(lines), budget_(budget) {}

  void handleToken(QPDFTokenizer::Token const& token) override {
    const std::string text = token.getValue();
    if (!lines_.take({.kind = kind_of(token.getType()), .text = text})) {
      throw Stopped(PdfFault::too_many_rulings);
    }
    if (token.getType() != QPDFTokenizer::tt_word) return;
    if (budget_.operators-- == 0) throw Stopped(PdfFault::too_many_operators);
    if (!lines_.drawn_form().empty()) {
      forms.push_back({.name = std::string(lines_.drawn_form()),
                       .matrix = lines_.matrix(),
                       .clip = lines_.clip()});
    }
  }

  struct DrawnForm {
    std::string name;
    Matrix matrix;
    Box clip;
  };
  std::vector<DrawnForm> forms;

 private:
  static ContentToken::Kind kind_of(QPDFTokenizer::token_type_e type) {
    switch (type) {
      case QPDFTokenizer::tt_integer:
      case QPDFTokenizer::tt_real: return ContentToken::Kind::number;
      case QPDFTokenizer::tt_word: return ContentToken::Kind::word;
      case QPDFTokenizer::tt_name: return ContentToken::Kind::name;
      default: return ContentToken::Kind::other;
    }
  }

  LineCollector& lines_;
  Budget& budget_;
};

Micro number_of(QPDFObjectHandle value) {
  if (value.isInteger()) return parse_micro(std::to_string(value.getIntValue()));
  return value.isReal() ? parse_micro(value.getRealValue()) : 0;
}

std::vector<Micro> numbers_of(QPDFObjectHandle array) {
  std::vector<Micro> numbers;
  if (!array.isArray()) return numbers;
  for (int at = 0; at < std::min(array.getArrayNItems(), 8); ++at) {
    numbers.push_back(number_of(array.getArrayItem(at)));
  }
  return numbers;
}

// From the space of the page to what is shown: from the top left corner, after rotation.
Matrix shown_matrix(QPDFPageObjectHelper& page, PageDrawing& drawing) {
  std::vector<Micro> box = numbers_of(page.getAttribute("/MediaBox", false));
  if (box.size() < 4) box = {0, 0, 612 * one_whole, 792 * one_whole};
  if (box[0] > box[2]) std::swap(box[0], box[2]);
  if (box[1] > box[3]) std::swap(box[1], box[3]);
  QPDFObjectHandle turned = page.getAttribute("/Rotate", false);
  const int quarters = turned.isInteger() ? (turned.getIntValueAsInt() / 90 % 4 + 4) % 4 : 0;
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

std::string inflated(const std::vector<QPDFObjectHandle>& streams, Budget& budget) {
  LimitedText text(std::min(budget.bytes, budget.part_bytes));
  for (QPDFObjectHandle stream : streams) {
    if (!stream.isStream()) continue;
    stream.pipeStreamData(&text, 0, qpdf_dl_specialized, true, false);
    // libqpdf takes what is thrown for damage of the stream
    if (text.full()) throw Stopped(PdfFault::too_many_bytes);
    text.separate();
  }
  budget.bytes -= text.text().size();
  return text.text();
}

std::vector<Tokens::DrawnForm> follow(const std::string& contents, const Matrix& matrix,
                                      const Box& clip, PageDrawing& drawing,
                                      const LineCollector::Room& room, Budget& budget) {
  LineCollector lines(matrix, clip, drawing, room);
  Tokens tokens(lines, budget);
  Pl_QPDFTokenizer tokenizer("gouji", &tokens);
  static_cast<Pipeline&>(tokenizer).write(contents.data(), contents.size());
  tokenizer.finish();
  return std::move(tokens.forms);
}

// Forms drawn by a page are followed; forms drawn by forms are decoration.
void draw_form(QPDFObjectHandle resources, const Tokens::DrawnForm& drawn, PageDrawing& drawing,
               const LineCollector::Room& room, Budget& budget) {
  if (!resources.isDictionary()) return;
  QPDFObjectHandle forms = resources.getKey("/XObject");
  QPDFObjectHandle form = forms.isDictionary() ? forms.getKey(drawn.name) : forms;
  if (!form.isStream()) return;
  QPDFObjectHandle kind = form.getDict().getKey("/Subtype");
  if (!kind.isName() || kind.getName() != "/Form") return;
  const std::vector<Micro> own = numbers_of(form.getDict().getKey("/Matrix"));
  Matrix matrix = drawn.matrix;
  if (own.size() == 6) {
    const Matrix inner{
        .a = own[0], .b = own[1], .c = own[2], .d = own[3], .e = own[4], .f = own[5]};
    matrix = inner.then(drawn.matrix);
  }
  follow(inflated({form}, budget), matrix, drawn.clip, drawing, room, budget);
}

PageDrawing draw_page(const QPDFObjectHandle& object, const LineCollector::Room& room,
                      Budget& budget) {
  QPDFPageObjectHelper page(object);
  PageDrawing drawing;
  const Matrix matrix = shown_matrix(page, drawing);
  const std::string contents = inflated(page.getObjectHandle().getPageContents(), budget);
  const QPDFObjectHandle resources = page.getAttribute("/Resources", false);
  const Box whole{.right = drawing.width, .bottom = drawing.height};
  for (const Tokens::DrawnForm& form : follow(contents, matrix, whole, drawing, room, budget)) {
    draw_form(resources, form, drawing, room, budget);
  }
  return drawing;
}

void read_pages(QPDF& pdf, const Limits& limits, PdfDrawings& drawings) {
  const std::vector<QPDFObjectHandle>& pages = pdf.getAllPages();
  if (pages.empty()) throw Stopped(PdfFault::no_pages);
  if (pages.size() > limits.pages) throw Stopped(PdfFault::too_many_pages);
  Budget budget{.operators = limits.page_operators,
                .bytes = limits.package_bytes,
                .part_bytes = limits.part_bytes};
  LineCollector::Room room{.rulings = most_rulings, .texts = most_texts};
  for (const QPDFObjectHandle& page : pages) {
    drawings.pages.push_back(draw_page(page, room, budget));
    room.rulings -= drawings.pages.back().rulings.size();
    room.texts -= drawings.pages.back().texts.size();
  }
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
  Length rulings = 0;
  Length texts = 0;
  if (!numbers.all({&page.width, &page.height, &rulings, &texts})) return false;
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
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("PDF", bytes.data(), bytes.size());
    read_pages(pdf, limits, drawings);
  } catch (const Stopped& stopped) {
    drawings.fault = stopped.fault;
  } catch (const QPDFExc& error) {
    drawings.fault =
        error.getErrorCode() == qpdf_e_password ? PdfFault::encrypted : PdfFault::damaged;
    drawings.detail = error.getMessageDetail();
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
    fmt::format_to(std::back_inserter(out), "{} {} {} {}\n", page.width, page.height,
                   page.rulings.size(), page.texts.size());
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
