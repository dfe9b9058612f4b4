// A page has no blanks and no line ends, only places. Between words of one line a blank is what is
// wider than the air that typesetters put between Chinese and other characters. A line end is only
// where the page was too narrow, unless the line was left short: then it is where the text has one.

#include "linter/pages/cell_text.h"

#include <algorithm>
#include <string_view>

#include "linter/code_points.h"
#include "linter/display_width.h"

namespace gouji {
namespace {

char32_t first_of(std::string_view text) {
  return text.empty() ? 0 : code_point_at(text, 0).value;
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0u) == 0x80u) continue;
  return text.empty() ? 0 : code_point_at(text, at).value;
}

// Chinese characters and full-width forms: they are set without blanks between them.
bool is_wide(char32_t character) {
  return character != 0 && display_width(character) == 2;
}

bool is_figure_part(char32_t character) {
  return (character >= U'0' && character <= U'9') || character == U'.' || character == U',' ||
         character == U'%' || character == U'-' || character == U'/';
}

Length height_of(const Box& box) {
  return box.bottom - box.top;
}

// The size of the type: lines are about a third higher.
Length em_of(const Box& box) {
  return height_of(box) * 3 / 4;
}

bool blank_between(const Word& before, const Word& after) {
  const Length air = after.box.left - before.box.right;
  const Length em = std::min(em_of(before.box), em_of(after.box));
  const bool wide_before = is_wide(last_of(before.text));
  const bool wide_after = is_wide(first_of(after.text));
  if (wide_before != wide_after) return air > em * 3 / 10;
  return air > (wide_before ? em / 5 : em / 10);
}

TextLine line_of(std::vector<const Word*>& words) {
  std::ranges::stable_sort(words, {}, [](const Word* word) { return word->box.left; });
  TextLine line{.text = {},
                .box = words.front()->box,
                .first_word = words.front()->text,
                .block = words.front()->block};
  const Word* before = nullptr;
  for (const Word* word : words) {
    if (before != nullptr && blank_between(*before, *word)) line.text += ' ';
    line.text += word->text;
    line.box.include(word->box);
    before = word;
  }
  return line;
}

// What must fit at the end of a line so that the next line could have begun there: of Chinese two
// characters and the punctuation that may not begin a line, of other text its first word.
Length needed_for(const TextLine& next) {
  const Length em = em_of(next.box);
  if (is_wide(first_of(next.first_word))) return em * 5 / 2;
  const auto characters = static_cast<Length>(display_width(next.first_word));
  return em * 5 / 2 + std::min<Length>(characters, 40) * em * 3 / 5;
}

}  // namespace

std::vector<TextLine> lines_of(std::vector<const Word*> words) {
  std::ranges::stable_sort(words, {}, [](const Word* word) { return word->box.middle_y(); });
  std::vector<TextLine> lines;
  std::vector<const Word*> line;
  for (const Word* word : words) {
    if (!line.empty()) {
      const Length apart = word->box.middle_y() - line.front()->box.middle_y();
      const Length least = std::min(height_of(word->box), height_of(line.front()->box));
      if (apart > least / 2) {
        lines.push_back(line_of(line));
        line.clear();
      }
    }
    line.push_back(word);
  }
  if (!line.empty()) lines.push_back(line_of(line));
  return lines;
}

// A blank line stands between them.
bool blank_line_between(const TextLine& line, const TextLine& next) {
  const Length height = std::min(height_of(line.box), height_of(next.box));
  return next.box.top - line.box.top > height * 17 / 10;
}

bool break_is_meant(const TextLine& line, const TextLine& next, Length width) {
  if (blank_line_between(line, next)) return true;
  constexpr Length margins = 11 * one_point;  // of both sides, the widest that are usual
  return width - margins - (line.box.right - line.box.left) > needed_for(next);
}

void append_line(std::string& text, const TextLine& line, bool meant_break) {
  if (text.empty()) {
    text = line.text;
    return;
  }
  const char32_t before = last_of(text);
  const char32_t after = first_of(line.text);
  if (meant_break) {
    text += '\n';
  } else if (!is_wide(before) && !is_wide(after) &&
             !(is_figure_part(before) && is_figure_part(after))) {
    text += ' ';
  }
  text += line.text;
}

std::string text_of(const std::vector<TextLine>& lines, Length width) {
  std::string text;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (at > 0 && blank_line_between(lines[at - 1], lines[at])) text += '\n';
    append_line(text, lines[at], at > 0 && break_is_meant(lines[at - 1], lines[at], width));
  }
  return text;
}

}  // namespace gouji
