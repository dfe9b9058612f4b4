// A zip package: what office files are. Every limit is counted while the bytes are inflated, since
// the sizes that a package declares may lie.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "schemas/finding.h"

struct zip;

namespace gouji {

class Package {
 public:
  // Points into bytes. Check fault() afterwards.
  Package(std::string_view bytes, const Limits& limits);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  // Why the package, or the last part that was asked for, could not be read; empty: it could.
  const Message& fault() const { return fault_; }
  bool encrypted() const { return encrypted_; }  // fault() says so
  bool has(std::string_view part) const;
  const std::vector<std::string>& parts() const { return parts_; }  // in the order of the package
  // The part inflated. None when it is not there, or when fault() says why.
  std::optional<std::string> read(std::string_view part);

 private:
  std::optional<std::string> refuse(Message why);

  const Limits& limits_;
  std::string_view bytes_;
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::vector<std::string> parts_;
  std::size_t inflated_ = 0;  // of all parts so far
  Message fault_;
  bool encrypted_ = false;
};

bool looks_like_package(std::string_view bytes);

}  // namespace gouji
