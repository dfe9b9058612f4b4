// One pass of RapidJSON's event parser builds the document. The parser is iterative, so depth is a
// limit of ours and not of the stack; numbers come as they are written; duplicate keys, which a DOM
// would hide, are looked for when an object closes.
//
// RapidJSON says where a value ends. Where it starts follows from that: behind the token before it
// there are only blanks, commas and colons. Starts come in rising order, so one cursor that moves
// forward knows line and column of each. Texts and digits are views into the bytes, which the
// document keeps; only a text that is written with escapes is stored apart.

#include "linter/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "linter/json_faults.h"
#include "linter/rapidjson.h"
#include "linter/text_cursor.h"
#include "linter/text_encoding.h"

namespace gouji {
namespace {

constexpr std::size_t most_duplicates = 50;  // that are told one by one

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Where a surrogate half without its partner is written; npos: nowhere. RapidJSON refuses a lone
// high one and lets a lone low one pass.
std::size_t lone_low_surrogate(std::string_view token) {
  const auto hex = [&](std::size_t at) { return static_cast<char>(token[at] | 0x20); };
  for (std::size_t i = token.find('\\'); i < token.size(); i = token.find('\\', i + 1)) {
    ++i;
    if (i + 4 >= token.size()) break;
    if (token[i] != 'u') continue;
    if (hex(i + 1) == 'd' && hex(i + 2) >= 'c') return i - 1;
    const bool high = hex(i + 1) == 'd' && hex(i + 2) >= '8';
    i += high ? 10 : 4;  // over its partner, which was there
  }
  return std::string_view::npos;
}

// Few texts have one, or anything that is like one.
bool may_have_exponent(std::string_view text) {
  std::uint8_t any = 0;  // without a branch, many bytes are looked at together
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto letter = static_cast<std::uint8_t>(text[i] | 0x20);
    const auto before = static_cast<std::uint8_t>(text[i - 1] - '0');
    any |= static_cast<std::uint8_t>(letter == 'e') & static_cast<std::uint8_t>(before < 10);
  }
  return any != 0;
}

// A copy of the text with every digit of an exponent made 0. RapidJSON refuses 1e400 although it is
// asked not to convert numbers; that figure is for a check to judge.
std::string with_exponents_masked(std::string_view text) {
  std::string masked(text);
  if (!may_have_exponent(text)) return masked;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if ((c == 'e' || c == 'E') && i > 0 && is_digit(text[i - 1])) {
      if (i + 1 < text.size() && (text[i + 1] == '+' || text[i + 1] == '-')) ++i;
      while (i + 1 < text.size() && is_digit(text[i + 1])) masked[++i] = '0';
    }
  }
  return masked;
}

// Text that is decoded over itself. Of a stream of this kind that is RapidJSON's own it moves a
// copy while it reads a text, and the events could not ask where it is.
struct InPlaceStream : rapidjson::InsituStringStream {
  explicit InPlaceStream(char* text) : rapidjson::InsituStringStream(text) {}
};

// Receives RapidJSON's events.
class Builder {
 public:
  using Ch = char;

  Builder(std::string_view text, const JsonLimits& limits, InPlaceStream& stream, JsonParse& parse)
      : text_(text), limits_(limits), stream_(stream), parse_(parse), cursor_(text) {}

  bool Null() { return scalar(Value::Kind::null, {}); }
  bool Bool(bool value) { return scalar(Value::Kind::boolean, value ? "true" : "false"); }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return scalar(Value::Kind::string, {text, size});
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return scalar(Value::Kind::number, {}); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    Frame& frame = frames_.back();
    frame.name_origin = begin_token();
    end_ = stream_.Tell();
    if (surrogate_is_broken()) return false;
    frame.name = stored({text, size});
    return true;
  }
  bool StartObject() { return open(Value::Kind::object); }
  bool StartArray() { return open(Value::Kind::array); }
  bool EndObject(rapidjson::SizeType) {
    report_duplicates(frames_.back().value.members);
    return close();
  }
  bool EndArray(rapidjson::SizeType) { return close(); }

  // Never called: numbers come raw.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  template <class Number>
  bool Double(Number) {
    return false;
  }

  // Where the token behind the last one that was read starts.
  std::size_t next_token() const {
    constexpr std::string_view between = " \t\r\n,:";
    const std::size_t start = text_.find_first_not_of(between, end_);
    return std::min(start, text_.size());
  }

  void report_duplicates_left() {
    if (duplicates_ <= most_duplicates) return;
    const std::size_t left = duplicates_ - most_duplicates;
    parse_.faults.push_back({.origin = {},
                             .message = {.zh = fmt::format("另有 {} 处名称重复", left),
                                         .en = fmt::format("{} more duplicate names", left)}});
  }

 private:
  struct Frame {
    Value value;
    std::string_view name;  // of the member that is being read
    Origin name_origin;
  };

  Origin begin_token() {
    start_ = next_token();
    cursor_.move_to(start_);
    return cursor_.origin();
  }

  bool refuse(Message message) {
    parse_.faults.push_back({.origin = cursor_.origin(), .message = std::move(message)});
    return false;
  }

  bool count_value() {
    if (++values_ <= limits_.values) return true;
    return refuse({.zh = fmt::format("超过 {} 个值，不再读", limits_.values),
                   .en = fmt::format("more than {} values, not read on", limits_.values)});
  }

  // The current token, without the quotes of a text.
  std::string_view token() const {
    const std::string_view token = text_.substr(start_, end_ - start_);
    return token.starts_with('"') ? token.substr(1, token.size() - 2) : token;
  }

  // The current text: where it stands in the file, unless it was written with escapes, all of which
  // are longer than what they stand for.
  std::string_view stored(std::string_view decoded) {
    const std::string_view written = token();
    return written.size() == decoded.size() ? written : parse_.document.keep(decoded);
  }

  bool surrogate_is_broken() {
    const std::size_t at = lone_low_surrogate(token());
    if (at == std::string_view::npos) return false;
    const std::string_view written = token().substr(at, 6);
    cursor_.move_to(start_ + 1 + at);
    refuse({.zh = fmt::format("代理项 {} 不成对", written),
            .en = fmt::format("unpaired surrogate {}", written)});
    return true;
  }

  bool scalar(Value::Kind kind, std::string_view text) {
    Value value{.kind = kind, .origin = begin_token()};
    end_ = stream_.Tell();
    if (!count_value()) return false;
    switch (kind) {
      case Value::Kind::string:
        if (surrogate_is_broken()) return false;
        value.text = stored(text);
        break;
      case Value::Kind::number: value.text = token(); break;
      default: value.text = text; break;
    }
    attach(std::move(value));
    return true;
  }

  bool open(Value::Kind kind) {
    Value value{.kind = kind, .origin = begin_token()};
    end_ = start_ + 1;
    if (frames_.size() >= static_cast<std::size_t>(limits_.depth)) {
      return refuse({.zh = fmt::format("嵌套超过 {} 层", limits_.depth),
                     .en = fmt::format("nested more than {} levels deep", limits_.depth)});
    }
    if (!count_value()) return false;
    frames_.push_back({.value = std::move(value), .name = {}, .name_origin = {}});
    return true;
  }

  bool close() {
    end_ = next_token() + 1;
    Value value = std::move(frames_.back().value);
    frames_.pop_back();
    attach(std::move(value));
    return true;
  }

  void attach(Value&& value) {
    if (frames_.empty()) {
      parse_.document.root = std::move(value);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.value.kind == Value::Kind::array) {
      frame.value.items.push_back(std::move(value));
    } else {
      frame.value.members.push_back(
          {.name = frame.name, .name_origin = frame.name_origin, .value = std::move(value)});
    }
  }

  void report_duplicates(const std::vector<Member>& members) {
    std::vector<const Member*> sorted;
    sorted.reserve(members.size());
    for (const Member& member : members) sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Member* a, const Member* b) { return a->name < b->name; });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->name == sorted[i - 1]->name) report_duplicate(*sorted[i - 1], *sorted[i]);
    }
  }

  void report_duplicate(const Member& first, const Member& second) {
    if (++duplicates_ > most_duplicates) return;
    constexpr std::size_t longest = 100;
    const std::string_view name = first.name.substr(0, whole_characters(first.name, longest));
    const Origin& before = first.name_origin;
    parse_.faults.push_back(
        {.origin = second.name_origin,
         .message = {.zh = fmt::format("“{}”重复，前一处在第 {} 行第 {} 列", name, before.line,
                                       before.column),
                     .en = fmt::format("duplicate \"{}\", the one before at line {}, column {}",
                                       name, before.line, before.column)}});
  }

  std::string_view text_;
  const JsonLimits& limits_;
  InPlaceStream& stream_;
  JsonParse& parse_;
  TextCursor cursor_;
  std::vector<Frame> frames_;
  std::size_t start_ = 0;  // of the current token
  std::size_t end_ = 0;    // of the token before
  std::size_t values_ = 0;
  std::size_t duplicates_ = 0;
};

void add_syntax_fault(const SyntaxFault& fault, std::string_view text, JsonParse& parse) {
  parse.faults.push_back({.origin = origin_at(text, fault.offset), .message = fault.message});
}

// RapidJSON decodes texts in a copy, over what is written there: to put them together on its stack
// would take most of the time.
void read_kept_text(std::string_view text, const JsonLimits& limits, JsonParse& parse) {
  std::string copy = with_exponents_masked(text);
  InPlaceStream stream(copy.data());
  Builder builder(text, limits, stream, parse);
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                             rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (result.IsError()) {
    if (result.Code() != rapidjson::kParseErrorTermination) {
      add_syntax_fault(syntax_fault(text, result.Code(), result.Offset(), builder.next_token()),
                       text, parse);
    }
  } else if (stream.Tell() < text.size()) {
    // The parser takes a NUL for the end.
    add_syntax_fault(syntax_fault(text, rapidjson::kParseErrorDocumentRootNotSingular,
                                  stream.Tell(), stream.Tell()),
                     text, parse);
  }
  std::stable_sort(parse.faults.begin(), parse.faults.end(),
                   [](const JsonFault& a, const JsonFault& b) {
                     return std::pair(a.origin.line, a.origin.column) <
                            std::pair(b.origin.line, b.origin.column);
                   });
  builder.report_duplicates_left();
}

}  // namespace

JsonParse parse_json(std::string_view text, const JsonLimits& limits) {
  JsonParse parse;
  if (text.size() > limits.bytes) {
    parse.faults.push_back({.origin = {},
                            .message = {.zh = fmt::format("文件有 {} 字节，超过上限 {} 字节",
                                                          text.size(), limits.bytes),
                                        .en = fmt::format("the file has {} bytes, the limit is {}",
                                                          text.size(), limits.bytes)}});
    return parse;
  }
  if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
  if (const std::optional<std::size_t> bad = first_bad_byte(text)) {
    Origin origin = origin_at(text.substr(0, *bad), *bad);
    origin.source = parse.document.keep(origin.source);
    parse.faults.push_back(
        {.origin = origin, .message = {.zh = "此处的字节不是 UTF-8", .en = "not UTF-8 here"}});
    return parse;
  }
  read_kept_text(parse.document.keep(text), limits, parse);
  return parse;
}

}  // namespace gouji
