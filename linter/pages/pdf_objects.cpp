// libqpdf finds the objects, takes off the filters and cuts contents into tokens. Its warnings are
// kept silent and its repairs off: what is damaged is refused. Inflated bytes run into a limit of
// ours, since libqpdf has none.

#include "linter/pages/pdf_objects.h"

#include <algorithm>
#include <new>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_QPDFTokenizer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <utility>

namespace gouji {
namespace {

constexpr int most_numbers = 8;  // of an array that should have four or six

// Takes bytes up to a limit. libqpdf takes what is thrown here for damage of the stream and goes
// on, so the limit is asked for afterwards.
class LimitedText : public Pipeline {
 public:
  explicit LimitedText(std::size_t most) : Pipeline("gouji", nullptr), most_(most) {}
  void write(unsigned char const* data, std::size_t size) override {
    const std::size_t room = most_ - text_.size();
    text_.append(reinterpret_cast<const char*>(data), std::min(size, room));
    full_ = full_ || size > room;
    if (full_) throw too_many();
  }
  void finish() override {}
  // Contents in several streams are one: a token ends with each.
  void end_stream() {
    if (full_) throw too_many();
    if (text_.size() < most_) text_ += '\n';
  }
  std::string take() { return std::move(text_); }

 private:
  static PdfError too_many() { return {PdfError::Kind::too_many_bytes, {}}; }

  std::string text_;
  std::size_t most_;
  bool full_ = false;
};

std::string inflated(const std::vector<QPDFObjectHandle>& streams, std::size_t most) {
  LimitedText text(most);
  for (QPDFObjectHandle stream : streams) {
    if (!stream.isStream()) continue;
    stream.pipeStreamData(&text, 0, qpdf_dl_specialized, true, false);
    text.end_stream();
  }
  return text.take();
}

std::vector<std::string> numbers_of(QPDFObjectHandle array) {
  std::vector<std::string> numbers;
  if (!array.isArray()) return numbers;
  for (int at = 0; at < std::min(array.getArrayNItems(), most_numbers); ++at) {
    QPDFObjectHandle item = array.getArrayItem(at);
    if (item.isInteger()) {
      numbers.push_back(std::to_string(item.getIntValue()));
    } else {
      numbers.push_back(item.isReal() ? item.getRealValue() : "0");
    }
  }
  return numbers;
}

// Runs a piece of work with libqpdf and gives its exceptions our name.
template <typename Work>
auto guarded(const Work& work) {
  try {
    return work();
  } catch (const PdfError&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const QPDFExc& error) {
    const bool password = error.getErrorCode() == qpdf_e_password;
    throw PdfError(password ? PdfError::Kind::password : PdfError::Kind::damaged,
                   error.getMessageDetail());
  } catch (const std::exception& error) {
    throw PdfError(PdfError::Kind::damaged, error.what());
  }
}

class Tokens : public QPDFObjectHandle::TokenFilter {
 public:
  explicit Tokens(const std::function<void(PdfTokenKind, const std::string&)>& take)
      : take_(take) {}
  void handleToken(QPDFTokenizer::Token const& token) override {
    take_(kind_of(token.getType()), token.getValue());
  }

 private:
  static PdfTokenKind kind_of(QPDFTokenizer::token_type_e type) {
    switch (type) {
      case QPDFTokenizer::tt_integer:
      case QPDFTokenizer::tt_real: return PdfTokenKind::number;
      case QPDFTokenizer::tt_word: return PdfTokenKind::word;
      case QPDFTokenizer::tt_name: return PdfTokenKind::name;
      default: return PdfTokenKind::other;
    }
  }
  const std::function<void(PdfTokenKind, const std::string&)>& take_;
};

}  // namespace

struct PdfObjects::Inside {
  QPDF pdf;
  std::vector<QPDFObjectHandle> pages;
};

PdfObjects::PdfObjects(std::string_view bytes) : inside_(std::make_unique<Inside>()) {
  guarded([&] {
    inside_->pdf.setSuppressWarnings(true);
    inside_->pdf.setAttemptRecovery(false);
    inside_->pdf.processMemoryFile("PDF", bytes.data(), bytes.size());
    inside_->pages = inside_->pdf.getAllPages();
  });
}

PdfObjects::~PdfObjects() = default;

std::size_t PdfObjects::pages() const {
  return inside_->pages.size();
}

PdfPageFacts PdfObjects::facts(std::size_t page) const {
  return guarded([&] {
    QPDFPageObjectHelper helper(inside_->pages[page]);
    PdfPageFacts facts;
    facts.media_box = numbers_of(helper.getAttribute("/MediaBox", false));
    QPDFObjectHandle turned = helper.getAttribute("/Rotate", false);
    if (turned.isInteger()) facts.rotation = turned.getIntValueAsInt();
    return facts;
  });
}

std::string PdfObjects::contents(std::size_t page, std::size_t most_bytes) const {
  return guarded([&] { return inflated(inside_->pages[page].getPageContents(), most_bytes); });
}

PdfDrawnObject PdfObjects::drawn_object(std::size_t page, const std::string& name,
                                        std::size_t most_bytes) const {
  return guarded([&] {
    PdfDrawnObject drawn;
    QPDFPageObjectHelper helper(inside_->pages[page]);
    QPDFObjectHandle resources = helper.getAttribute("/Resources", false);
    if (!resources.isDictionary()) return drawn;
    QPDFObjectHandle named = resources.getKey("/XObject");
    if (!named.isDictionary()) return drawn;
    QPDFObjectHandle object = named.getKey(name);
    if (!object.isStream()) return drawn;
    QPDFObjectHandle kind = object.getDict().getKey("/Subtype");
    if (!kind.isName()) return drawn;
    if (kind.getName() == "/Image") drawn.kind = PdfDrawnObject::Kind::picture;
    if (kind.getName() != "/Form") return drawn;
    drawn.kind = PdfDrawnObject::Kind::form;
    drawn.matrix = numbers_of(object.getDict().getKey("/Matrix"));
    drawn.contents = inflated({object}, most_bytes);
    return drawn;
  });
}

void for_each_pdf_token(const std::string& contents,
                        const std::function<void(PdfTokenKind, const std::string&)>& take) {
  Tokens tokens(take);
  Pl_QPDFTokenizer tokenizer("gouji", &tokens);
  static_cast<Pipeline&>(tokenizer).write(contents.data(), contents.size());
  tokenizer.finish();
}

}  // namespace gouji
