// The little that is wanted of libqpdf. Its headers and ours do not meet in one file: clang 14
// takes those of libqpdf 11 for C++17 only, so pdf_objects.cpp is C++17, and so is this.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

// What stops the reading of a file.
struct PdfError : std::exception {
  enum class Kind { damaged, password, too_many_bytes };
  PdfError(Kind why, std::string words) : kind(why), detail(std::move(words)) {}
  const char* what() const noexcept override { return detail.c_str(); }
  Kind kind;
  std::string detail;
};

struct PdfPageFacts {
  std::vector<std::string> media_box;  // four numbers as they are written, or none
  int rotation = 0;                    // in degrees
};

// Something that a page draws by its name.
struct PdfDrawnObject {
  enum class Kind { none, form, picture };
  Kind kind = Kind::none;
  std::vector<std::string> matrix;  // six numbers of a form, or none
  std::string contents;             // of a form
};

// Throws PdfError and std::bad_alloc.
class PdfObjects {
 public:
  explicit PdfObjects(std::string_view bytes);  // points into bytes
  ~PdfObjects();
  PdfObjects(const PdfObjects&) = delete;
  PdfObjects& operator=(const PdfObjects&) = delete;

  std::size_t pages() const;
  PdfPageFacts facts(std::size_t page) const;
  // Inflated, up to a limit.
  std::string contents(std::size_t page, std::size_t most_bytes) const;
  PdfDrawnObject drawn_object(std::size_t page, const std::string& name,
                              std::size_t most_bytes) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

enum class PdfTokenKind { number, word, name, other };
// Cuts contents into tokens. What the function throws comes out again.
void for_each_pdf_token(const std::string& contents,
                        const std::function<void(PdfTokenKind, const std::string&)>& take);

}  // namespace gouji
