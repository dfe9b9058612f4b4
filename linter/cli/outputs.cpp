// Plans and writes the reports. A plan is checked before anything is opened, so that a misspelt
// format costs nothing; files are written under a temporary name until the run is through.

#include "linter/cli/outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "linter/cli/command_line.h"

namespace gouji {
namespace {

std::vector<std::string_view> reporter_ids() {
  std::vector<std::string_view> ids;
  for (const Reporter* reporter : all_reporters()) ids.push_back(reporter->id);
  return ids;
}

// "sarif=out.sarif" → reporter and path; a fault when there is no such format.
OutputRequest read_format(std::string_view text, std::vector<Message>& faults) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string_view id = text.substr(0, equals);
  OutputRequest request = {.reporter = find_reporter(id), .path = {}};
  if (request.reporter == nullptr) faults.push_back(choice_fault("--format", id, reporter_ids()));
  if (equals < text.size()) {
    request.path = text.substr(equals + 1);
    if (request.path.empty()) {
      faults.push_back({fmt::format("--format {} 的 = 后面缺文件名", id),
                        fmt::format("--format {} has no file name behind its =", id)});
    }
  }
  return request;
}

Message twice(const std::string& path) {
  if (path.empty()) {
    return {"有两份报告都要写到标准输出，给其中一份写明文件：--format 格式=文件",
            "two reports go to standard output; name a file for one: --format FORMAT=FILE"};
  }
  return {fmt::format("有两份报告都要写到 {}", path), fmt::format("two reports go to {}", path)};
}

}  // namespace

OutputPlan plan_outputs(std::span<const std::string_view> formats, std::string_view output) {
  OutputPlan plan;
  bool output_used = false;
  for (const std::string_view format : formats) {
    OutputRequest request = read_format(format, plan.faults);
    if (request.path.empty()) {
      request.path = output;
      output_used = true;
    }
    plan.requests.push_back(std::move(request));
  }
  if (formats.empty()) {
    plan.requests.push_back({.reporter = find_reporter("text"), .path = std::string(output)});
  } else if (!output.empty() && !output_used) {
    plan.faults.push_back({"-o 没有用处：每个 --format 都写明了文件",
                           "-o has no use: every --format names its file"});
  }
  for (OutputRequest& request : plan.requests) {
    if (request.path == "-") request.path.clear();
  }
  for (std::size_t i = 0; i < plan.requests.size() && plan.faults.empty(); ++i) {
    for (std::size_t j = 0; j < i && plan.faults.empty(); ++j) {
      const std::string& path = plan.requests[i].path;
      if (path == plan.requests[j].path) plan.faults.push_back(twice(path));
    }
  }
  return plan;
}

bool OutputPlan::describes_rulebooks() const {
  return std::any_of(requests.begin(), requests.end(), [](const OutputRequest& request) {
    return request.reporter->describes_rulebooks;
  });
}

Outputs::Outputs(const OutputPlan& plan, std::span<const Rulebook* const> rulebooks, bool brief,
                 const Session& session)
    : session_(session) {
  for (const OutputRequest& request : plan.requests) {
    const bool to_screen = request.path.empty();
    WholeFile* file = to_screen ? nullptr : &files_.emplace_back(request.path);
    outputs_.push_back({.reporter = request.reporter,
                        .file = file,
                        .options = {.language = session.language,
                                    .colour = to_screen && session.colour_out,
                                    .brief = brief,
                                    .rulebooks = rulebooks}});
  }
}

void Outputs::put(const Output& output, std::string_view bytes) {
  if (output.file != nullptr) {
    output.file->write(bytes);
  } else {
    session_.streams.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    session_.streams.out.flush();
  }
}

void Outputs::head() {
  for (const Output& output : outputs_) {
    std::string bytes;
    output.reporter->head(bytes, output.options);
    put(output, bytes);
  }
}

void Outputs::form(const FormReport& report, const Summary& before) {
  for (const Output& output : outputs_) {
    std::string bytes;
    output.reporter->form(bytes, report, before, output.options);
    put(output, bytes);
  }
}

void Outputs::rendered(std::string_view bytes) {
  for (const Output& output : outputs_) put(output, bytes);
}

bool Outputs::only_lines() const {
  return !outputs_.empty() &&
         std::all_of(outputs_.begin(), outputs_.end(),
                     [](const Output& output) { return output.reporter->id == "ndjson"; });
}

bool Outputs::need_ledger() const {
  return std::any_of(outputs_.begin(), outputs_.end(), [](const Output& output) {
    const bool json = output.reporter->id == "json" || output.reporter->id == "ndjson";
    return output.reporter->reads_ledger && !(json && output.options.brief);
  });
}

bool Outputs::need_tallies() const {
  return std::any_of(outputs_.begin(), outputs_.end(), [](const Output& output) {
    return output.reporter->id != "ndjson" && output.reporter->id != "json";
  });
}

bool Outputs::broken() const {
  return session_.streams.out.bad();
}

void Outputs::tail(const Summary& summary) {
  for (const Output& output : outputs_) {
    std::string bytes;
    output.reporter->tail(bytes, summary, output.options);
    put(output, bytes);
    if (output.file != nullptr) output.file->close();
  }
}

std::vector<Message> Outputs::problems() const {
  std::vector<Message> problems;
  for (const WholeFile& file : files_) {
    if (file.problem().empty()) continue;
    problems.push_back({fmt::format("{}：{}", file.path(), file.problem().zh),
                        fmt::format("{}: {}", file.path(), file.problem().en)});
  }
  return problems;
}

bool Outputs::text_on_standard_output() const {
  return std::any_of(outputs_.begin(), outputs_.end(), [](const Output& output) {
    return output.file == nullptr && output.reporter->id == "text";
  });
}

}  // namespace gouji
