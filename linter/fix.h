// Safe fixes: slips of form in a file are put right, and nothing else. Amounts, weights and scores
// keep their values to the last digit, or the fix is not made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/form_slips.h"
#include "linter/lint.h"

namespace gouji {

struct MendedCell {
  std::string part;  // which form of a file with several
  Location location;
  std::vector<const SlipRepair*> repairs;
  std::string before;  // the whole text of the cell
  std::string after;
};

// A slip that stays, and why.
struct KeptSlip {
  std::string part;
  Location location;
  std::string text;
  Message why;
};

struct FixedFile {
  bool converted = false;  // form JSON in the place of a format that is not written
  std::string part;        // of a converted form beside others
  std::string bytes;       // empty: nothing was changed
  std::vector<MendedCell> mended;
  std::vector<KeptSlip> kept;
};

// The file with its slips of form put right. Form JSON and tables in text give one file, in which
// only the characters of the slips differ; any other format gives a file for each of its forms that
// has slips, as gouji convert would write it. Nothing for what cannot be read: lint says why.
std::vector<FixedFile> fix_bytes(std::string_view bytes, const LintOptions& options);

}  // namespace gouji
