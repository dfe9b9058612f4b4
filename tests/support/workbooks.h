// Workbooks built in memory: from a table as text, changed cell by cell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/packages.h"

namespace gouji::testing {

// The parts of a workbook whose only sheet, 自评表, has these rows of XML in its <worksheet>, and
// these entries in cellXfs and numFmts.
struct WorkbookParts {
  std::string worksheet;   // between <worksheet> and </worksheet>
  std::string formats{};   // <numFmt …/>…
  std::string styles{};    // <xf …/>…, after the first, which is General
  std::string strings{};   // <si>…</si>…
  std::string sheets{};    // further <sheet …/>
  std::string workbook{};  // elements of the workbook before its sheets
  std::vector<PackagePart> more{};
  std::string links{};        // further <Relationship …/> of the workbook
  std::string sheet_links{};  // of the sheet
};
std::string workbook_of(const WorkbookParts& parts);

// A sheet from tab-separated text, a row a line, figures as figures, with changes, a line each:
//   D22 公式 7个 值 #NAME?
//   H36 值 77.384 格式 0.00
//   H30 文字 6.5
//   隐藏行 24      隐藏列 H      批注 D22 再核一遍      宏
std::string workbook_from_text(std::string_view text, std::string_view changes);

}  // namespace gouji::testing
