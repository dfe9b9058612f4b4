// Form JSON. The form names its rulebook in "template"; where it does not, the one whose members it
// has is taken, if there is exactly one that fits best.

#include "linter/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/did_you_mean.h"
#include "linter/reader.h"
#include "linter/text_encoding.h"

namespace gouji::readers {
namespace {

bool recognizes(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

void report(ReadForm& form, std::string_view check, Severity severity, const Origin& origin,
            std::string pointer, Message message, Message hint = {}) {
  ReaderFinding finding{.origin = origin, .pointer = std::move(pointer)};
  finding.finding.check = check;
  finding.finding.severity = severity;
  finding.finding.message = std::move(message);
  finding.finding.hint = std::move(hint);
  form.findings.push_back(std::move(finding));
}

const Value* follow(const Value& root, std::string_view path) {
  std::size_t dot = path.find('.');
  const Value* value = root.member(path.substr(0, dot));
  if (value == nullptr || dot == std::string_view::npos) return value;
  return value->member(path.substr(dot + 1));
}

// Per mille of the rulebook's members that the form has.
std::size_t likeness(const Value& root, const Rulebook& rulebook) {
  std::size_t known = rulebook.figures.size() + rulebook.narratives.size();
  std::size_t found = 0;
  for (const FigureField& field : rulebook.figures) {
    if (follow(root, field.path) != nullptr) ++found;
  }
  for (const NarrativeField& field : rulebook.narratives) {
    if (follow(root, "narratives." + field.path) != nullptr) ++found;
  }
  return known == 0 ? 0 : 1000 * found / known;
}

std::string ids_of(std::span<const Rulebook* const> rulebooks, std::string_view separator) {
  std::vector<std::string_view> ids;
  for (const Rulebook* rulebook : rulebooks) ids.push_back(rulebook->id);
  return fmt::format("{}", fmt::join(ids, separator));
}

void choose_declared(ReadForm& form, const Value& declared, const ReadContext& context) {
  std::vector<std::string_view> ids;
  for (const Rulebook* rulebook : context.rulebooks) {
    if (rulebook->id == declared.text) form.rulebook = rulebook;
    ids.push_back(rulebook->id);
  }
  form.chosen_by = ChosenBy::declared;
  if (form.rulebook != nullptr) return;
  form.readable = false;
  Message message{.zh = fmt::format("没有名为“{}”的规则书", declared.text),
                  .en = fmt::format("there is no rulebook \"{}\"", declared.text)};
  std::string_view near = nearest(declared.text, ids);
  if (!near.empty()) {
    message.zh += fmt::format("，相近的是“{}”", near);
    message.en += fmt::format("; did you mean \"{}\"", near);
  }
  report(form, "form-schema", Severity::error, declared.origin, "/template", std::move(message),
         {.zh = "可用的规则书：" + ids_of(context.rulebooks, "、"),
          .en = "Rulebooks: " + ids_of(context.rulebooks, ", ")});
}

void choose_by_members(ReadForm& form, const ReadContext& context) {
  constexpr std::size_t enough = 500;
  std::size_t best = 0;
  bool tie = false;
  for (const Rulebook* rulebook : context.rulebooks) {
    std::size_t score = likeness(form.document.root, *rulebook);
    if (score > best) {
      best = score;
      tie = false;
      form.rulebook = rulebook;
    } else if (score == best) {
      tie = true;
    }
  }
  form.chosen_by = ChosenBy::labels;
  if (best >= enough && !tie) return;
  form.rulebook = nullptr;
  form.readable = false;
  report(form, "form-schema", Severity::error, form.document.root.origin, "",
         {.zh = tie && best >= enough ? "没有写 template，各项与几个规则书同样相符"
                                      : "没有写 template，各项与哪个规则书都不够相符",
          .en = tie && best >= enough
                    ? "no \"template\", and the members fit several rulebooks equally well"
                    : "no \"template\", and the members fit no rulebook well enough"},
         {.zh = "写明 template 或用 --rulebook 指定：" + ids_of(context.rulebooks, "、"),
          .en = "Name it in \"template\" or by --rulebook: " + ids_of(context.rulebooks, ", ")});
}

void choose_rulebook(ReadForm& form, const ReadContext& context) {
  if (context.forced != nullptr) {
    form.rulebook = context.forced;
    form.chosen_by = ChosenBy::option;
    return;
  }
  const Value* declared = form.document.root.member("template");
  bool named = declared != nullptr && declared->kind == Value::Kind::string;
  if (named) {
    choose_declared(form, *declared, context);
  } else {
    choose_by_members(form, context);
  }
}

ReadForm read_form(std::string_view bytes, const ReadContext& context) {
  ReadForm form;
  DecodedText decoded;
  decode(bytes, decoded);
  if (decoded.bad_byte) {
    form.readable = false;
    report(form, "encoding", Severity::error, {}, "", decoded.fault);
    return form;
  }
  if (decoded.encoding != Encoding::utf8) {
    std::string name(name_of(decoded.encoding));
    report(form, "encoding", Severity::warning, {}, "",
           {.zh = "文件是 " + name + "，JSON 应为 UTF-8",
            .en = "the file is " + name + ", JSON is to be UTF-8"},
           {.zh = "另存为 UTF-8", .en = "Save it as UTF-8"});
  }
  JsonParse parsed = parse_json(
      decoded.text, {.bytes = context.limits.json_bytes, .depth = context.limits.json_depth});
  for (JsonFault& fault : parsed.faults) {
    fault.origin.source = form.document.keep(fault.origin.source.substr(0, 4096));
    report(form, "form-syntax", Severity::error, fault.origin, "", std::move(fault.message));
  }
  form.readable = parsed.faults.empty();
  if (!form.readable) return form;
  form.document = std::move(parsed.document);
  if (form.document.root.kind != Value::Kind::object) {
    form.readable = false;
    report(form, "form-schema", Severity::error, form.document.root.origin, "",
           {.zh = "一张表应是一个对象 { … }", .en = "a form is an object { … }"});
    return form;
  }
  choose_rulebook(form, context);
  return form;
}

std::vector<ReadForm> read(std::string_view bytes, const ReadContext& context) {
  std::vector<ReadForm> forms;
  forms.push_back(read_form(bytes, context));
  return forms;
}

}  // namespace

extern const Reader json;
constinit const Reader json{.id = "json",
                            .title_zh = "表单 JSON（gouji convert 的输出）",
                            .title_en = "form JSON (what gouji convert writes)",
                            .extensions = ".json",
                            .order = 10,
                            .recognizes = recognizes,
                            .read = read};

}  // namespace gouji::readers
