// libxml2's pull reader. A document type declaration is refused outright: office files have none,
// and it is where entities are declared and other files are named.

#include "linter/package/xml_cursor.h"

#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <limits>

#include "linter/libxml2.h"

namespace gouji {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view without_line_end(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

// The library compares every attribute of an element with every other one: an element with a
// hundred thousand of them would keep it busy for minutes.
constexpr std::size_t most_attributes = 1000;
// And it looks prefixes up one by one among all that are in force.
constexpr std::size_t most_prefixes = 500;

// Behind the next `end`, or at the end of the text.
std::size_t behind(std::string_view xml, std::size_t from, std::string_view end) {
  const std::size_t found = xml.find(end, from);
  return found == std::string_view::npos ? xml.size() : found + end.size();
}

// Whether some tag has more attributes than the limit: equals signs outside quotes.
bool has_crowded_tag(std::string_view xml) {
  std::size_t at = xml.find('<');
  while (at < xml.size()) {
    const std::string_view tag = xml.substr(at, 9);
    if (tag.starts_with("<!--")) {
      at = behind(xml, at, "-->");
    } else if (tag == "<![CDATA[") {
      at = behind(xml, at, "]]>");
    } else {
      std::size_t attributes = 0;
      for (; at < xml.size() && xml[at] != '>'; ++at) {
        if (xml[at] == '=' && ++attributes > most_attributes) return true;
        if (xml[at] == '"' || xml[at] == '\'') at = xml.find(xml[at], at + 1);
        if (at == std::string_view::npos) return false;  // the quote is not closed
      }
    }
    at = xml.find('<', at);
  }
  return false;
}

std::size_t prefixes_declared(xmlTextReader* reader) {
  std::size_t count = 0;
  const xmlNode* node = xmlTextReaderCurrentNode(reader);
  for (const xmlNs* one = node == nullptr ? nullptr : node->nsDef; one != nullptr;
       one = one->next) {
    ++count;
  }
  return count;
}

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// The encoding that the first line declares, in lower case; empty for none.
std::string declared_encoding(std::string_view xml) {
  const std::string_view head = xml.substr(0, std::min(xml.find('>'), xml.size()));
  const std::size_t word = head.find("encoding");
  if (!xml.starts_with("<?xml") || word == std::string_view::npos) return {};
  const std::size_t open = head.find_first_of("\"'", word);
  if (open == std::string_view::npos) return {};
  std::string name(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
  std::ranges::transform(name, name.begin(), lower);
  return name;
}

// These formats know UTF-8 and UTF-16 only. In others a tag may be written without <.
bool is_foreign(std::string_view xml) {
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
  if (xml.starts_with("\x4C\x6F\xA7\x94")) return true;  // <?xm in EBCDIC
  const std::string name = declared_encoding(xml);
  return !name.empty() && name != "utf-8" && name != "utf8" && name != "utf-16" &&
         name != "us-ascii" && name != "ascii";
}

// What the library has to say outside any one reader: it would go to standard error. A reader that
// is cut short by it finds its elements not closed.
void ignore(void*, xmlError*) {}

Message too_deep(int limit) {
  return {.zh = fmt::format("XML 嵌套超过上限 {} 层", limit),
          .en = fmt::format("the XML nests deeper than {}", limit)};
}

}  // namespace

void XmlCursor::Free::operator()(_xmlTextReader* reader) const {
  xmlFreeTextReader(reader);
}

XmlCursor::XmlCursor(std::string_view xml, const Limits& limits) : depth_limit_(limits.xml_depth) {
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    fault_ = {.zh = "XML 太大", .en = "the XML is too large"};
    return;
  }
  if (has_crowded_tag(xml)) {
    fault_ = {
        .zh = fmt::format("XML 的一个元素有超过 {} 个属性", most_attributes),
        .en = fmt::format("an element of the XML has more than {} attributes", most_attributes)};
    return;
  }
  if (is_foreign(xml)) {
    fault_ = {.zh = "XML 的编码不是 UTF-8 或 UTF-16", .en = "the XML is not in UTF-8 or UTF-16"};
    return;
  }
  prepare_libxml2();
  xmlSetStructuredErrorFunc(nullptr, &ignore);
  reader_.reset(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT));
  if (reader_ == nullptr) {
    fault_ = {.zh = "XML 读不了", .en = "the XML cannot be read"};
    return;
  }
  xmlTextReaderSetStructuredErrorHandler(reader_.get(), &XmlCursor::on_error, this);
}

XmlCursor::~XmlCursor() = default;

void XmlCursor::on_error(void* cursor, _xmlError* error) {
  auto* self = static_cast<XmlCursor*>(cursor);
  if (error->level == XML_ERR_WARNING || !self->fault_.empty()) return;
  const std::string_view detail = without_line_end(error->message == nullptr ? "" : error->message);
  // The library has a limit of its own and may reach it first, since it parses ahead.
  if (detail.starts_with("Excessive depth")) {
    self->fault_ = too_deep(self->depth_limit_);
    return;
  }
  self->fault_ = {.zh = fmt::format("XML 已损坏（第 {} 行：{}）", error->line, detail),
                  .en = fmt::format("the XML is damaged (line {}: {})", error->line, detail)};
}

XmlCursor::Event XmlCursor::refuse(Message why) {
  if (fault_.empty()) fault_ = std::move(why);
  return Event::done;
}

XmlCursor::Event XmlCursor::next() {
  if (owes_end_) {
    owes_end_ = false;
    return Event::end;
  }
  while (fault_.empty()) {
    const int read = xmlTextReaderRead(reader_.get());
    if (read == 0) return Event::done;
    if (read < 0) return refuse({.zh = "XML 已损坏", .en = "the XML is damaged"});
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT:
        if (xmlTextReaderDepth(reader_.get()) >= depth_limit_) {
          return refuse(too_deep(depth_limit_));
        }
        if (!count_prefixes()) {
          return refuse(
              {.zh = fmt::format("XML 里同时有效的前缀超过上限 {} 个", most_prefixes),
               .en = fmt::format("the XML has more than {} prefixes in force", most_prefixes)});
        }
        name_ = view_of(xmlTextReaderConstLocalName(reader_.get()));
        owes_end_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        return Event::start;
      case XML_READER_TYPE_END_ELEMENT:
        name_ = view_of(xmlTextReaderConstLocalName(reader_.get()));
        return Event::end;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        text_ = view_of(xmlTextReaderConstValue(reader_.get()));
        return Event::text;
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE:
        return refuse({.zh = "XML 里有文档类型声明或实体，不予展开",
                       .en = "the XML declares a document type or entities, which are not read"});
      default: break;
    }
  }
  return Event::done;
}

bool XmlCursor::count_prefixes() {
  const auto level = static_cast<std::size_t>(depth());
  prefixes_.resize(level);  // those of closed elements go
  prefixes_.push_back((level == 0 ? 0 : prefixes_.back()) + prefixes_declared(reader_.get()));
  return prefixes_.back() <= most_prefixes;
}

std::string XmlCursor::attribute(std::string_view name) const {
  std::string value;
  for (int more = xmlTextReaderMoveToFirstAttribute(reader_.get()); more == 1;
       more = xmlTextReaderMoveToNextAttribute(reader_.get())) {
    if (view_of(xmlTextReaderConstLocalName(reader_.get())) != name) continue;
    value = view_of(xmlTextReaderConstValue(reader_.get()));
    break;
  }
  xmlTextReaderMoveToElement(reader_.get());
  return value;
}

bool XmlCursor::has_attribute(std::string_view name) const {
  bool found = false;
  for (int more = xmlTextReaderMoveToFirstAttribute(reader_.get()); more == 1 && !found;
       more = xmlTextReaderMoveToNextAttribute(reader_.get())) {
    found = view_of(xmlTextReaderConstLocalName(reader_.get())) == name;
  }
  xmlTextReaderMoveToElement(reader_.get());
  return found;
}

int XmlCursor::depth() const {
  return xmlTextReaderDepth(reader_.get());
}

void XmlCursor::skip() {
  if (owes_end_) {
    owes_end_ = false;
    return;
  }
  const int outer = depth();
  while (true) {
    const Event event = next();
    if (event == Event::done) return;
    if (event == Event::end && depth() == outer) return;
  }
}

}  // namespace gouji
