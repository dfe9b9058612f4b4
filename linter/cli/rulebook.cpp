// gouji rulebook: by which an office writes a rulebook of its own, without a compiler.

#include "linter/cli/commands.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji rulebook new our-form", "gouji rulebook new our-form"},
     {"从随程序带的规则书抄一套，放在 our-form/", "copies a shipped one to our-form/"}},
    {{"gouji rulebook check our-form", "gouji rulebook check our-form"},
     {"规则书写得对不对", "whether the rulebook makes sense"}},
    {{"gouji rulebook test our-form", "gouji rulebook test our-form"},
     {"正例无误、反例报出、每个数都有人守",
      "good examples are clean, bad ones reported, figures guarded"}},
    {{"gouji rulebook diff our-form our-form-2", "gouji rulebook diff our-form our-form-2"},
     {"两套规则书差在哪里", "what differs between two rulebooks"}},
    {{"gouji lint --rulebook our-form 自评表.json", "gouji lint --rulebook our-form form.json"},
     {"用它核查", "checks a form by it"}},
};

constexpr const Command* commands[] = {&rulebook_new_command, &rulebook_check_command,
                                       &rulebook_test_command, &rulebook_diff_command};

}  // namespace

constexpr Command rulebook_command = {
    .name = "rulebook",
    .operands = {"new|check|test|diff …", "new|check|test|diff ..."},
    .title = {"写自己的规则书：新建、检查、测试、比较",
              "a rulebook of one's own: begin, check, test, compare"},
    .about = {"规则书是一个文件夹：rulebook.json（标签、恒等式、评分、条文）、form.schema."
              "json（表式）、\n"
              "good/（无误的表）和 bad/（该报的表）。新的表、新的年份是新的文件夹，不必重新编译。",
              "A rulebook is a folder: rulebook.json (labels, identities, scoring, clauses),\n"
              "form.schema.json, good/ (forms without a fault) and bad/ (forms with one). Another\n"
              "form or year is another folder, and no code."},
    .examples = examples,
    .options = {},
    .run = nullptr,
    .commands = commands,
};

}  // namespace gouji
