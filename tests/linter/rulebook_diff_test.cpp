// gouji rulebook diff: no change of a rulebook goes unnoticed, and what is said of it is what a
// reviewer would ask.

#include "linter/rulebook_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/document_writer.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"
#include "tests/support/sanitized.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<RulebookChange> changes_by(std::string_view from, std::string_view to) {
  const RulebookLoad old = load_rulebook(small_rulebook());
  const auto changed = changed_rulebook(from, to);
  return compare_rulebooks(*old.loaded, *changed);
}

TEST(RulebookDiff, ARulebookIsEqualToItself) {
  const RulebookLoad small = load_rulebook(small_rulebook());
  EXPECT_THAT(compare_rulebooks(*small.loaded, *small.loaded), IsEmpty());
  for (const auto& shipped : load_shipped_rulebooks()) {
    EXPECT_THAT(compare_rulebooks(*shipped, *shipped), IsEmpty());
  }
}

TEST(RulebookDiff, TellsWhatChangedFromWhatToWhat) {
  using Kind = RulebookChange::Kind;
  std::vector<RulebookChange> changes =
      changes_by("\"label\": \"支付数\"", "\"label\": \"支出数\"");
  ASSERT_THAT(changes, SizeIs(2));  // the figure, and the identity that names it
  EXPECT_EQ(changes[0].kind, Kind::changed);
  EXPECT_EQ(changes[0].subject.zh, "数据项");
  EXPECT_EQ(changes[0].item, "funds.paid");
  EXPECT_EQ(changes[0].fact.zh, "名称");
  EXPECT_EQ(changes[0].from.zh, "支付数");
  EXPECT_EQ(changes[0].to.zh, "支出数");
  EXPECT_EQ(changes[1].to.zh, "结余数 = 拨款数 − 支出数");

  changes = changes_by("\"text-present\": \"note\"",
                       "\"text-present\": \"note\", \"unit-agrees\": \"note\"");
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, Kind::added);
  EXPECT_EQ(changes[0].item, "unit-agrees");
  EXPECT_EQ(changes[0].to.zh, "级别 提示");

  changes = changes_by("\"text-present\": \"note\"", "");
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, Kind::removed);
  EXPECT_EQ(changes[0].from.en, "severity note");
}

TEST(RulebookDiff, OrderIsNoDifference) {
  EXPECT_THAT(changes_by("{\"header\": \"project\", \"labels\": [\"项目\"]},\n      {\"header\": "
                         "\"year\", \"labels\": [\"年度\"]}",
                         "{\"header\": \"year\", \"labels\": [\"年度\"]},\n      {\"header\": "
                         "\"project\", \"labels\": [\"项目\"]}"),
              IsEmpty());
}

// Every text, figure and switch of every shipped rulebook is changed in turn. Whatever still loads
// must show.
class EveryValue {
 public:
  explicit EveryValue(RulebookFiles files)
      : files_(std::move(files)),
        document_(parse(files_.rulebook.bytes)),
        old_(load_rulebook(files_)) {}

  void change_all() { change(document_.root, ""); }
  std::size_t loaded = 0;

 private:
  void change(Value& value, const std::string& pointer) {
    for (Member& member : value.members)
      change(member.value, pointer + "/" + std::string(member.name));
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      change(value.items[i], pointer + "/" + std::to_string(i));
    }
    const std::string_view text = value.text;
    switch (value.kind) {
      case Value::Kind::boolean: value.text = text == "true" ? "false" : "true"; break;
      case Value::Kind::number: value.text = text == "1" ? "2" : "1"; break;
      case Value::Kind::string:
        value.text = document_.keep(is_figure(text) ? "0.7" : std::string(text) + "变");
        break;
      default: return;
    }
    expect_difference(pointer);
    value.text = text;
  }

  static bool is_figure(std::string_view text) { return Decimal::parse(text).has_value(); }

  void expect_difference(const std::string& pointer) {
    RulebookFiles changed = files_;
    changed.rulebook.bytes = write_json(document_);
    const RulebookLoad load = load_rulebook(changed);
    if (load.loaded == nullptr) return;
    ++loaded;
    EXPECT_THAT(compare_rulebooks(*old_.loaded, *load.loaded), ::testing::Not(IsEmpty()))
        << pointer;
  }

  RulebookFiles files_;
  Document document_;
  RulebookLoad old_;
};

TEST(RulebookDiff, NoChangeOfARulebookGoesUnnoticed) {
  std::vector<RulebookFiles> all = shipped_rulebook_files();
  if (sanitized) all.erase(all.begin() + 2, all.end());
  all.push_back(small_rulebook());
  for (RulebookFiles& files : all) {
    const std::string path = files.path;
    EveryValue values(std::move(files));
    values.change_all();
    EXPECT_GT(values.loaded, 50u) << path;
  }
}

std::vector<VerdictChange> verdicts(std::string_view from, std::string_view to,
                                    const std::string& form) {
  const RulebookLoad old = load_rulebook(small_rulebook());
  const auto changed = changed_rulebook(from, to);
  const std::vector<FormVerdicts> forms =
      compare_verdicts("form.json", form, *old.loaded, *changed);
  EXPECT_THAT(forms, SizeIs(1));
  return forms.front().changes;
}

TEST(RulebookDiff, TellsWhichVerdictsChange) {
  using Kind = VerdictChange::Kind;
  const std::string clean = small_rulebook().good[0].bytes;
  EXPECT_THAT(verdicts("\"version\": \"1.0.0\"", "\"version\": \"2.0.0\"", clean), IsEmpty());

  std::vector<VerdictChange> changes =
      verdicts("{\"constant\": \"100\"", "{\"constant\": \"90\"", clean);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, Kind::appeared);
  EXPECT_EQ(changes[0].finding.check, "weight-total");

  const std::string wrong = replaced(clean, "\"balance\": 2.3", "\"balance\": 9.3");
  changes = verdicts("\"class\": \"rounded\", \"severity\": \"error\"",
                     "\"class\": \"rounded\", \"severity\": \"note\"", wrong);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, Kind::severity);
  EXPECT_EQ(changes[0].before, Severity::error);
  EXPECT_EQ(changes[0].finding.severity, Severity::note);

  changes = verdicts("\"times\": -1", "\"times\": 1", wrong);
  ASSERT_THAT(changes, SizeIs(2));
  EXPECT_EQ(changes[0].kind, Kind::gone);
  EXPECT_EQ(changes[1].kind, Kind::appeared);
}

TEST(RulebookDiff, TheCommandTellsItAllWithItsCodes) {
  RulebookFiles files = small_rulebook();
  const RulebookOnDisk old(files);
  files.rulebook.bytes = replaced(files.rulebook.bytes, "\"total\": \"40\"", "\"total\": \"30\"");
  files.rulebook.bytes =
      replaced(files.rulebook.bytes, "{\"constant\": \"100\"", "{\"constant\": \"90\"");
  files.rulebook.bytes = replaced(files.rulebook.bytes, "\"id\": \"small\"", "\"id\": \"next\"");
  const RulebookOnDisk next(files);

  CliRun run = run_gouji({"rulebook", "diff", old.folder(), old.folder()});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");

  run = run_gouji({"rulebook", "diff", old.folder(), next.folder()});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.out, HasSubstr("改 类别 产出：总分 40 → 30\n"));
  EXPECT_THAT(run.out,
              HasSubstr("改 恒等式 weight-total：算式 100（总分） = 各项权重之和 → 90（总分） "
                        "= 各项权重之和\n"));

  const std::string form = old.folder() + "/good/clean.json";
  run = run_gouji({"rulebook", "diff", old.folder(), next.folder(), form});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.out, HasSubstr(form + ":8:"));
  EXPECT_THAT(run.out, HasSubstr("仅 " + next.folder() + ": 错误: "));
  EXPECT_THAT(run.out, HasSubstr("[weight-total]"));

  run = run_gouji({"rulebook", "diff", old.folder(), old.folder(), form, "no-such-form.json"});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("no-such-form.json"));
  EXPECT_EQ(run_gouji({"rulebook", "diff", old.folder()}).code, 2);
}

}  // namespace
}  // namespace gouji::testing
