// One form is made in the order in which an office fills it in: the funds, what was achieved, the
// scores, the totals, and the prose about all of it. Choices come from the number of the form
// alone.

#include "tests/injection/clean_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "linter/binding.h"
#include "linter/json.h"
#include "schemas/form.h"
#include "schemas/measure.h"
#include "tests/injection/random.h"
#include "tests/injection/scoring.h"

namespace gouji::injection {

struct CleanForms::Prototype {
  std::string text;
  Document document;
  Form form;
};

namespace {

const std::vector<std::string> districts{"城东", "城西", "南湖", "北塔", "青石",
                                         "临江", "云岭", "白桥", "安河", "平原",
                                         "新城", "老街", "东港", "西山", "双塘"};
const std::vector<std::string> businesses{
    "公厕保洁",     "校舍维修", "渔政巡护", "图书借阅服务", "老旧管网改造",
    "消防器材更新", "基层诊疗", "文化下乡", "路灯节能改造", "粮食仓储监管"};
const std::vector<std::string> offices{"住房和城乡建设局", "教育局",     "卫生健康委员会",
                                       "文化旅游局",       "农业农村局", "应急管理局"};
const std::vector<std::string> causes{"雨季停工两周", "设备到货推迟", "两处场地临时调整",
                                      "施工单位更换班组", "个别点位协调时间较长"};
const std::vector<std::string> plain_sentences{
    "按年度计划组织实施，台账齐全，过程有记录。", "工作机制运行平稳，服务对象反映良好。",
    "各环节衔接顺畅，资料按时归档。", "责任到人，逐月检查，问题当月整改。"};

class Maker {
 public:
  Maker(const Rulebook& rulebook, const Form& prototype, std::uint64_t seed)
      : rulebook_(rulebook), prototype_(prototype), random_(seed) {}

  Draft make() {
    draft_.rulebook = &rulebook_;
    draft_.figures.resize(rulebook_.figures.size());
    fill_head();
    fill_funds();
    fill_sub_items();
    fill_indicators();
    fill_weights();
    fill_scores();
    fill_totals();
    fill_narratives();
    return std::move(draft_);
  }

 private:
  void fill_head() {
    const int first = rulebook_.first_year == 0 ? 2018 : rulebook_.first_year;
    const int last = rulebook_.last_year == 0 ? std::max(first, 2025) : rulebook_.last_year;
    draft_.year = std::to_string(random_.between(first, last));
    draft_.project = random_.pick(districts) + random_.pick(businesses);
    draft_.department = "某市" + random_.pick(offices);
    draft_.has_reasons = rulebook_.indicator_column(Column::reason) != nullptr;
    draft_.has_weights = rulebook_.indicator_column(Column::weight) != nullptr;
    draft_.has_subcategories = rulebook_.indicator_column(Column::subcategory) != nullptr;
    money_places_ = rulebook_.money_unit == "元" ? 0 : static_cast<int>(random_.between(0, 2));
  }

  bool has(Role role) const { return rulebook_.figure_with(role) >= 0; }
  void set(Role role, const Decimal& value) {
    if (has(role)) draft_.set(rulebook_.figure_with(role), value.trimmed());
  }
  Decimal get(Role role) const {
    return draft_.figure(rulebook_.figure_with(role)).value_or(Decimal());
  }

  // 40 to 8000 万元, in the unit of the template.
  Decimal amount() {
    std::int64_t unit = 1;
    for (int i = 0; i < money_places_; ++i) unit *= 10;
    if (rulebook_.money_unit == "元") unit = 10'000;
    return random_.figure(40 * unit, 8'000 * unit, money_places_);
  }
  Decimal part_of(const Decimal& whole, std::int64_t low, std::int64_t high) {
    const Ratio share(Decimal(random_.between(low, high), 4));
    return (Ratio(whole) * share).rounded(money_places_);
  }

  void fill_funds() {
    if (has(Role::appropriation)) {
      fill_balances();
    } else {
      fill_sources();
    }
    fill_execution();
  }

  // 年初预算数 + adjustment − 财政拨款数 = 指标结余数, and so on to 结转数.
  void fill_balances() {
    const Decimal initial = amount();
    const bool adjusted = random_.chance(50);
    const Decimal adjustment = adjusted ? part_of(initial, 100, 1500) : Decimal();
    const Decimal available = initial + adjustment;
    const Decimal given = random_.chance(60) ? available : available - part_of(available, 50, 400);
    const Decimal paid = random_.chance(30) ? given : part_of(given, 9000, 9990);
    const Decimal rest = given - paid;
    const Decimal reclaimed = random_.chance(50) ? Decimal() : part_of(rest, 1000, 9000);
    added_ = adjustment;
    set(Role::initial_budget, initial);
    set(Role::adjustment, adjustment);
    set(Role::appropriation, given);
    set(Role::indicator_balance, available - given);
    set(Role::received, given);
    set(Role::paid, paid);
    set(Role::cash_balance, rest);
    set(Role::carried_over, rest - reclaimed);
    set(Role::reclaimed, reclaimed);
  }

  // Rows of sources under a total: the identities say which figure adds up which.
  void fill_sources() {
    std::size_t count = 1;
    for (const Identity& identity : rulebook_.identities) {
      if (adds_funds(identity)) count = std::max(count, identity.terms.size());
    }
    std::vector<Decimal> initial, revised, executed;
    for (std::size_t source = 0; source < count; ++source) {
      const bool active = source == 0 || random_.chance(40);
      initial.push_back(active ? amount() : Decimal());
      const bool grows = active && has(Role::initial_budget) && random_.chance(30);
      revised.push_back(initial.back() + (grows ? part_of(initial.back(), 100, 1500) : Decimal()));
      const bool all = random_.chance(30);
      executed.push_back(all ? revised.back() : part_of(revised.back(), 9000, 9990));
    }
    fill_column(Role::initial_budget, initial);
    fill_column(Role::revised_budget, revised);
    fill_column(Role::paid, executed);
    if (has(Role::initial_budget)) added_ = get(Role::revised_budget) - get(Role::initial_budget);
  }

  static bool is_figure(const Operand& operand) { return operand.kind == Operand::Kind::figure; }

  bool adds_funds(const Identity& identity) const {
    return is_figure(identity.total) && kind_of(identity.total.figure) == FigureKind::money &&
           std::ranges::all_of(identity.terms,
                               [](const Term& term) { return is_figure(term.operand); });
  }

  FigureKind kind_of(int figure) const {
    return rulebook_.figures[static_cast<std::size_t>(figure)].kind;
  }

  void fill_column(Role role, const std::vector<Decimal>& amounts) {
    if (!has(role)) return;
    Decimal total;
    for (const Decimal& amount : amounts) total += amount;
    set(role, total);
    for (const Identity& identity : rulebook_.identities) {
      if (!adds_funds(identity) || identity.total.figure != rulebook_.figure_with(role)) continue;
      for (std::size_t i = 0; i < identity.terms.size(); ++i) {
        const Decimal value = i < amounts.size() ? amounts[i] : Decimal();
        draft_.set(identity.terms[i].operand.figure, value.trimmed());
      }
    }
  }

  // The rate of a source, beside its budget and its spending.
  void fill_rates_of_sources() {
    for (std::size_t i = 0; i < rulebook_.figures.size(); ++i) {
      const FigureField& field = rulebook_.figures[i];
      if (field.kind != FigureKind::percent || field.role != Role::none) continue;
      const std::string row = field.path.substr(0, field.path.rfind('.'));
      const Figure budget = at_path(row + ".revised_budget");
      const Figure spent = at_path(row + ".executed");
      if (!budget || !spent || budget->is_zero()) continue;
      draft_.set(static_cast<int>(i),
                 (Ratio(*spent, *budget) * Ratio(Decimal::whole(100))).rounded(2));
    }
  }

  Figure at_path(const std::string& path) const {
    const auto found = std::ranges::find(rulebook_.figures, path, &FigureField::path);
    if (found == rulebook_.figures.end()) return std::nullopt;
    return draft_.figure(static_cast<int>(found - rulebook_.figures.begin()));
  }

  void fill_execution() {
    fill_rates_of_sources();
    if (!has(Role::revised_budget)) return;
    const Ratio rate(get(Role::paid), get(Role::revised_budget));
    if (has(Role::execution_rate)) {
      const Decimal percent = (rate * Ratio(Decimal::whole(100))).rounded(2);
      draft_.set(rulebook_.figure_with(Role::execution_rate), percent);
    }
    if (!rulebook_.execution) return;
    set(Role::execution_weight, rulebook_.execution->points);
    set(Role::execution_score,
        (Ratio(rulebook_.execution->points) * rate).rounded(rulebook_.execution->places));
  }

  void fill_sub_items() {
    const bool wanted = std::ranges::any_of(rulebook_.layout.blocks, [](const Block& block) {
      return block.kind == Block::Kind::sub_items;
    });
    if (!wanted) return;
    const std::vector<std::string> names{"设备购置", "日常维护", "人员培训",
                                         "委托服务", "材料印制", "检测评估"};
    const auto count = static_cast<std::size_t>(random_.between(2, 6));
    Decimal budget = get(Role::initial_budget) + get(Role::adjustment);
    Decimal actual = get(Role::paid);
    const DraftSubItem total{"合计", budget.trimmed(), actual.trimmed()};
    for (std::size_t i = 0; i + 1 < count; ++i) {
      const auto share = static_cast<std::int64_t>(10'000 / count);
      const Decimal part = part_of(budget, share / 2, share);
      const Decimal spent = std::min(part, part_of(actual, share / 2, share));
      draft_.sub_items.push_back({names[i], part.trimmed(), spent.trimmed()});
      budget -= part;
      actual -= spent;
    }
    // What one item may not spend, those before it do.
    for (DraftSubItem& item : draft_.sub_items) {
      if (actual <= budget) break;
      const Decimal moved = std::min(actual - budget, *item.budget - *item.actual);
      item.actual = (*item.actual + moved).trimmed();
      actual -= moved;
    }
    draft_.sub_items.push_back({names[count - 1], budget.trimmed(), actual.trimmed()});
    draft_.sub_items.push_back(total);
  }

  void fill_indicators() {
    for (const Indicator& row : prototype_.indicators) {
      if (row.category_index < 0) continue;
      const Category& category = category_of(row);
      add_row(row, category, false);
      const bool varies = category.weights != WeightRule::fixed && !category.evidence;
      const bool countable = parse_measure(row.target.raw).quantity();
      if (varies && countable && random_.chance(40)) add_row(row, category, true);
    }
  }

  const Category& category_of(const Indicator& row) const {
    return rulebook_.categories[static_cast<std::size_t>(row.category_index)];
  }

  void add_row(const Indicator& from, const Category& category, bool again) {
    DraftIndicator row{.category = category.name,
                       .subcategory = std::string(from.subcategory.raw),
                       .name = std::string(from.name.raw)};
    const bool fixed_name = category.weights == WeightRule::fixed || category.evidence;
    if (!fixed_name) {
      std::string place = random_.pick(districts);
      while (again && draft_.indicators.back().name.starts_with(place)) {
        place = random_.pick(districts);
      }
      row.name = place + row.name;
    }
    const Measure target = parse_measure(from.target.raw);
    if (const DeclaredRate* rate = declared_rate(row.name)) {
      row.actual = rate_text(*rate);
      row.target = kept_bound(from, target, row.actual);
      row.quantitative = true;
    } else if (target.quantity()) {
      fill_quantity(from, target, category, row);
    } else {
      fill_words(from, row);
    }
    draft_.indicators.push_back(std::move(row));
  }

  const DeclaredRate* declared_rate(const std::string& name) const {
    const auto found = std::ranges::find(rulebook_.declared_rates, name, &DeclaredRate::indicator);
    return found == rulebook_.declared_rates.end() ? nullptr : &*found;
  }

  std::string rate_text(const DeclaredRate& rate) const {
    Ratio value(*draft_.figure(rate.numerator), *draft_.figure(rate.denominator));
    if (rate.complement) value = Ratio(Decimal::whole(1)) - value;
    return (value * Ratio(Decimal::whole(100))).rounded(2).trimmed().text() + "%";
  }

  // A rate follows from the funds; its upper bound is set so that it is kept.
  static std::string kept_bound(const Indicator& from, const Measure& target,
                                std::string_view actual) {
    const Decimal done = parse_measure(actual).figure;
    if (target.comparator != Comparator::at_most || done <= target.figure) {
      return std::string(from.target.raw);
    }
    return "≤" + done.rounded(0, Rounding::away_from_zero).text() + "%";
  }

  // As in the prototype, with other figures; never so far above the target that a reason is due,
  // and never beyond an upper bound, whose cost not every rule tells.
  void fill_quantity(const Indicator& from, const Measure& target, const Category& category,
                     DraftIndicator& row) {
    row.quantitative = true;
    const bool upper = target.comparator == Comparator::at_most;
    const bool percent = target.unit.dimension == Dimension::percent;
    const bool exact =
        target.comparator == Comparator::equal &&
        !rulebook_.scoring[static_cast<std::size_t>(category.scoring)].equal_means_at_least;
    const bool fixed = category.weights == WeightRule::fixed;
    const Decimal goal = fixed || percent ? target.figure : scaled_goal(target.figure);
    const int places = goal.scale();
    Decimal done = goal;
    if (percent && goal >= Decimal::whole(100)) {
      if (random_.chance(30)) done = Decimal(random_.between(950, 999), 1);
    } else if (upper) {
      done = (Ratio(goal) * Ratio(Decimal(random_.between(60, 100), 2))).rounded(places);
    } else if (random_.chance(25)) {
      done = (Ratio(goal) * Ratio(Decimal(random_.between(86, 99), 2))).rounded(places);
    } else if (!exact) {
      done = (Ratio(goal) * Ratio(Decimal(random_.between(100, 122), 2))).rounded(places);
      if (percent) done = std::min(done, Decimal::whole(100));
    }
    const std::string unit(target.unit.text);
    const std::size_t digits = from.target.raw.find(target.figure.text());
    const std::string before(from.target.raw.substr(0, digits));
    const std::string after(from.target.raw.substr(digits + target.figure.text().size()));
    row.target = before + goal.text() + after;
    row.actual = done.text() + unit;
  }

  Decimal scaled_goal(const Decimal& figure) {
    const Ratio factor(Decimal(random_.between(40, 400), 2));
    const Decimal goal = (Ratio(figure) * factor).rounded(figure.scale());
    const Decimal least(8, figure.scale());
    return std::max(goal, least);
  }

  void fill_words(const Indicator& from, DraftIndicator& row) {
    row.target = std::string(from.target.raw);
    row.actual = std::string(from.actual.raw);
    const bool worded = !row.target.empty() && !parse_measure(row.actual).quantity();
    const std::size_t level = worded && random_.chance(20) ? 1 : 0;
    if (worded) row.actual = rulebook_.qualitative.levels[level].words.front();
    level_.resize(draft_.indicators.size() + 1);
    level_.back() = level;
  }

  void fill_weights() {
    std::vector<std::size_t> rest;
    Decimal known;
    for (std::size_t c = 0; c < rulebook_.categories.size(); ++c) {
      const Category& category = rulebook_.categories[c];
      std::vector<std::size_t> rows = rows_of(category);
      if (category.weights == WeightRule::fixed) {
        for (const std::size_t row : rows) give(row, common_weight(category, row));
        known += category.total;
      } else if (category.weights == WeightRule::equal_split) {
        split_evenly(category.total, rows);
        known += category.total;
      } else if (!category.total.is_zero()) {
        split(category.total, rows);
        known += category.total;
      } else {
        rest.insert(rest.end(), rows.begin(), rows.end());
      }
    }
    if (!rest.empty()) split(all_points() - known, rest);
  }

  // What the indicators are worth together.
  Decimal all_points() const {
    const Decimal full = rulebook_.full_score.value_or(Decimal::whole(100));
    return rulebook_.execution ? full - rulebook_.execution->points : full;
  }

  std::vector<std::size_t> rows_of(const Category& category) const {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < draft_.indicators.size(); ++i) {
      if (draft_.indicators[i].category == category.name) rows.push_back(i);
    }
    return rows;
  }

  void give(std::size_t row, const Decimal& weight) {
    draft_.indicators[row].weight = weight.trimmed();
  }

  Decimal common_weight(const Category& category, std::size_t row) const {
    const auto found =
        std::ranges::find(category.common, draft_.indicators[row].name, &CommonIndicator::name);
    if (found == category.common.end()) throw std::logic_error("no common indicator");
    return found->weight;
  }

  void split_evenly(const Decimal& total, const std::vector<std::size_t>& rows) {
    const auto count = static_cast<std::int64_t>(rows.size());
    const Decimal each = Ratio(total, Decimal::whole(count)).rounded(2, Rounding::toward_zero);
    for (const std::size_t row : rows) give(row, each);
    give(rows.back(), total - each * Decimal::whole(count - 1));
  }

  // Whole points, at least one for each.
  void split(const Decimal& total, const std::vector<std::size_t>& rows) {
    std::int64_t left = static_cast<std::int64_t>(total.trimmed().coefficient());
    for (int i = 0; i > total.trimmed().scale(); --i) left *= 10;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto others = static_cast<std::int64_t>(rows.size() - i - 1);
      const std::int64_t most = std::max<std::int64_t>(1, 2 * left / (others + 1) - 1);
      const std::int64_t part =
          others == 0 ? left : std::min(left - others, random_.between(1, most));
      give(rows[i], Decimal::whole(part));
      left -= part;
    }
  }

  void fill_scores() {
    level_.resize(draft_.indicators.size());
    for (std::size_t i = 0; i < draft_.indicators.size(); ++i) {
      DraftIndicator& row = draft_.indicators[i];
      const auto category = std::ranges::find(rulebook_.categories, row.category, &Category::name);
      const Scoring& rule = rulebook_.scoring[static_cast<std::size_t>(category->scoring)];
      if (row.quantitative) {
        row.score = score_of(rule, *row.weight, row.target, row.actual);
        row.recomputable = draft_.has_weights;
      } else {
        const Interval& share = rulebook_.qualitative.levels[level_[i]].share;
        const Decimal& part = level_[i] == 0 ? share.high : share.low;
        row.score = (*row.weight * part).rounded(rule.places).trimmed();
        row.recomputable = draft_.has_weights && share.is_one_figure() && !row.target.empty();
      }
      if (*row.score < *row.weight) explain(row);
      if (!draft_.has_weights) row.weight.reset();
    }
  }

  void explain(DraftIndicator& row) {
    const std::string& cause = random_.pick(causes);
    row.reason = cause + "，次年一季度补齐";
    shortfalls_ += fmt::format("{}因{}未全部达成；", row.name, cause);
  }

  void fill_totals() {
    Decimal weights;
    Decimal scores;
    for (const DraftIndicator& row : draft_.indicators) {
      weights += row.weight.value_or(Decimal());
      scores += *row.score;
    }
    if (rulebook_.execution) {
      weights += rulebook_.execution->points;
      scores += get(Role::execution_score);
    }
    set(Role::total_score, scores);
    for (std::size_t i = 0; i < rulebook_.figures.size(); ++i) {
      if (rulebook_.figures[i].path == "total.weight") {
        draft_.set(static_cast<int>(i), weights.trimmed());
      }
    }
    if (!prototype_.header(Header::grade).filled()) return;
    for (const Grade& grade : rulebook_.grades) {
      if (grade.scores.contains(Ratio(scores))) draft_.grade = grade.name;
    }
  }

  void fill_narratives() {
    for (const NarrativeField& field : rulebook_.narratives) {
      draft_.narratives.push_back(narrative(field));
    }
  }

  std::string narrative(const NarrativeField& field) {
    std::string text;
    if (field.explains || field.problems) {
      text = shortfalls_ + "部分尾款未到支付节点，个别资料归档不够及时。";
      if (field.path == "execution_reason" && !added_.is_zero()) text += addition();
      return text;
    }
    if (field.path == "implementation" || field.path == "results") {
      if (!added_.is_zero()) text += addition();
      text += spending() + achievements();
    }
    return text + random_.pick(plain_sentences);
  }

  std::string addition() const {
    return fmt::format("年中因工作量增加追加预算{}{}。", added_.trimmed().text(),
                       rulebook_.money_unit);
  }

  std::string spending() const {
    const std::string unit = rulebook_.money_unit;
    std::string text;
    if (has(Role::initial_budget)) {
      text = fmt::format("年初预算{}{}，", get(Role::initial_budget).text(), unit);
    }
    return text + fmt::format("实际支出{}{}。", get(Role::paid).text(), unit);
  }

  std::string achievements() {
    std::string text;
    for (const DraftIndicator& row : draft_.indicators) {
      if (!row.quantitative || !random_.chance(40)) continue;
      text += (text.empty() ? "" : "，") + row.name + row.actual;
    }
    return text.empty() ? text : text + "。";
  }

  const Rulebook& rulebook_;
  const Form& prototype_;
  Random random_;
  Draft draft_;
  int money_places_ = 0;
  Decimal added_;                   // to the budget in the course of the year
  std::string shortfalls_;          // a clause for each indicator that lost points
  std::vector<std::size_t> level_;  // of each indicator in words; 0 for the others
};

}  // namespace

CleanForms::CleanForms(const LoadedRulebook& rulebook, std::string prototype, std::uint64_t seed)
    : rulebook_(&rulebook.rulebook), seed_(seed), prototype_(std::make_unique<Prototype>()) {
  prototype_->text = std::move(prototype);
  JsonParse parsed = parse_json(prototype_->text, {});
  if (!parsed.faults.empty()) throw std::invalid_argument("the prototype is no JSON");
  prototype_->document = std::move(parsed.document);
  prototype_->form = bind(prototype_->document, *rulebook_);
}

CleanForms::~CleanForms() = default;
CleanForms::CleanForms(CleanForms&&) noexcept = default;

Draft CleanForms::form(std::uint64_t number) const {
  Random mix(seed_ ^ (number * 0x2545F4914F6CDD1Du));
  return Maker(*rulebook_, prototype_->form, mix.next()).make();
}

}  // namespace gouji::injection
