// workbook.xml names the sheets in their order; the links beside it say which part holds each. A
// part that is damaged refuses the file: half a form read as a whole one would be worse.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/package/relationships.h"
#include "linter/workbook/xlsx.h"

namespace gouji {
namespace {

using Event = XmlCursor::Event;

struct NamedSheet {
  std::string name;
  std::string link;
  bool hidden = false;
};

struct BookPart {
  std::vector<NamedSheet> sheets;
  std::vector<std::string> names;
  bool date1904 = false;
};

bool is_true(std::string_view value) {
  return value == "1" || value == "true" || value == "on";
}

BookPart read_book(std::string_view xml, const Limits& limits, Message& fault) {
  constexpr std::size_t most_names = 10'000;
  BookPart book;
  XmlCursor cursor(xml, limits);
  for (Event event = cursor.next(); event != Event::done; event = cursor.next()) {
    if (event != Event::start) continue;
    if (cursor.name() == "workbookPr") book.date1904 = is_true(cursor.attribute("date1904"));
    if (cursor.name() == "sheet") {
      const std::string state = cursor.attribute("state");
      book.sheets.push_back({.name = cursor.attribute("name"),
                             .link = cursor.attribute("id"),
                             .hidden = state == "hidden" || state == "veryHidden"});
    }
    if (cursor.name() == "definedName" && book.names.size() < most_names) {
      book.names.push_back(cursor.attribute("name"));
    }
  }
  if (!cursor.fault().empty()) fault = cursor.fault();
  return book;
}

Message in_part(std::string_view part, const Message& fault) {
  return {.zh = fmt::format("{}：{}", part, fault.zh), .en = fmt::format("{}: {}", part, fault.en)};
}

class XlsxReader {
 public:
  XlsxReader(Package& package, const Limits& limits, TextPool& pool)
      : package_(package), limits_(limits), pool_(pool), bytes_left_(sheet_budget(limits).bytes) {}

  Workbook read(std::string_view main_part, Message& fault) {
    Workbook workbook;
    read_parts(main_part, workbook);
    fault = fault_;
    return workbook;
  }

 private:
  void read_parts(std::string_view main_part, Workbook& workbook) {
    const std::optional<std::string> xml = part(main_part);
    if (!xml) return;
    BookPart book = read_book(*xml, limits_, fault_);
    if (failed(main_part)) return;
    links_ = relationships_of(package_, main_part, limits_, fault_);
    if (failed(main_part)) return;
    if (book.sheets.size() > limits_.package_entries) {
      fault_ = {.zh = fmt::format("工作表超过上限 {} 张", limits_.package_entries),
                .en = fmt::format("more than {} sheets", limits_.package_entries)};
      return;
    }
    workbook.names = std::move(book.names);
    read_strings_and_styles();
    std::uint32_t number = 0;
    for (const NamedSheet& named : book.sheets) {
      ++number;
      if (!fault_.empty()) return;
      read_sheet(named, number, book.date1904, workbook);
    }
    note_macros_and_links(workbook);
    if (workbook.sheets.empty() && fault_.empty()) {
      fault_ = {.zh = "工作簿里没有工作表", .en = "the workbook holds no sheet"};
    }
  }

  // A part that has to be there.
  std::optional<std::string> part(std::string_view name) {
    std::optional<std::string> text = package_.read(name);
    if (!text && fault_.empty()) {
      fault_ = !package_.fault().empty()
                   ? package_.fault()
                   : Message{.zh = fmt::format("缺少 {}，文件不完整", name),
                             .en = fmt::format("{} is missing: the file is not complete", name)};
    }
    return text;
  }

  bool failed(std::string_view name) {
    if (fault_.empty() && !package_.fault().empty()) fault_ = package_.fault();
    if (fault_.empty()) return false;
    fault_ = in_part(name, fault_);
    return true;
  }

  void read_strings_and_styles() {
    if (const Relationship* link = find_kind(links_, "sharedStrings")) {
      if (const auto xml = part(link->target)) {
        strings_ = read_shared_strings(*xml, limits_, pool_, fault_);
      }
      if (failed(link->target)) return;
    }
    if (const Relationship* link = find_kind(links_, "styles")) {
      if (const auto xml = part(link->target)) {
        formats_ = read_cell_formats(*xml, limits_, fault_);
      }
      failed(link->target);
    }
  }

  void read_sheet(const NamedSheet& named, std::uint32_t number, bool date1904,
                  Workbook& workbook) {
    const Relationship* link = find_id(links_, named.link);
    if (link != nullptr && link->kind == "xlMacrosheet") workbook.macros.push_back(named.name);
    if (link == nullptr || link->external || link->kind != "worksheet") return;  // a chart
    const std::optional<std::string> xml = part(link->target);
    if (!xml) return;
    Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = pool_.keep(std::string_view(named.name));
    sheet.number = number;
    sheet.hidden = named.hidden;
    const XlsxContext context{.strings = strings_,
                              .formats = formats_,
                              .date1904 = date1904,
                              .limits = limits_,
                              .pool = pool_,
                              .bytes_left = bytes_left_};
    read_xlsx_sheet(*xml, context, sheet, fault_);
    if (failed(link->target)) return;
    Message ignored;  // without its links a sheet only loses its comments
    const auto links = relationships_of(package_, link->target, limits_, ignored);
    const Relationship* comments = find_kind(links, "comments");
    if (comments == nullptr || comments->external) return;
    if (const auto text = package_.read(comments->target)) {
      sheet.comments = read_comments(*text, limits_);
    }
    failed(comments->target);
  }

  void note_macros_and_links(Workbook& workbook) {
    for (const std::string& name : package_.parts()) {
      if (name.ends_with("vbaProject.bin")) workbook.macros.push_back(name);
    }
    for (const Relationship& link : links_) {
      if (link.kind != "externalLink") continue;
      Message ignored;
      for (const Relationship& outside :
           relationships_of(package_, link.target, limits_, ignored)) {
        if (outside.external) workbook.external_links.push_back(outside.target);
      }
    }
  }

  Package& package_;
  const Limits& limits_;
  TextPool& pool_;
  std::size_t bytes_left_;
  Message fault_;
  std::vector<Relationship> links_;
  std::vector<std::string_view> strings_;
  std::vector<NumberFormat> formats_;
};

}  // namespace

Workbook read_xlsx(Package& package, std::string_view main_part, const Limits& limits,
                   TextPool& pool, Message& fault) {
  return XlsxReader(package, limits, pool).read(main_part, fault);
}

}  // namespace gouji
