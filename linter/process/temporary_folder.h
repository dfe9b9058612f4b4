// A folder of our own for files that another program must see; it goes away with everything in it.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

class TemporaryFolder {
 public:
  TemporaryFolder();  // readable by nobody else; check made()
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  bool made() const { return !path_.empty(); }
  const std::string& path() const { return path_; }
  std::string file(std::string_view name) const { return path_ + "/" + std::string(name); }
  // Writes a new file; false when the disk does not take it.
  bool write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

}  // namespace gouji
