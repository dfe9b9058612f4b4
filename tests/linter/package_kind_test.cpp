// What a package is comes from its content: links, content types, mimetype, manifest, part names.

#include "linter/package/package_kind.h"

#include <gtest/gtest.h>

#include "tests/support/packages.h"

namespace gouji::testing {
namespace {

PackagePart types(const std::string& part, const std::string& type) {
  return {"[Content_Types].xml", "<Types xmlns=\"t\"><Override PartName=\"/" + part +
                                     "\" ContentType=\"" + type + "\"/></Types>"};
}

PackagePart main_link(const std::string& target) {
  return {"_rels/.rels",
          "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          "officeDocument\" Target=\"" +
              target + "\"/></Relationships>"};
}

PackageContent content_of(const std::vector<PackagePart>& parts) {
  return package_content(zip_of(parts), Limits());
}

constexpr const char* sheet_main =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
constexpr const char* word_main =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

TEST(PackageKind, TheMainPartAndItsTypeTellWorkbooksFromDocuments) {
  PackageContent book = content_of(
      {types("xl/book.xml", sheet_main), main_link("/xl/book.xml"), {"xl/book.xml", ""}});
  EXPECT_EQ(book.kind, PackageKind::xlsx);
  EXPECT_EQ(book.main_part, "xl/book.xml");
  PackageContent text = content_of({types("word/document.xml", word_main),
                                    main_link("word/document.xml"),
                                    {"word/document.xml", ""}});
  EXPECT_EQ(text.kind, PackageKind::docx);
}

TEST(PackageKind, MacrosAndTemplatesAreReadLikeTheRest) {
  for (const char* type : {"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                           "application/vnd.ms-excel.template.macroEnabled.main+xml",
                           "application/vnd.openxmlformats-officedocument.spreadsheetml."
                           "template.main+xml"}) {
    EXPECT_EQ(
        content_of(
            {types("xl/workbook.xml", type), main_link("xl/workbook.xml"), {"xl/workbook.xml", ""}})
            .kind,
        PackageKind::xlsx)
        << type;
  }
  for (const char* type : {"application/vnd.ms-word.document.macroEnabled.main+xml",
                           "application/vnd.openxmlformats-officedocument.wordprocessingml."
                           "template.main+xml"}) {
    EXPECT_EQ(content_of({types("word/document.xml", type),
                          main_link("word/document.xml"),
                          {"word/document.xml", ""}})
                  .kind,
              PackageKind::docx)
        << type;
  }
}

TEST(PackageKind, UsualPartNamesStandInForLinks) {
  EXPECT_EQ(content_of({{"xl/workbook.xml", "<w/>"}}).kind, PackageKind::xlsx);
  EXPECT_EQ(content_of({{"WORD\\document.xml", "<w/>"}}).kind, PackageKind::docx);
}

TEST(PackageKind, OpenDocumentSaysItInItsFirstPartOrItsManifest) {
  const PackagePart body{"content.xml", "<c/>"};
  EXPECT_EQ(content_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, body}).kind,
            PackageKind::ods);
  EXPECT_EQ(content_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, body}).kind,
            PackageKind::odt);
  const PackagePart listed{"META-INF/manifest.xml",
                           "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"/\" "
                           "m:media-type=\"application/vnd.oasis.opendocument.text\"/>"
                           "</m:manifest>"};
  EXPECT_EQ(content_of({listed, body}).kind, PackageKind::odt);
}

TEST(PackageKind, EncryptedContentIsNamed) {
  const PackagePart listed{"META-INF/manifest.xml",
                           "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"content.xml\">"
                           "<m:encryption-data/></m:file-entry></m:manifest>"};
  PackageContent office =
      content_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                  listed,
                  {"content.xml", "xx"}});
  EXPECT_EQ(office.kind, PackageKind::encrypted);
  EXPECT_NE(office.refusal.zh.find("密码"), std::string::npos);
  PackageContent zip = package_content(
      encrypted_zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}}, "1"), Limits());
  EXPECT_EQ(zip.kind, PackageKind::encrypted);
}

TEST(PackageKind, EverythingElseIsNamedWithItsCure) {
  struct Example {
    std::vector<PackagePart> parts;
    const char* named;
    const char* cure;
  };
  const Example examples[] = {
      {{{"报告/自评表.docx", "x"}, {"b.txt", "y"}}, "自评表.docx", "解压后再核"},
      {{types("ppt/presentation.xml",
              "application/vnd.openxmlformats-officedocument.presentationml."
              "presentation.main+xml"),
        main_link("ppt/presentation.xml"),
        {"ppt/presentation.xml", ""}},
       "演示文稿",
       ".docx"},
      {{types("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        main_link("xl/workbook.bin"),
        {"xl/workbook.bin", ""}},
       "xlsb",
       ".xlsx"},
      {{{"mimetype", "application/epub+zip"}}, "epub", ""},
      {{{"OFD.xml", "<o/>"}}, "OFD", "PDF"},
  };
  for (const Example& example : examples) {
    PackageContent content = content_of(example.parts);
    EXPECT_EQ(content.kind, PackageKind::other) << example.named;
    EXPECT_NE(content.refusal.zh.find(example.named), std::string::npos) << content.refusal.zh;
    EXPECT_NE(content.cure.zh.find(example.cure), std::string::npos) << content.cure.zh;
    EXPECT_FALSE(content.refusal.en.empty());
  }
}

TEST(PackageKind, ATruncatedPackageIsDamagedAndNoZipIsNone) {
  const std::string whole = zip_of({{"xl/workbook.xml", std::string(1000, 'x')}});
  EXPECT_EQ(package_kind(whole.substr(0, whole.size() / 2)), PackageKind::damaged);
  EXPECT_EQ(package_kind("plain text"), PackageKind::none);
}

TEST(PackageKind, AMissingMainPartIsDamage) {
  EXPECT_EQ(content_of({types("xl/book.xml", sheet_main), main_link("xl/book.xml")}).kind,
            PackageKind::damaged);
}

}  // namespace
}  // namespace gouji::testing
