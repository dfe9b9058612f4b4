// libzip over the bytes of the file in memory. Parts are inflated piece by piece, and the pieces
// are counted: a part, the whole package and the ratio to the file each have a limit, so that a
// bomb is refused after the first megabytes and not after the last.

#include "linter/package/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>

namespace gouji {
namespace {

Message damaged(std::string_view detail) {
  return {.zh = fmt::format("压缩结构已损坏（{}）", detail),
          .en = fmt::format("the zip structure is damaged ({})", detail)};
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Package::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

Package::Package(std::string_view bytes, const Limits& limits) : limits_(limits), bytes_(bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    fault_ = damaged(zip_error_strerror(&error));
    zip_error_fini(&error);
    return;
  }
  zip_error_fini(&error);
  archive_.reset(archive);
  const auto entries = static_cast<std::size_t>(zip_get_num_entries(archive, 0));
  if (entries > limits.package_entries) {
    fault_ = {
        .zh = fmt::format("压缩包里有 {} 个文件，超过上限 {} 个", entries, limits.package_entries),
        .en = fmt::format("the package holds {} files, more than {}", entries,
                          limits.package_entries)};
    archive_.reset();
    return;
  }
  for (std::size_t at = 0; at < entries; ++at) {
    const char* name = zip_get_name(archive, at, ZIP_FL_ENC_GUESS);
    parts_.emplace_back(name == nullptr ? "" : name);
  }
}

Package::~Package() = default;

bool Package::has(std::string_view part) const {
  return std::ranges::find(parts_, part) != parts_.end();
}

std::optional<std::string> Package::refuse(Message why) {
  fault_ = std::move(why);
  return std::nullopt;
}

std::optional<std::string> Package::read(std::string_view part) {
  const auto found = std::ranges::find(parts_, part);
  if (archive_ == nullptr || found == parts_.end()) return std::nullopt;
  const auto index = static_cast<zip_uint64_t>(found - parts_.begin());
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) {
    return refuse(damaged(zip_strerror(archive_.get())));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    encrypted_ = true;
    return refuse({.zh = fmt::format("文件已加密（{}）", part),
                   .en = fmt::format("the file is encrypted ({})", part)});
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), index, 0));
  if (file == nullptr) return refuse(damaged(zip_strerror(archive_.get())));
  std::string text;
  std::array<char, 1u << 16> piece;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) {
      return refuse(damaged(fmt::format("{}: {}", part, zip_file_strerror(file.get()))));
    }
    if (got == 0) return text;
    const auto size = static_cast<std::size_t>(got);
    text.append(piece.data(), size);
    inflated_ += size;
    if (text.size() > limits_.part_bytes) {
      return refuse(
          {.zh = fmt::format("{} 解压后超过上限 {} 字节", part, limits_.part_bytes),
           .en = fmt::format("{} inflates to more than {} bytes", part, limits_.part_bytes)});
    }
    if (inflated_ > limits_.package_bytes || inflated_ / limits_.inflation > bytes_.size()) {
      return refuse(
          {.zh = fmt::format("压缩包 {} 字节，解压后超过上限（{} 字节，{} 倍）", bytes_.size(),
                             limits_.package_bytes, limits_.inflation),
           .en = fmt::format("the package of {} bytes inflates beyond the limit ({} bytes, {} "
                             "times its size)",
                             bytes_.size(), limits_.package_bytes, limits_.inflation)});
    }
  }
}

bool looks_like_package(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

}  // namespace gouji
