// The second reading goes through the inputs once, in order, and reads only what is a candidate:
// the first form of a pair is kept until the last form that is to be compared with it has come by.
// Of a stream its line is, which is small; a file, which may be large, is read again.

#include "linter/cli/form_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "linter/binding.h"
#include "linter/cli/files.h"

namespace gouji {
namespace {

constexpr std::size_t most_pairs = 10'000;

// As bytes, which take a tenth of the memory of what is read from them.
struct Kept {
  const Input* file = nullptr;  // null: a line of a stream
  std::string bytes;            // of the line
  std::size_t index = 0;        // of the form in the file or line
  std::string name;
  std::uint32_t until = 0;  // the last form that is compared with it
};

// The form that FormPlace::index counts: of those that can be read.
std::optional<ReadForm> read_again(const Kept& kept, const LintOptions& options,
                                   const Session& session) {
  std::size_t left = kept.index;
  FileBytes file;
  if (kept.file != nullptr) file = read_input(*kept.file, session.streams.in, options.limits);
  for (ReadForm& read : read_forms(kept.file != nullptr ? file.bytes : kept.bytes, options)) {
    if (read.readable && read.rulebook != nullptr && left-- == 0) return std::move(read);
  }
  return std::nullopt;
}

}  // namespace

void FormComparison::add(const FormDigest& digest, std::size_t item, std::size_t index) {
  search_.add(digest);
  places_.push_back({static_cast<std::uint32_t>(item), static_cast<std::uint32_t>(index)});
}

std::vector<Message> FormComparison::compare(
    std::span<const Input> inputs, bool all_lines, const LintOptions& options,
    const Session& session, const std::function<void(FormReport, std::size_t line)>& take) const {
  const Candidates found = search_.candidates(most_pairs);
  std::vector<Message> remarks;
  if (found.left_out > 0) {
    remarks.push_back(
        {fmt::format("可能相同的表太多：另有 {} 对没有比对", found.left_out),
         fmt::format("too many forms may be alike: {} more {} not compared", found.left_out,
                     found.left_out == 1 ? "pair was" : "pairs were")});
  }
  if (found.pairs.empty()) return remarks;

  std::map<std::uint32_t, std::uint32_t> last_use;  // of the first form of pairs
  std::map<Where, std::uint32_t> numbers;           // of the forms to be read again
  for (const Candidate& pair : found.pairs) {
    std::uint32_t& last = last_use[pair.first];
    last = std::max(last, pair.second);
    numbers.emplace(places_[pair.first], pair.first);
    numbers.emplace(places_[pair.second], pair.second);
  }
  std::map<std::uint32_t, Kept> kept;
  std::size_t compared = 0;
  const auto compare_with_kept = [&](const ReadForm& read, std::uint32_t number,
                                     const FormPlace& place) {
    auto pair = std::lower_bound(
        found.pairs.begin(), found.pairs.end(), number,
        [](const Candidate& a, std::uint32_t second) { return a.second < second; });
    for (; pair != found.pairs.end() && pair->second == number; ++pair) {
      const auto first = kept.find(pair->first);
      if (first == kept.end()) continue;  // the file has changed since
      const std::optional<ReadForm> other = read_again(first->second, options, session);
      if (!other) continue;
      ++compared;
      const Form form = bind(other->document, *other->rulebook);
      FormReport report = compare_forms(
          place.input->path, read,
          {.form = &form, .rulebook = other->rulebook, .name = first->second.name}, options);
      if (!report.findings.empty()) take(std::move(report), place.line);
      if (first->second.until == number) kept.erase(first);
    }
  };
  const FormVisit visit{
      .wants =
          [&](std::size_t item) {
            const auto next = numbers.lower_bound({static_cast<std::uint32_t>(item), 0});
            return next != numbers.end() && next->first.item == item;
          },
      .visit =
          [&](const ReadForm& read, const FormPlace& place) {
            const auto number = numbers.find(
                {static_cast<std::uint32_t>(place.item), static_cast<std::uint32_t>(place.index)});
            if (number == numbers.end()) return;
            compare_with_kept(read, number->second, place);
            const auto use = last_use.find(number->second);
            if (use == last_use.end()) return;
            const bool file = place.line == 0;
            kept.emplace(number->second, Kept{.file = file ? place.input : nullptr,
                                              .bytes = std::string(file ? "" : place.bytes),
                                              .index = place.index,
                                              .name = place.name(),
                                              .until = use->second});
          }};
  for (Message& problem : for_each_form(inputs, all_lines, options, session, visit)) {
    remarks.push_back(std::move(problem));
  }
  if (compared < found.pairs.size()) {
    const std::size_t rest = found.pairs.size() - compared;
    remarks.push_back(
        {fmt::format("{} 对可能相同的表没有比对：文件在核查中变了", rest),
         fmt::format(
             "not compared, because files changed while they were read: {} {} of forms that "
             "may be alike",
             rest, rest == 1 ? "pair" : "pairs")});
  }
  return remarks;
}

}  // namespace gouji
