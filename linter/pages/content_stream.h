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

// Follows the graphics state and keeps every straight line that is drawn along an axis, and every
// filled shape so thin that it is a line.
class LineCollector {
 public:
  LineCollector(const Matrix& to_page, std::vector<Ruling>& rulings, std::size_t most_rulings)
      : rulings_(rulings), most_rulings_(most_rulings) {
    states_.push_back(to_page);
  }

  // False: too many rulings, nothing more is kept.
  bool take(const ContentToken& token);
  // The name of the form that the last token asked to draw; empty: none.
  std::string_view drawn_form() const { return form_; }
  const Matrix& matrix() const { return states_.back(); }

 private:
  void operate(std::string_view word);
  bool change_state(std::string_view word);
  bool build_path(std::string_view word);
  void paint(bool strokes, bool fills);
  void move_to(Point point);
  void line_to(Point point);
  void curve_to(Point point);
  void close();
  void rectangle();
  void add(bool horizontal, Length at, Length from, Length to);
  Micro operand(std::size_t from_end) const;
  Point point(std::size_t from_end) const;

  struct Subpath {
    std::vector<Point> points;  // on the page
    bool straight = true;
  };
  std::vector<Ruling>& rulings_;
  std::size_t most_rulings_;
  std::vector<Matrix> states_;
  std::vector<Micro> operands_;
  std::string name_;
  std::string form_;
  std::vector<Subpath> path_;
  bool full_ = false;
};

}  // namespace gouji
