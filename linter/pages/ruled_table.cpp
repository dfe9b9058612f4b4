// Pieces of one line are joined first: producers draw a border cell by cell, or as a chain of dots.
// Lines that touch each other make a table. Between its lines stand squares; squares without a
// ruling between them are one cell. A table that is open at its sides, as statistical tables often
// are, is closed where its lines end.

#include "linter/pages/ruled_table.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace gouji {
namespace {

constexpr Length same_line = 2 * one_point;  // double and uneven rulings are one
constexpr Length gap = 3 * one_point;        // pieces of one line, and lines that nearly touch
constexpr Length open_side = 6 * one_point;  // lines that stick out by more end an open table
constexpr std::size_t most_lines = 3'000;    // of a page, once joined

using Lines = std::vector<Ruling>;

// Lines of one direction: those at the same place become one, then their pieces are joined.
Lines joined(Lines lines) {
  std::ranges::sort(lines, {}, &Ruling::at);
  Lines out;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].at - lines[begin].at <= same_line) ++end;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    const Length at = (lines[begin].at + lines[end - 1].at) / 2;
    std::sort(first, last, [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    const std::size_t before = out.size();
    for (auto piece = first; piece != last; ++piece) {
      if (out.size() > before && piece->from <= out.back().to + gap) {
        out.back().to = std::max(out.back().to, piece->to);
      } else {
        out.push_back({piece->horizontal, at, piece->from, piece->to});
      }
    }
    begin = end;
  }
  return out;
}

bool covers(const Ruling& line, Length place) {
  return line.from - gap <= place && place <= line.to + gap;
}

bool touch(const Ruling& horizontal, const Ruling& vertical) {
  return covers(horizontal, vertical.at) && covers(vertical, horizontal.at);
}

// Which lines belong together: horizontal ones first, then vertical ones.
std::vector<std::size_t> components(const Lines& horizontal, const Lines& vertical) {
  std::vector<std::size_t> root(horizontal.size() + vertical.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&root](std::size_t line) {
    while (root[line] != line) line = root[line] = root[root[line]];
    return line;
  };
  for (std::size_t h = 0; h < horizontal.size(); ++h) {
    for (std::size_t v = 0; v < vertical.size(); ++v) {
      if (!touch(horizontal[h], vertical[v])) continue;
      const std::size_t a = find(h);
      const std::size_t b = find(horizontal.size() + v);
      root[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::size_t line = 0; line < root.size(); ++line) root[line] = find(line);
  return root;
}

std::vector<Length> places_of(const Lines& lines) {
  std::vector<Length> places;
  for (const Ruling& line : lines) places.push_back(line.at);
  return merged_lines(std::move(places));
}

// Adds the lines that close a table at both ends of its lines of one direction.
void close_sides(const Lines& lines, Lines& crossing) {
  if (lines.size() < 2 || crossing.empty()) return;
  Length first = lines.front().from;
  Length last = lines.front().to;
  for (const Ruling& line : lines) {
    first = std::min(first, line.from);
    last = std::max(last, line.to);
  }
  const auto [least, most] = std::ranges::minmax(crossing, {}, &Ruling::at);
  const auto close = [&](Length end, auto place_of) {
    Length from = 0;
    Length to = 0;
    int ends = 0;
    for (const Ruling& line : lines) {
      if (std::abs(place_of(line) - end) > gap) continue;
      from = ends == 0 ? line.at : std::min(from, line.at);
      to = ends == 0 ? line.at : std::max(to, line.at);
      ++ends;
    }
    if (ends >= 2) crossing.push_back({!lines.front().horizontal, end, from, to});
  };
  if (least.at - first > open_side) close(first, [](const Ruling& line) { return line.from; });
  if (last - most.at > open_side) close(last, [](const Ruling& line) { return line.to; });
}

// Whether there is a ruling between neighbouring squares: one bit for each side of each square.
class Borders {
 public:
  // lines run along `along`, at the places `across`.
  Borders(const Lines& lines, const std::vector<Length>& across, const std::vector<Length>& along)
      : width_(along.size() - 1), drawn_(across.size() * (along.size() - 1), false) {
    for (const Ruling& line : lines) {
      const std::size_t at = nearest(across, line.at);
      auto square = static_cast<std::size_t>(std::ranges::lower_bound(along, line.from - gap) -
                                             along.begin());
      if (square > 0) --square;
      for (; square + 1 < along.size() && along[square] <= line.to + gap; ++square) {
        const Length middle = (along[square] + along[square + 1]) / 2;
        if (line.from <= middle && middle <= line.to) drawn_[at * width_ + square] = true;
      }
    }
  }
  bool drawn(std::size_t at, std::size_t square) const { return drawn_[at * width_ + square]; }

 private:
  std::size_t width_;
  std::vector<bool> drawn_;
};

}  // namespace

std::vector<Length> merged_lines(std::vector<Length> lines) {
  std::ranges::sort(lines);
  std::vector<Length> out;
  for (const Length line : lines) {
    if (out.empty() || line - out.back() > gap) out.push_back(line);
  }
  return out;
}

std::size_t nearest(const std::vector<Length>& lines, Length place) {
  const auto after = std::ranges::lower_bound(lines, place);
  if (after == lines.begin()) return 0;
  if (after == lines.end()) return lines.size() - 1;
  const auto before = std::prev(after);
  return static_cast<std::size_t>((place - *before <= *after - place ? before : after) -
                                  lines.begin());
}

RuledTable::RuledTable(std::vector<Ruling> horizontal, std::vector<Ruling> vertical) {
  close_sides(horizontal, vertical);
  close_sides(vertical, horizontal);
  columns_ = places_of(vertical);
  rows_ = places_of(horizontal);
  if (columns_.size() >= 2 && rows_.size() >= 2) cut(horizontal, vertical);
}

Box RuledTable::box() const {
  return {.left = columns_.front(),
          .top = rows_.front(),
          .right = columns_.back(),
          .bottom = rows_.back()};
}

std::optional<std::size_t> RuledTable::cell_at(Length x, Length y) const {
  if (cells_.empty() || !box().holds(x, y)) return std::nullopt;
  const auto square = [](const std::vector<Length>& lines, Length place) {
    const auto after = std::ranges::upper_bound(lines, place);
    const auto line = std::max<std::ptrdiff_t>(after - lines.begin() - 1, 0);
    return std::min(static_cast<std::size_t>(line), lines.size() - 2);
  };
  const std::int32_t owner =
      owners_[square(rows_, y) * (columns_.size() - 1) + square(columns_, x)];
  if (owner < 0) return std::nullopt;
  return static_cast<std::size_t>(owner);
}

void RuledTable::cut(const Lines& horizontal, const Lines& vertical) {
  const std::size_t width = columns_.size() - 1;
  const std::size_t height = rows_.size() - 1;
  const Borders across(horizontal, rows_, columns_);
  const Borders down(vertical, columns_, rows_);
  std::vector<bool> taken(width * height, false);
  owners_.assign(width * height, -1);
  for (std::size_t square = 0; square < width * height; ++square) {
    if (taken[square]) continue;
    const std::size_t row = square / width;
    const std::size_t column = square % width;
    std::size_t right = column + 1;
    while (right < width && !taken[row * width + right] && !down.drawn(right, row)) ++right;
    const auto row_is_open = [&](std::size_t below) {
      for (std::size_t at = column; at < right; ++at) {
        if (taken[below * width + at] || across.drawn(below, at)) return false;
        if (at > column && down.drawn(at, below)) return false;
      }
      return true;
    };
    std::size_t bottom = row + 1;
    while (bottom < height && row_is_open(bottom)) ++bottom;
    for (std::size_t y = row; y < bottom; ++y) {
      for (std::size_t x = column; x < right; ++x) taken[y * width + x] = true;
    }
    // Closed on both sides and above or below: a cell that goes on over a page may lack an end.
    bool sides = true;
    for (std::size_t y = row; y < bottom; ++y) {
      sides = sides && down.drawn(column, y) && down.drawn(right, y);
    }
    bool above = true;
    bool below = true;
    for (std::size_t x = column; x < right; ++x) {
      above = above && across.drawn(row, x);
      below = below && across.drawn(bottom, x);
    }
    const bool open_end = (!above && row == 0 && below) || (!below && bottom == height && above);
    if (!sides || !((above && below) || open_end)) continue;
    for (std::size_t y = row; y < bottom; ++y) {
      for (std::size_t x = column; x < right; ++x) {
        owners_[y * width + x] = static_cast<std::int32_t>(cells_.size());
      }
    }
    cells_.push_back({.box = {.left = columns_[column],
                              .top = rows_[row],
                              .right = columns_[right],
                              .bottom = rows_[bottom]},
                      .row = static_cast<std::uint32_t>(row),
                      .row_span = static_cast<std::uint32_t>(bottom - row),
                      .open_above = !above,
                      .open_below = !below});
  }
}

RuledTables ruled_tables(const PageDrawing& page, std::size_t most_cells) {
  RuledTables found;
  Lines horizontal;
  Lines vertical;
  for (const Ruling& line : page.rulings) (line.horizontal ? horizontal : vertical).push_back(line);
  horizontal = joined(std::move(horizontal));
  vertical = joined(std::move(vertical));
  // A hatched drawing, not a table.
  std::erase_if(horizontal, [](const Ruling& line) { return line.to - line.from < gap; });
  std::erase_if(vertical, [](const Ruling& line) { return line.to - line.from < gap; });
  if (horizontal.size() + vertical.size() > most_lines) {
    found.too_many = true;
    return found;
  }
  const std::vector<std::size_t> roots = components(horizontal, vertical);
  std::vector<Lines> across(roots.size());
  std::vector<Lines> down(roots.size());
  for (std::size_t line = 0; line < roots.size(); ++line) {
    if (line < horizontal.size()) {
      across[roots[line]].push_back(horizontal[line]);
    } else {
      down[roots[line]].push_back(vertical[line - horizontal.size()]);
    }
  }
  std::size_t squares = 0;
  for (std::size_t root = 0; root < roots.size(); ++root) {
    if (across[root].size() < 2 || down[root].empty()) continue;
    squares += (across[root].size() + 1) * (down[root].size() + 1);
    if (squares > most_cells) {
      found.too_many = true;
      return found;
    }
    RuledTable table(std::move(across[root]), std::move(down[root]));
    if (!table.cells().empty()) found.tables.push_back(std::move(table));
  }
  std::ranges::stable_sort(found.tables, {},
                           [](const RuledTable& table) { return table.rows().front(); });
  return found;
}

}  // namespace gouji
