// The words for a culprit. A certain one becomes the finding: its cell, the value that it should
// have, the slip, and the checks that fail because of it. Of one cell among several, only those
// that a usual slip would explain are named in words; all of them stand in Finding::suspects.

#include "checks/culprit_teller.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

#include "checks/slips.h"
#include "schemas/places.h"

namespace gouji {
namespace {

constexpr std::size_t shown_suspects = 3;
constexpr std::size_t kept_suspects = 12;

Message in_brackets(const Message& slip) {
  if (slip.empty()) return {};
  return {.zh = "（" + slip.zh + "）", .en = " (" + slip.en + ")"};
}

// A part of a sum that the sum is off by; null when there is none or more than one.
const Place* part_like(const Decimal& difference, const std::vector<Place>& parts,
                       const Form& form) {
  const Place* only = nullptr;
  for (const Place& part : parts) {
    const FigureCell* cell = figure_at(form, part);
    const bool same = cell != nullptr && cell->filled() && cell->value == difference;
    if (same && only != nullptr) return nullptr;
    if (same) only = &part;
  }
  return only;
}

std::vector<Place> other_places(const Finding& finding) {
  std::vector<Place> places = finding.related;
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::erase(places, finding.place);
  return places;
}

}  // namespace

FindingKey key_of(const Finding& finding) {
  FindingKey key{.check = finding.check, .place = finding.place};
  if (is_prose_against_table(finding)) key.figure = std::hash<std::string>()(finding.found);
  return key;
}

void CulpritTeller::tell(const std::vector<Explanation>& explanations) {
  const std::vector<std::size_t> group = indexes_of(explanations.front().gone);
  if (group.empty()) return;
  const Repair& repair = explanations.front().repair;
  const bool certain = explanations.size() == 1;
  if (certain && group.size() == 1 && !moves(findings_[group.front()], repair)) {
    name_suspects(explanations, findings_[group.front()]);
  } else if (certain) {
    tell_culprit(repair, group);
  } else {
    for (const std::size_t at : group) tell_suspects(explanations, findings_[at]);
  }
}

void CulpritTeller::remove_folded() {
  std::ranges::sort(folded_, std::greater<>());
  for (const std::size_t at : folded_) {
    findings_.erase(findings_.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

std::vector<std::size_t> CulpritTeller::indexes_of(const std::vector<FindingKey>& keys) const {
  std::vector<std::size_t> indexes;
  for (std::size_t at = 0; at < findings_.size(); ++at) {
    const Finding& finding = findings_[at];
    const bool open = is_arithmetic(finding) || is_prose_against_table(finding);
    const bool taken = std::ranges::find(folded_, at) != folded_.end();
    if (open && !taken && std::ranges::binary_search(keys, key_of(finding))) indexes.push_back(at);
  }
  return indexes;
}

bool CulpritTeller::moves(const Finding& finding, const Repair& repair) const {
  const Change& change = repair.front();
  if (finding.place == change.place || !slip_of(change, finding).telling()) return false;
  if (figure_at(form_, change.place) != nullptr) return is_equation(finding);
  // 目标值 or 实际完成值 behind a score: to the second place that is no coincidence.
  const std::optional<Decimal> score = Decimal::parse(finding.found);
  return score && score->scale() >= 2;
}

bool CulpritTeller::is_equation(const Finding& finding) const {
  return std::ranges::any_of(
      rulebook_.identities, [&](const Identity& identity) { return identity.id == finding.check; });
}

std::size_t CulpritTeller::main_one(const std::vector<std::size_t>& group,
                                    const Repair& repair) const {
  const auto rank = [&](std::size_t at) {
    const Finding& finding = findings_[at];
    const bool there = std::ranges::any_of(
        repair, [&](const Change& change) { return change.place == finding.place; });
    return std::tuple(there, is_arithmetic(finding), finding.severity);
  };
  return *std::ranges::max_element(group, {}, rank);
}

void CulpritTeller::tell_culprit(const Repair& repair, const std::vector<std::size_t>& group) {
  const std::size_t kept = main_one(group, repair);
  Finding& told = findings_[kept];
  name_suspects({{.repair = repair, .gone = {}}}, told);
  const std::string others = fold(group, kept);
  told.related.push_back(told.place);
  say_what_is_right(repair, told);
  if (group.size() > 1) {
    told.message.zh += fmt::format("，另有 {} 处因此不成立（{}）", group.size() - 1, others);
    told.message.en +=
        fmt::format(", and {} more fail because of it ({})", group.size() - 1, others);
  }
  told.related = other_places(told);
}

std::string CulpritTeller::fold(const std::vector<std::size_t>& group, std::size_t kept) {
  Finding& told = findings_[kept];
  std::string others;
  for (const std::size_t at : group) {
    if (at == kept) continue;
    const Finding& finding = findings_[at];
    folded_.push_back(at);
    told.severity = std::max(told.severity, finding.severity);
    told.explains.push_back(finding.check);
    told.related.push_back(finding.place);
    if (others.find(finding.check) != std::string::npos) continue;
    others += (others.empty() ? "" : "、") + std::string(finding.check);
  }
  return others;
}

void CulpritTeller::tell_copy(Finding& copy, const std::vector<FindingKey>& gone) {
  const std::vector<std::size_t> group = indexes_of(gone);
  const auto kept = static_cast<std::size_t>(&copy - findings_.data());
  const std::string others = fold(group, kept);
  copy.message.zh += fmt::format("；没有这一行，{} 处成立（{}）", group.size(), others);
  copy.message.en += fmt::format("; without this row {} more hold ({})", group.size(), others);
  copy.related = other_places(copy);
}

void CulpritTeller::say_what_is_right(const Repair& repair, Finding& told) const {
  const Change& first = repair.front();
  const std::string right = first.right.text();
  const Message slip = in_brackets(slip_of(first, told).words);
  if (repair.size() == 2) {
    const Change& second = repair.back();
    told.message.zh +=
        fmt::format("；出在{}和{}：两格的 {} 和 {} 填反了", label(first.place), label(second.place),
                    first.printed.text(), second.printed.text());
    told.message.en +=
        fmt::format("; {} and {} are in each other's cell: {} and {}", label(first.place),
                    label(second.place), first.printed.text(), second.printed.text());
    told.related.push_back(second.place);
    told.hint = {.zh = "核对后两格对调", .en = "Check, and exchange the two"};
  } else if (told.place != first.place) {
    told.message.zh += fmt::format("；出在{}：填 {}，应为 {}{}", label(first.place),
                                   first.printed.text(), right, slip.zh);
    told.message.en += fmt::format("; the cell at fault is {}: {} should be {}{}",
                                   label(first.place), first.printed.text(), right, slip.en);
  } else {
    told.message.zh += fmt::format("；应为 {}{}", right, slip.zh);
    told.message.en += fmt::format("; it should be {}{}", right, slip.en);
  }
  told.place = first.place;
  told.found = first.printed.text();
  told.expected = right;
  told.difference = (first.printed - first.right).text();
  if (repair.size() == 1) {
    told.hint = {.zh = "核对后填 " + right, .en = "Check, and enter " + right};
  }
}

void CulpritTeller::tell_suspects(const std::vector<Explanation>& explanations,
                                  Finding& finding) const {
  name_suspects(explanations, finding);
  std::string zh;
  std::string en;
  std::size_t shown = 0;
  if (explanations.front().repair.size() == 2) {
    tell_exchanges(explanations, finding);
    return;
  }
  for (const Explanation& one : explanations) {
    const Change& change = one.repair.front();
    const Slip slip = slip_of(change, finding);
    if (!slip.telling() || shown++ >= shown_suspects) continue;
    zh += fmt::format("{}{} {} → {}（{}）", zh.empty() ? "" : "，或", label(change.place),
                      change.printed.text(), change.right.text(), slip.words.zh);
    en += fmt::format("{}{} {} → {} ({})", en.empty() ? "" : ", or ", label(change.place),
                      change.printed.text(), change.right.text(), slip.words.en);
  }
  if (finding.suspects.size() < 2 || (zh.empty() && !is_equation(finding))) return;
  const std::size_t count = explanations.size();
  zh = fmt::format("出在这条算式的 {} 格之一{}{}", count, zh.empty() ? "" : "，可能是 ", zh);
  en = fmt::format("one of the {} cells of the equation is wrong{}{}", count,
                   en.empty() ? "" : "; it may be ", en);
  finding.hint.zh += (finding.hint.zh.empty() ? "" : "；") + zh;
  finding.hint.en += (finding.hint.en.empty() ? "" : "; ") + en;
}

void CulpritTeller::tell_exchanges(const std::vector<Explanation>& explanations,
                                   Finding& finding) const {
  std::string zh;
  std::string en;
  for (const Explanation& one : explanations) {
    const std::string first = label(one.repair.front().place);
    const std::string second = label(one.repair.back().place);
    zh += fmt::format("{}{}和{}填反了", zh.empty() ? "可能是" : "，或", first, second);
    en += fmt::format("{}{} and {}", en.empty() ? "in each other's cell may be " : ", or ", first,
                      second);
  }
  finding.hint.zh += (finding.hint.zh.empty() ? "" : "；") + zh;
  finding.hint.en += (finding.hint.en.empty() ? "" : "; ") + en;
}

// Every change of a repair is a suspect: those of an exchange together.
void CulpritTeller::name_suspects(const std::vector<Explanation>& explanations,
                                  Finding& finding) const {
  finding.suspects.clear();
  for (const Explanation& one : explanations) {
    if (one.repair.size() > 1 && explanations.size() > 1) continue;
    for (const Change& change : one.repair) {
      if (finding.suspects.size() == kept_suspects) return;
      finding.suspects.push_back({.place = change.place,
                                  .found = change.printed.text(),
                                  .expected = change.right.text(),
                                  .slip = slip_of(change, finding).words});
    }
  }
}

Slip CulpritTeller::slip_of(const Change& change, const Finding& finding) const {
  Slip slip = slip_between(change.printed, change.right);
  const bool sum = change.place == finding.place && is_equation(finding);
  if (slip.telling() || !sum || change.printed.is_zero() || change.right.is_zero()) return slip;
  const Decimal difference = change.printed - change.right;
  if (const Place* twice = part_like(difference, finding.related, form_)) {
    return {.kind = SlipKind::part_twice,
            .words = {.zh = fmt::format("{}加了两遍", label(*twice)),
                      .en = fmt::format("{} was added twice", label(*twice))}};
  }
  if (const Place* left_out = part_like(-difference, finding.related, form_)) {
    return {.kind = SlipKind::part_left_out,
            .words = {.zh = fmt::format("{}没有加进去", label(*left_out)),
                      .en = fmt::format("{} was left out", label(*left_out))}};
  }
  return slip;
}

std::string CulpritTeller::label(Place place) const {
  return label_of(place, form_, rulebook_);
}

}  // namespace gouji
