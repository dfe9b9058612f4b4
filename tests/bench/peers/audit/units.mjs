// Units: what they measure, and how many of a base one of them is. 万 and the like may stand before
// any of them but a percentage. A word in no table is a unit of its own.

import { Decimal, mul, one } from "./decimal.mjs";
import { is_han, is_letter } from "./text.mjs";

export const no_unit = Object.freeze({ text: "", base: "", dimension: "none", scale: one });
export const is_known = (unit) => unit.dimension !== "none" && unit.dimension !== "other";

const table = new Map();

function enter(dimension, base, scale, texts) {
  for (const text of texts.split(" ")) {
    if (!table.has(text)) table.set(text, { text, base, dimension, scale });
  }
}

const scale = (c, s = 0) => new Decimal(c, s);
enter("money", "元", one, "元 人民币");
enter("money", "元", scale(1, 1), "角");
enter("money", "美元", one, "美元");
enter("money", "港元", one, "港元 港币");
enter("money", "欧元", one, "欧元");
enter("money", "日元", one, "日元");
enter("percent", "%", one, "% 百分比");
enter("percent", "%", scale(1, 1), "‰ 千分比");
enter("percent", "百分点", one, "百分点 个百分点");
enter("length", "米", scale(1, 3), "毫米 mm ㎜");
enter("length", "米", scale(1, 2), "厘米 公分 cm ㎝");
enter("length", "米", scale(1, 1), "分米");
enter("length", "米", one, "米 延米 延长米 m");
enter("length", "米", scale(500), "里 华里");
enter("length", "米", scale(1000), "公里 千米 km Km KM ㎞");
enter("area", "平方米", scale(1, 4), "平方厘米");
enter("area", "平方米", one, "平方米 平米 ㎡ m² m2");
enter("area", "平方米", scale(10000), "公顷 hm² hm2 ha");
enter("area", "平方米", scale(1000000), "平方公里 平方千米 km² km2 ㎢");
enter("area", "亩", one, "亩");
enter("area", "亩次", one, "亩次");
enter("volume", "升", scale(1, 3), "毫升 ml mL");
enter("volume", "升", one, "升 L");
enter("volume", "升", scale(1000), "立方米 立方 m³ m3 ㎥");
enter("mass", "千克", scale(1, 6), "毫克 mg");
enter("mass", "千克", scale(1, 3), "克 g");
enter("mass", "千克", scale(5, 1), "斤 市斤");
enter("mass", "千克", one, "公斤 千克 kg Kg KG ㎏");
enter("mass", "千克", scale(1000), "吨 t");
enter("duration", "月", scale(12), "年 周年");
enter("duration", "月", scale(3), "季度 个季度");
enter("duration", "月", one, "月 个月");
enter("duration", "秒", scale(604800), "周 个周 星期 个星期");
enter("duration", "秒", scale(86400), "天 日 自然日 个自然日 日历天");
enter("duration", "秒", scale(3600), "小时 个小时 h");
enter("duration", "秒", scale(60), "分钟 min");
enter("duration", "秒", one, "秒 秒钟 s");
enter("duration", "工作日", one, "工作日 个工作日 工作天");
enter("duration", "学时", one, "学时 个学时");
enter("duration", "课时", one, "课时 个课时");
const classifiers =
  "个 家 次 场 笔 人 户 件 台 套 名 项 份 篇 期 批 所 座 处 栋 辆 例 起 条 张 册 本 部 只 头 " +
  "幢 间 层 棵 株 匹 羽 尾 口 眼 艘 架 门 块 片 幅 面 根 支 枚 颗 粒 袋 箱 包 盒 瓶 桶 罐 捆 " +
  "卷 盘 把 副 双 对 组 队 班 届 轮 遍 趟 票 宗 桩 则 首 段 节 课 道 位 种 类 样 款 版 页 字 " +
  "封 单 集 堂 讲 盆 顶 床 席 桌 扇 樘 盏 杆 孔 站 餐 顿 针 剂 分 村 社区 人次 户次 台次 家次 " +
  "架次 班次 场次 件次 批次 车次 例次 头次 列次 艘次 辆次 项次 剂次 期次 份次 人天 人日 人月 " +
  "人年 人份 台套 台班 套件";
for (const text of classifiers.split(" ")) enter("count", text, one, text);

const prefix_pattern = /^(万亿|千亿|百亿|亿|千万|百万|万|千|百)(.*)$/s;
const prefix_scales = {
  万亿: 1e12, 千亿: 1e11, 百亿: 1e10, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, 百: 100,
};

// The length of the longest unit that starts with a character; a unit may follow a prefix.
const lengths = new Map([..."万亿千百"].map((character) => [character, Infinity]));
for (const text of table.keys()) {
  lengths.set(text[0], Math.max(text.length, lengths.get(text[0]) ?? 0));
}
export const longest_unit_from = (character) => lengths.get(character) ?? 0;

// Null: no table has it.
export function listed_unit(text) {
  const listed = table.get(text);
  if (listed !== undefined) return listed;
  const match = prefix_pattern.exec(text);
  if (match === null) return null;
  const times = scale(prefix_scales[match[1]]);
  if (match[2] === "") return { ...no_unit, text, scale: times };
  const rest = table.get(match[2]);
  if (rest === undefined || rest.dimension === "percent") return null;
  return { ...rest, text, scale: mul(rest.scale, times) };
}

const foreign = new RegExp(
  "^[年月日号时点来第]|[一二三四五六七八九〇零两以及至到或和与不约之前后内外达余多几超于]|左右");
const longest_word = 6;
const is_symbol = (code) =>
  code === 0x2103 || code === 0xb0 || code === 0xb2 || code === 0xb3 ||
  (code >= 0x3380 && code <= 0x33df);

// Up to three words with a slash or a dot between them, each all Han or all Latin.
function is_plain_word(text) {
  const words = text.split(/[/·]/);
  if (words.length > 3) return false;
  return words.every((word) => {
    const codes = [...word].map((character) => character.codePointAt(0));
    if (codes.length === 0 || codes.length > longest_word) return false;
    const han = is_han(codes[0]);
    return codes.every((code) =>
      is_han(code) === han && (han || is_symbol(code) || (code < 0x80 && is_letter(code))));
  });
}

// The unit of a folded text; null: it is none.
export function unit_called(text) {
  if (text === "") return no_unit;
  const listed = listed_unit(text);
  if (listed !== null) return listed;
  if (foreign.test(text) || !is_plain_word(text)) return null;
  return { text, base: "", dimension: "other", scale: one };
}
