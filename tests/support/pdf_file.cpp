// Objects one after the other and a table of their offsets. The font has no glyphs: its codes are
// UTF-16 and it says so, which is all that taking out text needs. Chinese characters are as wide as
// they are high, others half as wide.

#include "tests/support/pdf_file.h"

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "linter/code_points.h"

namespace gouji::testing {
namespace {

std::string hex_of(std::string_view text) {
  std::string hex;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = code_point_at(text, at);
    hex += fmt::format("{:04X}", static_cast<std::uint32_t>(character.value));
    at += character.bytes;
  }
  return hex;
}

std::string stream(std::string_view dictionary, std::string_view bytes) {
  return fmt::format("<<{} /Length {}>>\nstream\n{}\nendstream", dictionary, bytes.size(), bytes);
}

std::string file_of(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.7\n";
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < objects.size(); ++at) {
    offsets.push_back(out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", at + 1, objects[at]);
  }
  const std::size_t table = out.size();
  out += fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (const std::size_t offset : offsets) out += fmt::format("{:010} 00000 n \n", offset);
  out += fmt::format("trailer\n<</Size {} /Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, table);
  return out;
}

constexpr std::string_view unicode_map =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CMapName /Own def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end";

// The objects that every file has, numbers 1 to 6; pages follow.
std::vector<std::string> objects_for(std::size_t pages, std::size_t objects_of_page) {
  std::string kids;
  for (std::size_t at = 0; at < pages; ++at) {
    kids += fmt::format("{} 0 R ", 7 + at * objects_of_page);
  }
  std::string narrow;
  for (int code = 0x20; code < 0x7F; ++code) narrow += "500 ";
  return {
      "<</Type /Catalog /Pages 2 0 R>>",
      fmt::format("<</Type /Pages /Count {} /Kids [{}]>>", pages, kids),
      "<</Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] "
      "/ToUnicode 6 0 R>>",
      fmt::format("<</Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo <</Registry "
                  "(Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor 5 0 R /DW 1000 /W "
                  "[32 [{}]]>>",
                  narrow),
      "<</Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
      "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80>>",
      stream("", unicode_map)};
}

std::string page_object(std::size_t contents, std::size_t form, int rotation) {
  return fmt::format(
      "<</Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Rotate {} /Contents {} 0 R /Resources "
      "<</Font <</F 3 0 R>> /XObject <</Form {} 0 R>>>>>>",
      PdfPage::width, PdfPage::height, rotation, contents, form);
}

}  // namespace

PdfPage& PdfPage::raw(std::string_view operators) {
  contents += operators;
  contents += '\n';
  return *this;
}

PdfPage& PdfPage::line(int x0, int y0, int x1, int y1) {
  return raw(fmt::format("{} {} m {} {} l S", x0, height - y0, x1, height - y1));
}

PdfPage& PdfPage::frame(int left, int top, int right, int bottom) {
  return raw(fmt::format("{} {} {} {} re S", left, height - bottom, right - left, bottom - top));
}

PdfPage& PdfPage::text(int x, int y, std::string_view words, int size) {
  return raw(fmt::format("BT /F {} Tf {} {} Td <{}> Tj ET", size, x, height - y, hex_of(words)));
}

PdfPage& PdfPage::rotate(int degrees) {
  rotation = degrees;
  return *this;
}

PdfPage& PdfPage::table(int left, int top, const std::vector<int>& widths, int row_height,
                        const std::vector<std::vector<std::string>>& rows) {
  int y = top;
  for (const std::vector<std::string>& row : rows) {
    int x = left;
    for (std::size_t at = 0; at < widths.size(); ++at) {
      frame(x, y, x + widths[at], y + row_height);
      if (!row[at].empty()) text(x + 3, y + row_height - 5, row[at]);
      x += widths[at];
    }
    y += row_height;
  }
  return *this;
}

std::string pdf_of(const std::vector<PdfPage>& pages) {
  std::vector<std::string> objects = objects_for(pages.size(), 3);
  for (const PdfPage& page : pages) {
    const std::size_t number = objects.size() + 1;
    objects.push_back(page_object(number + 1, number + 2, page.rotation));
    objects.push_back(stream("", page.contents));
    const bool picture = page.form_is_picture;
    objects.push_back(stream(picture ? "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                                       "/ColorSpace /DeviceGray /BitsPerComponent 8"
                                     : "/Type /XObject /Subtype /Form /BBox [0 0 600 900]",
                             picture ? "x" : page.form));
  }
  return file_of(objects);
}

std::string encrypted_pdf_of(const std::vector<PdfPage>& pages) {
  const std::string plain = pdf_of(pages);
  QPDF pdf;
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.setR6EncryptionParameters("user", "owner", true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
  const std::shared_ptr<Buffer> made = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(made->getBuffer()), made->getSize());
}

std::string pdf_with_stream(std::string_view dictionary, std::string_view bytes) {
  std::vector<std::string> objects = objects_for(1, 3);
  objects.push_back(page_object(8, 9, 0));
  objects.push_back(stream(dictionary, bytes));
  objects.push_back(stream("/Type /XObject /Subtype /Form /BBox [0 0 1 1]", ""));
  return file_of(objects);
}

}  // namespace gouji::testing
