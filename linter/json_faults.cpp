// RapidJSON tells a code and the byte at which it gave up. That byte is often not where the slip
// is: a quote that was never closed is noticed at the end of the line, a word such as TRUE at its
// first wrong letter. So the place is moved to the start of the word or text, and what stands there
// is looked at to name the usual slips: a comma too many, a comment, NaN, a unit behind a number.

#include "linter/json_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace gouji {
namespace {

constexpr std::size_t longest_shown = 40;  // bytes of a word

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Letters, digits and signs of numbers; also every character that is not ASCII.
bool is_word_byte(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
  const bool number = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == '%';
  return letter || number || static_cast<unsigned char>(c) >= 0x80U;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == '\x7F';
}

// The word around or right before an offset.
struct Word {
  std::size_t begin = 0;
  std::string_view text;
};

Word word_at(std::string_view text, std::size_t offset) {
  std::size_t begin = std::min(offset, text.size());
  std::size_t end = begin;
  while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  return {.begin = begin, .text = text.substr(begin, end - begin)};
}

std::string shortened(std::string_view text) {
  if (text.size() <= longest_shown) return std::string(text);
  std::size_t end = longest_shown;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

char last_before(std::string_view text, std::size_t offset) {
  while (offset > 0 && is_blank_byte(text[offset - 1])) --offset;
  return offset > 0 ? text[offset - 1] : '\0';
}

// What was found instead of what should be there.
Message found_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {.zh = "文件到此结束", .en = "the file ends here"};
  const char c = text[offset];
  if (is_control(c)) {
    return {
        .zh = fmt::format("实为控制字符 U+{:04X}", static_cast<unsigned char>(c)),
        .en = fmt::format("found the control character U+{:04X}", static_cast<unsigned char>(c))};
  }
  const std::string_view word = word_at(text, offset).text;
  const std::string shown = word.empty() ? std::string(1, c) : shortened(word);
  return {.zh = fmt::format("实为“{}”", shown), .en = fmt::format("found \"{}\"", shown)};
}

SyntaxFault expected(std::string_view text, std::size_t offset, std::string_view zh,
                     std::string_view en) {
  const Message found = found_at(text, offset);
  return {.offset = offset,
          .message = {.zh = fmt::format("此处应为{}，{}", zh, found.zh),
                      .en = fmt::format("{} expected here, {}", en, found.en)}};
}

SyntaxFault not_a_value(const Word& word) {
  const std::string shown = shortened(word.text);
  return {.offset = word.begin,
          .message = {.zh = fmt::format("“{}”不是 JSON 的值：文本要加引号，数只写数字", shown),
                      .en = fmt::format("\"{}\" is no JSON value: text is quoted, a number is "
                                        "digits only",
                                        shown)}};
}

// Slips that look the same to every rule of the grammar.
bool usual_slip(std::string_view text, std::size_t offset, SyntaxFault& fault) {
  const std::string_view here = text.substr(std::min(offset, text.size()));
  if (here.starts_with("//") || here.starts_with("/*")) {
    fault = {.offset = offset, .message = {.zh = "JSON 没有注释", .en = "JSON has no comments"}};
    return true;
  }
  if (here.starts_with('\'') || here.starts_with("“") || here.starts_with("”")) {
    fault = {.offset = offset,
             .message = {.zh = "引号应为半角双引号 \"", .en = "the quote is to be \""}};
    return true;
  }
  const bool closes = here.starts_with(']') || here.starts_with('}');
  if (closes && last_before(text, offset) == ',') {
    fault = {.offset = offset,
             .message = {.zh = "最后一项之后多了逗号", .en = "a comma behind the last item"}};
    return true;
  }
  return false;
}

SyntaxFault value_invalid(std::string_view text, std::size_t offset) {
  SyntaxFault slip;
  if (usual_slip(text, offset, slip)) return slip;
  const Word word = word_at(text, offset);
  if (!word.text.empty()) return not_a_value(word);
  return expected(text, offset, "一个值", "a value");
}

// After a complete value: 007, 12万 and 1.2.3 stop the parser in the middle of a word.
SyntaxFault separator_missing(std::string_view text, std::size_t offset, std::string_view zh,
                              std::string_view en) {
  SyntaxFault slip;
  if (usual_slip(text, offset, slip)) return slip;
  const Word word = word_at(text, offset);
  if (word.begin < offset && word.begin + word.text.size() > offset) return not_a_value(word);
  return expected(text, offset, zh, en);
}

SyntaxFault text_broken(std::string_view text, std::size_t offset, std::size_t token) {
  const char c = offset < text.size() ? text[offset] : '\n';
  if (c == '\n' || c == '\r') {
    return {.offset = token,
            .message = {.zh = "文本没有右引号", .en = "the text has no closing quote"}};
  }
  if (c == '\\') {
    const std::string_view escape = text.substr(offset, 2);
    const bool shows = escape.size() == 2 && escape[1] > ' ' && escape[1] < '\x7F';
    return {.offset = offset,
            .message = {.zh = shows ? fmt::format("JSON 没有转义“{}”", escape)
                                    : std::string("反斜杠之后的字符不成转义"),
                        .en = shows ? fmt::format("JSON has no escape \"{}\"", escape)
                                    : std::string("what follows the backslash is no escape")}};
  }
  const auto code = static_cast<unsigned char>(c);
  return {.offset = offset,
          .message = {.zh = fmt::format("文本中有控制字符 U+{:04X}，应写成 \\u{:04x}", code, code),
                      .en = fmt::format("a control character U+{:04X} in text, to be written "
                                        "\\u{:04x}",
                                        code, code)}};
}

}  // namespace

SyntaxFault syntax_fault(std::string_view text, rapidjson::ParseErrorCode code, std::size_t offset,
                         std::size_t token) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      if (offset >= text.size()) {
        return {.offset = offset, .message = {.zh = "文件是空的", .en = "the file is empty"}};
      }
      return expected(text, offset, "一个值", "a value");
    case rapidjson::kParseErrorDocumentRootNotSingular: {
      const Message found = found_at(text, offset);
      return {
          .offset = offset,
          .message = {.zh = fmt::format("表单结束之后还有内容，{}", found.zh),
                      .en = fmt::format("something follows the end of the form, {}", found.en)}};
    }
    case rapidjson::kParseErrorValueInvalid: return value_invalid(text, offset);
    case rapidjson::kParseErrorObjectMissName: {
      SyntaxFault slip;
      if (usual_slip(text, offset, slip)) return slip;
      return expected(text, offset, "加引号的项名", "a name in quotes");
    }
    case rapidjson::kParseErrorObjectMissColon: return expected(text, offset, "冒号", "a colon");
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return separator_missing(text, offset, "逗号或 }", "a comma or }");
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return separator_missing(text, offset, "逗号或 ]", "a comma or ]");
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return {.offset = offset,
              .message = {.zh = "\\u 之后应为四位十六进制数",
                          .en = "\\u is to be followed by four hexadecimal digits"}};
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return {.offset = offset,
              .message = {.zh = fmt::format("代理项 {} 不成对", text.substr(offset, 6)),
                          .en = fmt::format("unpaired surrogate {}", text.substr(offset, 6))}};
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringMissQuotationMark: return text_broken(text, offset, token);
    case rapidjson::kParseErrorNumberTooBig:
      return {.offset = offset,
              .message = {.zh = "数的位数过多", .en = "a number with too many digits"}};
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent: return not_a_value(word_at(text, offset));
    default: return {.offset = offset, .message = {.zh = "不是 JSON", .en = "this is not JSON"}};
  }
}

}  // namespace gouji
