// What reporters know: findings with everything resolved to text. The shape is that of
// schemas/report.schema.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/form_digest.h"
#include "checks/form_scores.h"
#include "schemas/finding.h"

namespace gouji {

struct Location {
  std::string pointer;     // JSON Pointer in the form; empty: the file as a whole
  std::size_t line = 0;    // 0: not known
  std::size_t column = 0;  // in characters
  std::size_t field = 0;
  std::size_t table = 0, table_row = 0, table_cell = 0, page = 0;
  std::string box;  // on the page: left, top, right, bottom in points from the top left
  std::string sheet;
  std::string cell;
  Message label;                  // 市级预算执行情况 › 指标结余数
  std::string source;             // the source line, for a caret; not part of JSON reports
  std::size_t source_column = 1;  // of the first character of source: long lines are cut
};

// What to enter, and what then holds. Only a person may enter it.
struct Suggestion {
  std::string value;                // empty: there is none
  std::vector<Message> equations;   // with the value in its place
  std::vector<std::string> breaks;  // checks that then fail and did not before
  // Where the value is written in a text file, in characters; 0: it cannot be replaced there.
  std::size_t line = 0, column = 0, end_line = 0, end_column = 0;
  std::string inserted;  // what to write there: with quotes where JSON needs them
};

struct ReportedSuspect {  // a cell that may be the one at fault
  Location location;
  std::string found, expected;
  Message slip;
};

struct ReportedFinding {
  std::string check;
  Severity severity = Severity::error;
  Message message;
  Location location;
  std::vector<Location> related;
  std::string found, expected, difference;  // empty: absent
  std::vector<std::string> explains;        // checks that fail because of the same cell
  std::vector<ReportedSuspect> suspects;    // one: certain; several: it is one of them
  Message basis;
  Message hint;
  std::string fingerprint;  // of template, field and values, not of the line
  Suggestion suggestion;    // only where it was asked for
};

// Whether a finding is one of this check, or stands for one of it.
bool tells(const ReportedFinding& finding, std::string_view check);

struct ReportedEntry {  // a line of the ledger
  std::string check;
  Verdict verdict = Verdict::pass;
  Location location;
  Message reason;
};

struct ReportedRulebook {
  std::string id, version, sha256, chosen;  // chosen: declared, labels, option
  Message because;                          // of what, by labels
};

// A slip of form that was put right in a new file.
struct ReportedFix {
  std::vector<std::string> repairs;  // ids: full-width, separator
  Location location;
  std::string before, after;  // the text of the cell
};

struct FormReport {
  std::string path;
  std::string part;  // which form of a file with several
  std::string sha256;
  std::size_t line = 0;        // of a stream in which a line is a form; else 0
  std::string shard;           // 2/8: of the run; empty: all of it
  bool beside_others = false;  // what comparing forms has found: this one was reported before
  ReportedRulebook rulebook;   // id empty: none could be chosen
  std::vector<ReportedFinding> findings;
  std::vector<ReportedEntry> ledger;
  bool unreadable = false;  // could not be checked, wholly or in part
  std::vector<ReportedFix> fixes;
  std::string fixed_file;  // where they were written; empty: nowhere
  // In no report: where forms are compared, and where statistics are made.
  std::optional<FormDigest> digest = std::nullopt;
  std::optional<FormScores> scores = std::nullopt;
};

struct FormTally {
  std::string path, part;
  std::size_t line = 0;
  std::size_t errors = 0, warnings = 0, notes = 0;
  bool unreadable = false;
};

struct Summary {
  std::size_t forms = 0, clean = 0, errors = 0, warnings = 0, notes = 0, unreadable = 0;
  std::vector<FormTally> not_clean;  // forms with findings, and unreadable ones
};

enum class Language : std::uint8_t { zh, en };
inline const std::string& in(Language language, const Message& message) {
  return language == Language::en ? message.en : message.zh;
}

}  // namespace gouji
