#include "tests/linter/report_samples.h"

#include <algorithm>

#include "linter/lint.h"

namespace gouji::testing {
namespace {

const std::string sha(64, 'a');

Location line_place(std::string pointer, std::size_t line, std::size_t column, Message label,
                    std::string source) {
  Location location;
  location.pointer = std::move(pointer);
  location.line = line;
  location.column = column;
  location.label = std::move(label);
  location.source = std::move(source);
  return location;
}

ReportedRulebook rulebook() {
  return {.id = "suzhou-2021", .version = "1.0.0", .sha256 = sha, .chosen = "declared"};
}

FormReport everyday_form() {
  FormReport form;
  form.path = "forms/自评表 1.json";
  form.sha256 = sha;
  form.rulebook = rulebook();
  const Location balance =
      line_place("/budget/indicator_balance", 12, 26,
                 {"市级预算执行情况 › 指标结余数", "Budget › Indicator balance"},
                 "    \"indicator_balance\": 5");
  const Location problems = line_place(
      "/narratives/problems", 47, 22, {"项目管理存在的问题及原因", "Problems and causes"},
      "  \"problems\": \"年中因<p>场地调整</p>取消，参训288人次，少于计划；尾款未到支付节点，"
      "预算执行率未达100%；部分终端响应偏慢，服务质量评为较好。\",");
  const Location score =
      line_place("/indicators/8/score", 30, 1, {"绩效指标第 9 行 › 自评分", ""}, "6.5}");
  form.findings = {
      {.check = "indicator-balance",
       .severity = Severity::error,
       .message = {"500 + 0 − 500 = 0，指标结余数填 5，多 5",
                   "500 + 0 − 500 = 0, but 5 is entered"},
       .location = balance,
       .related = {line_place("/budget/initial_budget", 9, 23,
                              {"市级预算执行情况 › 年初预算数", "Budget › Initial budget"}, "")},
       .found = "5",
       .expected = "0",
       .difference = "5",
       .basis = {"填表说明 1", "Instructions, item 1"},
       .hint = {"核对三个数，改正其中填错的一个",
                "Compare the three figures and mend the wrong one"},
       .fingerprint = "0123456789abcdef"},
      {.check = "over-completion",
       .severity = Severity::note,
       .message = {"完成率 130.5%", "completion is 130.5 %"},
       .location = score,
       .related = {},
       .found = {},
       .expected = {},
       .difference = {},
       .basis = {},
       .hint = {},
       .fingerprint = {}},
      {.check = "markup-in-text",
       .severity = Severity::warning,
       .message = {"有 HTML 标记 <p>", "HTML markup <p>"},
       .location = problems,
       .related = {},
       .found = "<p>",
       .expected = {},
       .difference = {},
       .basis = {},
       .hint = {},
       .fingerprint = "fedcba9876543210"},
  };
  form.ledger = {
      {.check = "cash-balance",
       .verdict = Verdict::pass,
       .location =
           line_place("/usage/cash_balance", 17, 5, {"资金结余、结转数", "Cash balance"}, ""),
       .reason = {"500 − 500 = 0", "500 − 500 = 0"}},
      {.check = "indicator-balance", .verdict = Verdict::fail, .location = balance, .reason = {}},
      {.check = "recomputed-score",
       .verdict = Verdict::not_checkable,
       .location = score,
       .reason = {"实际完成值空白", "the actual is blank"}},
      {.check = "declared-rate-agrees",
       .verdict = Verdict::not_applicable,
       .location = {},
       .reason = {"没有这个指标", "there is no such indicator"}},
      {.check = "score-total",
       .verdict = Verdict::fail,
       .location = score,
       .reason = {"由 score-present 报告", "reported by score-present"}},
  };
  return form;
}

// With --fix and --suggest: what was put right, and what a person may enter.
FormReport mended_form() {
  FormReport form = everyday_form();
  form.findings.resize(1);
  form.findings.front().suggestion = {
      .value = "0",
      .equations = {{"500 + 0 − 500 = 0，指标结余数 0", "500 + 0 − 500 = 0; balance 0"},
                    {"结转数 0 = 0", "carried over 0 = 0"}},
      .breaks = {"cash-balance", "score-total"},
      .line = 12,
      .column = 26,
      .end_line = 12,
      .end_column = 27,
      .inserted = "0"};
  form.fixes = {{.repairs = {"separator", "full-width"},
                 .location = line_place("/budget/initial_budget", 9, 23,
                                        {"市级预算执行情况 › 年初预算数", "Initial budget"}, ""),
                 .before = "１，２００",
                 .after = "1200"},
                {.repairs = {"markup"},
                 .location = line_place("/narratives/problems", 47, 22, {"问题", "Problems"}, ""),
                 .before = "<p>\"场地\"调整</p>",
                 .after = "\"场地\"调整"}};
  form.fixed_file = "forms/自评表 1.fixed.json";
  return form;
}

FormReport clean_form() {
  FormReport form;
  form.path = "forms/clean.json";
  form.sha256 = std::string(64, 'b');
  form.rulebook = rulebook();
  form.ledger = {
      {.check = "cash-balance",
       .verdict = Verdict::pass,
       .location = line_place("/usage/cash_balance", 17, 5, {"资金结余、结转数", ""}, ""),
       .reason = {}}};
  return form;
}

ReportedFinding finding_at(Location location, std::string message) {
  return {.check = "score-present",
          .severity = Severity::error,
          .message = {message, ""},
          .location = std::move(location),
          .related = {},
          .found = {},
          .expected = {},
          .difference = {},
          .basis = {},
          .hint = {},
          .fingerprint = {}};
}

// A finding for each kind of place that a file may have.
FormReport places_form() {
  FormReport form;
  form.path = "./forms/a:b,c%.xlsx";
  form.rulebook = rulebook();
  form.rulebook.chosen = "labels";
  Location sheet;
  sheet.pointer = "/indicators/3/score";
  sheet.sheet = "Sheet 1";
  sheet.cell = "G5";
  sheet.source = "=7个";
  Location table;
  table.table = 1;
  table.table_row = 13;
  table.table_cell = 5;
  table.label = {"绩效指标第 3 行 › 自评分", ""};
  Location page = table;
  page.page = 2;
  Location page_only;
  page_only.page = 3;
  Location cell_only;
  cell_only.cell = "B2";
  Location field = line_place("/indicators/18/actual", 37, 9, {"", "Actual"},
                              "\t\t影响力目标\t系统运维机制健全性\t健全\t3\t100%");
  field.field = 4;
  Location end = line_place("", 3, 4, {}, "end");
  Location line_only;
  line_only.line = 8;
  form.findings = {
      finding_at(sheet, "表格"),   finding_at(table, "文档"),       finding_at(page, "页与表"),
      finding_at(page_only, "页"), finding_at(cell_only, "单元格"), finding_at(field, "制表符"),
      finding_at(end, "行末"),     finding_at(line_only, "行"),     finding_at({}, "整个文件")};
  form.findings[0].related = {table, field, Location{}};
  return form;
}

// Text that attacks whoever prints it, wherever a form or a file name gets into a report.
FormReport hostile_form() {
  const std::string attack =
      std::string("\x1b[31m\x1b]0;title\x07<script>alert('1')</script>=cmd()") +
      "\n::set-output name=a::b\r\n##[error]c ##vso[task.complete]d]]>" +
      "\xE2\x80\xAE"
      "abc\xE2\x81\xA6"
      "\xFF\xC3(\xED\xA0\x80" +
      std::string(1, '\0') +
      "\xC2\x9B"
      "2J\xF3\xA0\x80\x81|`*_@user #12 "
      "[x](http://e.cn) www.e.cn {0} $a$ & \"%0A\" \x7F";
  FormReport form;
  form.path = "::warning file=x::\n## " + attack;
  form.rulebook = {.id = attack, .version = attack, .sha256 = sha, .chosen = "option"};
  Location location = line_place("/" + attack, 2, 40, {attack, attack}, attack);
  ReportedFinding finding = finding_at(location, attack);
  finding.check = "form-schema";
  finding.found = finding.expected = finding.difference = attack;
  finding.basis = finding.hint = {attack, attack};
  finding.fingerprint = attack;
  finding.suggestion = {.value = attack,
                        .equations = {{attack, attack}},
                        .breaks = {attack},
                        .line = 2,
                        .column = 40,
                        .end_line = 2,
                        .end_column = 41,
                        .inserted = attack};
  location.line = location.column = 0;
  location.sheet = location.cell = attack;
  finding.related = {location};
  form.findings = {finding};
  finding.location = location;
  form.findings.push_back(finding);
  form.ledger = {{.check = "form-schema",
                  .verdict = Verdict::fail,
                  .location = location,
                  .reason = {attack, attack}},
                 {.check = "text-present",
                  .verdict = Verdict::not_checkable,
                  .location = location,
                  .reason = {attack, attack}}};
  form.fixes = {{.repairs = {"markup"}, .location = location, .before = attack, .after = attack}};
  form.fixed_file = attack;
  return form;
}

FormReport unreadable_form(const std::string& path) {
  FormReport form;
  form.path = path;
  form.unreadable = true;
  return form;
}

}  // namespace

std::vector<ReportSample> report_samples() {
  FormReport broken = unreadable_form("/data/broken.json");
  broken.findings = {finding_at(line_place("", 1, 2, {}, "{,"), "应为成员名，此处是 ,")};
  broken.findings[0].check = "form-syntax";
  const std::vector<FormReport> everyday = {clean_form(), everyday_form(), clean_form(),
                                            places_form()};
  return {
      {.name = "everyday", .forms = everyday, .options = {}},
      {.name = "everyday-en", .forms = everyday, .options = {.language = Language::en}},
      {.name = "everyday-colour", .forms = everyday, .options = {.colour = true}},
      {.name = "mended", .forms = {mended_form()}, .options = {}},
      {.name = "mended-en", .forms = {mended_form()}, .options = {.language = Language::en}},
      {.name = "hostile", .forms = {hostile_form()}, .options = {}},
      {.name = "unreadable",
       .forms = {unreadable_form("-"), clean_form(), broken, unreadable_form("../gone.txt")},
       .options = {}},
      {.name = "empty", .forms = {}, .options = {}},
  };
}

const ReportSample& find_sample(const std::vector<ReportSample>& samples, const std::string& name) {
  return *std::find_if(samples.begin(), samples.end(),
                       [&name](const ReportSample& sample) { return sample.name == name; });
}

std::string render(const Reporter& reporter, const ReportSample& sample) {
  std::string out;
  Summary summary;
  reporter.head(out, sample.options);
  for (const FormReport& form : sample.forms) {
    reporter.form(out, form, summary, sample.options);
    add_to(summary, form);
  }
  reporter.tail(out, summary, sample.options);
  return out;
}

}  // namespace gouji::testing
