// OpenDocument texts, in a package or in one flat file: the tables of the document and the text
// between them.

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
#include "linter/wordprocessing/odt_body.h"

namespace gouji {
namespace {

constexpr std::size_t bytes_to_judge_by = 4096;

bool is_flat(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, bytes_to_judge_by);
  return beginning.starts_with("<?xml") &&
         beginning.find("<office:document") != std::string_view::npos &&
         beginning.find("application/vnd.oasis.opendocument.text") != std::string_view::npos;
}

bool recognizes(std::string_view bytes) {
  return is_flat(bytes) || package_kind(bytes) == PackageKind::odt;
}

std::vector<ReadForm> read_body(std::string_view xml, TableFile&& file,
                                const ReadContext& context) {
  file.can_hide = true;
  DocumentGrid grid(*file.pool, context.limits);
  const OdtBody body = read_odt_body(xml, context.limits, grid);
  if (!body.fault.empty()) return refused_file("form-syntax", body.fault);
  file.tables.push_back(grid.finish());
  if (body.objects > 0) file.remarks.push_back(objects_embedded(body.objects));
  return forms_of(std::move(file), context);
}

// A library of macros lists its modules in script-lb.xml even when it has none.
bool is_macro(std::string_view part) {
  const bool listing = part.ends_with("script-lb.xml") || part.ends_with("script-lc.xml") ||
                       part.ends_with("dialog-lb.xml") || part.ends_with("dialog-lc.xml");
  return (part.starts_with("Basic/") || part.starts_with("Scripts/")) && !part.ends_with("/") &&
         !listing;
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  const Limits& limits = context.limits;
  if (const Message fault = too_large(bytes, limits); !fault.empty()) {
    return refused_file("form-syntax", fault);
  }
  if (is_flat(bytes)) return read_body(bytes, {}, context);
  Package package(bytes, limits);
  if (!package.fault().empty()) return refused_file("form-syntax", package.fault());
  const PackageContent content = package_content(package, limits);
  if (content.kind != PackageKind::odt) {
    return refused_file("form-syntax", content.refusal, content.cure);
  }
  const std::optional<std::string> xml = package.read(content.main_part);
  if (!xml) {
    const Message absent = {.zh = fmt::format("包里没有正文（{}）", content.main_part),
                            .en = fmt::format("the package lacks {}", content.main_part)};
    return refused_file("form-syntax", package.fault().empty() ? absent : package.fault());
  }
  TableFile file;
  const auto macro = std::ranges::find_if(package.parts(), is_macro);
  if (macro != package.parts().end()) file.remarks.push_back(macros_present(*macro));
  return read_body(*xml, std::move(file), context);
}

}  // namespace

namespace readers {

extern const Reader odt;
constinit const Reader odt = {
    .id = "odt",
    .title_zh = "OpenDocument 文本文档",
    .title_en = "OpenDocument text",
    .extensions = ".odt .ott .fodt",
    .order = 32,
    .recognizes = recognizes,
    .read = read,
};

}  // namespace readers
}  // namespace gouji
