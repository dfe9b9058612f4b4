// Markup and placeholders. A tag counts only with the name of an HTML element (or a prefixed one,
// as word processors write), because prose also holds <5% and 《》 and A<B. A run of X, × or *
// counts only where the words around it make it a gap to fill: a comparator before it, or a unit
// after it, or nothing else in the cell.

#include "checks/text_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "checks/wording.h"
#include "schemas/han.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr std::size_t longest_tag = 2000;

constexpr WordSet elements = std::to_array<std::string_view>(
    {"a",       "article", "b",     "big",   "blockquote", "body",   "br",      "button",
     "caption", "center",  "code",  "col",   "colgroup",   "dd",     "del",     "div",
     "dl",      "dt",      "em",    "font",  "footer",     "form",   "h1",      "h2",
     "h3",      "h4",      "h5",    "h6",    "head",       "header", "hr",      "html",
     "i",       "iframe",  "img",   "input", "ins",        "label",  "li",      "link",
     "meta",    "ol",      "p",     "pre",   "s",          "script", "section", "small",
     "span",    "strong",  "style", "sub",   "sup",        "table",  "tbody",   "td",
     "th",      "thead",   "tr",    "u",     "ul"});

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view name_at_start(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (is_ascii_letter(text[size]) || is_digit(text[size]) || text[size] == ':')) {
    ++size;
  }
  return text.substr(0, size);
}

bool is_element(std::string_view name) {
  if (name.empty() || !is_ascii_letter(name.front())) return false;
  if (name.find(':') != std::string_view::npos) return true;  // o:p, w:r
  std::string small(name);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(elements.begin(), elements.end(), small) != elements.end();
}

// The tag or comment that starts here; empty when none does. A tag that is cut off at the end of
// the text counts when it has an attribute.
std::string_view tag_at(std::string_view text) {
  text = text.substr(0, longest_tag);
  if (text.starts_with("<!--")) {
    std::size_t end = text.find("-->");
    return end == std::string_view::npos ? text : text.substr(0, end + 3);
  }
  const std::size_t begin = text.starts_with("</") ? 2 : 1;
  const std::string_view name = name_at_start(text.substr(begin));
  if (!is_element(name)) return {};
  const std::size_t after = begin + name.size();
  if (after == text.size()) return {};
  if (std::string_view(" \t\r\n/>").find(text[after]) == std::string_view::npos) return {};
  // <A>类 is a class, <b>重点</b> is markup; <p> alone is common.
  const bool letter_alone = name.size() == 1 && begin == 1 && text[after] == '>';
  if (letter_alone && name != "p" && name != "P" &&
      text.find(std::string("</") += name) == std::string_view::npos) {
    return {};
  }
  const std::size_t end = text.find_first_of("<>", after);
  if (end != std::string_view::npos && text[end] == '>') return text.substr(0, end + 1);
  if (end != std::string_view::npos) return {};
  return text.find("=\"", after) != std::string_view::npos ? text : std::string_view();
}

// &nbsp; &#160; &#xA0;
std::string_view reference_at(std::string_view text) {
  constexpr std::size_t longest = 12;
  const std::size_t end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 3) return {};
  std::string_view name = text.substr(1, end - 1);
  const bool number = name.front() == '#';
  if (number) name.remove_prefix(1);
  const bool plain = std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (number && (is_digit(c) || is_ascii_letter(c)));
  });
  return plain ? text.substr(0, end + 1) : std::string_view();
}

constexpr WordSet gap_signs = std::to_array<std::string_view>(
    {"X", "x", "Ｘ", "ｘ", "×", "*", "＊", "○", "〇", "□", "▲", "△"});
constexpr WordSet comparators = std::to_array<std::string_view>(
    {"≥", "≤", "=", "＝", ">", "<", "＞", "＜", "不少于", "不低于", "不超过", "达到"});
constexpr WordSet gap_nouns = std::to_array<std::string_view>(
    {"%",    "％",   "‰",    "个",     "次",     "项",   "件",   "套",   "份",
     "篇",   "公里", "千米", "亩",     "吨",     "小时", "人次", "万元", "亿元",
     "万人", "万户", "万亩", "家企业", "家单位", "项目", "指标", "工程"});
// Units that names begin with as well (××人民医院, XX万达广场) end the clause, or they are none.
constexpr WordSet ambiguous_units = std::to_array<std::string_view>(
    {"人", "家", "户", "万", "亿", "元", "场", "台", "批", "天", "年", "月", "日"});
// Signs that prose uses for other things than gaps (bullets, lists, zero) need a comparator.
constexpr WordSet bullets = std::to_array<std::string_view>({"○", "〇", "▲", "△"});

bool is_ascii_word(char c) {
  return is_ascii_letter(c) || is_digit(c);
}

// Looking back no further keeps the search linear in the length of the text.
constexpr std::size_t near = 300;

std::string_view last_of(std::string_view text, std::size_t size) {
  return text.substr(text.size() - std::min(text.size(), size));
}

bool is_gap(std::string_view before, std::string_view run, std::string_view after, int count) {
  const bool alone = trim(before).empty() && trim(after).empty();
  if (count >= 2 && alone) return true;
  if (!word_at_end(before, comparators).empty()) return count >= 2;
  if (!word_at_start(run, bullets).empty() || count < 2) return false;
  // The second mark of **bold** words.
  if (run.front() == '*' && last_of(before, near).find("**") != std::string_view::npos) {
    return false;
  }
  const bool year = before.ends_with("20") && after.starts_with("年");
  if (year) return true;
  if (!before.empty() && is_ascii_word(before.back())) return false;
  if (!after.empty() && is_ascii_word(after.front())) return false;
  if (!word_at_start(after, gap_nouns).empty()) return true;
  const std::string_view unit = word_at_start(after, ambiguous_units);
  if (unit.empty()) return false;
  return after.size() == unit.size() || !is_letter(glyph_at(after, unit.size()).code);
}

std::size_t start_of_last_glyph(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
  return start;
}

// Whether a gap to fill may begin here: two signs of one kind or more.
bool begins_gap(std::string_view text) {
  if (starts_han(text.front())) return false;
  const std::string_view sign = word_at_start(text, gap_signs);
  return !sign.empty() && text.substr(sign.size()).starts_with(sign);
}

// Whether no letter stands before.
bool begins_clause(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  return !is_letter(glyph_at(text, start_of_last_glyph(text.substr(0, at))).code);
}

// Most text has neither of the two signs.
bool may_have_markup(std::string_view text) {
  const std::size_t begin = end_of_han(text, 0);  // of a name, often all of it
  return text.find('<', begin) != std::string_view::npos ||
         text.find('&', begin) != std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> all_markup(std::string_view text) {
  std::vector<std::string_view> pieces;
  if (!may_have_markup(text)) return pieces;
  for (std::size_t i = text.find_first_of("<&"); i != std::string_view::npos;
       i = text.find_first_of("<&", i)) {
    const std::string_view rest = text.substr(i);
    const std::string_view found = rest.front() == '<' ? tag_at(rest) : reference_at(rest);
    if (!found.empty()) pieces.push_back(found);
    i += std::max<std::size_t>(found.size(), 1);
  }
  return pieces;
}

Markup markup_in(std::string_view text) {
  if (!may_have_markup(text)) return {};
  const std::vector<std::string_view> pieces = all_markup(text);
  if (pieces.empty()) return {};
  return {.first = pieces.front(), .count = static_cast<int>(pieces.size())};
}

std::string_view placeholder_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view sign = word_at_start(text.substr(i), gap_signs);
    if (sign.empty()) {
      i += glyph_at(text, i).size;
      continue;
    }
    std::size_t end = i;
    int count = 0;
    for (; text.substr(end).starts_with(sign); end += sign.size()) ++count;
    const std::string_view run = text.substr(i, end - i);
    if (is_gap(text.substr(0, i), run, text.substr(end), count)) return run;
    i = end;
  }
  return {};
}

bool has_prompt(std::string_view text, std::string_view prompt) {
  if (prompt.empty()) return false;
  const bool word = is_letter(glyph_at(prompt, 0).code);
  for (std::size_t i = text.find(prompt); i != std::string_view::npos;
       i = text.find(prompt, i + prompt.size())) {
    if (!word || begins_clause(text, i)) return true;
  }
  return false;
}

namespace {

// Buckets of PromptSearch::sieve_. Gaps share three by how their signs begin, so that neither the
// marks of prose nor those of JSON look like one of them.
constexpr int tag_bucket = 0;
constexpr int wide_digit_bucket = 1;
constexpr int ascii_bucket = 2;
constexpr int shape_bucket = 3;
constexpr int other_gap_bucket = 4;
static_assert(other_gap_bucket < Prompts::first_bucket);
constexpr std::uint8_t looked_at = 0xFD;  // places of all but digits, which are in no other bucket

constexpr int bucket_of_gap(std::string_view sign) {
  if (sign.size() == 1) return ascii_bucket;
  return sign.front() == '\xE2' ? shape_bucket : other_gap_bucket;
}

// What any template is searched for.
constexpr ByteSieve common_sieve = [] {
  ByteSieve sieve;
  sieve.add("<", tag_bucket);
  sieve.add("&", ascii_bucket);
  for (const std::string_view digit :
       {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"}) {
    sieve.add(digit, wide_digit_bucket);
  }
  for (const std::string_view sign : gap_signs) {
    std::array<char, 8> twice{};
    std::copy(sign.begin(), sign.end(), twice.begin());
    std::copy(sign.begin(), sign.end(), twice.begin() + static_cast<std::ptrdiff_t>(sign.size()));
    sieve.add({twice.data(), 2 * sign.size()}, bucket_of_gap(sign));
  }
  return sieve;
}();

}  // namespace

PromptSearch::PromptSearch(const Prompts& prompts) : prompts_(prompts), sieve_(common_sieve) {
  sieve_.add(prompts.sieve());
}

template <class Begins>
TextSigns PromptSearch::search(std::string_view text, const Begins& prompt_begins) const {
  bool markup = false;
  bool prompt = false;
  const unsigned met = sieve_.for_each_place(text, looked_at, [&](std::size_t at) {
    const char byte = text[at];
    markup = markup || byte == '<' || byte == '&';
    const bool inside = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    if (prompt || inside) return;
    prompt =
        prompts_.any_at(text, at, [&](std::string_view one) { return prompt_begins(one, at); }) ||
        begins_gap(text.substr(at));
  });
  const bool wide_digits = (met & 1U << static_cast<unsigned>(wide_digit_bucket)) != 0;
  return TextSigns((markup ? TextSigns::markup_bit : 0U) | (prompt ? TextSigns::prompt_bit : 0U) |
                   (wide_digits ? TextSigns::wide_digit_bit : 0U));
}

TextSigns PromptSearch::signs_of(std::string_view text) const {
  return search(text, [&](std::string_view prompt, std::size_t at) {
    return !is_letter(glyph_at(prompt, 0).code) || begins_clause(text, at);
  });
}

// What stands before a prompt may be no part of its text.
TextSigns PromptSearch::signs_among(std::string_view bytes) const {
  return search(bytes, [](std::string_view /*prompt*/, std::size_t /*at*/) { return true; });
}

std::string_view PromptSearch::find_in(std::string_view text) const {
  if (!signs_of(text).prompt()) return {};
  for (const std::string& prompt : prompts_) {
    if (has_prompt(text, prompt)) return prompt;
  }
  return placeholder_in(text);
}

std::string_view numbered_prompt(std::string_view name) {
  constexpr std::string_view dots = "……";
  constexpr std::string_view indicator = "指标";
  if (name == dots || name == "…" || name == "...") return name;
  if (!name.starts_with(indicator)) return {};
  std::size_t end = indicator.size();
  while (end < name.size() && is_digit(name[end])) ++end;
  if (end == indicator.size()) return {};
  const std::string_view rest = trim(name.substr(end));
  for (std::string_view colon : {"：", ":"}) {
    if (rest.starts_with(colon)) return name.substr(0, end);
  }
  return rest.empty() ? name : std::string_view();
}

}  // namespace gouji
