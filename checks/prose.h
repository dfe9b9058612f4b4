// Figures in prose, with what is said around them: 2019年共组织10694场竞价会，成交总价14.59亿元.
//
// What is no quantity is left out: years and dates, ordinals (第3批), the numbers of a list (1、),
// of a document (〔2018〕10号, 《…》), letters with digits (A4), markup. Numerals in Chinese are
// words. A figure of which the prose itself says that it is not the year's result carries a mark;
// who compares figures with the table decides what the marks mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "schemas/measure.h"

namespace gouji {

struct ProseFigure {
  std::string_view text{};    // as printed, with its unit: 14.59亿元
  std::string_view before{};  // the clause up to it: 成交总价
  std::string_view subject{};  // before without words that say nothing: 成交总价 of 共成交总价
  std::string_view after{};  // the clause behind it, up to the next figure: 竞价会
  std::string_view lead{};   // what the sentence says before this clause
  std::size_t begin = 0;     // of text in the prose
  std::size_t end = 0;
  std::size_t sentence = 0;  // counted from the start of the prose
  Decimal figure{};
  Unit unit{};                               // of Dimension::none when there is no known one
  Comparator comparator = Comparator::none;  // 88%以上, 不少于20次
  bool approximate = false;                  // 约500, 500余家, 500万元左右
  bool range = false;                        // 10至20家
  bool change = false;                       // 较上年增长26%
  bool other_time = false;                   // 2018年, 上年

  Decimal scaled() const { return figure * unit.scale; }  // in unit.base
  // Whether it may be said of the form's own year, and exactly.
  bool of_the_year() const { return !approximate && !range && !other_time; }
  bool plain() const { return of_the_year() && !change; }
};

using ProseFigures = std::pmr::vector<ProseFigure>;

// The figures of a text, in order. own_year: the four digits of the form's year; may be empty.
ProseFigures figures_in(std::string_view text, std::string_view own_year,
                        std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// What is left of a clause without words that say nothing of what the figure is: 本年, 共, 达到.
std::string_view without_filling(std::string_view clause);

}  // namespace gouji
