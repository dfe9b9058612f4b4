// libzip writing into a buffer of its own, which is then copied out.

#include "tests/support/packages.h"

#include <zip.h>

#include <stdexcept>

namespace gouji::testing {
namespace {

void expect(bool done) {
  if (!done) throw std::runtime_error("a test package could not be built");
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  expect(zip_source_open(source) == 0 && zip_source_stat(source, &stat) == 0);
  std::string bytes(stat.size, '\0');
  expect(zip_source_read(source, bytes.data(), bytes.size()) ==
         static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  return bytes;
}

std::string build(const std::vector<PackagePart>& parts, const char* password) {
  zip_error_t error;
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  expect(target != nullptr);
  zip_source_keep(target);  // closing the archive would free it
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  expect(archive != nullptr);
  for (const PackagePart& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    const zip_int64_t at = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    expect(at >= 0);
    const auto index = static_cast<zip_uint64_t>(at);
    if (password == nullptr) continue;
    expect(zip_file_set_encryption(archive, index, ZIP_EM_AES_256, password) == 0);
  }
  expect(zip_close(archive) == 0);
  std::string bytes = bytes_of(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace

std::string zip_of(const std::vector<PackagePart>& parts) {
  return build(parts, nullptr);
}

std::string encrypted_zip_of(const std::vector<PackagePart>& parts, const char* password) {
  return build(parts, password);
}

}  // namespace gouji::testing
