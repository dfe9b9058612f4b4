// Dates are days since the end of 1899 with the time of day as the fraction; older files of another
// system count from 1904. Spreadsheets believe in a 29 February 1900: day 60, and every day before
// it is one off. m means minutes behind hours or before seconds, and months elsewhere.

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <utility>

#include "linter/workbook/number_format.h"

namespace gouji {
namespace {

using Kind = FormatToken::Kind;
__extension__ using Wide = __int128;

constexpr std::int64_t milliseconds_a_day = 86'400'000;
constexpr std::int64_t days_to_1904 = 1462;
constexpr std::int64_t last_day = 2'958'465;  // 9999-12-31

struct Moment {
  std::int64_t day = 0;  // of the 1900 system
  int year = 0, month = 0, of_month = 0;
  std::int64_t milliseconds = 0;  // of the day
  std::int64_t elapsed = 0;       // milliseconds since day nought
};

struct CivilDate {
  int year, month, day;
};

// The proleptic Gregorian calendar in eras of 400 years; days count from 1970-01-01.
CivilDate civil_date(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = days / 146'097;
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t years = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
  const std::int64_t shifted_month = (5 * of_year + 2) / 153;
  const auto day = static_cast<int>(of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  const auto year = static_cast<int>(years + era * 400) + (month <= 2 ? 1 : 0);
  return {.year = year, .month = month, .day = day};
}

// Rounded to the finest thing that the format shows, seconds or a fraction of one.
std::optional<Moment> moment_of(const Digits& number, bool date1904, std::int64_t finest) {
  constexpr int most_whole = 7;
  if (number.negative || number.point > most_whole) return std::nullopt;
  Wide value = 0;
  Wide unit = 1;
  for (const char digit : whole_part(number)) value = value * 10 + (digit - '0');
  for (const char digit : fraction_part(rounded_to_places(number, 15))) {
    value = value * 10 + (digit - '0');
    unit *= 10;
  }
  const Wide scaled = value * milliseconds_a_day;
  const Wide step = unit * finest;
  const auto rounded = static_cast<std::int64_t>((scaled * 2 + step) / (step * 2)) * finest;
  Moment moment{.elapsed = rounded};
  moment.day = rounded / milliseconds_a_day + (date1904 ? days_to_1904 : 0);
  moment.milliseconds = rounded % milliseconds_a_day;
  if (moment.day > last_day) return std::nullopt;
  constexpr std::int64_t day_of_1970 = 25'569;
  CivilDate date = civil_date(moment.day - day_of_1970 + (moment.day < 60 ? 1 : 0));
  if (moment.day == 60) date = {.year = 1900, .month = 2, .day = 29};
  if (moment.day == 0) date = {.year = 1900, .month = 1, .day = 0};
  moment.year = date.year;
  moment.month = date.month;
  moment.of_month = date.day;
  return moment;
}

constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
constexpr std::string_view weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                         "Thursday", "Friday", "Saturday"};
constexpr std::string_view chinese_weekdays[] = {"日", "一", "二", "三", "四", "五", "六"};

class DateWriter {
 public:
  DateWriter(const FormatSection& section, const Moment& moment)
      : section_(section), moment_(moment), half_days_(section.has(Kind::half_day)) {}

  std::string write() {
    for (std::size_t at = 0; at < section_.tokens.size(); ++at) put(at);
    return std::move(out_);
  }

 private:
  std::int64_t hours() const { return moment_.milliseconds / 3'600'000; }

  void number(std::int64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    if (section_.chinese_numerals != 0) {
      out_ += chinese_number(digits, section_.chinese_numerals == 2);
      return;
    }
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    out_ += digits;
  }

  void put(std::size_t at) {
    const FormatToken& token = section_.tokens[at];
    switch (token.kind) {
      case Kind::date: put_date(at); break;
      case Kind::elapsed: put_elapsed(token.text); break;
      case Kind::half_day: put_half_day(token.text); break;
      case Kind::digit:
        if (fraction_places_ > 0) put_fraction_digit();
        break;
      case Kind::point: put_point(); break;
      default: out_ += token.text;
    }
  }

  // ss.00: the places behind the point are parts of a second.
  void put_point() {
    out_ += '.';
    if (last_ == 's') fraction_places_ = 3;
  }

  void put_fraction_digit() {
    constexpr std::int64_t units[] = {1, 10, 100};
    --fraction_places_;
    out_ += static_cast<char>('0' + moment_.milliseconds / units[fraction_places_] % 10);
  }

  void put_half_day(const std::string& text) {
    const bool afternoon = hours() >= 12;
    if (text == "上午/下午") {
      out_ += afternoon ? "下午" : "上午";
    } else if (text.size() == 3) {
      out_ += afternoon ? "P" : "A";
    } else {
      out_ += afternoon ? "PM" : "AM";
    }
  }

  void put_elapsed(const std::string& run) {
    const std::int64_t unit = run.front() == 'h' ? 3'600'000 : run.front() == 'm' ? 60'000 : 1000;
    number(moment_.elapsed / unit, run.size());
    last_ = run.front();
  }

  bool means_minutes(std::size_t at) const {
    if (last_ == 'h') return true;
    for (++at; at < section_.tokens.size(); ++at) {
      const FormatToken& next = section_.tokens[at];
      if (next.kind == Kind::date || next.kind == Kind::elapsed) return next.text.front() == 's';
    }
    return false;
  }

  void put_date(std::size_t at) {
    const std::string& run = section_.tokens[at].text;
    const char letter = run.front();
    switch (letter) {
      case 'y':
      case 'e': put_year(run); break;
      case 'b': number(moment_.year + 543, 4); break;
      case 'm':
        if (means_minutes(at)) {
          number(moment_.milliseconds / 60'000 % 60, run.size());
          last_ = 'n';
          return;
        }
        put_month(run.size());
        break;
      case 'd': put_day(run.size()); break;
      case 'a': put_chinese_weekday(run.size() > 3); break;
      case 'h': number(half_days_ ? (hours() + 11) % 12 + 1 : hours(), run.size()); break;
      case 's': number(moment_.milliseconds / 1000 % 60, run.size()); break;
      default: break;
    }
    last_ = letter;
  }

  void put_year(const std::string& run) {
    const bool short_year = run.front() == 'y' && run.size() <= 2;
    std::string digits = std::to_string(moment_.year);
    if (short_year) digits.erase(0, 2);
    out_ += section_.chinese_numerals == 0 ? digits
                                           : chinese_digits(digits, section_.chinese_numerals == 2);
  }

  void put_month(std::size_t width) {
    if (width < 3) {
      number(moment_.month, width);
      return;
    }
    if (section_.chinese_names && width < 5) {
      out_ += chinese_number(std::to_string(moment_.month), false) + "月";
      return;
    }
    const std::string_view name = months[static_cast<std::size_t>(moment_.month - 1)];
    out_ += width == 3 ? name.substr(0, 3) : width == 4 ? name : name.substr(0, 1);
  }

  std::size_t weekday() const { return static_cast<std::size_t>((moment_.day + 6) % 7); }

  void put_day(std::size_t width) {
    if (width < 3) {
      number(moment_.of_month, width);
    } else if (section_.chinese_names) {
      put_chinese_weekday(width > 3);
    } else {
      out_ += width == 3 ? weekdays[weekday()].substr(0, 3) : weekdays[weekday()];
    }
  }

  void put_chinese_weekday(bool long_name) {
    if (long_name) out_ += "星期";
    if (!long_name && section_.chinese_names) out_ += "周";
    out_ += chinese_weekdays[weekday()];
  }

  const FormatSection& section_;
  const Moment& moment_;
  bool half_days_;
  char last_ = ' ';  // the letter before; n for minutes
  int fraction_places_ = 0;
  std::string out_;
};

// In milliseconds: the finest part of a second that is shown, or one millisecond when there are no
// seconds: then the rest is left out and not rounded.
std::int64_t finest_part(const FormatSection& section) {
  bool seconds = false;
  std::int64_t finest = 1000;
  for (std::size_t at = 0; at < section.tokens.size(); ++at) {
    const FormatToken& token = section.tokens[at];
    const bool timed = token.kind == Kind::date || token.kind == Kind::elapsed;
    if (timed && token.text.front() == 's') seconds = true;
    if (seconds && token.kind == Kind::digit && finest > 1) finest /= 10;
  }
  return seconds ? finest : 1;
}

}  // namespace

std::optional<std::string> show_date(const Digits& number, const FormatSection& section,
                                     bool date1904) {
  const std::optional<Moment> moment = moment_of(number, date1904, finest_part(section));
  if (!moment) return std::nullopt;
  return DateWriter(section, *moment).write();
}

}  // namespace gouji
