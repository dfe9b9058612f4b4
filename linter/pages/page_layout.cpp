// A word belongs to the smallest cell that holds its middle. Words that a clip hides are not on the
// page: a workbook prints what does not fit into its cell, and then cuts it off. A frame around the
// page is a table of one cell whose words stand in the tables inside it: it is empty then and falls
// away.

#include "linter/pages/page_layout.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "linter/code_points.h"

namespace gouji {
namespace {

struct CellPlace {
  std::size_t table = 0;
  std::size_t cell = 0;
};

std::optional<CellPlace> place_of(const Word& word, const std::vector<RuledTable>& tables) {
  std::optional<CellPlace> found;
  Length least = 0;
  for (std::size_t at = 0; at < tables.size(); ++at) {
    const auto cell = tables[at].cell_at(word.box.middle_x(), word.box.middle_y());
    if (!cell) continue;
    const Box& box = tables[at].cells()[*cell].box;
    const Length area = (box.right - box.left) * (box.bottom - box.top);
    if (found && area >= least) continue;
    found = CellPlace{.table = at, .cell = *cell};
    least = area;
  }
  return found;
}

// Which words are hidden. A text begins where its first word does; the words after it in the same
// line share its lot.
std::vector<bool> hidden_words(const PageWords& words, std::vector<TextStart> texts) {
  constexpr Length near = one_point;
  constexpr std::ptrdiff_t most_looked_at = 1'000;
  std::ranges::sort(texts, {}, &TextStart::x);
  std::vector<bool> hidden(words.words.size(), false);
  for (std::size_t at = 0; at < words.words.size(); ++at) {
    const Word& word = words.words[at];
    bool found = false;
    bool shown = false;
    auto text = std::ranges::lower_bound(texts, word.box.left - near, {}, &TextStart::x);
    const auto last = texts.end() - text > most_looked_at ? text + most_looked_at : texts.end();
    for (; text != last && text->x <= word.box.left + near; ++text) {
      if (text->y < word.box.top || text->y > word.box.bottom) continue;
      found = true;
      shown = shown || text->clip.holds(word.box.middle_x(), word.box.middle_y());
    }
    if (found) {
      hidden[at] = !shown;
    } else if (at > 0 && words.words[at - 1].line == word.line) {
      hidden[at] = hidden[at - 1];
    }
  }
  return hidden;
}

// Whether so much of a word stands outside its cell that it cannot be read there.
bool sticks_out(const Word& word, const Box& cell) {
  const Length height = word.box.bottom - word.box.top;
  return cell.top - word.box.top > height / 3 || word.box.bottom - cell.bottom > height / 3 ||
         cell.left - word.box.left > height || word.box.right - cell.right > height;
}

// The line with every run of digits as one 0: 第 3 页 and 第 12 页 are the same.
std::string without_figures(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool digit = byte >= '0' && byte <= '9';
    if (byte == ' ' || (digit && out.ends_with('0'))) continue;
    out += digit ? '0' : byte;
  }
  return out;
}

bool is_page_number(const std::string& bare) {
  constexpr std::string_view forms[] = {
      "0",           "-0-",          "—0—",         "–0–",   "第0页", "0/0",      "第0页共0页",
      "第0页,共0页", "第0页，共0页", "第0页/共0页", "Page0", "page0", "Page0of0", "0of0"};
  return std::ranges::find(forms, bare) != std::end(forms);
}

// A line at an end of its page: nothing else stands further out.
struct RunningLine {
  std::size_t page;
  bool last;  // at the lower end
  std::string bare;
  Length top;
};

bool outermost(const LaidPage& page, const TextLine& line, bool last) {
  return std::ranges::all_of(page.tables, [&](const LaidTable& table) {
    return last ? table.table.box().bottom <= line.box.middle_y()
                : table.table.box().top >= line.box.middle_y();
  });
}

std::vector<RunningLine> running_lines(const std::vector<LaidPage>& pages) {
  std::vector<RunningLine> found;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const std::vector<TextLine>& lines = pages[at].lines;
    if (lines.empty()) continue;
    for (const bool last : {false, true}) {
      const TextLine& line = last ? lines.back() : lines.front();
      if (!outermost(pages[at], line, last) || (last && lines.size() == 1 && !found.empty() &&
                                                found.back().page == at && !found.back().last)) {
        continue;
      }
      found.push_back({at, last, without_figures(line.text), line.box.top});
    }
  }
  return found;
}

}  // namespace

bool LaidTable::empty() const {
  return std::ranges::all_of(cells, [](const auto& lines) { return lines.empty(); });
}

LaidPage lay_page(std::vector<RuledTable> tables, const PageDrawing& drawing,
                  const PageWords& words) {
  LaidPage page;
  const std::vector<bool> hidden = hidden_words(words, drawing.texts);
  std::vector<std::vector<std::vector<const Word*>>> inside(tables.size());
  for (std::size_t at = 0; at < tables.size(); ++at) inside[at].resize(tables[at].cells().size());
  std::vector<const Word*> outside;
  for (std::size_t at = 0; at < words.words.size(); ++at) {
    const Word& word = words.words[at];
    const std::optional<CellPlace> place = place_of(word, tables);
    const bool out = place && sticks_out(word, tables[place->table].cells()[place->cell].box);
    if (place && (hidden[at] || out)) page.cut_off.push_back(word);
    if (hidden[at]) continue;
    (place ? inside[place->table][place->cell] : outside).push_back(&word);
  }
  page.lines = lines_of(std::move(outside));
  for (std::size_t at = 0; at < tables.size(); ++at) {
    LaidTable laid{.table = std::move(tables[at]), .cells = {}};
    for (std::vector<const Word*>& cell : inside[at]) {
      laid.cells.push_back(lines_of(std::move(cell)));
    }
    if (!laid.empty()) page.tables.push_back(std::move(laid));
  }
  return page;
}

void drop_running_lines(std::vector<LaidPage>& pages) {
  std::map<std::pair<std::string, Length>, std::size_t> seen;  // and on how many pages
  const std::vector<RunningLine> running = running_lines(pages);
  // From behind, so that lines keep their numbers and the first page keeps its heading.
  constexpr Length same_height = 4 * one_point;
  for (const RunningLine& line : running) ++seen[{line.bare, line.top / same_height}];
  for (auto line = running.rbegin(); line != running.rend(); ++line) {
    std::size_t& times = seen[{line->bare, line->top / same_height}];
    const bool repeats = times > 1;
    --times;
    if (!repeats && !is_page_number(line->bare)) continue;
    std::vector<TextLine>& lines = pages[line->page].lines;
    lines.erase(line->last ? lines.end() - 1 : lines.begin());
  }
}

}  // namespace gouji
