// One walk over the text, glyph by glyph, that keeps where the clause, the sentence and the year
// that is spoken of began. At a digit the text from there on is folded (schemas/spelling.h), the
// figure taken, and the longest known unit behind it. A comma ends a clause, a full stop, a line or
// a paragraph of web markup a sentence; a year or 上年 holds until the sentence ends or another
// time is named, a comparison (较上年) only for its clause.

#include "checks/prose.h"

#include <algorithm>
#include <array>
#include <optional>

#include "checks/wording.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr std::size_t longest_figure = 64;  // bytes that a figure and its unit may take
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_clause = 90;
constexpr int longest_unit = 5;  // characters

constexpr auto estimates_before =
    std::to_array<std::string_view>({"约", "近", "约为", "大约", "接近", "不足", "逾", "几近"});
constexpr auto estimates_behind =
    std::to_array<std::string_view>({"余", "多", "来", "左右", "上下"});
constexpr auto other_times =
    std::to_array<std::string_view>({"上年", "去年", "上一年", "前年", "往年", "以前年度", "历年",
                                     "次年", "下年", "下一年", "明年", "今后", "未来", "同期"});
constexpr auto this_time =
    std::to_array<std::string_view>({"本年", "今年", "当年", "全年", "年内"});
constexpr auto changes = std::to_array<std::string_view>(
    {"较",   "相比", "同比", "环比", "增长", "增加", "增幅",    "下降",
     "减少", "降低", "降幅", "提高", "提升", "上升", "缩短",    "调增",
     "调减", "追加", "节约", "节省", "超出", "高出", "低于目标"});
constexpr auto comparing = std::to_array<std::string_view>({"较", "比", "与", "同", "对比"});
// Behind a figure: part of a date, a number or a place. 个, 家 and the like are units.
constexpr auto no_quantity = std::to_array<std::string_view>(
    {"年", "月", "日", "号", "时", "点", "届", "级", "楼", "路", "街", "环", "：", ":", "/"});
constexpr auto list_marks = std::to_array<std::string_view>({"、", ".", "．", ")", "）"});

struct SignedComparator {
  std::string_view word;
  Comparator comparator;
};
constexpr auto comparators_before = std::to_array<SignedComparator>({
    {"不低于", Comparator::at_least},
    {"不少于", Comparator::at_least},
    {"至少", Comparator::at_least},
    {"≥", Comparator::at_least},
    {"不超过", Comparator::at_most},
    {"不高于", Comparator::at_most},
    {"不多于", Comparator::at_most},
    {"控制在", Comparator::at_most},
    {"≤", Comparator::at_most},
    {"超过", Comparator::above},
    {"高于", Comparator::above},
    {"多于", Comparator::above},
    {"大于", Comparator::above},
    {"突破", Comparator::above},
    {"低于", Comparator::below},
    {"少于", Comparator::below},
});
constexpr auto comparators_behind = std::to_array<SignedComparator>({
    {"及以上", Comparator::at_least},
    {"以上", Comparator::at_least},
    {"及以下", Comparator::at_most},
    {"以下", Comparator::at_most},
    {"以内", Comparator::at_most},
});

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The longest known unit at the start of a folded text; the text loses it.
std::optional<Unit> take_unit(std::string_view& text) {
  std::array<std::size_t, longest_unit> ends{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < ends.size();) {
    at += glyph_at(text, at).size;
    ends[count++] = at;
  }
  for (; count > 0; --count) {
    const std::string_view word = text.substr(0, ends[count - 1]);
    const auto unit = find_unit(word);
    if (!unit || (!unit->known() && unit->scale == Decimal::whole(1))) continue;
    text.remove_prefix(word.size());
    return unit;
  }
  return std::nullopt;
}

// A year from 1900 on, with or without 年 behind it; not 2000万元.
bool is_year(std::string_view digits) {
  return digits.size() == 4 && is_number(digits) &&
         (digits.starts_with("19") || digits.starts_with("20"));
}

enum class Mark : std::uint8_t { none, clause, sentence };

Mark mark_of(char32_t code) {
  switch (code) {
    case U'，':
    case U'、':
    case U'；':
    case U';':
    case U',':
    case U'\t': return Mark::clause;
    case U'。':
    case U'！':
    case U'？':
    case U'\n':
    case U'\r': return Mark::sentence;
    default: return Mark::none;
  }
}

class Walk {
 public:
  Walk(std::string_view text, std::string_view own_year) : text_(text), own_year_(own_year) {}

  ProseFigures figures() {
    while (at_ < text_.size()) step();
    return std::move(figures_);
  }

 private:
  void step() {
    const Glyph glyph = glyph_at(text_, at_);
    if (glyph.code == '<' && skip_tag()) return;
    if (glyph.code == U'《' && skip_to("》")) return;
    if (glyph.code == U'〔' && skip_to("〕")) return;
    const char32_t code = folded(glyph.code);
    if (code < 0x80 && is_digit(static_cast<char>(code))) {
      take();
      return;
    }
    if (code < 0x80 && is_letter(code)) {
      skip_word();
      return;
    }
    at_ += glyph.size;
    const Mark mark = mark_of(glyph.code);
    if (mark != Mark::none) {
      begin_clause(mark);
    } else if (opens_clause(glyph.code)) {
      begin_clause(Mark::clause);
    }
  }

  // Up to the next mark or figure, as far as it is near.
  std::string_view clause_behind(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin < longest_clause) {
      const Glyph glyph = glyph_at(text_, end);
      const char32_t code = folded(glyph.code);
      if (!is_letter(code) && !is_space(code)) break;
      end += glyph.size;
    }
    return trim(text_.substr(begin, end - begin));
  }

  // A colon or a bracket, unless a figure follows: 支出：500万元, 成交率（87.18%）.
  bool opens_clause(char32_t code) const {
    const bool opens = code == U'：' || code == ':' || code == U'（' || code == '(' ||
                       code == U'）' || code == ')';
    if (!opens || at_ >= text_.size()) return opens;
    const char32_t next = folded(glyph_at(text_, at_).code);
    return !(next < 0x80 && is_digit(static_cast<char>(next)));
  }

  void begin_clause(Mark mark) {
    clause_ = at_;
    if (mark != Mark::sentence) return;
    sentence_begin_ = at_;
    ++sentence_;
    other_time_ = false;
  }

  bool skip_tag() {
    const bool tag =
        at_ + 1 < text_.size() &&
        (text_[at_ + 1] == '/' || is_letter(static_cast<unsigned char>(text_[at_ + 1])));
    const std::size_t end = tag ? text_.find('>', at_) : std::string_view::npos;
    if (end == std::string_view::npos || end - at_ > longest_title) return false;
    at_ = end + 1;
    begin_clause(Mark::sentence);
    return true;
  }

  bool skip_to(std::string_view close) {
    const std::size_t end = text_.substr(0, at_ + longest_title).find(close, at_);
    if (end == std::string_view::npos) return false;
    at_ = end + close.size();
    return true;
  }

  // Letters, and digits that belong to them: A4, GB18030-2, 5G is a figure and a letter.
  void skip_word() {
    while (at_ < text_.size()) {
      const Glyph glyph = glyph_at(text_, at_);
      const char32_t code = folded(glyph.code);
      const bool word = code < 0x80 && (is_letter(code) || is_digit(static_cast<char>(code)) ||
                                        code == '-' || code == '_' || code == '.');
      if (!word) return;
      at_ += glyph.size;
    }
  }

  // Takes what begins with the digit here, a quantity or not.
  void take() {
    const std::size_t line_end = text_.find_first_of("\n\r<", at_);
    std::string_view window = text_.substr(at_, std::min(longest_figure, line_end - at_));
    const Spelling spelling(window);
    std::string_view rest = spelling.view();
    const auto figure = take_figure(rest);
    if (!figure) {
      skip_digits();
      return;
    }
    const std::string_view digits = spelling.view().substr(0, spelling.view().size() - rest.size());
    ProseFigure found{.before = trim(text_.substr(clause_, at_ - clause_)),
                      .lead = text_.substr(sentence_begin_, clause_ - sentence_begin_),
                      .begin = at_,
                      .sentence = sentence_,
                      .figure = *figure};
    std::string_view behind = rest;
    const std::string_view behind_digits = rest;
    found.approximate = take_estimate(behind);
    if (const auto unit = take_unit(behind)) {
      found.unit = *unit;
      const std::string_view read = rest.substr(0, rest.size() - behind.size());
      found.unit.text = spelling.printed(read);
      rest = behind;
    } else if (found.approximate) {
      rest = behind;
    }
    const std::string_view used = spelling.view().substr(0, spelling.view().size() - rest.size());
    found.text = spelling.printed(used);
    found.end = at_ + found.text.size();
    if (note_time(digits, behind_digits) || !is_quantity(found, digits, rest)) {
      at_ = at_ + spelling.printed(digits).size();
      return;
    }
    read_surroundings(found, rest);
    found.after = clause_behind(found.end);
    at_ = found.end;
    figures_.push_back(found);
  }

  void skip_digits() {
    while (at_ < text_.size()) {
      const Glyph glyph = glyph_at(text_, at_);
      const char32_t code = folded(glyph.code);
      const bool digit =
          code < 0x80 && (is_digit(static_cast<char>(code)) || code == ',' || code == '.');
      if (!digit) return;
      at_ += glyph.size;
    }
  }

  static bool take_estimate(std::string_view& rest) {
    for (const std::string_view word : {"余", "多", "来"}) {
      std::string_view behind = rest;
      if (!take_word(behind, word)) continue;
      std::string_view unit = behind;
      if (!take_unit(unit)) return false;
      rest = behind;
      return true;
    }
    return false;
  }

  // 2019年: the time that is spoken of from here on.
  bool note_time(std::string_view digits, std::string_view rest) {
    if (!is_year(digits) || !(rest.starts_with("年") || is_range_sign(rest))) return false;
    const std::string_view before = trim(text_.substr(clause_, at_ - clause_));
    if (word_at_end(before, comparing).empty()) other_time_ = digits != own_year_;
    return true;
  }

  static bool is_range_sign(std::string_view rest) {
    return rest.starts_with("-") || rest.starts_with("~") || rest.starts_with("—") ||
           rest.starts_with("至") || rest.starts_with("到") || rest.starts_with("–");
  }

  bool is_quantity(const ProseFigure& found, std::string_view digits, std::string_view rest) const {
    const std::string_view before = found.before;
    if (before.ends_with("第") || before.ends_with("№")) return false;
    // 12个月 is a time, 12月 is a month; 3年 is a time, 2019年 is a year and was seen.
    if (found.unit.dimension == Dimension::duration) {
      const bool date = found.text.ends_with("月") && !found.text.ends_with("个月");
      const bool day = found.text.ends_with("日") && !found.text.ends_with("工作日");
      return !date && !day;
    }
    if (found.unit.dimension != Dimension::none) return true;
    if (is_number(digits) && digits.size() > 8) return false;  // a telephone, a code
    if (!word_at_start(rest, no_quantity).empty()) return false;
    const bool numbers_list = found.end < text_.size() && is_number(digits) &&
                              !word_at_start(text_.substr(found.end), list_marks).empty() &&
                              (before.empty() || before.ends_with("（") || before.ends_with("("));
    return !numbers_list && !is_year(digits);
  }

  static Comparator comparator_around(std::string_view before, std::string_view behind) {
    for (const SignedComparator& one : comparators_behind) {
      if (behind.starts_with(one.word)) return one.comparator;
    }
    for (const SignedComparator& one : comparators_before) {
      if (before.ends_with(one.word)) return one.comparator;
    }
    return Comparator::none;
  }

  void read_surroundings(ProseFigure& found, std::string_view rest) {
    const std::string_view before = found.before;
    found.approximate = found.approximate || !word_at_end(before, estimates_before).empty() ||
                        !word_at_start(rest, estimates_behind).empty();
    found.comparator = comparator_around(before, rest);
    const std::size_t last = before.size() < 3 ? before.size() : 3;
    const std::string_view joint = before.substr(before.size() - last);
    const bool joined =
        !figures_.empty() && figures_.back().end >= clause_ &&
        is_range_sign(trim(text_.substr(figures_.back().end))) &&
        trim(text_.substr(figures_.back().end, at_ - figures_.back().end)).size() <= 3;
    if (joined) figures_.back().range = true;
    found.range = joined;
    const bool reaches = joint == "至" || joint == "到";
    found.change = !reaches && !word_in(before, changes).empty();
    const bool spoken = !word_in(before, other_times).empty();
    const bool own = !word_in(before, this_time).empty();
    if (own) other_time_ = false;
    found.other_time = !own && (other_time_ || (spoken && !found.change));
    if (spoken && !found.change && !own) other_time_ = true;
  }

  std::string_view text_;
  std::string_view own_year_;
  ProseFigures figures_;
  std::size_t at_ = 0;
  std::size_t clause_ = 0;
  std::size_t sentence_begin_ = 0;
  std::size_t sentence_ = 0;
  bool other_time_ = false;
};

}  // namespace

ProseFigures figures_in(std::string_view text, std::string_view own_year) {
  return Walk(text, own_year).figures();
}

}  // namespace gouji
