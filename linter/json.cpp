// One pass of RapidJSON's event parser builds the document. The parser is iterative, so depth is a
// limit of ours and not of the stack; numbers come as they are written; duplicate keys, which a DOM
// would hide, are looked for when an object closes.
//
// RapidJSON says where a value ends. Where it starts follows from that: behind the token before it
// there are only blanks, commas and colons. Starts come in rising order, so one cursor that moves
// forward knows line and column of each.

#include "linter/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/rapidjson.h"
#include "linter/text_encoding.h"

namespace gouji {
namespace {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) { find_line_end(); }

  // Offsets must not fall.
  Origin advance_to(std::size_t offset) {
    for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
      if (text_[offset_] == '\n') {
        ++line_;
        column_ = 1;
        line_start_ = offset_ + 1;
        find_line_end();
      } else if ((static_cast<unsigned char>(text_[offset_]) & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
    return {.line = line_,
            .column = column_,
            .source = text_.substr(line_start_, line_end_ - line_start_)};
  }
  std::size_t offset() const { return offset_; }

 private:
  void find_line_end() {
    line_end_ = std::min(text_.find('\n', line_start_), text_.size());
    if (line_end_ > line_start_ && text_[line_end_ - 1] == '\r') --line_end_;
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t line_start_ = 0;
  std::size_t line_end_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

Origin origin_at(std::string_view text, std::size_t offset) {
  return Cursor(text).advance_to(offset);
}

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Receives RapidJSON's events.
class Builder {
 public:
  using Ch = char;

  Builder(std::string_view text, const JsonLimits& limits, Document& document,
          std::vector<JsonFault>& faults)
      : text_(text), limits_(limits), document_(document), faults_(faults), cursor_(text) {}

  void set_stream(const rapidjson::MemoryStream* stream) { stream_ = stream; }

  bool Null() { return scalar(Value::Kind::null, {}); }
  bool Bool(bool value) { return scalar(Value::Kind::boolean, value ? "true" : "false"); }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return scalar(Value::Kind::string, {text, size});
  }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    return scalar(Value::Kind::number, {text, size});
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    Frame& frame = frames_.back();
    frame.name_origin = begin_token();
    end_ = stream_->Tell();
    frame.name = stored({text, size});
    return true;
  }
  bool StartObject() { return open(Value::Kind::object); }
  bool StartArray() { return open(Value::Kind::array); }
  bool EndObject(rapidjson::SizeType) {
    report_duplicates(frames_.back().value);
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

 private:
  struct Frame {
    Value value;
    std::string_view name;   // of the member that is being read
    Origin name_origin;
  };

  Origin begin_token() {
    std::size_t start = end_;
    while (start < text_.size() &&
           (is_blank_byte(text_[start]) || text_[start] == ',' || text_[start] == ':')) {
      ++start;
    }
    start_ = start;
    return cursor_.advance_to(start);
  }

  bool count_value() {
    if (++values_ <= limits_.values) return true;
    return refuse({.zh = fmt::format("超过 {} 个值，不再读", limits_.values),
                   .en = fmt::format("more than {} values, not read on", limits_.values)});
  }

  bool scalar(Value::Kind kind, std::string_view text) {
    Value value{.kind = kind, .origin = begin_token()};
    end_ = stream_->Tell();
    if (!count_value()) return false;
    value.text = kind == Value::Kind::boolean ? text : stored(text);
    attach(std::move(value));
    return true;
  }

  // The text of the current token: where it stands in the file, unless it was written with escapes.
  std::string_view stored(std::string_view decoded) {
    std::string_view token = text_.substr(start_, end_ - start_);
    if (token.starts_with('"')) token = token.substr(1, token.size() - 2);
    return token == decoded ? token : document_.keep(decoded);
  }

  bool open(Value::Kind kind) {
    Value value{.kind = kind, .origin = begin_token()};
    end_ = start_ + 1;
    if (frames_.size() >= static_cast<std::size_t>(limits_.depth)) {
      return refuse({.zh = fmt::format("嵌套超过 {} 层", limits_.depth),
                     .en = fmt::format("nested more than {} levels deep", limits_.depth)});
    }
    if (!count_value()) return false;
    frames_.push_back({.value = std::move(value)});
    return true;
  }

  bool close() {
    begin_token();
    end_ = start_ + 1;
    Value value = std::move(frames_.back().value);
    frames_.pop_back();
    attach(std::move(value));
    return true;
  }

  void attach(Value&& value) {
    if (frames_.empty()) {
      document_.root = std::move(value);
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

  bool refuse(Message message) {
    faults_.push_back({.origin = cursor_.advance_to(cursor_.offset()),
                       .message = std::move(message)});
    return false;
  }

  void report_duplicates(const Value& object) {
    std::vector<const Member*> sorted;
    sorted.reserve(object.members.size());
    for (const Member& member : object.members) sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Member* a, const Member* b) { return a->name < b->name; });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->name != sorted[i - 1]->name) continue;
      const Origin& first = sorted[i - 1]->name_origin;
      faults_.push_back({.origin = sorted[i]->name_origin,
                         .message = {.zh = fmt::format("“{}”重复，前一处在第 {} 行第 {} 列",
                                                       sorted[i]->name, first.line, first.column),
                                     .en = fmt::format("duplicate \"{}\", first at line {}, column {}",
                                                       sorted[i]->name, first.line,
                                                       first.column)}});
    }
  }

  std::string_view text_;
  const JsonLimits& limits_;
  Document& document_;
  std::vector<JsonFault>& faults_;
  Cursor cursor_;
  const rapidjson::MemoryStream* stream_ = nullptr;
  std::vector<Frame> frames_;
  std::size_t start_ = 0;    // of the current token
  std::size_t end_ = 0;      // of the token before
  std::size_t values_ = 0;
};

Message message_for(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty: return {.zh = "文件是空的", .en = "the file is empty"};
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return {.zh = "表单之后还有内容", .en = "something follows the form"};
    case rapidjson::kParseErrorValueInvalid:
      return {.zh = "此处应为一个值", .en = "a value is expected here"};
    case rapidjson::kParseErrorObjectMissName:
      return {.zh = "此处应为加引号的名称", .en = "a name in quotes is expected here"};
    case rapidjson::kParseErrorObjectMissColon:
      return {.zh = "名称之后缺少冒号", .en = "a colon is missing after the name"};
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return {.zh = "缺少逗号或右花括号", .en = "a comma or } is missing"};
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return {.zh = "缺少逗号或右方括号", .en = "a comma or ] is missing"};
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return {.zh = "\\u 之后应为四位十六进制数", .en = "\\u needs four hexadecimal digits"};
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return {.zh = "\\u 代理对不完整", .en = "an incomplete \\u surrogate pair"};
    case rapidjson::kParseErrorStringEscapeInvalid:
      return {.zh = "反斜杠之后的字符不成转义", .en = "an unknown escape"};
    case rapidjson::kParseErrorStringMissQuotationMark:
      return {.zh = "文本没有右引号，或含有控制字符",
              .en = "text without a closing quote, or with a control character"};
    case rapidjson::kParseErrorNumberMissFraction:
      return {.zh = "小数点之后没有数字", .en = "no digits after the point"};
    case rapidjson::kParseErrorNumberMissExponent:
      return {.zh = "指数没有数字", .en = "an exponent without digits"};
    default: return {.zh = "不是 JSON", .en = "not JSON"};
  }
}

}  // namespace

JsonParse parse_json(std::string_view text, const JsonLimits& limits) {
  JsonParse parse;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() > limits.bytes) {
    parse.faults.push_back(
        {.message = {.zh = fmt::format("文件有 {} 字节，超过上限 {}", text.size(), limits.bytes),
                     .en = fmt::format("the file has {} bytes, the limit is {}", text.size(),
                                       limits.bytes)}});
    return parse;
  }
  if (std::optional<std::size_t> bad = first_bad_byte(text)) {
    parse.faults.push_back({.origin = origin_at(text, *bad),
                            .message = {.zh = "此处的字节不是 UTF-8", .en = "not UTF-8 here"}});
    return parse;
  }
  text = parse.document.keep(text);
  Builder builder(text, limits, parse.document, parse.faults);
  rapidjson::MemoryStream stream(text.data(), text.size());
  builder.set_stream(&stream);
  rapidjson::Reader reader;
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (result.IsError()) {
    if (result.Code() != rapidjson::kParseErrorTermination) {
      parse.faults.push_back(
          {.origin = origin_at(text, result.Offset()), .message = message_for(result.Code())});
    }
  } else if (stream.Tell() < text.size()) {
    // The parser takes a NUL for the end.
    parse.faults.push_back(
        {.origin = origin_at(text, stream.Tell()),
         .message = message_for(rapidjson::kParseErrorDocumentRootNotSingular)});
  }
  std::stable_sort(parse.faults.begin(), parse.faults.end(),
                   [](const JsonFault& a, const JsonFault& b) {
                     return std::pair(a.origin.line, a.origin.column) <
                            std::pair(b.origin.line, b.origin.column);
                   });
  return parse;
}

}  // namespace gouji
