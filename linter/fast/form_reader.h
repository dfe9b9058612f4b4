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
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/fast/marked_bytes.h"
#include "linter/fast/member_name.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

struct ReaderCompilation;
struct RowPatterns;

class FormReader {
 public:
  // Larger ones are left to the other way.
  static constexpr std::size_t largest_form = std::size_t{256} << 10U;

  FormReader(FormReader&&) noexcept;
  FormReader& operator=(FormReader&&) noexcept;
  ~FormReader();

  static ReaderCompilation compile(std::string_view form_schema, const Rulebook& rulebook);

  // True: the bytes are one form of this rulebook, named in "template"; parse_json finds no fault
  // in them, the schema accepts them, and form is what bind() makes of them. False: it does not
  // know, and form holds nothing of use. Views in form point into the bytes or into texts, which
  // holds the texts that were written with escapes. Both keep their memory for the next form, and
  // form its rows: it is an empty one, or one that was read before. The reader remembers how the
  // rows of the last form were written, which only saves time: it is of one thread at a time.
  bool read(const MarkedBytes& marked, Form& form, std::string& texts);

 private:
  friend class SchemaCompiler;
  friend class FormParse;
  friend class CellReader;
  template <class Row>
  friend class RowPattern;

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
  static constexpr std::ptrdiff_t no_text = -1;
  struct Member {
    MemberName name;
    Slot slot = Slot::nowhere;
    Column column = Column::row;
    FigureKind kind = FigureKind::money;
    bool number = false;  // what its schema allows, beside texts
    bool null = false;
    std::uint32_t index = 0;  // of a header, figure or narrative; of an object or a row: its node
    std::uint64_t bit = 0;    // its own among the members of the node
    std::ptrdiff_t longest = no_text;  // characters of a text
    std::size_t most_items = 0;
  };
  struct Node {
    std::vector<Member> members;
    std::uint64_t required = 0;  // the bits of these members
    // Of rows: the members that have a cell, and the columns that the schema does not have.
    std::uint64_t with_cells = 0;
    std::vector<Column> unlisted;
  };
  struct CategoryName {
    std::string text;
    int index = -1;  // what category_called() says of it
  };

  explicit FormReader(const Rulebook& rulebook);

  const Rulebook* rulebook_;
  std::string quoted_id_;
  std::vector<CategoryName> category_names_;  // as the rulebook spells them
  std::vector<Node> nodes_;                   // the first is the form
  Form blank_;  // what a form is before anything is read: every cell with its place
  std::unique_ptr<RowPatterns> patterns_;
};

// A reader, or why there is none.
struct ReaderCompilation {
  std::optional<FormReader> reader;
  Message obstacle;
};

}  // namespace gouji
