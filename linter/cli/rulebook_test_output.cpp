// The result of a test as text: examples that fail with their findings, a table of the changes for
// each form, then the cells that nothing guards, with the reason that the rulebook gives.

#include "linter/cli/rulebook_test_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "linter/cli/table.h"
#include "linter/report_words.h"
#include "linter/reporter.h"

namespace gouji {
namespace {

class TestPrinter {
 public:
  TestPrinter(const Rulebook& rulebook, const Session& session)
      : rulebook_(rulebook),
        session_(session),
        zh_(session.language == Language::zh),
        out_(session.streams.out) {}

  void heading() {
    out_ << fmt::format("{} {} {}\n", zh_ ? "规则书" : "rulebook", visible(rulebook_.id),
                        visible(rulebook_.version));
  }

  void examples(const RulebookTest& test) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (const ExampleResult& example : test.examples) {
      ++(example.check.empty() ? good : bad);
      if (!example.fault.empty()) failed(example);
    }
    say_line({fmt::format("  正例 {} 个，反例 {} 个，{} 个不合要求", good, bad, failures_),
              fmt::format("  {} good and {} bad examples, {} not as they should be", good, bad,
                          failures_)});
    if (!test.fault.empty()) out_ << "  " << say(session_.language, test.fault) << '\n';
  }

  void coverage(const FormCoverage& form) {
    out_ << '\n';
    say_line({fmt::format("变异覆盖 {}：{} 格，守住 {} 格", form.path, form.cells.size(),
                          form.guarded()),
              fmt::format("mutation coverage of {}: {} cells, {} guarded", form.path,
                          form.cells.size(), form.guarded())});
    std::vector<std::vector<std::string>> rows;
    const std::span<const FigureChange> changes = usual_changes();
    for (std::size_t i = 0; i < changes.size(); ++i) {
      CellCoverage::Tally sum;
      for (const CellCoverage& cell : form.cells) {
        sum.tried += cell.by_change[i].tried;
        sum.caught += cell.by_change[i].caught;
      }
      rows.push_back({std::string(zh_ ? changes[i].title_zh : changes[i].title_en),
                      std::to_string(sum.tried), std::to_string(sum.caught)});
    }
    print_table({{.heading = zh_ ? "改动" : "change"},
                 {.heading = zh_ ? "试" : "tried", .right = true},
                 {.heading = zh_ ? "抓到" : "caught", .right = true}},
                rows, session_.colour_out, out_);
  }

  void unguarded(const RulebookTest& test) {
    if (!test.unguarded.empty())
      out_ << (zh_ ? "\n没有守住的格\n" : "\ncells that nothing guards\n");
    for (const UnguardedCell& cell : test.unguarded) {
      std::string line = fmt::format("  {}: {} {}: ", cell.form, cell.pointer, cell.text);
      if (cell.reason >= 0) {
        const auto index = static_cast<std::size_t>(cell.reason);
        line += in(session_.language, rulebook_.unguarded[index].reason);
      } else {
        line += zh_ ? "没有写理由" : "no reason is given";
      }
      out_ << visible(line) << '\n';
    }
    for (const std::size_t index : test.idle_reasons) {
      const std::string& cells = rulebook_.unguarded[index].cells;
      say_line({fmt::format("  unguarded 里的 {}：没有一格用得上", cells),
                fmt::format("  {} in \"unguarded\": no such cell is unguarded", cells)});
    }
  }

  void verdict(const RulebookTest& test) {
    out_ << '\n' << visible(rulebook_.id) << (zh_ ? "：" : ": ");
    if (test.passed()) {
      out_ << (zh_ ? "通过\n" : "passed\n");
      return;
    }
    const auto bare = std::count_if(test.unguarded.begin(), test.unguarded.end(),
                                    [](const UnguardedCell& cell) { return cell.reason < 0; });
    Message why{"未通过", "failed"};
    if (failures_ > 0) {
      why = why + Message{fmt::format("，{} 个例子不合要求", failures_),
                          fmt::format(", {} examples are not as they should be", failures_)};
    }
    if (bare > 0) {
      why = why + Message{fmt::format("，{} 格没有守住，也没有写理由", bare),
                          fmt::format(", {} cells unguarded without a reason", bare)};
    }
    if (!test.idle_reasons.empty()) {
      const std::size_t idle = test.idle_reasons.size();
      why = why + Message{fmt::format("，{} 条 unguarded 没有用处", idle),
                          fmt::format(", {} reasons without a cell", idle)};
    }
    if (!test.fault.empty()) {
      why = why + Message{"，" + test.fault.zh, ", " + test.fault.en};
    }
    say_line(why);
  }

 private:
  void say_line(const Message& line) { out_ << visible(in(session_.language, line)) << '\n'; }

  void failed(const ExampleResult& example) {
    ++failures_;
    out_ << visible(fmt::format("{}: {}", example.path, in(session_.language, example.fault)))
         << '\n';
    if (!example.check.empty()) return;
    const Reporter* reporter = find_reporter("text");
    for (FormReport report : example.reports) {
      // Notes are no fault of a good example.
      std::erase_if(report.findings, [&](const ReportedFinding& finding) {
        return finding.severity == Severity::note;
      });
      std::string text;
      reporter->form(text, report, {},
                     {.language = session_.language, .colour = session_.colour_out});
      out_ << text;
    }
  }

  const Rulebook& rulebook_;
  const Session& session_;
  bool zh_;
  std::ostream& out_;
  std::size_t failures_ = 0;
};

void write_example(JsonWriter& json, const ExampleResult& example) {
  json.begin_object();
  json.member("path", example.path);
  json.member_if_any("check", example.check);
  json.key("passed");
  json.boolean(example.fault.empty());
  json.member_if_any("fault_zh", example.fault.zh);
  json.member_if_any("fault_en", example.fault.en);
  json.begin_array("findings");
  for (const FormReport& report : example.reports) {
    for (const ReportedFinding& finding : report.findings) {
      json.begin_object();
      json.member("check", finding.check);
      json.member("severity", name_of(finding.severity));
      json.member_if_any("pointer", finding.location.pointer);
      json.member("message_zh", finding.message.zh);
      json.member("message_en", finding.message.en);
      json.end_object();
    }
  }
  json.end_array();
  json.end_object();
}

void write_coverage(JsonWriter& json, const FormCoverage& form) {
  json.begin_object();
  json.member("path", form.path);
  json.member("guarded", form.guarded());
  json.begin_array("cells");
  for (const CellCoverage& cell : form.cells) {
    json.begin_object();
    json.member("pointer", cell.cell.pointer);
    json.member("text", cell.cell.text);
    json.key("guarded");
    json.boolean(cell.guarded);
    json.begin_object("changes");
    for (std::size_t i = 0; i < cell.by_change.size(); ++i) {
      json.begin_object(usual_changes()[i].id);
      json.member("tried", cell.by_change[i].tried);
      json.member("caught", cell.by_change[i].caught);
      json.end_object();
    }
    json.end_object();
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void print_rulebook_test(const RulebookTest& test, const Rulebook& rulebook,
                         const Session& session) {
  TestPrinter printer(rulebook, session);
  printer.heading();
  printer.examples(test);
  for (const FormCoverage& form : test.coverage) printer.coverage(form);
  printer.unguarded(test);
  printer.verdict(test);
}

void write_rulebook_test(JsonWriter& json, const RulebookTest& test, const Rulebook& rulebook) {
  json.begin_object();
  json.member("id", rulebook.id);
  json.member("version", rulebook.version);
  json.member("sha256", rulebook.sha256);
  json.key("passed");
  json.boolean(test.passed());
  json.member_if_any("fault_zh", test.fault.zh);
  json.member_if_any("fault_en", test.fault.en);
  json.begin_array("examples");
  for (const ExampleResult& example : test.examples) write_example(json, example);
  json.end_array();
  json.begin_array("coverage");
  for (const FormCoverage& form : test.coverage) write_coverage(json, form);
  json.end_array();
  json.begin_array("unguarded");
  for (const UnguardedCell& cell : test.unguarded) {
    json.begin_object();
    json.member("path", cell.form);
    json.member("pointer", cell.pointer);
    json.member("text", cell.text);
    if (cell.reason >= 0) {
      const Unguarded& entry = rulebook.unguarded[static_cast<std::size_t>(cell.reason)];
      json.member("cells", entry.cells);
      json.member("reason_zh", entry.reason.zh);
      json.member("reason_en", entry.reason.en);
    }
    json.end_object();
  }
  json.end_array();
  json.begin_array("idle");
  for (const std::size_t index : test.idle_reasons) json.text(rulebook.unguarded[index].cells);
  json.end_array();
  json.end_object();
}

}  // namespace gouji
