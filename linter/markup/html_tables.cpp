// libxml2's HTML parser as a stream of events: no tree is built, nothing is fetched, styles and
// scripts are not looked at. What an element does to the grid is told by its name; what it hides by
// its own attributes (hidden, display:none). White space is run together as browsers do it.

#include "linter/markup/html_tables.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "linter/libxml2.h"
#include "linter/markup/slot_cover.h"

namespace gouji {
namespace {

using Name = std::string_view;

template <std::size_t count>
bool is_one_of(Name name, const std::array<Name, count>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<Name, 11> never_shown = {"script", "style",  "title",   "template",
                                              "xml",    "object", "iframe",  "applet",
                                              "svg",    "math",   "datalist"};
constexpr std::array<Name, 28> blocks = {
    "p",       "div",    "h1",      "h2",      "h3",         "h4",      "h5",
    "h6",      "li",     "ul",      "ol",      "dl",         "dt",      "dd",
    "pre",     "center", "form",    "header",  "hr",         "footer",  "fieldset",
    "section", "nav",    "article", "address", "blockquote", "caption", "legend"};
constexpr std::array<Name, 3> row_groups = {"thead", "tbody", "tfoot"};

// What browsers make of spans that are too large.
constexpr std::uint32_t most_columns = 1000;
constexpr std::uint32_t most_rows = 65534;

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

class Attributes {
 public:
  explicit Attributes(const xmlChar** pairs) : pairs_(pairs) {}

  std::optional<std::string_view> value(Name name) const {
    if (pairs_ == nullptr) return std::nullopt;
    for (const xmlChar** pair = pairs_; pair[0] != nullptr; pair += 2) {
      if (view_of(pair[0]) == name) return view_of(pair[1]);
    }
    return std::nullopt;
  }

  // A span: its digits; `otherwise` when there are none.
  std::uint32_t number(Name name, std::uint32_t otherwise, std::uint32_t most) const {
    std::string_view text = value(name).value_or("");
    const std::size_t first = text.find_first_not_of(" \t\r\n\f+");
    if (first == std::string_view::npos) return otherwise;
    text.remove_prefix(first);
    std::uint32_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc::result_out_of_range) return most;
    return read.ec == std::errc() ? std::min(number, most) : otherwise;
  }

  bool hides() const {
    if (value("hidden")) return true;
    std::string style;
    for (char byte : value("style").value_or("")) {
      if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') continue;
      style += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
    return style.find("display:none") != std::string::npos ||
           style.find("mso-hide:all") != std::string::npos;
  }

 private:
  const xmlChar** pairs_;
};

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

class HtmlTables {
 public:
  HtmlTables(const Limits& limits, DocumentGrid& grid) : limits_(limits), grid_(grid) {}

  Message read(std::string_view html) {
    prepare_libxml2();
    parser_.reset(htmlNewParserCtxt());
    if (parser_ == nullptr) return {.zh = "网页读不了", .en = "the web page cannot be read"};
    *parser_->sax = {};
    parser_->sax->startElement = [](void* self, const xmlChar* name, const xmlChar** pairs) {
      static_cast<HtmlTables*>(self)->start(view_of(name), Attributes(pairs));
    };
    parser_->sax->endElement = [](void* self, const xmlChar* name) {
      static_cast<HtmlTables*>(self)->end(view_of(name));
    };
    parser_->sax->characters = &HtmlTables::on_text;
    parser_->sax->ignorableWhitespace = &HtmlTables::on_text;
    parser_->userData = this;
    htmlCtxtReadMemory(
        parser_.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    return fault_;
  }

 private:
  static void on_text(void* self, const xmlChar* text, int length) {
    static_cast<HtmlTables*>(self)->take_text(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  }

  void start(Name name, const Attributes& attributes) {
    ++depth_;
    if (depth_ > limits_.xml_depth) {
      stop({.zh = fmt::format("网页元素嵌套超过上限 {} 层", limits_.xml_depth),
            .en = fmt::format("the web page nests deeper than {} elements", limits_.xml_depth)});
    }
    if (!grid_.over_limit().empty()) stop(grid_.over_limit());
    if (!fault_.empty() || skipped_from_ != 0) return;
    if (is_one_of(name, never_shown)) {
      skipped_from_ = depth_;
      return;
    }
    if (concealed_from_ != 0) return;
    if (attributes.hides() || name == "del") {
      concealed_from_ = depth_;
      concealed_ = name == "del" ? Concealed::deleted : Concealed::hidden;
      return;
    }
    if (name == "ins" && inserted_from_ == 0) inserted_from_ = depth_;
    if (name == "pre" && verbatim_from_ == 0) verbatim_from_ = depth_;
    show(name, attributes);
  }

  void show(Name name, const Attributes& attributes) {
    if (name == "table") {
      end_block();
      grid_.begin_table();
      covers_.emplace_back(static_cast<std::uint32_t>(limits_.columns));
    } else if (name == "tr") {
      begin_row();
    } else if (name == "td" || name == "th") {
      begin_cell(attributes);
    } else if (name == "br") {
      blank_ = false;
      grid_.break_line();
      at_start_ = true;
    } else if (name == "input") {
      show_input(attributes);
    } else if (name == "option") {
      if (!attributes.value("selected")) skipped_from_ = depth_;
    } else if (is_one_of(name, row_groups)) {
      if (!covers_.empty()) covers_.back().end_group();
    } else if (is_one_of(name, blocks)) {
      end_block();
    }
  }

  void end(Name name) {
    const int depth = depth_--;
    if (skipped_from_ != 0) {
      if (depth == skipped_from_) skipped_from_ = 0;
      return;
    }
    if (concealed_from_ != 0) {
      if (depth == concealed_from_) end_concealed();
      return;
    }
    if (depth == inserted_from_) {
      inserted_from_ = 0;
      grid_.conceal(Concealed::inserted, inserted_text_);
      inserted_text_.clear();
    }
    if (depth == verbatim_from_) verbatim_from_ = 0;
    if (name == "table") {
      end_block();
      grid_.end_table();
      if (!covers_.empty()) covers_.pop_back();
    } else if (name == "tr") {
      end_block();
      grid_.end_row();
    } else if (name == "td" || name == "th") {
      end_block();
      grid_.end_cell();
    } else if (is_one_of(name, row_groups)) {
      if (!covers_.empty()) covers_.back().end_group();
    } else if (is_one_of(name, blocks)) {
      end_block();
    }
  }

  void begin_row() {
    if (covers_.empty()) return;
    end_block();
    grid_.begin_row();
    covers_.back().next_row();
  }

  void begin_cell(const Attributes& attributes) {
    if (covers_.empty()) return;
    if (!grid_.in_row()) begin_row();
    end_block();
    const std::uint32_t columns = std::max(attributes.number("colspan", 1, most_columns), 1u);
    std::uint32_t rows = attributes.number("rowspan", 1, most_rows);
    if (rows == 0) rows = most_rows;  // to the end of its group
    const std::uint32_t slot = covers_.back().place(columns, rows);
    grid_.begin_cell({.slot = slot, .columns = columns, .rows = rows});
  }

  // A form that was saved while it was being filled in shows its values.
  void show_input(const Attributes& attributes) {
    const std::string_view type = attributes.value("type").value_or("text");
    if (type == "checkbox" || type == "radio") {
      add_word(attributes.value("checked") ? "☑" : "□");
    } else if (type == "text" || type == "number" || type == "date" || type.empty()) {
      take_text(attributes.value("value").value_or(""));
    }
  }

  void take_text(std::string_view text) {
    if (skipped_from_ != 0 || !fault_.empty()) return;
    if (concealed_from_ != 0) {
      constexpr std::size_t enough = 1000;
      if (concealed_text_.size() < enough) concealed_text_ += text;
      return;
    }
    if (inserted_from_ != 0) inserted_text_ += text;
    if (verbatim_from_ != 0) {
      take_lines(text);
    } else {
      take_words(text);
    }
  }

  void take_words(std::string_view text) {
    while (!text.empty()) {
      const std::size_t gap = blank_at(text, 0);
      if (gap != 0) {
        blank_ = true;
        text.remove_prefix(gap);
        continue;
      }
      std::size_t end = 0;
      while (end < text.size() && blank_at(text, end) == 0) ++end;
      add_word(text.substr(0, end));
      text.remove_prefix(end);
    }
  }

  void take_lines(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      grid_.add(text.substr(0, end));
      if (end == text.size()) return;
      grid_.break_line();
      text.remove_prefix(end + 1);
    }
  }

  // The bytes of a blank that stands there; a no-break space is as good as any.
  static std::size_t blank_at(std::string_view text, std::size_t at) {
    const char byte = text[at];
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f') return 1;
    return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;
  }

  void add_word(std::string_view word) {
    if (blank_ && !at_start_) grid_.add(" ");
    blank_ = false;
    at_start_ = false;
    grid_.add(word);
  }

  void end_block() {
    blank_ = false;
    at_start_ = true;
    grid_.end_block();
  }

  void end_concealed() {
    concealed_from_ = 0;
    std::string words;
    for (char byte : concealed_text_) {
      const bool blank = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
      if (!blank) words += byte;
      if (blank && !words.ends_with(' ')) words += ' ';
    }
    grid_.conceal(concealed_, words);
    concealed_text_.clear();
  }

  void stop(Message why) {
    if (!fault_.empty()) return;
    fault_ = std::move(why);
    xmlStopParser(parser_.get());
  }

  const Limits& limits_;
  DocumentGrid& grid_;
  std::unique_ptr<htmlParserCtxt, FreeParser> parser_;
  std::vector<SlotCover> covers_;  // of the tables that are open
  // Depths at which something began that ends with its element; 0: nothing.
  int depth_ = 0;
  int skipped_from_ = 0;
  int concealed_from_ = 0;
  int inserted_from_ = 0;
  int verbatim_from_ = 0;
  Concealed concealed_ = Concealed::hidden;
  std::string concealed_text_;
  std::string inserted_text_;
  bool blank_ = false;    // white space was passed and not written
  bool at_start_ = true;  // of a line
  Message fault_;
};

}  // namespace

Message read_html(std::string_view html, const Limits& limits, DocumentGrid& grid) {
  return HtmlTables(limits, grid).read(html);
}

}  // namespace gouji
