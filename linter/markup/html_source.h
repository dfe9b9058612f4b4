// What an HTML file is written in, before it is parsed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "linter/text_encoding.h"

namespace gouji {

// By its first characters; workbooks that are web pages by another name are recognized too.
bool looks_like_html(std::string_view bytes);
// A web page with all that belongs to it in one file, in the format of mail.
bool looks_like_mhtml(std::string_view bytes);

// The encoding that a meta element names, in lower case; empty: none.
std::string declared_charset(std::string_view bytes);

// By the byte order mark, else as declared (gb2312 and gbk are read as GB18030), else as any text.
// What is declared to be UTF-8 and is not is read as any text, too.
void decode_html(std::string_view bytes, DecodedText& decoded);

// How many tables are begun and not ended in the source.
std::size_t unclosed_tables(std::string_view html);

}  // namespace gouji
