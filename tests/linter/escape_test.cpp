#include "linter/escape.h"

#include <gtest/gtest.h>

#include "linter/code_points.h"

namespace gouji {
namespace {

std::string escaped(void (*append)(std::string&, std::string_view), std::string_view text) {
  std::string out = "<";
  append(out, text);
  return out.substr(1);
}

TEST(Escape, OrdinaryTextStaysAsItIs) {
  const std::string text = "年初预算数 500.00 + 0 − 500.00 = 0（万元）≥95% é 😀";
  EXPECT_EQ(escaped(append_visible, text), text);
  EXPECT_EQ(escaped(append_xml, text), text);
  EXPECT_EQ(escaped(append_markdown, text), text);
  EXPECT_EQ(escaped(append_json_string, text), "\"" + text + "\"");
}

TEST(Escape, TerminalSeesControlCharactersSpelledOut) {
  EXPECT_EQ(escaped(append_visible, "\x1b[31m\a\x7f"), "\\u001b[31m\\u0007\\u007f");
  EXPECT_EQ(escaped(append_visible, "a\nb\rc\td"), "a\\nb\\rc\\td");
  EXPECT_EQ(escaped(append_visible, std::string_view("\0", 1)), "\\u0000");
  EXPECT_EQ(escaped(append_visible,
                    "\xC2\x9B"
                    "2J"),
            "\\u009b2J");
}

TEST(Escape, OverridesOfDirectionAreSpelledOut) {
  EXPECT_EQ(escaped(append_visible, "\u202A\u202B\u202C\u202D\u202E"),
            "\\u202a\\u202b\\u202c\\u202d\\u202e");
  EXPECT_EQ(escaped(append_visible, "\u2066\u2067\u2068\u2069\u200F\u061C"),
            "\\u2066\\u2067\\u2068\\u2069\\u200f\\u061c");
}

TEST(Escape, ZeroWidthAndTagCharactersAreSpelledOut) {
  EXPECT_EQ(escaped(append_visible, "\u200B\uFEFF\u00AD\u2028\u3164"),
            "\\u200b\\ufeff\\u00ad\\u2028\\u3164");
  EXPECT_EQ(escaped(append_visible, "\U000E0041"), "\\udb40\\udc41");
}

TEST(Escape, BrokenUtf8BecomesReplacementCharacters) {
  EXPECT_EQ(escaped(append_visible,
                    "a\xFF"
                    "b"),
            "a\uFFFDb");
  EXPECT_EQ(escaped(append_visible, "\xC0\xAF"), "\uFFFD\uFFFD");
  EXPECT_EQ(escaped(append_visible, "\xE5\xB9"), "\uFFFD");
  EXPECT_EQ(escaped(append_visible, "\xE5\xB9x"), "\uFFFDx");
  EXPECT_EQ(escaped(append_visible, "\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(escaped(append_visible, "\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(escaped(append_visible, "\xF0\x9F\x98"), "\uFFFD");
}

TEST(Escape, LogCommandsOfBuildServersAreBroken) {
  EXPECT_EQ(escaped(append_visible, "a##[error]b"), "a#\\u0023[error]b");
  EXPECT_EQ(escaped(append_visible, "##vso[task.x]"), "#\\u0023vso[task.x]");
  EXPECT_EQ(escaped(append_visible, "###[x]"), "##\\u0023[x]");
  EXPECT_EQ(escaped(append_visible, "## 1 [x]"), "## 1 [x]");
}

TEST(Escape, JsonStringKeepsItsValue) {
  EXPECT_EQ(escaped(append_json_string, "\"\\/\n\x01\u2028"), R"("\"\\/\n\u0001\u2028")");
  EXPECT_EQ(escaped(append_json_string, ""), "\"\"");
}

TEST(Escape, XmlHasNoMarkupAndNoForbiddenCharacters) {
  EXPECT_EQ(escaped(append_xml, "<a b='\"'>&]]>\n\t\x1b"),
            "&lt;a b=&apos;&quot;&apos;&gt;&amp;]]&gt;&#10;&#9;\\u001b");
}

TEST(Escape, WorkflowCommandsEncodeTheirSyntax) {
  EXPECT_EQ(escaped(append_workflow_data, "5%\r\n::a:,b"), "5%25%0D%0A::a:,b");
  EXPECT_EQ(escaped(append_workflow_property, "5%\r\n::a:,b"), "5%25%0D%0A%3A%3Aa%3A%2Cb");
}

TEST(Escape, MarkdownIsDefused) {
  EXPECT_EQ(escaped(append_markdown, "a|b`c`*d*_e_~f~[g](h)\\"),
            "a\\|b\\`c\\`\\*d\\*\\_e\\_\\~f\\~\\[g\\](h)\\\\");
  EXPECT_EQ(escaped(append_markdown, "<b>&amp;"), "&lt;b&gt;&amp;amp;");
  EXPECT_EQ(escaped(append_markdown, "@user #12"), "@<!-- -->user #<!-- -->12");
  EXPECT_EQ(escaped(append_markdown, "https://e.cn WWW.e.cn wwww"),
            "https:<!-- -->//e.cn WWW<!-- -->.e.cn wwww");
}

TEST(Escape, SarifTextHasNoPlaceholdersAndNoLinks) {
  EXPECT_EQ(sarif_text("{0} [1]"), "{{0}} [1]");
  EXPECT_EQ(sarif_text("[a](b)"), "\\[a\\](b)");
}

TEST(Escape, PathsBecomeUris) {
  EXPECT_EQ(path_uri("forms/自评表 1.json"), "forms/%E8%87%AA%E8%AF%84%E8%A1%A8%201.json");
  EXPECT_EQ(path_uri("./a:b%.json"), "a%3Ab%25.json");
  EXPECT_EQ(path_uri("../a/b.json"), "../a/b.json");
  EXPECT_EQ(path_uri("/a b"), "file:///a%20b");
  EXPECT_EQ(path_uri("\xFF?#"), "%FF%3F%23");
}

TEST(CodePoints, AreReadWhole) {
  EXPECT_EQ(code_point_at("预", 0).value, U'预');
  EXPECT_EQ(code_point_at("a😀", 1).value, U'😀');
  EXPECT_EQ(code_point_at("a😀", 1).bytes, 4u);
  EXPECT_FALSE(code_point_at("预", 1).valid);
}

}  // namespace
}  // namespace gouji
