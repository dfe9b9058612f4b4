// One sentence a place. Tracked deletions and hidden text are warnings: two people who open the
// file may see different figures. Insertions are read as if accepted and comments are not part of
// the form: notes.

#include "linter/table/concealed.h"

#include <fmt/format.h>

#include <string>

#include "linter/table/grid.h"
#include "schemas/measure.h"

namespace gouji {
namespace {

constexpr std::size_t shown = 60;  // characters

ReaderFinding hidden_content(Severity severity, Message message, Message hint) {
  ReaderFinding told;
  told.finding.check = "hidden-content";
  told.finding.severity = severity;
  told.finding.message = std::move(message);
  told.finding.hint = std::move(hint);
  return told;
}

Message accept_or_reject() {
  return {.zh = "接受或拒绝全部修订后再报送",
          .en = "accept or reject all changes before it is handed in"};
}

ReaderFinding finding_about(Concealed what, const std::string& text) {
  switch (what) {
    case Concealed::deleted:
      return hidden_content(
          Severity::warning,
          {.zh = fmt::format("有未接受的修订，删去了“{}”；按接受修订后的内容核", text),
           .en =
               fmt::format("a tracked change deletes “{}”; checked as if it were accepted", text)},
          accept_or_reject());
    case Concealed::inserted:
      return hidden_content(
          Severity::note,
          {.zh = fmt::format("有未接受的修订，插入了“{}”；按接受修订后的内容核", text),
           .en =
               fmt::format("a tracked change inserts “{}”; checked as if it were accepted", text)},
          accept_or_reject());
    case Concealed::hidden:
      return hidden_content(
          Severity::warning,
          {.zh = fmt::format("有不显示的文字“{}”，没有核", text),
           .en = fmt::format("the text “{}” is hidden and was not checked", text)},
          {.zh = "删去，或取消隐藏", .en = "delete it, or let it show"});
    case Concealed::comment: break;
  }
  return hidden_content(
      Severity::note,
      {.zh = fmt::format("有批注：“{}”；批注不是表的内容，没有核", text),
       .en = fmt::format("there is a comment “{}”, which is not part of the form", text)},
      {});
}

}  // namespace

ReaderFinding concealed_text(Concealed what, std::string_view text, const Origin& origin) {
  ReaderFinding told = finding_about(what, shortened(trim(text), shown));
  told.origin = origin;
  return told;
}

ReaderFinding replaced_text(std::string_view before, std::string_view after, const Origin& origin) {
  const std::string old = shortened(trim(before), shown);
  const std::string now = shortened(trim(after), shown);
  ReaderFinding told = hidden_content(
      Severity::warning,
      {.zh = fmt::format("有未接受的修订，“{}”改为“{}”；按接受修订后的内容核", old, now),
       .en = fmt::format("a tracked change makes “{}” of “{}”; checked as if it were accepted", now,
                         old)},
      accept_or_reject());
  told.origin = origin;
  return told;
}

ReaderFinding more_concealed(std::size_t more) {
  return hidden_content(
      Severity::note,
      {.zh = fmt::format("另有 {} 处修订、批注或不显示的文字，没有逐处列出", more),
       .en = fmt::format("{} more changes, comments or hidden texts are not listed", more)},
      accept_or_reject());
}

ReaderFinding macros_present(std::string_view part) {
  return hidden_content(Severity::note,
                        {.zh = fmt::format("文件带宏（{}），没有运行", part),
                         .en = fmt::format("the file holds macros ({}), which were not run", part)},
                        {});
}

ReaderFinding objects_embedded(std::size_t objects) {
  return hidden_content(
      Severity::note,
      {.zh = fmt::format("文件嵌有 {} 个对象（表格、图表等），没有打开", objects),
       .en = fmt::format("the file embeds {} objects (sheets, charts), which were not opened",
                         objects)},
      {.zh = "表在对象里的，把它作为表格直接放进文档",
       .en = "put a form that is in one of them into the document itself"});
}

}  // namespace gouji
