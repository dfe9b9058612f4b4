// Where a form explains a lost point: the reason beside it, or prose that names the indicator, in
// full or by a pair of characters that tells it from the others.

import { bytes_of_code, is_blank, trim } from "./text.mjs";

const common_pairs = new Set([
  "项目", "企业", "平台", "服务", "工作", "管理", "资金", "建设", "单位", "人员", "系统", "群众",
  "全年", "年度", "本年", "完成", "情况", "成功", "数量", "次数", "人次", "场次", "比例", "比率",
  "满意", "意度", "效率", "提高", "提升", "有效", "效果", "效益", "影响", "机制", "制度", "指标",
  "目标", "实施", "保障", "规范", "及时", "时率", "功率", "成率",
]);
const fewest_characters = 6;

export const is_empty_talk = (text) =>
  is_blank(text) || [...trim(text)].length < fewest_characters;

const is_wide = (character) => bytes_of_code(character.codePointAt(0)) >= 3;

// Whether the form uses the pair for something else than this indicator.
const is_shared = (pair, name, { headers, indicators }) =>
  headers.project.value.includes(pair) ||
  indicators.some((other) => other.name.value !== name && other.name.value.includes(pair));

function mentions(prose, name, form) {
  if (prose.includes(name)) return true;
  const characters = [...name];
  for (let i = 0; i + 1 < characters.length; ++i) {
    if (!is_wide(characters[i]) || !is_wide(characters[i + 1])) continue;
    const pair = characters[i] + characters[i + 1];
    if (common_pairs.has(pair) || !prose.includes(pair)) continue;
    if (!is_shared(pair, name, form)) return true;
  }
  return false;
}

export function is_explained(indicator, { form, rulebook }) {
  const { reason, name } = indicator;
  if (reason.filled && !is_empty_talk(reason.value)) return true;
  if (!name.filled) return false;
  return rulebook.narratives.some((field, index) => {
    const cell = form.narratives[index];
    return field.explains === true && cell.filled && mentions(cell.value, name.value, form);
  });
}
