// What the name of an indicator tells: that it is counted, and in what; that more of it is better,
// or less; that it is a share and cannot exceed the whole.

import { is_known } from "./units.mjs";

const good_shares = new RegExp(
  "(?:满意度|满意率|合格率|及时率|达标率|到位率|成功率|准确率|正确率|优良率|优秀率|完好率|" +
  "可用率|知晓率|办结率|解决率|通过率|巩固率|入学率|回复率|修复率|处置率|处理率|专款专用率|" +
  "达成率|签约率|参保率|建档率|整改率|兑现率|发放率)$");
const other_rates =
  /(?:频率|效率|功率|速率|汇率|分辨率|容积率|倍率|斜率|曲率|发病率|死亡率)$/;
const good_counts = /(?:人次|场次|服务人数|受益人数|培训人数|覆盖数量|完成数量|受益户数)$/;
const bad_words = /投诉|事故|故障|差错|失误|违规|违约|逾期|死亡|流失|漏损|空置/;
const bad_endings = new RegExp(
  "(?:成本|单价|响应时间|等候时间|等待时间|办理时间|办理时限|办结时限|完成时限|到达时间|修复时间|" +
  "耗时|用时)$");
// 投诉处理率, 节约成本, 故障间隔: the other way round, or none.
const turned_by = new RegExp(
  "节约|节省|降低|减少|下降|降幅|处理|处置|处罚|办结|解决|修复|回复|调解|整改|控制|预防|排查|" +
  "排除|查处|救援|间隔|保障|受理|演练|追回|挽回|培训|无|零|未|免");
const number_endings =
  /(?:率|满意度|数|数量|人次|场次|次数|面积|金额|里程|长度|时长)$/;

const counted_in = [
  ["场次", { bases: ["场", "场次", "次"] }],
  ["人次", { bases: ["人次", "人", "名", "次", "位"] }],
  ["人数", { bases: ["人", "名", "位", "个", "人次"] }],
  ["户数", { bases: ["户", "家", "个"] }],
  ["天数", { dimension: "duration" }],
  ["面积", { dimension: "area" }],
  ["里程", { dimension: "length" }],
  ["长度", { dimension: "length" }],
  ["金额", { dimension: "money" }],
];

// Of a normalised name. wanted: more, less, or empty where it is unclear.
export function read_name(name) {
  const other_rate = other_rates.test(name);
  const share = good_shares.test(name);
  let wanted = "";
  if (share) {
    wanted = "more";
  } else if (bad_words.test(name) || bad_endings.test(name)) {
    wanted = turned_by.test(name) ? "" : "less";
  } else if (good_counts.test(name)) {
    wanted = "more";
  }
  return {
    wanted,
    share,
    rate: /(?:率|满意度)$/.test(name) && !other_rate,
    counted: number_endings.test(name) && !other_rate,
  };
}

// Whether the name says what is counted, and the unit does not go with it: 场次 for 笔.
export function counting_word_against(name, unit) {
  if (!is_known(unit)) return false;
  const counting = counted_in.find(([ending]) => name.endsWith(ending));
  if (counting === undefined) return false;
  const [, { dimension, bases }] = counting;
  return dimension === undefined ? !bases.includes(unit.base) : unit.dimension !== dimension;
}
