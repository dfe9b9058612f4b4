// The same figures twice: as JSON for programs, and as tables for people. Columns of a table are as
// wide as what stands in them; departments and checks with the most errors come first.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/display_width.h"
#include "linter/escape.h"
#include "linter/json_writer.h"
#include "linter/report_words.h"
#include "linter/statistics.h"
#include "schemas/decimal.h"

namespace gouji {
namespace {

std::string text_of(const Decimal& figure) {
  return figure.trimmed().text();
}

// 93.21%; empty where nothing could be scored.
std::string rate_of(const Statistics::OfCategory& category) {
  if (category.weight.is_zero()) return {};
  const Ratio hundred(Decimal::whole(100));
  return (Ratio(category.score, category.weight) * hundred).rounded(2).text() + "%";
}

// Entries of a map, those with the most errors first, then warnings, then by name.
template <class Entry>
std::vector<std::pair<std::string, Entry>> worst_first(
    const std::map<std::string, Entry>& entries) {
  std::vector<std::pair<std::string, Entry>> sorted(entries.begin(), entries.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    if (a.second.errors != b.second.errors) return a.second.errors > b.second.errors;
    return a.second.warnings > b.second.warnings;
  });
  return sorted;
}

void write_counts(JsonWriter& json, const Statistics::Counts& counts) {
  json.member("forms", counts.forms);
  json.member("clean", counts.clean);
  json.member("errors", counts.errors);
  json.member("warnings", counts.warnings);
  json.member("notes", counts.notes);
  json.member("unreadable", counts.unreadable);
  json.member("full_marks", counts.full_marks);
  json.member("inflated", counts.inflated);
  json.member("inflation", text_of(counts.inflation));
}

}  // namespace

std::string statistics_json(const Statistics& statistics) {
  std::string out;
  JsonWriter json(out);
  const auto begin_entry = [&] {
    json.new_line(2);
    json.begin_object();
  };
  json.begin_object();
  json.begin_object("all");
  write_counts(json, statistics.all());
  json.end_object();
  json.begin_array("departments");
  for (const auto& [name, counts] : worst_first(statistics.by_department())) {
    begin_entry();
    json.member("department", name);
    write_counts(json, counts);
    json.end_object();
  }
  json.end_array_on_new_line(0);
  json.begin_array("checks");
  for (const auto& [name, counts] : worst_first(statistics.by_check())) {
    begin_entry();
    json.member("check", name);
    json.member("forms", counts.forms);
    json.member("errors", counts.errors);
    json.member("warnings", counts.warnings);
    json.member("notes", counts.notes);
    json.end_object();
  }
  json.end_array_on_new_line(0);
  json.begin_array("categories");
  for (const auto& [name, sums] : statistics.by_category()) {
    begin_entry();
    json.member("category", name);
    json.member("weight", text_of(sums.weight));
    json.member("score", text_of(sums.score));
    json.member_if_any("rate", rate_of(sums));
    json.end_object();
  }
  json.end_array_on_new_line(0);
  json.begin_array("ranking");
  for (const Statistics::Risk& risk : statistics.ranking()) {
    begin_entry();
    json.member("path", risk.path);
    json.member_if_any("part", risk.part);
    json.member_if_any("line", risk.line);
    json.member("points", text_of(risk.points));
    json.member("errors", risk.errors);
    json.member("warnings", risk.warnings);
    json.member("inflation", text_of(risk.inflation));
    json.key("full_marks");
    json.boolean(risk.full_marks);
    json.end_object();
  }
  json.end_array_on_new_line(0);
  json.end_object();
  return out + "\n";
}

namespace {

using Row = std::vector<std::string>;

// The first column to the left, figures to the right.
void append_table(std::string& out, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - display_width(row[i]), ' ');
      line += i == 0 ? row[i] + blanks : "  " + blanks + row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

void append_heading(std::string& out, std::string_view heading) {
  out += fmt::format("{}{}\n", out.empty() ? "" : "\n", heading);
}

std::string number(std::size_t count) {
  return std::to_string(count);
}

Row row_of(std::string name, const Statistics::Counts& counts) {
  return {std::move(name),           number(counts.forms),    number(counts.clean),
          number(counts.errors),     number(counts.warnings), number(counts.unreadable),
          number(counts.full_marks), number(counts.inflated), text_of(counts.inflation)};
}

std::string shown(std::string_view text) {
  std::string out;
  append_visible(out, text);
  return out;
}

}  // namespace

std::string statistics_table(const Statistics& statistics, Language language) {
  const bool en = language == Language::en;
  std::string out;
  append_heading(out, en ? "By department" : "按部门");
  std::vector<Row> rows;
  rows.push_back(en ? Row{"department", "forms", "clean", "errors", "warnings", "unreadable",
                          "full marks", "inflated", "by points"}
                    : Row{"部门", "表数", "无误", "错误", "警告", "无法核查", "全得满分", "多给分",
                          "多给的分"});
  for (const auto& [name, counts] : worst_first(statistics.by_department())) {
    rows.push_back(row_of(name.empty() ? (en ? "(none)" : "（未填）") : shown(name), counts));
  }
  rows.push_back(row_of(en ? "all" : "合计", statistics.all()));
  append_table(out, rows);

  if (!statistics.by_check().empty()) {
    append_heading(out, en ? "By check" : "按核查");
    rows = {en ? Row{"check", "forms", "errors", "warnings", "notes"}
               : Row{"核查", "表数", "错误", "警告", "提示"}};
    for (const auto& [name, counts] : worst_first(statistics.by_check())) {
      rows.push_back({name, number(counts.forms), number(counts.errors), number(counts.warnings),
                      number(counts.notes)});
    }
    append_table(out, rows);
  }
  if (!statistics.by_category().empty()) {
    append_heading(out, en ? "By category of indicators" : "按指标类别");
    rows = {en ? Row{"category", "weight", "score", "rate"}
               : Row{"类别", "分值", "自评分", "得分率"}};
    for (const auto& [name, sums] : statistics.by_category()) {
      rows.push_back({shown(name), text_of(sums.weight), text_of(sums.score), rate_of(sums)});
    }
    append_table(out, rows);
  }
  if (!statistics.ranking().empty()) {
    append_heading(out, en ? "Riskiest forms (10 an error, 3 a warning, 5 for nothing but full "
                             "marks, and the points given beyond the rule)"
                           : "风险最高的表（错误 10 分，警告 3 分，全得满分 5 分，加多给的分）");
    rows = {en ? Row{"form", "points", "errors", "warnings", "full marks", "by points"}
               : Row{"表", "风险", "错误", "警告", "全得满分", "多给的分"}};
    for (const Statistics::Risk& risk : statistics.ranking()) {
      rows.push_back({shown(form_name(risk.path, risk.part, risk.line)), text_of(risk.points),
                      number(risk.errors), number(risk.warnings),
                      risk.full_marks ? (en ? "yes" : "是") : "", text_of(risk.inflation)});
    }
    append_table(out, rows);
  }
  return out;
}

}  // namespace gouji
