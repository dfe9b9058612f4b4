// Whether a folded text is a date or a range of dates: 2021年12月31日, 12月底前, 2021-12, 1-12月.

const limits = "(?:之前|以前|前|止|之后|以后|后|起)?";
const deeds = "(?:完成|完工|竣工|开工|验收|交付|投入使用|结束)?";
const year = "(19\\d\\d|2[01]\\d\\d)";
const year_part = "(?:度|底|末|初|内|上半年|下半年|全年)?";
const month_part = "(?:份|底|末|初|中旬|上旬|下旬|中)?";
const month_and_day = `(\\d{1,2})月(?:(\\d{1,2})(?:日|号)|(?!\\d)${month_part})`;
const of_month = new RegExp(`^${month_and_day}`);
const of_year = new RegExp(`^${year}年度?`);
const chinese_end = new RegExp(`^${limits}${deeds}`);
const time = " ?\\d{1,2}:\\d{2}(?!\\d)(?::\\d{2}(?!\\d))?";
const numeric = new RegExp(
  `^${year}([-/.])(\\d{1,2})(?!\\d)(?:\\2(\\d{1,2})(?!\\d)(${time})?)?`);
const range_sign = /^(?:--|-|——|—|–|~|～|至|到)/;
const may_be = /^(?:\d{4}[年\-/.]|\d{1,3}(?:月|-|—|–|~|～|至|到))/;
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const is_month = (month) => month >= 1 && month <= 12;

function is_day(of, month, day) {
  if (day < 1 || day > days[month - 1]) return false;
  const leap = of % 4 === 0 && (of % 100 !== 0 || of % 400 === 0);
  return month !== 2 || day < 29 || leap;
}

// Each of these gives what is behind the part that it takes; null: it is not there.
function behind_month(text, of) {
  const match = of_month.exec(text);
  if (match === null || !is_month(Number(match[1]))) return null;
  if (match[2] !== undefined && !is_day(of, Number(match[1]), Number(match[2]))) return null;
  return text.slice(match[0].length);
}

const year_parts = new RegExp(`^${year_part}`);
function behind_chinese(text) {
  const match = of_year.exec(text);
  let rest;
  if (match === null) {
    rest = behind_month(text, 2000);
  } else {
    rest = text.slice(match[0].length);
    rest = /^\d/.test(rest) ? behind_month(rest, Number(match[1])) : rest.replace(year_parts, "");
  }
  return rest === null ? null : rest.replace(chinese_end, "");
}

function is_time(text) {
  const [hour, minute, second = "0"] = text.trim().split(":");
  return Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
}

function behind_numeric(text) {
  const match = numeric.exec(text);
  if (match === null || !is_month(Number(match[3]))) return null;
  const [all, of, separator, month, day, at] = match;
  if (day === undefined) {
    if (separator === "." || text.slice(all.length).startsWith(separator)) return null;
    return text.slice(all.length).replace(chinese_end, "");
  }
  if (!is_day(Number(of), Number(month), Number(day))) return null;
  const rest = text.slice(all.length);
  if (at !== undefined) {
    // A time stands behind a blank; digits right behind the day are no date at all.
    if (!at.startsWith(" ") || !is_time(at)) return null;
  } else if (rest.startsWith(" ")) {
    return null;
  }
  return rest.replace(chinese_end, "");
}

const behind_date = (text) => behind_chinese(text) ?? behind_numeric(text);

export function is_date(text) {
  if (!may_be.test(text)) return false;
  const rest = behind_date(text);
  if (rest === "") return true;
  if (rest !== null && range_sign.test(rest) && behind_date(rest.replace(range_sign, "")) === "") {
    return true;
  }
  const bare = /^(?:(?:19\d\d|2[01]\d\d)年)?(\d{1,2})(?!\d)/.exec(text);
  if (bare === null || !is_month(Number(bare[1]))) return false;
  const other = text.slice(bare[0].length);
  return range_sign.test(other) && behind_month(other.replace(range_sign, ""), 2000) === "";
}
