// The formats that files name by number alone. What they look like depends on the system; these are
// those of a Chinese one, and 27 to 36 and 50 to 58 exist only there.

#include "linter/workbook/number_format.h"

#include <algorithm>

namespace gouji {
namespace {

struct Builtin {
  int id;
  std::string_view code;
};

constexpr std::string_view year_month = "yyyy\"年\"m\"月\"";
constexpr std::string_view month_day = "m\"月\"d\"日\"";
constexpr std::string_view half_day = "上午/下午h\"时\"mm\"分\"";
constexpr std::string_view half_day_seconds = "上午/下午h\"时\"mm\"分\"ss\"秒\"";

constexpr Builtin builtins[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {5, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {6, "\"¥\"#,##0;[Red]\"¥\"\\-#,##0"},
    {7, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {8, "\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13, "# ?\?/?\?"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, year_month},
    {28, month_day},
    {29, month_day},
    {30, "m-d-yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {34, half_day},
    {35, half_day_seconds},
    {36, year_month},
    {37, "#,##0_);(#,##0)"},
    {38, "#,##0_);[Red](#,##0)"},
    {39, "#,##0.00_);(#,##0.00)"},
    {40, "#,##0.00_);[Red](#,##0.00)"},
    {41, "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ "},
    {42, "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ "},
    {43, "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ "},
    {44, "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"?\?_ ;_ @_ "},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {48, "##0.0E+0"},
    {49, "@"},
    {50, year_month},
    {51, month_day},
    {52, year_month},
    {53, month_day},
    {54, month_day},
    {55, half_day},
    {56, half_day_seconds},
    {57, year_month},
    {58, month_day},
};

}  // namespace

std::string_view builtin_format(int id) {
  const auto* found = std::ranges::find(builtins, id, &Builtin::id);
  return found == std::end(builtins) ? std::string_view() : found->code;
}

}  // namespace gouji
