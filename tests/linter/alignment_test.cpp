// The alignment engine: what is moved, what is left, what nobody can tell.

#include "linter/table/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace gouji {
namespace {

using Fit = Alignment::Fit;
using ::testing::ElementsAre;

// Category, name, target, weight, actual, score in slots 2 to 7, as forms print them.
std::vector<AlignColumn> indicator_columns() {
  return {{.first = 2, .last = 2, .kind = ColumnKind::category},
          {.first = 3, .last = 3, .kind = ColumnKind::name, .required = true},
          {.first = 4, .last = 4, .kind = ColumnKind::text, .required = true},
          {.first = 5, .last = 5, .kind = ColumnKind::figure, .required = true},
          {.first = 6, .last = 6, .kind = ColumnKind::text, .required = true},
          {.first = 7, .last = 7, .kind = ColumnKind::figure}};
}

std::vector<AlignColumn> figure_columns(std::size_t count, std::size_t required) {
  std::vector<AlignColumn> columns;
  for (std::size_t at = 0; at < count; ++at) {
    const auto slot = static_cast<std::uint32_t>(at + 2);
    columns.push_back(
        {.first = slot, .last = slot, .kind = ColumnKind::figure, .required = at < required});
  }
  return columns;
}

// One letter a field: c category, w words, f figure, b blank in disguise, a dot for a blank field.
std::vector<AlignField> row(std::string_view letters) {
  std::vector<AlignField> fields;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (letters[at] == '.') continue;
    fields.push_back({.slot = static_cast<std::uint32_t>(at + 1),
                      .figure = letters[at] == 'f',
                      .category = letters[at] == 'c',
                      .blank = letters[at] == 'b'});
  }
  return fields;
}

Alignment align_row(std::string_view letters, bool gaps_lost = false) {
  return align(row(letters), indicator_columns(), gaps_lost);
}

TEST(Alignment, AFullRowUnderItsHeaderStays) {
  const Alignment alignment = align_row(".cwwfwf");
  EXPECT_EQ(alignment.fit, Fit::as_printed);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(Alignment, ARowWithoutCategoryStays) {
  EXPECT_EQ(align_row("..wwfwf").fit, Fit::as_printed);
}

TEST(Alignment, AnEmptyRowStays) {
  EXPECT_EQ(align_row(".......").fit, Fit::as_printed);
}

TEST(Alignment, ARowOneSlotToTheRightThatLostItsLastCellMovesBack) {
  const Alignment alignment = align_row("..cwwfw");
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 1, 2, 3, 4));
}

TEST(Alignment, ARowBeyondTheLastColumnMovesBack) {
  const Alignment alignment = align_row("...wwfwf");
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(1, 2, 3, 4, 5));
}

TEST(Alignment, ARowOneSlotToTheLeftMovesRight) {
  const Alignment alignment = align_row(".wwfwf");
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(1, 2, 3, 4, 5));
}

TEST(Alignment, ANameInTheCategoryColumnMovesAlone) {
  const Alignment alignment = align_row(".w.wfwf");
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(1, 2, 3, 4, 5));
}

TEST(Alignment, AFigureRowOneSlotToTheLeftMovesRight) {
  const Alignment alignment = align(row("fff...."), figure_columns(5, 3), false);
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 1, 2));
}

TEST(Alignment, BlankFiguresInBetweenStayBlank) {
  const Alignment alignment = align(row(".f..f"), figure_columns(4, 4), false);
  EXPECT_EQ(alignment.fit, Fit::as_printed);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 3));
}

TEST(Alignment, ABlankActualIsNotFilledFromTheScore) {
  EXPECT_EQ(align_row(".cwwf.f").fit, Fit::as_printed);
}

TEST(Alignment, ABlankNameIsNotFilledFromTheTarget) {
  EXPECT_EQ(align_row(".c.wfwf").fit, Fit::as_printed);
}

TEST(Alignment, ARowWithANameAloneStays) {
  EXPECT_EQ(align_row("..w....").fit, Fit::as_printed);
}

TEST(Alignment, AnUnknownCategoryInAFullRowStays) {
  const Alignment alignment = align_row(".wwwfwf");
  EXPECT_EQ(alignment.fit, Fit::as_printed);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(Alignment, AMalformedWeightStays) {
  EXPECT_EQ(align_row(".cwwwwf").fit, Fit::as_printed);
}

TEST(Alignment, ABlankInDisguiseFitsEverywhere) {
  EXPECT_EQ(align_row(".cwwbbb").fit, Fit::as_printed);
  EXPECT_EQ(align(row(".bffbb"), figure_columns(5, 3), false).fit, Fit::as_printed);
}

TEST(Alignment, AWordIsNeverMovedUnderAFigureColumn) {
  // One slot to the left, and the weight is no figure: nowhere to go.
  EXPECT_EQ(align_row("wwwwww.").fit, Fit::impossible);
}

TEST(Alignment, MoreFieldsThanColumnsFitNowhere) {
  const Alignment alignment = align(row(".fffff"), figure_columns(4, 4), false);
  EXPECT_EQ(alignment.fit, Fit::impossible);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 1, 2, 3, -1));
}

TEST(Alignment, AValueAnywhereUnderAMergedHeaderStays) {
  const std::vector<AlignColumn> columns = {
      {.first = 1, .last = 2, .kind = ColumnKind::name, .required = true},
      {.first = 3, .last = 4, .kind = ColumnKind::figure, .required = true},
      {.first = 5, .last = 7, .kind = ColumnKind::figure, .required = true}};
  EXPECT_EQ(align(row("w.f.f"), columns, false).fit, Fit::as_printed);
  EXPECT_EQ(align(row(".w.f.f"), columns, false).fit, Fit::as_printed);
  EXPECT_EQ(align(row("w..f..f"), columns, false).fit, Fit::as_printed);
}

TEST(Alignment, AShiftedRowUnderMergedHeadersMovesAsAWhole) {
  const std::vector<AlignColumn> columns = {
      {.first = 2, .last = 2, .kind = ColumnKind::figure, .required = true},
      {.first = 3, .last = 4, .kind = ColumnKind::figure},
      {.first = 5, .last = 6, .kind = ColumnKind::figure, .required = true},
      {.first = 7, .last = 7, .kind = ColumnKind::figure, .required = true}};
  const Alignment alignment = align(row("f..f.f"), columns, false);
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 2, 3));
}

TEST(Alignment, TwoValuesUnderOneHeaderCannotBothStay) {
  const std::vector<AlignColumn> columns = {{.first = 1, .last = 1, .kind = ColumnKind::figure},
                                            {.first = 2, .last = 3, .kind = ColumnKind::figure},
                                            {.first = 4, .last = 4, .kind = ColumnKind::figure}};
  const Alignment alignment = align(row(".ff."), columns, false);
  EXPECT_EQ(alignment.fit, Fit::undecidable);
  EXPECT_THAT(alignment.candidates, ElementsAre(ElementsAre(0, 1), ElementsAre(1, 2)));
}

TEST(Alignment, ThreeFiguresUnderFourHeadersWithoutGapsAreUndecidable) {
  const Alignment alignment = align(row("fff"), figure_columns(4, 4), true);
  EXPECT_EQ(alignment.fit, Fit::undecidable);
  EXPECT_EQ(alignment.candidates.size(), 4u);
  EXPECT_FALSE(alignment.more_candidates);
  EXPECT_THAT(alignment.column_of, ElementsAre(-1, -1, -1));
  EXPECT_THAT(alignment.open, ElementsAre(true, true, true, true));
}

TEST(Alignment, AFullRowWithoutGapsHasOnePlace) {
  const Alignment alignment = align_row("wwfwf", true);
  EXPECT_EQ(alignment.fit, Fit::moved);
  EXPECT_THAT(alignment.column_of, ElementsAre(1, 2, 3, 4, 5));
}

TEST(Alignment, WhatAllPlacementsAgreeOnIsDecided) {
  // The number may be anything but the category and the name, and these are certain.
  const Alignment alignment = align_row(".cwf", true);
  EXPECT_EQ(alignment.fit, Fit::undecidable);
  EXPECT_THAT(alignment.column_of, ElementsAre(0, 1, -1));
  EXPECT_THAT(alignment.open, ElementsAre(false, false, true, true, true, true));
}

TEST(Alignment, ManyPlacementsAreCutShort) {
  const Alignment alignment = align(row("fffff"), figure_columns(10, 10), true);
  EXPECT_EQ(alignment.fit, Fit::undecidable);
  EXPECT_EQ(alignment.candidates.size(), 6u);
  EXPECT_TRUE(alignment.more_candidates);
}

// The cheapest placement by trying them all: the oracle for rows of figures.
struct Tried {
  int least = 1'000'000;
  std::vector<std::vector<int>> best;
};

void try_all(const std::vector<AlignField>& fields, const std::vector<AlignColumn>& columns,
             std::vector<int>& chosen, int from, Tried& tried) {
  if (chosen.size() == fields.size()) {
    int cost = 0;
    int before = 0;
    std::size_t filled = 0;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (filled < chosen.size() && chosen[filled] == static_cast<int>(column)) {
        const int shift =
            static_cast<int>(columns[column].first) - static_cast<int>(fields[filled].slot);
        cost += 4 * (shift > before ? shift - before : before - shift);
        before = shift;
        ++filled;
      } else if (columns[column].required) {
        cost += 2;
      }
    }
    if (cost < tried.least) {
      tried.least = cost;
      tried.best.clear();
    }
    if (cost == tried.least) tried.best.push_back(chosen);
    return;
  }
  for (int column = from; column < static_cast<int>(columns.size()); ++column) {
    chosen.push_back(column);
    try_all(fields, columns, chosen, column + 1, tried);
    chosen.pop_back();
  }
}

TEST(Alignment, AgreesWithTryingEveryPlacement) {
  constexpr std::uint32_t slots = 8;
  for (std::uint32_t required = 0; required < 32; required += 5) {
    std::vector<AlignColumn> columns = figure_columns(5, 0);
    for (std::size_t at = 0; at < 5; ++at) columns[at].required = (required >> at & 1u) != 0;
    for (std::uint32_t pattern = 1; pattern < (1u << slots); ++pattern) {
      std::vector<AlignField> fields;
      for (std::uint32_t slot = 0; slot < slots; ++slot) {
        if ((pattern >> slot & 1u) != 0) fields.push_back({.slot = slot + 1, .figure = true});
      }
      Tried tried;
      std::vector<int> chosen;
      try_all(fields, columns, chosen, 0, tried);
      const Alignment alignment = align(fields, columns, false);
      const std::vector<int> printed = columns_as_printed(fields, columns);
      if (tried.best.empty()) {
        EXPECT_EQ(alignment.fit, Fit::impossible) << pattern;
      } else if (std::ranges::find(tried.best, printed) != tried.best.end()) {
        EXPECT_EQ(alignment.fit, Fit::as_printed) << pattern;
      } else if (tried.best.size() == 1) {
        EXPECT_EQ(alignment.fit, Fit::moved) << pattern;
        EXPECT_EQ(alignment.column_of, tried.best.front()) << pattern;
      } else {
        EXPECT_EQ(alignment.fit, Fit::undecidable) << pattern;
        tried.best.resize(std::min(tried.best.size(), alignment.candidates.size()));
        EXPECT_EQ(alignment.candidates, tried.best) << pattern;
      }
    }
  }
}

TEST(Alignment, WorkIsBounded) {
  std::vector<AlignColumn> columns;
  std::vector<AlignField> fields;
  for (std::uint32_t at = 0; at < 400; ++at) {
    columns.push_back(
        {.first = 3 * at + 1, .last = 3 * at + 2, .kind = ColumnKind::figure, .required = true});
    fields.push_back({.slot = 2 * at + 1, .figure = true});
  }
  EXPECT_EQ(align(fields, columns, false).fit, Fit::too_wide);
}

}  // namespace
}  // namespace gouji
