// Word-processing documents in Office Open XML, with and without macros: the tables of the document
// and the text between them. Headers and footers of pages are not part of a form.

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/package/package.h"
#include "linter/package/package_kind.h"
#include "linter/reader.h"
#include "linter/table/concealed.h"
#include "linter/table/document_grid.h"
#include "linter/table/table_file.h"
#include "linter/wordprocessing/docx_body.h"

namespace gouji {
namespace {

bool recognizes(std::string_view bytes) {
  return package_kind(bytes) == PackageKind::docx;
}

// A part in the folder of the main one.
std::string part_beside(const std::string& main_part, std::string_view name) {
  return main_part.substr(0, main_part.rfind('/') + 1) + std::string(name);
}

void add_file_remarks(const Package& package, const DocxBody& body, TableFile& file) {
  const auto macros = std::ranges::find_if(
      package.parts(), [](const std::string& part) { return part.ends_with("vbaProject.bin"); });
  if (macros != package.parts().end()) file.remarks.push_back(macros_present(*macros));
  if (body.objects > 0) file.remarks.push_back(objects_embedded(body.objects));
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  const Limits& limits = context.limits;
  if (const Message fault = too_large(bytes, limits); !fault.empty()) {
    return refused_file("form-syntax", fault);
  }
  Package package(bytes, limits);
  if (!package.fault().empty()) return refused_file("form-syntax", package.fault());
  const PackageContent content = package_content(package, limits);
  if (content.kind != PackageKind::docx) {
    return refused_file("form-syntax", content.refusal, content.cure);
  }
  const std::optional<std::string> xml = package.read(content.main_part);
  if (!xml) {
    const Message absent = {.zh = fmt::format("包里没有正文（{}）", content.main_part),
                            .en = fmt::format("the package lacks {}", content.main_part)};
    return refused_file("form-syntax", package.fault().empty() ? absent : package.fault());
  }
  DocxComments comments;
  const std::string comments_part = part_beside(content.main_part, "comments.xml");
  if (package.has(comments_part)) {
    const std::optional<std::string> comments_xml = package.read(comments_part);
    if (!comments_xml) return refused_file("form-syntax", package.fault());
    comments = read_docx_comments(*comments_xml, limits);
  }
  TableFile file;
  file.can_hide = true;
  DocumentGrid grid(*file.pool, limits);
  const DocxBody body = read_docx_body(*xml, comments, limits, grid);
  if (!body.fault.empty()) return refused_file("form-syntax", body.fault);
  file.tables.push_back(grid.finish());
  add_file_remarks(package, body, file);
  return forms_of(std::move(file), context);
}

}  // namespace

namespace readers {

extern const Reader docx;
constinit const Reader docx = {
    .id = "docx",
    .title_zh = "Word 文档",
    .title_en = "Word document",
    .extensions = ".docx .docm .dotx .dotm",
    .order = 30,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
