// The drawing operators of one page, in the order in which they come.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/pages/geometry.h"
#include "linter/pages/page_drawing.h"

namespace gouji {

// One token of a content stream: a number as it is written, an operator or a name.
struct ContentToken {
  enum class Kind : std::uint8_t { number, word, name, other };
  Kind kind = Kind::other;
  std::string_view text;
};

// Follows the graphics state and keeps every straight line that is drawn along an axis, every
// filled shape so thin that it is a line, and the start of every text whose place is known without
// fonts.
class LineCollector {
 public:
  struct Room {
    std::size_t rulings = 0;
    std::size_t texts = 0;  // texts beyond it are not kept
  };
  LineCollector(const Matrix& to_page, const Box& clip, PageDrawing& drawing, const Room& room)
      : drawing_(drawing), room_(room) {
    states_.push_back({.matrix = to_page, .clip = clip});
  }

  // False: too many rulings, nothing more is kept.
  bool take(const ContentToken& token);
  // The name of the form that the last token asked to draw; empty: none.
  std::string_view drawn_form() const { return form_; }
  const Matrix& matrix() const { return states_.back().matrix; }
  const Box& clip() const { return states_.back().clip; }

 private:
  struct Subpath {
    std::vector<Point> points;  // on the page
    bool straight = true;
  };
  struct State {
    Matrix matrix;
    Box clip;
  };
  void operate(std::string_view word);
  bool change_state(std::string_view word);
  bool build_path(std::string_view word);
  bool place_text(std::string_view word);
  void show_text();
  void next_line(Micro x, Micro y);
  void paint(bool strokes, bool fills);
  void stroke(const Subpath& part);
  void cut_clip();
  void move_to(Point point);
  void line_to(Point point);
  void curve_to(Point point);
  void close();
  void rectangle();
  void add(bool horizontal, Length at, Length from, Length to);
  Micro operand(std::size_t from_end) const;
  Point point(std::size_t from_end) const;
  Matrix matrix_operand() const;

  PageDrawing& drawing_;
  Room room_;
  std::vector<State> states_;
  std::size_t states_left_out_ = 0;
  std::vector<Micro> operands_;
  std::string name_;
  std::string form_;
  std::vector<Subpath> path_;
  bool path_complete_ = true;
  bool clips_ = false;  // the path at hand becomes a clip once it is painted
  Matrix line_start_;   // of the text line at hand
  Micro leading_ = 0;
  bool text_placed_ = false;  // nothing was shown since the text was placed
  bool full_ = false;
};

}  // namespace gouji
