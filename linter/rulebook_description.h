// A rulebook as a list of facts in words, for people who compare two of them.
#pragma once

#include <string>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

struct Fact {
  Message name;   // 总分
  Message value;  // 26; empty: none is given
};

struct DescribedItem {
  std::string key;  // what it is known by in both rulebooks: usage.paid
  Message title;    // how people call it: 实际支付数
  std::vector<Fact> facts;
};

struct DescribedSection {
  Message subject;  // 数据项
  std::vector<DescribedItem> items;
};

std::vector<DescribedSection> describe(const LoadedRulebook& loaded);

// The sections that describe() is made of.
void describe_rules(const Rulebook& book, std::vector<DescribedSection>& sections);
void describe_layout(const Rulebook& book, std::vector<DescribedSection>& sections);
void describe_form_schema(const std::string& form_schema, std::vector<DescribedSection>& sections);

// Helpers of all parts.
Message yes_or_no(bool value);
Fact basis(const std::string& clause);
Message same_in_both(const std::string& text);  // names and figures need no translation
Message list_in_words(const std::vector<std::string>& texts);  // “合计”、“总计”
Fact fact(std::string zh, std::string en, Message value);

}  // namespace gouji
