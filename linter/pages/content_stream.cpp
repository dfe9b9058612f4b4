// Operands are kept until an operator comes. A path is kept in page coordinates until it is painted
// or dropped; painting turns its parts into rulings, and clipping makes its bounds the part of the
// page that is shown. Bounds are never smaller than the path, so that nothing is taken for hidden
// that is not. Colours are left alone.

#include "linter/pages/content_stream.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace gouji {
namespace {

constexpr std::size_t most_operands = 32;
constexpr std::size_t most_states = 256;     // a form of q without Q stays where it is
constexpr std::size_t most_points = 10'000;  // of one path: a drawing, not a table
constexpr Length thickest_line = 3 * one_point;
constexpr Length slant = one_point / 2;  // a line along an axis may be off by this

Box bounds_of(const std::vector<Point>& points) {
  const auto at = [](const Point& point) {
    const Length x = to_length(point.x);
    const Length y = to_length(point.y);
    return Box{.left = x, .top = y, .right = x, .bottom = y};
  };
  Box bounds = at(points.front());
  for (const Point& point : points) bounds.include(at(point));
  return bounds;
}

}  // namespace

Micro LineCollector::operand(std::size_t from_end) const {
  return from_end <= operands_.size() ? operands_[operands_.size() - from_end] : 0;
}

Matrix LineCollector::matrix_operand() const {
  return {.a = operand(6),
          .b = operand(5),
          .c = operand(4),
          .d = operand(3),
          .e = operand(2),
          .f = operand(1)};
}

Point LineCollector::point(std::size_t from_end) const {
  return matrix().apply({.x = operand(from_end), .y = operand(from_end - 1)});
}

bool LineCollector::take(const ContentToken& token) {
  form_.clear();
  switch (token.kind) {
    case ContentToken::Kind::number:
      if (operands_.size() == most_operands) operands_.erase(operands_.begin());
      operands_.push_back(parse_micro(token.text));
      break;
    case ContentToken::Kind::name: name_ = token.text; break;
    case ContentToken::Kind::word:
      operate(token.text);
      operands_.clear();
      break;
    case ContentToken::Kind::other: break;
  }
  return !full_;
}

void LineCollector::operate(std::string_view word) {
  if (build_path(word) || change_state(word) || place_text(word)) return;
  const bool closes = word == "s" || word == "b" || word == "b*";
  const bool strokes = closes || word == "S" || word == "B" || word == "B*";
  const bool fills = word == "f" || word == "F" || word == "f*" || word == "B" || word == "B*" ||
                     word == "b" || word == "b*";
  if (closes) close();
  if (strokes || fills) paint(strokes, fills);
  if (strokes || fills || word == "n") {
    if (clips_) cut_clip();
    clips_ = false;
    path_.clear();
    path_complete_ = true;
  }
  if (word == "W" || word == "W*") clips_ = true;
  if (word == "Do") form_ = name_;
}

bool LineCollector::change_state(std::string_view word) {
  if (word == "q") {
    if (states_.size() < most_states) {
      states_.push_back(State(states_.back()));
    } else {
      ++states_left_out_;
    }
  } else if (word == "Q") {
    if (states_left_out_ > 0) {
      --states_left_out_;
    } else if (states_.size() > 1) {
      states_.pop_back();
    }
  } else if (word == "cm") {
    states_.back().matrix = matrix_operand().then(matrix());
  } else {
    return false;
  }
  return true;
}

bool LineCollector::place_text(std::string_view word) {
  if (word == "BT") {
    line_start_ = Matrix();
    text_placed_ = true;
  } else if (word == "Td" || word == "TD") {
    next_line(operand(2), operand(1));
    if (word == "TD") leading_ = -operand(1);
  } else if (word == "TL") {
    leading_ = operand(1);
  } else if (word == "Tm") {
    line_start_ = matrix_operand();
    text_placed_ = true;
  } else if (word == "T*") {
    next_line(0, -leading_);
  } else if (word == "Tj" || word == "TJ") {
    show_text();
  } else if (word == "'" || word == "\"") {
    next_line(0, -leading_);
    show_text();
  } else {
    return false;
  }
  return true;
}

void LineCollector::next_line(Micro x, Micro y) {
  line_start_ = Matrix{.e = x, .f = y}.then(line_start_);
  text_placed_ = true;
}

// Text that follows other text stands where that one ends, which only its font knows.
void LineCollector::show_text() {
  if (!text_placed_) return;
  text_placed_ = false;
  if (drawing_.texts.size() >= room_.texts || states_left_out_ > 0) return;
  const Point start = matrix().apply({.x = line_start_.e, .y = line_start_.f});
  drawing_.texts.push_back({.x = to_length(start.x), .y = to_length(start.y), .clip = clip()});
}

void LineCollector::cut_clip() {
  if (path_.empty() || !path_complete_ || states_left_out_ > 0) return;
  Box bounds = bounds_of(path_.front().points);
  for (const Subpath& part : path_) bounds.include(bounds_of(part.points));
  Box& clip = states_.back().clip;
  clip = {.left = std::max(clip.left, bounds.left),
          .top = std::max(clip.top, bounds.top),
          .right = std::min(clip.right, bounds.right),
          .bottom = std::min(clip.bottom, bounds.bottom)};
}

bool LineCollector::build_path(std::string_view word) {
  if (word == "m") {
    move_to(point(2));
  } else if (word == "l") {
    line_to(point(2));
  } else if (word == "c" || word == "v" || word == "y") {
    curve_to(point(2));
  } else if (word == "h") {
    close();
  } else if (word == "re") {
    rectangle();
  } else {
    return false;
  }
  return true;
}

void LineCollector::move_to(Point to) {
  if (path_.size() < most_points) {
    path_.push_back({.points = {to}});
  } else {
    path_complete_ = false;
  }
}

void LineCollector::line_to(Point to) {
  if (path_.empty()) return;
  if (path_.back().points.size() < most_points) {
    path_.back().points.push_back(to);
  } else {
    path_complete_ = false;
  }
}

void LineCollector::curve_to(Point to) {
  if (path_.empty()) return;
  path_.back().straight = false;
  path_complete_ = false;  // a curve may reach beyond its ends
  line_to(to);
}

void LineCollector::close() {
  if (!path_.empty() && path_.back().points.size() > 1) line_to(path_.back().points.front());
}

void LineCollector::rectangle() {
  const Micro x = operand(4);
  const Micro y = operand(3);
  const Micro right = x + operand(2);
  const Micro top = y + operand(1);
  move_to(matrix().apply({.x = x, .y = y}));
  line_to(matrix().apply({.x = right, .y = y}));
  line_to(matrix().apply({.x = right, .y = top}));
  line_to(matrix().apply({.x = x, .y = top}));
  close();
}

void LineCollector::add(bool horizontal, Length at, Length from, Length to) {
  if (drawing_.rulings.size() >= room_.rulings) {
    full_ = true;
    return;
  }
  drawing_.rulings.push_back(
      {.horizontal = horizontal, .at = at, .from = std::min(from, to), .to = std::max(from, to)});
}

void LineCollector::paint(bool strokes, bool fills) {
  for (const Subpath& part : path_) {
    if (!part.straight || part.points.size() < 2) continue;
    const Box around = bounds_of(part.points);
    const Length width = around.right - around.left;
    const Length height = around.bottom - around.top;
    if (std::min(width, height) > thickest_line) {
      if (strokes) stroke(part);
      continue;
    }
    const bool drawn = strokes || (fills && part.points.size() > 2);
    if (!drawn || std::max(width, height) <= slant) continue;
    if (width >= height) add(true, around.middle_y(), around.left, around.right);
    if (height >= width) add(false, around.middle_x(), around.top, around.bottom);
  }
}

void LineCollector::stroke(const Subpath& part) {
  for (std::size_t at = 1; at < part.points.size(); ++at) {
    const Length x0 = to_length(part.points[at - 1].x);
    const Length y0 = to_length(part.points[at - 1].y);
    const Length x1 = to_length(part.points[at].x);
    const Length y1 = to_length(part.points[at].y);
    if (std::abs(y1 - y0) <= slant && std::abs(x1 - x0) > slant) {
      add(true, (y0 + y1) / 2, x0, x1);
    } else if (std::abs(x1 - x0) <= slant && std::abs(y1 - y0) > slant) {
      add(false, (x0 + x1) / 2, y0, y1);
    }
  }
}

}  // namespace gouji
