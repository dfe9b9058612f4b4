// PDF files built in memory: lines and Chinese text at places, so that a test shows what it is
// about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::testing {

// Places are whole points from the top left corner of an upright A4 page.
class PdfPage {
 public:
  PdfPage& line(int x0, int y0, int x1, int y1);
  PdfPage& frame(int left, int top, int right, int bottom);
  // The base line of the text is at y.
  PdfPage& text(int x, int y, std::string_view text, int size = 10);
  PdfPage& raw(std::string_view operators);  // as they are, in the space of PDF
  // A ruled table with a line of text in each cell, empty ones included.
  PdfPage& table(int left, int top, const std::vector<int>& widths, int row_height,
                 const std::vector<std::vector<std::string>>& rows);
  PdfPage& rotate(int degrees);

  static constexpr int height = 842;
  static constexpr int width = 595;
  std::string contents;
  int rotation = 0;
  std::string form;  // operators of a form named /Form
  bool form_is_picture = false;
};

std::string pdf_of(const std::vector<PdfPage>& pages);
// The same with a password that is asked for when it is opened.
std::string encrypted_pdf_of(const std::vector<PdfPage>& pages);
// One page with this stream, and this dictionary said about it.
std::string pdf_with_stream(std::string_view dictionary, std::string_view stream);

}  // namespace gouji::testing
