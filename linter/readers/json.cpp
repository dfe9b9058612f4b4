// Form JSON. The form names its rulebook in "template"; where it does not, the one whose members it
// has is taken, if there is exactly one that fits best.

#include "linter/json.h"

#include <fmt/format.h>

#include <algorithm>

#include <string>

#include "linter/did_you_mean.h"
#include "linter/reader.h"
#include "linter/rulebook_fit.h"
#include "linter/text_cursor.h"
#include "linter/text_encoding.h"
#include "schemas/measure.h"

namespace gouji::readers {
namespace {

bool starts_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

// Of UTF-16 every other byte of what JSON starts with is zero.
bool starts_json_in_utf16(std::string_view bytes) {
  constexpr std::size_t enough = 64;
  const bool little = bytes.starts_with("\xFF\xFE");
  if (!little && !bytes.starts_with("\xFE\xFF")) return false;
  std::string letters;
  for (std::size_t i = 2; i + 1 < bytes.size() && letters.size() < enough; i += 2) {
    const char high = little ? bytes[i + 1] : bytes[i];
    const char low = little ? bytes[i] : bytes[i + 1];
    letters += high == '\0' ? low : '?';
  }
  return starts_json(letters);
}

bool recognizes(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  return starts_json(bytes) || starts_json_in_utf16(bytes);
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

// Half of the members of a template, since a form may leave out what is blank; in fifths.
constexpr std::size_t least_share = 2;

// The paths of all values that are no object: indicators, budget.paid, narratives.goal.
void collect_paths(const Value& value, const std::string& prefix, std::vector<std::string>& paths) {
  for (const Member& member : value.members) {
    const std::string path = prefix + std::string(member.name);
    if (member.value.kind == Value::Kind::object) {
      collect_paths(member.value, path + ".", paths);
    } else {
      paths.push_back(path);
    }
  }
}

bool has_sub_items(const Rulebook& rulebook) {
  return std::ranges::any_of(rulebook.layout.blocks, [](const Block& block) {
    return block.kind == Block::Kind::sub_items;
  });
}

std::vector<std::string> paths_of(const Rulebook& rulebook) {
  std::vector<std::string> paths{"indicators"};
  if (has_sub_items(rulebook)) paths.emplace_back("sub_items");
  for (const FigureField& field : rulebook.figures) paths.push_back(field.path);
  for (const NarrativeField& field : rulebook.narratives) {
    paths.push_back("narratives." + field.path);
  }
  return paths;
}

std::string_view text_at(const Value& root, std::string_view path) {
  const Value* value = follow(root, path);
  return value == nullptr ? std::string_view() : value->text;
}

RulebookFit fit_of(const Value& root, const std::vector<std::string>& printed,
                   const Rulebook& rulebook) {
  const std::vector<std::string> paths = paths_of(rulebook);
  RulebookFit fit{.rulebook = &rulebook, .known = paths.size()};
  const auto look_for = [&](const std::string& path, std::string_view name) {
    if (follow(root, path) != nullptr) {
      ++fit.found;
    } else {
      fit.missing.push_back(name);
    }
  };
  std::size_t at = 0;
  look_for(paths[at++], "indicators");
  if (has_sub_items(rulebook)) look_for(paths[at++], "sub_items");
  for (const FigureField& field : rulebook.figures) look_for(paths[at++], field.path);
  for (const NarrativeField& field : rulebook.narratives) look_for(paths[at++], field.path);
  for (const std::string& path : printed) {
    const bool header = path.find('.') == std::string::npos && path != "sub_items";
    if (!header && std::ranges::find(paths, path) == paths.end()) ++fit.foreign;
  }
  const std::string_view title = text_at(root, "title");
  fit.titled = std::ranges::any_of(rulebook.layout.titles, [&](const std::string& known) {
    return title.find(known) != std::string_view::npos;
  });
  const int year = year_in(text_at(root, "year"));
  fit.year = year_fit(year > 0 ? year : year_in(title), rulebook);
  return fit;
}

std::string ids_of(const RulebookChoices& rulebooks, std::string_view separator) {
  return fmt::format("{}", fmt::join(rulebooks.ids(), separator));
}

void choose_declared(ReadForm& form, const Value& declared, const ReadContext& context) {
  const std::vector<std::string_view> ids = context.rulebooks.ids();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == declared.text) form.rulebook = &context.rulebooks.at(i);
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
  std::vector<std::string> printed;
  collect_paths(form.document.root, "", printed);
  std::vector<RulebookFit> fits;
  for (const Rulebook* rulebook : context.rulebooks.all()) {
    fits.push_back(fit_of(form.document.root, printed, *rulebook));
  }
  const FitChoice choice = choose_rulebook(std::move(fits), least_share);
  form.chosen_by = ChosenBy::labels;
  form.rulebook = choice.rulebook;
  form.why_chosen = choice.why;
  if (choice.rulebook != nullptr) return;
  form.readable = false;
  report(form, "form-schema", Severity::error, form.document.root.origin, "",
         {.zh = "没有写明 template；" + choice.why.zh, .en = "no \"template\"; " + choice.why.en},
         {.zh = "写明 template 或用 --rulebook 指定：" + ids_of(context.rulebooks, "、"),
          .en = "Name it in \"template\" or by --rulebook: " + ids_of(context.rulebooks, ", ")});
}

void choose(ReadForm& form, const ReadContext& context) {
  if (context.forced != nullptr) {
    form.rulebook = context.forced;
    form.chosen_by = ChosenBy::option;
    return;
  }
  const Value* declared = form.document.root.member("template");
  const bool named =
      declared != nullptr && declared->kind == Value::Kind::string && !is_blank(declared->text);
  if (named) {
    choose_declared(form, *declared, context);
  } else {
    choose_by_members(form, context);
  }
}

void report_encoding(ReadForm& form, const DecodedText& decoded, std::string_view bytes) {
  if (decoded.bad_byte) {
    form.readable = false;
    Origin origin = origin_at(bytes, *decoded.bad_byte);
    origin.source = {};  // cannot be shown
    report(form, "encoding", Severity::error, origin, "", decoded.fault);
    return;
  }
  if (decoded.encoding == Encoding::utf8) return;
  const std::string_view name = name_of(decoded.encoding);
  report(form, "encoding", Severity::warning, {}, "",
         {.zh = fmt::format("文件是 {}，RFC 8259 要求 JSON 用 UTF-8", name),
          .en = fmt::format("the file is {}, RFC 8259 asks for UTF-8", name)},
         {.zh = "另存为 UTF-8", .en = "Save it as UTF-8"});
}

ReadForm read_form(std::string_view bytes, const ReadContext& context) {
  ReadForm form;
  const JsonLimits limits{.bytes = context.limits.json_bytes,
                          .depth = context.limits.json_depth,
                          .values = context.limits.cells};
  DecodedText decoded;
  if (bytes.size() <= limits.bytes) {
    decode(bytes, decoded);
    report_encoding(form, decoded, bytes);
    if (!form.readable) return form;
    bytes = decoded.text;
  }
  JsonParse parsed = parse_json(bytes, limits);
  for (JsonFault& fault : parsed.faults) {
    report(form, "form-syntax", Severity::error, fault.origin, "", std::move(fault.message));
  }
  form.readable = parsed.faults.empty();
  form.document = std::move(parsed.document);  // also keeps the lines that faults show
  if (!form.readable) return form;
  if (form.document.root.kind != Value::Kind::object) {
    form.readable = false;
    report(
        form, "form-schema", Severity::error, form.document.root.origin, "",
        {.zh = "最外层不是对象 { … }，不是一张表", .en = "the root is no object { … }: no form"});
    return form;
  }
  choose(form, context);
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
