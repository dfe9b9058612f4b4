// mkdtemp makes the name and the folder in one step, private to the user. Removal is best effort
// and never throws: it also runs while an error is on its way out.

#include "linter/process/temporary_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <system_error>

namespace gouji {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::error_code failed;
  const fs::path below = fs::temp_directory_path(failed);
  if (failed) return;
  std::string name = (below / "gouji.XXXXXX").string();
  if (::mkdtemp(name.data()) != nullptr) path_ = std::move(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (made()) fs::remove_all(path_, ignored);
}

bool TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  std::ofstream stream(file(name), std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return stream.good();
}

}  // namespace gouji
