// Units. A spelling is looked up whole: in one table of units that have a scale and of classifiers,
// and then again behind a prefix (万, 百万, 亿 …). The table is hashed while compiling. What is in
// no table but is plainly one word is kept as a unit of its own: two such units can be compared by
// their text and by nothing else.
//
// Bases are chosen so that every scale is exact. 亩 is 2000/3 m² and a year is no whole number of
// weeks, so 亩 and 月 are bases of their own: what cannot be converted exactly is not converted.

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr Unit money(std::string_view text, std::string_view base, Decimal scale = {1, 0}) {
  return {.text = text, .base = base, .dimension = Dimension::money, .scale = scale};
}
constexpr Unit percent(std::string_view text, std::string_view base, Decimal scale = {1, 0}) {
  return {.text = text, .base = base, .dimension = Dimension::percent, .scale = scale};
}
constexpr Unit length(std::string_view text, Decimal scale) {
  return {.text = text, .base = "米", .dimension = Dimension::length, .scale = scale};
}
constexpr Unit area(std::string_view text, Decimal scale, std::string_view base = "平方米") {
  return {.text = text, .base = base, .dimension = Dimension::area, .scale = scale};
}
constexpr Unit volume(std::string_view text, Decimal scale) {
  return {.text = text, .base = "升", .dimension = Dimension::volume, .scale = scale};
}
constexpr Unit mass(std::string_view text, Decimal scale) {
  return {.text = text, .base = "千克", .dimension = Dimension::mass, .scale = scale};
}
constexpr Unit duration(std::string_view text, Decimal scale, std::string_view base) {
  return {.text = text, .base = base, .dimension = Dimension::duration, .scale = scale};
}
constexpr Unit months(std::string_view text, std::int64_t count) {
  return duration(text, Decimal::whole(count), "月");
}
constexpr Unit seconds(std::string_view text, std::int64_t count) {
  return duration(text, Decimal::whole(count), "秒");
}

constexpr auto scaled_units = std::to_array<Unit>({
    money("元", "元"),
    money("人民币", "元"),
    money("角", "元", {1, 1}),
    money("美元", "美元"),
    money("港元", "港元"),
    money("港币", "港元"),
    money("欧元", "欧元"),
    money("日元", "日元"),
    percent("%", "%"),
    percent("百分比", "%"),
    percent("‰", "%", {1, 1}),
    percent("千分比", "%", {1, 1}),
    // A difference of two percentages: 5 个百分点 are not 5 %.
    percent("百分点", "百分点"),
    percent("个百分点", "百分点"),
    length("毫米", {1, 3}),
    length("mm", {1, 3}),
    length("㎜", {1, 3}),
    length("厘米", {1, 2}),
    length("公分", {1, 2}),
    length("cm", {1, 2}),
    length("㎝", {1, 2}),
    length("分米", {1, 1}),
    length("米", {1, 0}),
    length("延米", {1, 0}),
    length("延长米", {1, 0}),
    length("m", {1, 0}),
    length("里", {500, 0}),
    length("华里", {500, 0}),
    length("公里", {1'000, 0}),
    length("千米", {1'000, 0}),
    length("km", {1'000, 0}),
    length("Km", {1'000, 0}),
    length("KM", {1'000, 0}),
    length("㎞", {1'000, 0}),
    area("平方厘米", {1, 4}),
    area("平方米", {1, 0}),
    area("平米", {1, 0}),
    area("㎡", {1, 0}),
    area("m²", {1, 0}),
    area("m2", {1, 0}),
    area("公顷", {10'000, 0}),
    area("hm²", {10'000, 0}),
    area("hm2", {10'000, 0}),
    area("ha", {10'000, 0}),
    area("平方公里", {1'000'000, 0}),
    area("平方千米", {1'000'000, 0}),
    area("km²", {1'000'000, 0}),
    area("km2", {1'000'000, 0}),
    area("㎢", {1'000'000, 0}),
    area("亩", {1, 0}, "亩"),
    area("亩次", {1, 0}, "亩次"),
    volume("毫升", {1, 3}),
    volume("ml", {1, 3}),
    volume("mL", {1, 3}),
    volume("升", {1, 0}),
    volume("L", {1, 0}),
    volume("立方米", {1'000, 0}),
    volume("立方", {1'000, 0}),
    volume("m³", {1'000, 0}),
    volume("m3", {1'000, 0}),
    volume("㎥", {1'000, 0}),
    mass("毫克", {1, 6}),
    mass("mg", {1, 6}),
    mass("克", {1, 3}),
    mass("g", {1, 3}),
    mass("斤", {5, 1}),
    mass("市斤", {5, 1}),
    mass("公斤", {1, 0}),
    mass("千克", {1, 0}),
    mass("kg", {1, 0}),
    mass("Kg", {1, 0}),
    mass("KG", {1, 0}),
    mass("㎏", {1, 0}),
    mass("吨", {1'000, 0}),
    mass("t", {1'000, 0}),
    months("年", 12),
    months("周年", 12),
    months("季度", 3),
    months("个季度", 3),
    months("月", 1),
    months("个月", 1),
    seconds("周", 604'800),
    seconds("个周", 604'800),
    seconds("星期", 604'800),
    seconds("个星期", 604'800),
    seconds("天", 86'400),
    seconds("日", 86'400),
    seconds("自然日", 86'400),
    seconds("个自然日", 86'400),
    seconds("日历天", 86'400),
    seconds("小时", 3'600),
    seconds("个小时", 3'600),
    seconds("h", 3'600),
    seconds("分钟", 60),
    seconds("min", 60),
    seconds("秒", 1),
    seconds("秒钟", 1),
    seconds("s", 1),
    duration("工作日", {1, 0}, "工作日"),
    duration("个工作日", {1, 0}, "工作日"),
    duration("工作天", {1, 0}, "工作日"),
    duration("学时", {1, 0}, "学时"),
    duration("个学时", {1, 0}, "学时"),
    duration("课时", {1, 0}, "课时"),
    duration("个课时", {1, 0}, "课时"),
});

constexpr auto classifiers = std::to_array<std::string_view>({
    "个",   "家",   "次",   "场",   "笔",   "人",   "户",   "件",   "台",   "套",   "名",   "项",
    "份",   "篇",   "期",   "批",   "所",   "座",   "处",   "栋",   "辆",   "例",   "起",   "条",
    "张",   "册",   "本",   "部",   "只",   "头",   "幢",   "间",   "层",   "棵",   "株",   "匹",
    "羽",   "尾",   "口",   "眼",   "艘",   "架",   "门",   "块",   "片",   "幅",   "面",   "根",
    "支",   "枚",   "颗",   "粒",   "袋",   "箱",   "包",   "盒",   "瓶",   "桶",   "罐",   "捆",
    "卷",   "盘",   "把",   "副",   "双",   "对",   "组",   "队",   "班",   "届",   "轮",   "遍",
    "趟",   "票",   "宗",   "桩",   "则",   "首",   "段",   "节",   "课",   "道",   "位",   "种",
    "类",   "样",   "款",   "版",   "页",   "字",   "封",   "单",   "集",   "堂",   "讲",   "盆",
    "顶",   "床",   "席",   "桌",   "扇",   "樘",   "盏",   "杆",   "孔",   "站",   "餐",   "顿",
    "针",   "剂",   "分",   "村",   "社区", "人次", "户次", "台次", "家次", "架次", "班次", "场次",
    "件次", "批次", "车次", "例次", "头次", "列次", "艘次", "辆次", "项次", "剂次", "期次", "份次",
    "人天", "人日", "人月", "人年", "人份", "台套", "台班", "套件",
});

struct Prefix {
  std::string_view text;
  std::int64_t scale;
};
// Longer ones before those that they start with.
constexpr auto prefixes = std::to_array<Prefix>({
    {"万亿", 1'000'000'000'000},
    {"千亿", 100'000'000'000},
    {"百亿", 10'000'000'000},
    {"亿", 100'000'000},
    {"千万", 10'000'000},
    {"百万", 1'000'000},
    {"万", 10'000},
    {"千", 1'000},
    {"百", 100},
});

// Classifiers are units as well, each its own base.
constexpr auto listed_units = [] {
  std::array<Unit, scaled_units.size() + classifiers.size()> units;
  auto end = std::copy(scaled_units.begin(), scaled_units.end(), units.begin());
  for (const std::string_view word : classifiers) {
    *end++ = {.text = word, .base = word, .dimension = Dimension::count};
  }
  return units;
}();

constexpr std::uint64_t bytes_at(std::string_view text, std::size_t position, std::size_t count) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bytes |= std::uint64_t{static_cast<unsigned char>(text[position + i])} << (8 * i);
  }
  return bytes;
}

// Two of these are equal when two texts of one size, of up to eight bytes, are: read from both
// ends, which overlap. Of longer texts it is their ends alone.
constexpr std::uint64_t ends_of(std::string_view text) {
  const std::size_t size = text.size();
  if (size >= 4) return bytes_at(text, 0, 4) | bytes_at(text, size - 4, 4) << 32;
  if (size == 3) return bytes_at(text, 0, 3);
  return size == 0 ? 0 : bytes_at(text, 0, 1) | bytes_at(text, size - 1, 1) << 8;
}

// Places of the listed units by their text.
class UnitTable {
 public:
  consteval UnitTable() {
    for (std::size_t i = 0; i < listed_units.size(); ++i) {
      const std::uint64_t ends = ends_of(listed_units[i].text);
      std::size_t slot = slot_of(ends);
      while (slots_[slot].place != 0) slot = (slot + 1) % slot_count;
      slots_[slot] = {.ends = ends, .place = static_cast<std::uint32_t>(i + 1)};
    }
  }

  const Unit* find(std::string_view text) const {
    const std::uint64_t ends = ends_of(text);
    for (std::size_t slot = slot_of(ends); slots_[slot].place != 0;
         slot = (slot + 1) % slot_count) {
      if (slots_[slot].ends != ends) continue;
      const Unit& unit = listed_units[slots_[slot].place - 1];
      if (unit.text.size() == text.size() && (text.size() <= 8 || unit.text == text)) return &unit;
    }
    return nullptr;
  }

 private:
  struct Slot {
    std::uint64_t ends = 0;
    std::uint32_t place = 0;  // and one; zero: empty
  };
  static constexpr std::size_t slot_count = 1'024;

  static constexpr std::size_t slot_of(std::uint64_t ends) {
    constexpr int rest = 64 - std::countr_zero(slot_count);
    return static_cast<std::size_t>((ends * 0x9E37'79B9'7F4A'7C15U) >> rest);
  }

  std::array<Slot, slot_count> slots_{};
};
constexpr UnitTable unit_table;

// 万元, 百万人次, 万m³, 亿 alone; but 万% is nothing.
std::optional<Unit> find_prefixed(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const char32_t first = glyph_at(text, 0).code;
  if (first != U'万' && first != U'亿' && first != U'千' && first != U'百') return std::nullopt;
  for (const Prefix& prefix : prefixes) {
    if (!text.starts_with(prefix.text)) continue;
    const std::string_view rest = text.substr(prefix.text.size());
    Unit unit;
    if (!rest.empty()) {
      const Unit* listed = unit_table.find(rest);
      if (listed == nullptr || listed->dimension == Dimension::percent) return std::nullopt;
      unit = *listed;
      unit.text = {};
    }
    unit.scale = unit.scale * Decimal::whole(prefix.scale);
    return unit;
  }
  return std::nullopt;
}

// What no unit contains: numerals, words that compare, limit or approximate, and at its start
// what makes the figure a date, an ordinal or an estimate (10余家, 5月份, 3号楼).
constexpr auto foreign_words = std::to_array<std::string_view>({
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "〇", "零",
    "两", "以", "及", "至", "到", "或", "和", "与", "不", "约", "左右",
    "之", "前", "后", "内", "外", "达", "余", "多", "几", "超", "于",
});
constexpr auto foreign_starts =
    std::to_array<std::string_view>({"年", "月", "日", "号", "时", "点", "来", "第"});

constexpr int longest_word = 6;  // characters; no unit of one word is longer

bool is_unit_symbol(char32_t code) {
  return code == U'℃' || code == U'°' || code == U'²' || code == U'³' ||
         (code >= 0x3380 && code <= 0x33DF);  // ㎏ and its kind
}

// Up to three words with a slash or a dot between them (元/人·次), each all Han or all Latin.
bool is_plain_word(std::string_view text) {
  int letters = 0;
  int words = 1;
  bool han = false;
  for (std::size_t position = 0; position < text.size();) {
    const Glyph glyph = glyph_at(text, position);
    position += glyph.size;
    if (glyph.code == '/' || glyph.code == U'·') {
      if (letters == 0 || ++words > 3) return false;
      letters = 0;
      continue;
    }
    const bool is_word_character = is_han(glyph.code) || is_unit_symbol(glyph.code) ||
                                   (glyph.code < 0x80 && is_letter(glyph.code));
    if (!is_word_character || ++letters > longest_word) return false;
    if (letters == 1) han = is_han(glyph.code);
    if (han != is_han(glyph.code)) return false;
  }
  return letters > 0;
}

bool is_foreign(std::string_view text) {
  for (const std::string_view word : foreign_starts) {
    if (text.starts_with(word)) return true;
  }
  for (const std::string_view word : foreign_words) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

const Unit* unit_in_table(std::string_view folded_text) {
  return unit_table.find(folded_text);
}

std::optional<Unit> find_listed_unit(std::string_view folded_text) {
  const Unit* listed = unit_table.find(folded_text);
  if (listed == nullptr) return find_prefixed(folded_text);
  Unit unit = *listed;
  unit.text = {};
  return unit;
}

std::optional<Unit> find_unit(std::string_view folded_text) {
  if (folded_text.empty()) return Unit{};
  if (const auto listed = find_listed_unit(folded_text)) return listed;
  if (!is_plain_word(folded_text) || is_foreign(folded_text)) return std::nullopt;
  return Unit{.dimension = Dimension::other};
}

}  // namespace gouji
