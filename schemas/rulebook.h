// A rulebook: one edition of one template, as data. schemas/<id>/rulebook.json holds it,
// schemas/rulebook.schema.json says what it may hold, the linter loads it. Everything that differs
// from region to region or year to year is here and never in code.
//
// Names that the file gives (paths, ids, categories) are resolved to indexes when it is loaded, so
// that a check never looks a name up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/cell.h"
#include "schemas/decimal.h"
#include "schemas/expression.h"
#include "schemas/finding.h"
#include "schemas/interval.h"
#include "schemas/prompts.h"

namespace gouji {

// What a clause of the form's own instructions says, in our words.
struct Clause {
  std::string id;       // "instructions-1"
  Message citation;     // 填表说明 1
  Message text;         // what it requires
  bool certain = true;  // false: read in one form only, or from memory; findings become warnings
};

// The parts that figures play in checks written in code, whatever a template calls them.
enum class Role : std::uint8_t {
  none,
  initial_budget,  // 年初预算数
  adjustment,      // 当年使用上年结余、结转及当年调整预算数
  appropriation,   // 财政拨款数, where it is budgeted
  received,        // 财政拨款数, where its use is accounted for
  indicator_balance,
  revised_budget,  // 全年预算数, 调整后预算数: the budget that execution is measured against
  paid,            // 实际支付数, 全年执行数: what was spent
  cash_balance,
  carried_over,     // 结转数, into the next year
  used_carry_over,  // 上年结转资金, what of this year's budget came from the last
  reclaimed,
  execution_rate,    // 执行率
  execution_weight,  // the points that the 执行率 is worth, as printed: 10
  execution_score,   // and the points it got
  total_score,
};
inline constexpr std::size_t role_count = 16;
std::string_view name_of(Role role);  // empty for none
Role role_named(std::string_view name);

enum class FigureKind : std::uint8_t { money, weight, score, percent };

// A single figure of the form: its path leads through members of the form JSON.
struct FigureField {
  std::string path;  // "budget.initial_budget", "funds.total.executed"
  std::string group;  // 市级预算执行情况, the block that it is printed in; 年度资金总额, its row
  std::string label;  // 年初预算数
  FigureKind kind = FigureKind::money;
  Role role = Role::none;
  bool optional = false;  // blank counts as zero in an identity
  bool may_be_negative = false;
  std::string pointer;  // "/budget/initial_budget", made from path
};

struct NarrativeField {
  std::string path;   // member of "narratives": "problems"
  std::string label;  // 项目管理存在的问题及原因
  bool required = true;
  bool explains = false;  // a deduction may be explained here
  bool problems = false;  // what went wrong is told here
};

struct CommonIndicator {
  std::string name;
  Decimal weight;
};

enum class WeightRule : std::uint8_t {
  free,         // any weights
  equal_split,  // category total ÷ number of indicators
  fixed,        // the table of common indicators
};

struct Category {
  std::string name;                  // 产出目标
  std::vector<std::string> aliases;  // 产出指标, 产出
  Decimal total;
  WeightRule weights = WeightRule::free;
  std::vector<CommonIndicator> common;  // for WeightRule::fixed
  int scoring = -1;                     // in Rulebook::scoring
  bool evidence = false;                // may be scored by evidence, without target and actual
  std::string basis;                    // clause of its weights
};

// What a target costs that was missed.
enum class Shortfall : std::uint8_t {
  per_point,   // each 百分点 short of the band costs a share of the weight
  proportion,  // the score is the weight × completion
};

// What an upper bound costs that was broken (≤ 10, actual 12).
enum class BeyondBound : std::uint8_t {
  unknown,             // the rule does not say
  target_over_actual,  // weight × target ÷ actual: 10 ÷ 12
  linear,              // weight × (1 − (actual − target) ÷ target): 1 − 2 ÷ 10, at least 0
};

// How the score of a quantitative indicator follows from its completion (actual ÷ target).
// All rates are ratios: 1.3 is 130 %.
struct Scoring {
  std::string id;
  Shortfall shortfall = Shortfall::per_point;
  BeyondBound beyond_bound = BeyondBound::unknown;
  bool zero_target_all_or_nothing = false;  // a target of 0: met full marks, else none
  std::optional<Decimal> reason_above;      // completion beyond which a reason is asked for: 1.3
  Decimal full_from = Decimal::whole(1);
  Decimal full_to = Decimal::whole(1);  // where deduction for over-completion starts
  bool over_deducts = false;
  Decimal point = Decimal(1, 2);      // one 百分点 of completion
  Decimal below_per_point;            // part of the weight lost for each point below: 0.05
  Decimal above_per_point;            // and above full_to: 0.01
  bool equal_means_at_least = false;  // `=` printed before a target that may be exceeded
  int places = 2;                     // of the score
  std::string basis;
};

struct Level {
  Interval share;                  // of the weight: 0.8, or any of [0.6, 0.8)
  std::vector<std::string> words;  // 较好
};

struct QualitativeScale {
  std::vector<Level> levels;            // best first
  std::vector<std::string> goal_words;  // words that a qualitative target may be made of: 规范
  std::vector<std::string> met_words;   // actuals that say "as the target": 达成, 完成
  std::string basis;
};

// 预算执行率 as a scored line of the funds table.
struct Execution {
  Decimal points;                       // that it is worth: 10, 20
  int places = 2;                       // of the score
  std::optional<Decimal> reason_below;  // rate under which a reason is asked for: 0.9
  std::string basis;
};

// A grade of the whole form: 优 for a total of [90, 100].
struct Grade {
  std::string name;
  std::vector<std::string> aliases;  // 优秀
  Interval scores;
};

// A rate that an indicator declares and the funds tables imply.
struct DeclaredRate {
  std::string indicator;  // 预算执行率
  int numerator = -1;     // in Rulebook::figures
  int denominator = -1;
  bool complement = false;  // 1 − numerator ÷ denominator
  std::string basis;
};

// Where a term of an identity takes its figures from.
struct Operand {
  enum class Kind : std::uint8_t { constant, figure, sub_items, sub_item_total, indicators };
  Kind kind = Kind::constant;
  Column column = Column::row;  // of sub_items or indicators
  int figure = -1;
  int category = -1;  // of indicators; -1: all
  Decimal constant;
  std::string label;  // as a message names it: 年初预算数, 子项预算数之和
};

struct Term {
  int times = 1;  // its coefficient
  Operand operand;
};

enum class IdentityClass : std::uint8_t {
  rounded,  // money: independent rounding of printed figures may explain a small difference
  strict,   // defined on printed figures: weights and scores
};

// total = Σ times·term. Several instances share one id (both columns of 子项, every category).
struct Identity {
  std::string id;
  Message title;
  Message instance;  // which instance: 预算数, 产出目标; empty when only one
  IdentityClass kind = IdentityClass::rounded;
  Severity severity = Severity::error;
  Operand total;
  std::vector<Term> terms;
  std::string basis;
};

// A statement that must hold of a form, written by the rulebook's author. Several instances may
// share one id.
struct Assertion {
  std::string id;
  Message title;
  Message instance;  // empty when only one
  Severity severity = Severity::error;
  std::string basis;
  Message hint;  // the cure; may be empty
  Expression holds;
};

struct SeverityRule {
  std::string check;
  Severity severity;
};

struct BasisRule {
  std::string check;
  std::string clause;
};

// Cells of a form whose figures nothing can contradict, with the reason: gouji rulebook test counts
// every other cell that no check guards as a fault of the rulebook.
struct Unguarded {
  std::string cells;  // "indicators/*/target": a pointer, * for any one name or index
  Message reason;
};

// How table and text readers find a value: by what is printed beside or above it.
struct LabelledHeader {
  Header header;
  std::vector<std::string> labels;  // 项目名称
};

struct LabelledColumn {
  int figure = -1;                  // of a figures block
  int narrative = -1;               // of a matrix: prose beside its figures
  Column column = Column::row;      // of a list block; a value printed in parts has several columns
  bool optional = false;            // some editions of the template do without it
  std::vector<std::string> labels;  // first is the one to print
};

// A row of a matrix: the figure in each of its columns, −1 where the template has none.
struct MatrixRow {
  std::vector<std::string> labels;  // 其中：当年财政拨款
  std::vector<int> figures;         // one for each of Block::columns
};

struct Block {
  enum class Kind : std::uint8_t {
    figures,  // one row of figures under its columns
    matrix,  // several rows, each with a label: 年度资金总额 by 年初预算数, 全年执行数, …
    sub_items,   // as many rows as the form has
    indicators,  // likewise
  };
  Kind kind = Kind::figures;
  std::vector<std::string> labels;  // 市级预算执行情况(万元); empty: known by its columns
  std::vector<std::string> spanners;  // labels over several columns that hold no value: 其中:
  std::vector<LabelledColumn> columns;
  std::vector<MatrixRow> rows;  // of a matrix
};

// A figure printed in the 合计 row of the indicators.
struct TotalFigure {
  Column column = Column::score;
  int figure = -1;
};

struct Layout {
  std::vector<std::string> titles;  // of the form
  std::vector<LabelledHeader> headers;
  std::vector<Block> blocks;
  std::vector<std::vector<std::string>> narratives;  // labels of each of Rulebook::narratives
  std::vector<std::string> section_labels;  // 项目基本情况: a heading without a value
  std::vector<std::string> notes;           // where prose that is no field starts: 填表说明
  std::vector<std::string> total_names;     // 合计
  std::vector<TotalFigure> totals;          // in the 合计 row of the indicators
};

struct Rulebook {
  std::string id;
  std::string version;
  Message title;
  std::string money_unit;  // 万元
  int first_year = 0;      // of the years that it holds for; 0: from any, to any
  int last_year = 0;
  std::string sha256;  // of rulebook.json and form.schema.json as loaded
  std::vector<Clause> clauses;
  std::vector<FigureField> figures;
  std::vector<NarrativeField> narratives;
  std::vector<Category> categories;
  std::vector<Scoring> scoring;
  QualitativeScale qualitative;
  std::optional<Execution> execution;
  std::optional<Decimal> full_score;  // the best total of a form: 100
  std::vector<Grade> grades;          // best first
  std::string grades_basis;
  std::vector<Identity> identities;
  std::vector<Assertion> assertions;
  std::vector<DeclaredRate> declared_rates;
  std::vector<SeverityRule> severities;
  std::vector<BasisRule> bases;
  Prompts prompts;
  Decimal low_execution = Decimal(6, 1);  // spending below this share of the appropriation is low
  Layout layout;
  std::vector<Unguarded> unguarded;

  std::array<int, role_count> by_role{};  // index in figures, -1: the template has no such figure

  int figure_with(Role role) const { return by_role[static_cast<std::size_t>(role)]; }
  // The column of the indicators as the template prints it; null: it has none.
  const LabelledColumn* indicator_column(Column column) const;
  const Clause* clause(std::string_view id) const;
  // The clause behind a check: its own entry in bases, empty when the rulebook names none.
  std::string_view basis_of(std::string_view check) const;
  std::optional<Severity> severity_of(std::string_view check) const;
};

}  // namespace gouji
