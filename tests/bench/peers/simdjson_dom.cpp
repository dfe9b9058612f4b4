// The floor of any reader that makes a document: simdjson's DOM of every line, and nothing else.
//
//   simdjson_dom FORMS.NDJSON

#include <simdjson.h>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  simdjson::padded_string bytes;
  if (simdjson::padded_string::load(argv[1]).get(bytes) != simdjson::SUCCESS) return 3;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream forms;
  constexpr std::size_t batch = std::size_t{1} << 20U;
  if (parser.parse_many(bytes, batch).get(forms) != simdjson::SUCCESS) return 3;
  std::size_t count = 0;
  for (auto form : forms) count += form.error() == simdjson::SUCCESS ? 1 : 0;
  std::printf("%zu forms\n", count);
}
