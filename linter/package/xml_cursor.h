// XML from an untrusted file, read forwards: starts, ends and text. No entities, no document type,
// nothing fetched; depth and size are limited.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "schemas/finding.h"

struct _xmlError;
struct _xmlTextReader;

namespace gouji {

class XmlCursor {
 public:
  enum class Event : std::uint8_t { start, end, text, done };

  // Points into xml.
  XmlCursor(std::string_view xml, const Limits& limits);
  ~XmlCursor();
  XmlCursor(const XmlCursor&) = delete;
  XmlCursor& operator=(const XmlCursor&) = delete;

  // An element without content gives a start and an end. Broken XML is done, with a fault.
  Event next();
  // Of the start or end that next() gave; without its prefix. Good until the next call of next().
  std::string_view name() const { return name_; }
  std::string_view text() const { return text_; }
  // An attribute of the start, by its name without prefix; empty when there is none.
  std::string attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;
  int depth() const;  // 0 for the outermost element
  // Goes to the end of the element whose start was the last event.
  void skip();
  const Message& fault() const { return fault_; }

 private:
  static void on_error(void* cursor, _xmlError* error);
  Event refuse(Message why);
  bool count_prefixes();  // of the start at hand; false: too many are in force

  struct Free {
    void operator()(_xmlTextReader* reader) const;
  };
  std::unique_ptr<_xmlTextReader, Free> reader_;
  int depth_limit_;
  std::vector<std::size_t> prefixes_;  // in force at each depth
  std::string_view name_;
  std::string_view text_;
  bool owes_end_ = false;  // the element at hand is empty
  Message fault_;
};

}  // namespace gouji
