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
#include "schemas/han.h"
#include "schemas/spelling.h"
#include "schemas/text_edges.h"

namespace gouji {
namespace {

constexpr std::size_t longest_figure = 64;  // bytes that a figure and its unit may take
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_clause = 90;
constexpr int longest_unit = 5;  // characters

constexpr WordSet estimates_before =
    std::to_array<std::string_view>({"约", "近", "约为", "大约", "接近", "不足", "逾", "几近"});
constexpr WordSet estimates_of_digits = std::to_array<std::string_view>({"余", "多", "来"});
constexpr WordSet estimates_behind =
    std::to_array<std::string_view>({"余", "多", "来", "左右", "上下"});
// Words of another time, of this year, and of a change.
constexpr WordSet times = std::to_array<std::string_view>(
    {"上年",   "去年", "上一年", "前年", "往年", "以前年度", "历年", "次年", "下年",
     "下一年", "明年", "今后",   "未来", "同期", "本年",     "今年", "当年", "全年",
     "年内",   "较",   "相比",   "同比", "环比", "增长",     "增加", "增幅", "下降",
     "减少",   "降低", "降幅",   "提高", "提升", "上升",     "缩短", "调增", "调减",
     "追加",   "节约", "节省",   "超出", "高出", "低于目标"});
constexpr std::uint64_t other_times = times.bits("上年", "同期");
constexpr std::uint64_t this_time = times.bits("本年", "年内");
constexpr std::uint64_t changes = times.bits("较", "低于目标");
constexpr WordSet comparing = std::to_array<std::string_view>({"较", "比", "与", "同", "对比"});
// Behind a figure: part of a date, a number or a place. 个, 家 and the like are units.
constexpr WordSet no_quantity = std::to_array<std::string_view>(
    {"年", "月", "日", "号", "时", "点", "届", "级", "楼", "路", "街", "环", "：", ":", "/"});
constexpr WordSet list_marks = std::to_array<std::string_view>({"、", ".", "．", ")", "）"});

constexpr WordSet comparators_before = std::to_array<std::string_view>(
    {"不低于", "不少于", "至少", "≥", "不超过", "不高于", "不多于", "控制在", "≤", "超过", "高于",
     "多于", "大于", "突破", "低于", "少于"});
constexpr auto meaning_of_comparators_before = std::to_array<Comparator>(
    {Comparator::at_least, Comparator::at_least, Comparator::at_least, Comparator::at_least,
     Comparator::at_most, Comparator::at_most, Comparator::at_most, Comparator::at_most,
     Comparator::at_most, Comparator::above, Comparator::above, Comparator::above,
     Comparator::above, Comparator::above, Comparator::below, Comparator::below});
constexpr WordSet comparators_behind =
    std::to_array<std::string_view>({"及以上", "以上", "及以下", "以下", "以内"});
constexpr auto meaning_of_comparators_behind =
    std::to_array<Comparator>({Comparator::at_least, Comparator::at_least, Comparator::at_most,
                               Comparator::at_most, Comparator::at_most});

// Words around a figure that do not say what it counts.
constexpr WordSet filling = std::to_array<std::string_view>(
    {"截至",   "年底",   "年末",   "本年度", "本年", "今年", "当年", "全年", "年度",
     "年",     "本项目", "该项目", "项目",   "累计", "合计", "总计", "共计", "共",
     "总",     "已",     "均",     "实际",   "实现", "完成", "达到", "达成", "达",
     "开展",   "组织",   "约为",   "约",     "为",   "是",   "了",   "在",   "其",
     "不低于", "不少于", "不超过", "至少",   "超过", "高于", "控制", "：",   ":",
     "（",     "(",      "“",      "”",      "\"",   "=",    "≥",    "≤",    "率为"});

std::string_view without_at_end(std::string_view text) {
  for (;;) {
    if (!surely_ends(text)) text = trim(text);
    const std::string_view word = word_at_end(text, filling);
    if (word.empty()) return text;
    text.remove_suffix(word.size());
  }
}

std::string_view without_at_start(std::string_view text) {
  for (;;) {
    if (!surely_begins(text)) text = trim(text);
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
    const std::string_view word = word_at_start(text, filling);
    if (word.empty()) return text;
    text.remove_prefix(word.size());
  }
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The longest known unit at the start of a folded text; the text loses it. False: there is none.
bool take_unit(std::string_view& text, Unit& unit) {
  std::array<std::size_t, longest_unit> ends{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < ends.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.code == U'，' || glyph.code == U'。' || glyph.code == U'、') break;  // of no unit
    at += glyph.size;
    ends[count++] = at;
  }
  for (; count > 0; --count) {
    const std::string_view word = text.substr(0, ends[count - 1]);
    const auto listed = find_listed_unit(word);
    if (!listed || (!listed->known() && listed->scale == Decimal::whole(1))) continue;
    text.remove_prefix(word.size());
    unit = *listed;
    return true;
  }
  return false;
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

std::size_t end_of_line(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != '\n' && text[end] != '\r' && text[end] != '<') ++end;
  return end;
}

class Walk {
 public:
  Walk(std::string_view text, std::string_view own_year, std::pmr::memory_resource* memory)
      : text_(text), own_year_(own_year), figures_(memory) {
    constexpr std::size_t usual = 8;
    figures_.reserve(usual);
  }

  ProseFigures figures() {
    for (;;) {
      at_ = end_of_han(text_, at_);  // neither marks nor figures
      if (at_ >= text_.size()) return std::move(figures_);
      step();
    }
  }

 private:
  void step() {
    const Glyph glyph = glyph_at(text_, at_);
    if (const Mark mark = mark_of(glyph.code); mark != Mark::none) {
      at_ += glyph.size;
      begin_clause(mark);
      return;
    }
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
    if (opens_clause(glyph.code)) begin_clause(Mark::clause);
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
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const bool ascii = static_cast<unsigned char>(next) < 0x80;
    const bool tag = next == '/' || (ascii && is_letter(static_cast<unsigned char>(next)));
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
    std::string_view window = text_.substr(at_, longest_figure);
    if (const auto plain = plain_figure(window)) {
      const auto as_printed = [](std::string_view part) { return part; };
      take(*plain, as_printed);
      return;
    }
    window = window.substr(0, end_of_line(window));
    const Spelling spelling(window);
    std::string_view rest = spelling.view();
    const auto figure = take_figure(rest);
    if (!figure) {
      skip_digits();
      return;
    }
    const std::string_view digits = spelling.view().substr(0, spelling.view().size() - rest.size());
    take({.figure = *figure, .digits = digits, .rest = rest},
         [&](std::string_view part) { return spelling.printed(part); });
  }

  // A figure at the start of a text, folded: its digits and what follows them.
  struct Start {
    Decimal figure;
    std::string_view digits;
    std::string_view rest;
  };

  // Of text that needs no folding as far as anything looks behind a figure: ASCII digits, then
  // Han, letters and a mark. Empty where it may need some.
  static std::optional<Start> plain_figure(std::string_view window) {
    constexpr std::size_t most_digits = 15;
    constexpr int looked_at = 8;  // characters behind the figure, or up to the first mark
    std::int64_t number = 0;
    int places = 0;
    std::size_t digits = 0;
    std::size_t at = 0;
    for (bool fraction = false; at < window.size(); ++at) {
      if (is_digit(window[at])) {
        number = number * 10 + (window[at] - '0');
        places += fraction ? 1 : 0;
        if (++digits > most_digits) return std::nullopt;
      } else if (window[at] == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (digits == 0 || !is_digit(window[at - 1]) || places > Decimal::max_scale) {
      return std::nullopt;
    }
    std::size_t end = at;
    for (int count = 0; count < looked_at && end < window.size(); ++count) {
      const Glyph glyph = glyph_at(window, end);
      const bool line_ends = glyph.code == '\n' || glyph.code == '\r' || glyph.code == '<';
      if (line_ends) window = window.substr(0, end);
      const bool mark =
          glyph.code == U'。' || glyph.code == U'、' || (end > at && glyph.code == U'，');
      if (mark || line_ends) break;
      const bool plain = is_common_han(glyph.code) || glyph.code == '%' || is_letter(glyph.code) ||
                         (glyph.code < 0x80 && is_digit(static_cast<char>(glyph.code)));
      if (!plain || folded(glyph.code) != glyph.code) return std::nullopt;
      end += glyph.size;
    }
    return Start{.figure = Decimal(number, places),
                 .digits = window.substr(0, at),
                 .rest = window.substr(at)};
  }

  // printed: a part of the folded text as it stands in the text.
  template <class Printed>
  void take(const Start& start, const Printed& printed) {
    std::string_view rest = start.rest;
    const auto taken = [&] {
      return std::string_view(start.digits.data(),
                              start.digits.size() + start.rest.size() - rest.size());
    };
    ProseFigure& found = figures_.emplace_back();
    found.before = trim(text_.substr(clause_, at_ - clause_));
    found.lead = text_.substr(sentence_begin_, clause_ - sentence_begin_);
    found.begin = at_;
    found.sentence = sentence_;
    found.figure = start.figure;
    std::string_view behind = rest;
    found.approximate = take_estimate(behind);
    if (take_unit(behind, found.unit)) {
      found.unit.text = printed(rest.substr(0, rest.size() - behind.size()));
      rest = behind;
    } else if (found.approximate) {
      rest = behind;
    }
    found.text = printed(taken());
    found.end = at_ + found.text.size();
    if (note_time(start.digits, start.rest) || !is_quantity(found, start.digits, rest)) {
      at_ = at_ + printed(start.digits).size();
      figures_.pop_back();
      return;
    }
    read_surroundings(found, rest);
    found.after = clause_behind(found.end);
    found.subject = without_filling(found.before);
    at_ = found.end;
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
    if (word_at_start(rest, estimates_of_digits).empty()) return false;
    for (const std::string_view word : {"余", "多", "来"}) {
      std::string_view behind = rest;
      if (!take_word(behind, word)) continue;
      std::string_view counted = behind;
      if (Unit unit; !take_unit(counted, unit)) return false;
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
    if (rest.empty()) return false;
    switch (folded(glyph_at(rest, 0).code)) {
      case '-':
      case '~':
      case U'—':
      case U'–':
      case U'至':
      case U'到': return true;
      default: return false;
    }
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
    if (const int word = place_at_start(behind, comparators_behind); word >= 0) {
      return meaning_of_comparators_behind[static_cast<std::size_t>(word)];
    }
    if (const int word = place_at_end(before, comparators_before); word >= 0) {
      return meaning_of_comparators_before[static_cast<std::size_t>(word)];
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
    ProseFigure* const last_one = figures_.size() > 1 ? &figures_[figures_.size() - 2] : nullptr;
    const bool joined = last_one != nullptr && last_one->end >= clause_ &&
                        is_range_sign(trim(text_.substr(last_one->end))) &&
                        trim(text_.substr(last_one->end, at_ - last_one->end)).size() <= 3;
    if (joined) last_one->range = true;
    found.range = joined;
    const bool reaches = joint == "至" || joint == "到";
    const std::uint64_t told = words_within(before, times);
    found.change = !reaches && (told & changes) != 0;
    const bool spoken = (told & other_times) != 0;
    const bool own = (told & this_time) != 0;
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

ProseFigures figures_in(std::string_view text, std::string_view own_year,
                        std::pmr::memory_resource* memory) {
  return Walk(text, own_year, memory).figures();
}

std::string_view without_filling(std::string_view clause) {
  const bool bare = surely_begins(clause) && surely_ends(clause) && !is_digit(clause.front()) &&
                    (filling.may_start(clause) | filling.may_end(clause)) == 0;
  return bare ? clause : without_at_start(without_at_end(clause));
}

}  // namespace gouji
