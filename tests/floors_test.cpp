// The rules of the house that a compiler does not know: floors include downwards only, the lower
// two know nothing of files, threads, clocks or locales, nothing computes in binary fractions, and
// no region or year is written into code.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

struct Source {
  std::string path;  // from the top of the project
  std::string text;  // without comments; literals are kept
  std::string code;  // without literals as well
};

// Blanks out comments, and in code the insides of literals too; line feeds stay.
class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) {}

  void strip(Source& source) {
    while (at_ < text_.size()) {
      if (text_.substr(at_).starts_with("//")) {
        skip_until("\n", 0);
      } else if (text_.substr(at_).starts_with("/*")) {
        skip_until("*/", 2);
      } else if (text_.substr(at_).starts_with("R\"")) {
        raw_literal(source);
      } else if (text_[at_] == '"' || (text_[at_] == '\'' && !digit_before())) {
        literal(source, text_[at_]);
      } else {
        source.text += text_[at_];
        source.code += text_[at_];
        ++at_;
      }
    }
  }

 private:
  // 20'000 is a number, not the start of a character.
  bool digit_before() const {
    return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
  }
  void skip_until(std::string_view end, std::size_t more) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + more;
  }
  void literal(Source& source, char quote) {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != quote) at_ += text_[at_] == '\\' ? 2u : 1u;
    at_ = std::min(at_ + 1, text_.size());
    source.text += text_.substr(begin, at_ - begin);
    source.code += quote;
  }
  void raw_literal(Source& source) {
    const std::size_t begin = at_;
    const std::size_t open = text_.find('(', at_);
    const std::string end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    skip_until(end, end.size());
    source.text += text_.substr(begin, at_ - begin);
    source.code += '"';
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::vector<Source> sources_below(const std::vector<std::string>& folders) {
  std::vector<Source> sources;
  for (const std::string& folder : folders) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(GOUJI_SOURCE_DIR) / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      Source& source = sources.emplace_back();
      source.path = entry.path().lexically_relative(GOUJI_SOURCE_DIR).string();
      Stripper(text.str()).strip(source);
    }
  }
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

// What the sources include, as "path: name".
std::vector<std::string> includes_of(const std::vector<Source>& sources,
                                     const std::vector<std::string>& forbidden) {
  std::vector<std::string> found;
  for (const Source& source : sources) {
    std::istringstream lines(source.text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("#include")) continue;
      for (const std::string& name : forbidden) {
        if (line.find(name) != std::string::npos) found.push_back(source.path + ": " + line);
      }
    }
  }
  return found;
}

bool is_word(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

bool has_word(const std::string& code, const std::string& word) {
  for (std::size_t at = code.find(word); at != std::string::npos; at = code.find(word, at + 1)) {
    const bool starts = at == 0 || !is_word(code[at - 1]);
    const bool ends = at + word.size() == code.size() || !is_word(code[at + word.size()]);
    if (starts && ends) return true;
  }
  return false;
}

TEST(Floors, ThereAreSourcesToLookAt) {
  EXPECT_GT(sources_below({"schemas"}).size(), 5u);
  EXPECT_GT(sources_below({"checks"}).size(), 5u);
  EXPECT_GT(sources_below({"linter"}).size(), 20u);
}

TEST(Floors, SchemasIncludeNothingAbove) {
  EXPECT_THAT(includes_of(sources_below({"schemas"}), {"\"checks/", "\"linter/", "\"tests/"}),
              IsEmpty());
}

TEST(Floors, ChecksIncludeNothingAbove) {
  EXPECT_THAT(includes_of(sources_below({"checks"}), {"\"linter/", "\"tests/"}), IsEmpty());
}

TEST(Floors, LinterDoesNotIncludeTests) {
  EXPECT_THAT(includes_of(sources_below({"linter"}), {"\"tests/"}), IsEmpty());
}

TEST(Floors, IncludesOfOurOwnAreFromTheTop) {
  std::vector<std::string> found;
  for (const Source& source : sources_below({"schemas", "checks", "linter"})) {
    std::istringstream lines(source.text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("#include \"")) continue;
      const std::string_view name = std::string_view(line).substr(10);
      const bool from_top = name.starts_with("schemas/") || name.starts_with("checks/") ||
                            name.starts_with("linter/");
      if (!from_top) found.push_back(source.path + ": " + line);
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

TEST(Floors, TheLowerTwoKnowNoFilesThreadsClocksOrLocales) {
  EXPECT_THAT(
      includes_of(sources_below({"schemas", "checks"}),
                  {"<fstream>", "<thread>", "<filesystem>", "<chrono>", "<locale>", "<iostream>",
                   "<mutex>", "<atomic>", "<ctime>", "<random>", "<cstdio>", "<regex>"}),
      IsEmpty());
}

TEST(Floors, NothingComputesInBinaryFractions) {
  std::vector<std::string> found;
  for (const Source& source : sources_below({"schemas", "checks", "linter", "tests"})) {
    for (const std::string word : {"double", "float", "long double", "strtod", "stod", "atof"}) {
      if (has_word(source.code, word)) found.push_back(source.path + ": " + word);
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

TEST(Floors, NoRegionOrYearIsInTheCode) {
  std::vector<std::string> found;
  for (const Source& source : sources_below({"checks", "linter"})) {
    std::string text = source.text;
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
      return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    });
    for (const std::string word : {"苏州", "suzhou", "湖北", "hubei", "2021", "2020"}) {
      if (text.find(word) != std::string::npos) found.push_back(source.path + ": " + word);
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

TEST(Floors, LinesAreAtMostAHundredColumns) {
  std::vector<std::string> found;
  for (const Source& source : sources_below({"schemas", "checks", "linter"})) {
    std::istringstream lines(source.code);
    for (std::string line; std::getline(lines, line);) {
      if (line.size() > 100) found.push_back(source.path + ": " + line);
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

// The test of the test: what it strips and what it keeps.
TEST(Floors, StripsCommentsAndLiterals) {
  Source source;
  Stripper("a /* double */ b // float\n\"double\" 20'000 'x' R\"=(float)=\" c").strip(source);
  EXPECT_EQ(source.code, "a  b \n\" 20'000 ' \" c");
  EXPECT_EQ(source.text, "a  b \n\"double\" 20'000 'x' R\"=(float)=\" c");
}

}  // namespace
}  // namespace gouji::testing
