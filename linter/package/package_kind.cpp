// Open XML: the main part is named by the links of the package, and its content type says what it
// is. OpenDocument: the first part, mimetype, says it, else the list of parts (manifest). Writers
// leave out one or the other, so usual part names stand in for what is missing. Everything else is
// named as well as it can be, so that the refusal tells what to do.

#include "linter/package/package_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "linter/package/relationships.h"
#include "linter/package/xml_cursor.h"

namespace gouji {
namespace {

constexpr std::string_view content_types = "[Content_Types].xml";
constexpr std::string_view manifest = "META-INF/manifest.xml";

struct KnownType {
  std::string_view words;  // a part of the content type
  PackageKind kind;
};

// Macro-enabled and template types hold the same words.
constexpr KnownType office_types[] = {
    {"spreadsheetml.", PackageKind::xlsx},
    {"ms-excel.sheet.macroenabled", PackageKind::xlsx},
    {"ms-excel.template.macroenabled", PackageKind::xlsx},
    {"wordprocessingml.", PackageKind::docx},
    {"ms-word.", PackageKind::docx},
    {"opendocument.text", PackageKind::odt},
    {"opendocument.spreadsheet", PackageKind::ods},
};

struct OtherType {
  std::string_view mark;  // a part of the content type, or the beginning of a part name
  std::string_view zh;
  std::string_view en;
  std::string_view cure_zh{};
  std::string_view cure_en{};
};

constexpr OtherType other_types[] = {
    {"ms-excel.sheet.binary", "二进制工作簿（xlsb）", "a binary workbook (xlsb)",
     "另存为 .xlsx 后再核", "save it as .xlsx"},
    {"presentationml", "演示文稿（pptx）", "a presentation (pptx)",
     "把表另存为 .docx 或 .xlsx 后再核", "save the form as .docx or .xlsx"},
    {"opendocument.", "OpenDocument 的图、演示或公式",
     "an OpenDocument drawing, presentation or formula", "把表另存为 .odt 或 .ods 后再核",
     "save the form as .odt or .ods"},
    {"epub", "电子书（epub）", "an electronic book (epub)"},
    {"ofd.xml", "版式文件（OFD）", "a fixed-layout document (OFD)",
     "用原来的 .docx 或 .xlsx 来核，或转成 PDF 后再核",
     "take the .docx or .xlsx that it was made of, or convert it to PDF"},
    {"uof", "标文通文件（UOF）", "a UOF document", "另存为 .docx 或 .xlsx 后再核",
     "save it as .docx or .xlsx"},
    {"visio", "Visio 绘图", "a Visio drawing"},
};

const OtherType* other_type(std::string_view type) {
  const auto* found = std::ranges::find_if(other_types, [type](const OtherType& known) {
    return type.find(known.mark) != std::string_view::npos;
  });
  return found == std::end(other_types) ? nullptr : found;
}

std::string lower(std::string text) {
  for (char& byte : text) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return text;
}

std::optional<PackageKind> kind_of_type(std::string_view type) {
  for (const KnownType& known : office_types) {
    if (type.find(known.words) != std::string_view::npos) return known.kind;
  }
  return std::nullopt;
}

PackageContent refused(PackageKind kind, Message refusal, Message cure = {}) {
  return {.kind = kind, .refusal = std::move(refusal), .cure = std::move(cure)};
}

PackageContent encrypted(Message refusal) {
  return refused(PackageKind::encrypted, std::move(refusal),
                 {.zh = "去掉密码另存后再核", .en = "save it without a password"});
}

PackageContent damaged(Message refusal) {
  return refused(PackageKind::damaged, std::move(refusal),
                 {.zh = "重新取一份文件，或用原软件打开后另存",
                  .en = "get the file anew, or open and save it with the program that wrote it"});
}

PackageContent unreadable(const Package& package) {
  return package.encrypted() ? encrypted(package.fault()) : damaged(package.fault());
}

PackageContent missing(std::string_view part) {
  return damaged({.zh = fmt::format("缺少 {}，文件不完整", part),
                  .en = fmt::format("{} is missing: the file is not complete", part)});
}

PackageContent other_package(std::string_view type) {
  const OtherType* known = other_type(type);
  if (known == nullptr) return {};
  return refused(PackageKind::other,
                 {.zh = fmt::format("文件是{}，不是能核的表", known->zh),
                  .en = fmt::format("the file is {}, which is not read", known->en)},
                 {.zh = std::string(known->cure_zh), .en = std::string(known->cure_en)});
}

PackageContent plain_zip(const Package& package) {
  for (const std::string& part : package.parts()) {
    const std::string name = lower(part);
    if (name == "ofd.xml" || name == "uof.xml") return other_package(name);
  }
  const std::size_t files = package.parts().size();
  if (files == 0) {
    return refused(PackageKind::other, {.zh = "压缩包是空的", .en = "the zip package is empty"});
  }
  return refused(
      PackageKind::other,
      {.zh = fmt::format("文件是压缩包（zip，内有 {} 个文件，如 {}），不是表", files,
                         package.parts().front()),
       .en = fmt::format("the file is a zip package ({} files, {} among them), not a form", files,
                         package.parts().front())},
      {.zh = "解压后再核", .en = "unpack it and check what is inside"});
}

// The content type of a part, in lower case; empty when none is stated.
std::string type_of_part(const std::string& xml, const std::string& part, const Limits& limits) {
  XmlCursor cursor(xml, limits);
  const std::string wanted = "/" + lower(part);
  const std::string extension = wanted.substr(wanted.rfind('.') + 1);
  std::string by_extension;
  for (auto event = cursor.next(); event != XmlCursor::Event::done; event = cursor.next()) {
    if (event != XmlCursor::Event::start) continue;
    if (cursor.name() == "Override" && lower(cursor.attribute("PartName")) == wanted) {
      return lower(cursor.attribute("ContentType"));
    }
    if (cursor.name() == "Default" && lower(cursor.attribute("Extension")) == extension) {
      by_extension = lower(cursor.attribute("ContentType"));
    }
  }
  return by_extension;
}

PackageContent named_by_parts(const Package& package) {
  struct UsualPart {
    std::string_view name;
    PackageKind kind;
  };
  constexpr UsualPart usual[] = {{"xl/workbook.xml", PackageKind::xlsx},
                                 {"word/document.xml", PackageKind::docx}};
  for (const UsualPart& part : usual) {
    std::string stored = stored_name(package, part.name);
    if (package.has(stored)) return {.kind = part.kind, .main_part = std::move(stored)};
  }
  return plain_zip(package);
}

PackageContent open_xml(Package& package, const Limits& limits) {
  Message fault;
  const auto links = relationships_of(package, "", limits, fault);
  const std::optional<std::string> types = package.read(stored_name(package, content_types));
  if (!package.fault().empty()) return unreadable(package);
  const Relationship* main = find_kind(links, "officeDocument");
  if (main == nullptr || !types) return named_by_parts(package);
  const std::string type = type_of_part(*types, main->target, limits);
  if (const std::optional<PackageKind> kind = kind_of_type(type)) {
    if (package.has(main->target)) return {.kind = *kind, .main_part = main->target};
    return missing(main->target);
  }
  PackageContent other = other_package(type);
  return other.kind == PackageKind::none ? named_by_parts(package) : other;
}

// What a manifest says: the type of the whole, and whether content is encrypted.
struct Manifest {
  std::string type;
  bool encrypted = false;
};

Manifest read_manifest(const std::string& xml, const Limits& limits) {
  Manifest found;
  XmlCursor cursor(xml, limits);
  std::string path;
  for (auto event = cursor.next(); event != XmlCursor::Event::done; event = cursor.next()) {
    if (event != XmlCursor::Event::start) continue;
    if (cursor.name() == "file-entry") {
      path = cursor.attribute("full-path");
      if (path == "/") found.type = lower(cursor.attribute("media-type"));
    }
    // Some writers encrypt the whole package as one part.
    if (cursor.name() == "encryption-data" &&
        (path == "content.xml" || path == "encrypted-package")) {
      found.encrypted = true;
    }
  }
  return found;
}

PackageContent open_document(Package& package, std::string type, const Limits& limits) {
  const std::optional<std::string> xml = package.read(manifest);
  if (!package.fault().empty()) return unreadable(package);
  const Manifest listed = xml ? read_manifest(*xml, limits) : Manifest();
  if (type.empty()) type = listed.type;
  if (listed.encrypted) {
    return encrypted({.zh = "文件有打开密码，内容已加密",
                      .en = "the file has a password: its content is encrypted"});
  }
  const std::optional<PackageKind> kind = kind_of_type(type);
  if (!kind) {
    PackageContent other = other_package(type);
    return other.kind == PackageKind::none ? plain_zip(package) : other;
  }
  if (package.has("content.xml")) return {.kind = *kind, .main_part = "content.xml"};
  return missing("content.xml");
}

}  // namespace

PackageContent package_content(Package& package, const Limits& limits) {
  if (!package.fault().empty()) return unreadable(package);
  if (package.has(stored_name(package, content_types))) return open_xml(package, limits);
  std::string type;
  if (const std::optional<std::string> stated = package.read("mimetype")) type = lower(*stated);
  if (!package.fault().empty()) return unreadable(package);
  if (!type.empty() || package.has(manifest)) return open_document(package, type, limits);
  return named_by_parts(package);
}

PackageContent package_content(std::string_view bytes, const Limits& limits) {
  if (!looks_like_package(bytes)) return {};
  Package package(bytes, limits);
  return package_content(package, limits);
}

PackageKind package_kind(std::string_view bytes) {
  const Limits limits;
  return package_content(bytes, limits).kind;
}

}  // namespace gouji
