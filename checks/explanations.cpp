// Chinese prose has no blanks between words, and an indicator is seldom quoted in full:
// 业务培训人次 is explained by “两期培训取消”. A pair of characters is the shortest thing that
// still means something, so the name is cut into pairs; those that any form contains prove nothing
// and are left out. What remains errs on the side of taking an explanation for one.

#include "checks/explanations.h"

#include <algorithm>
#include <array>

#include "checks/wording.h"
#include "schemas/measure.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 44> common_pairs{
    "项目", "企业", "平台", "服务", "工作", "管理", "资金", "建设", "单位", "人员", "系统",
    "群众", "全年", "年度", "本年", "完成", "情况", "成功", "数量", "次数", "人次", "场次",
    "比例", "比率", "满意", "意度", "效率", "提高", "提升", "有效", "效果", "效益", "影响",
    "机制", "制度", "指标", "目标", "实施", "保障", "规范", "及时", "时率", "功率", "成率"};

// How many characters the text has, or `most` where it has more.
std::size_t count_characters(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < most; ++count) at += glyph_at(text, at).size;
  return count;
}

bool is_common(std::string_view pair) {
  return std::find(common_pairs.begin(), common_pairs.end(), pair) != common_pairs.end();
}

// Whether the form uses the pair for something else than this indicator.
bool is_shared(std::string_view pair, std::string_view name, const CheckInput& input) {
  const TextCell& project = input.form.header(Header::project);
  if (project.raw.find(pair) != std::string_view::npos) return true;
  return std::any_of(
      input.form.indicators.begin(), input.form.indicators.end(), [&](const Indicator& other) {
        return other.name.raw != name && other.name.raw.find(pair) != std::string_view::npos;
      });
}

}  // namespace

bool is_empty_talk(std::string_view text) {
  constexpr std::size_t fewest = 6;
  return is_blank(text) || count_characters(trim(text), fewest) < fewest;
}

bool mentions(std::string_view prose, std::string_view name, const CheckInput& input) {
  if (name.empty()) return false;
  if (find_word(prose, name) != std::string_view::npos) return true;
  constexpr std::size_t wide = 3;  // bytes: no ASCII
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t first = glyph_at(name, at).size;
    const std::size_t next = at + first;
    if (next == name.size()) break;
    const std::size_t second = glyph_at(name, next).size;
    const std::string_view pair = name.substr(at, first + second);
    at = next;
    if (first < wide || second < wide) continue;
    if (is_common(pair) || find_word(prose, pair) == std::string_view::npos) continue;
    if (!is_shared(pair, name, input)) return true;
  }
  return false;
}

const TextCell* explanation_of(const Indicator& indicator, const CheckInput& input,
                               std::size_t& likely) {
  if (indicator.reason.filled() && !is_empty_talk(*indicator.reason)) return &indicator.reason;
  if (!indicator.name.filled()) return nullptr;
  for (std::size_t i = 0; i < input.rulebook.narratives.size(); ++i) {
    const TextCell& narrative = input.form.narratives[i];
    if (!input.rulebook.narratives[i].explains || !narrative.filled()) continue;
    const std::size_t named = find_word(*narrative, *indicator.name, likely);
    if (named != std::string_view::npos) likely = named;
    if (named != std::string_view::npos || mentions(*narrative, *indicator.name, input)) {
      return &narrative;
    }
  }
  return nullptr;
}

std::string places_for_explanations(const CheckInput& input) {
  std::string names;
  for (const NarrativeField& field : input.rulebook.narratives) {
    if (field.explains) names += "“" + field.label + "”";
  }
  return names;
}

}  // namespace gouji
