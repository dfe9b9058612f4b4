// Bytes of form JSON → Form, for forms of which it is certain that their schema accepts them.
//
// valijson is the one source of truth on what a schema accepts, and costs more than all the rest of
// a clean form together. So this reader says yes only where it is certain, and nothing where it is
// not: then the form goes through Document and valijson, which alone write messages. It is compiled
// from the schema document itself, so that no rule is written twice; a schema with a keyword that
// it does not know gives no reader at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

struct ReaderCompilation;

class FormReader {
 public:
  // Larger ones are left to the other way.
  static constexpr std::size_t largest_form = std::size_t{256} << 10U;

  static ReaderCompilation compile(std::string_view form_schema, const Rulebook& rulebook);

  // True: the bytes are one form of this rulebook, named in "template"; parse_json finds no fault
  // in them, the schema accepts them, and form is what bind() makes of them. False: it does not
  // know, and form holds nothing of use. Views in form point into bytes or into texts, which holds
  // the texts that were written with escapes. Both keep their memory for the next form.
  bool read(std::string_view bytes, Form& form, std::string& texts) const;

 private:
  friend class SchemaCompiler;
  friend class FormParse;

  // What stands at a member, and where it goes in a Form.
  enum class Slot : std::uint8_t {
    nowhere,  // in the schema, but of no cell
    object,
    sub_items,
    indicators,
    header,
    figure,
    narrative,
    row_text,
    row_figure,
  };
  struct Member {
    std::string name;
    std::string key;  // as compact JSON has it: "name":
    Slot slot = Slot::nowhere;
    std::uint32_t index = 0;  // of a header, figure or narrative; of an object or a row: its node
    Column column = Column::row;
    FigureKind kind = FigureKind::money;
    bool number = false;  // what its schema allows
    bool text = false;
    bool null = false;
    std::size_t longest = 0;  // characters of a text
    std::size_t most_items = 0;
  };
  struct Node {
    std::vector<Member> members;
    std::uint64_t required = 0;  // a bit for each member
  };

  FormReader(const Rulebook& rulebook) : rulebook_(&rulebook) {}

  const Rulebook* rulebook_;
  std::vector<Node> nodes_;  // the first is the form
};

// A reader, or why there is none.
struct ReaderCompilation {
  std::optional<FormReader> reader;
  Message obstacle;
};

}  // namespace gouji
