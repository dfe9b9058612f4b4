// The functions of libzip that linter/package/package.cpp calls.

#include <zip.h>

#include "linter/late/library.h"

namespace {

template <class Function>
Function* libzip(const char* name) {
  return gouji::late::function<Function>("libzip.so.4", name);
}

}  // namespace

extern "C" {

void zip_discard(zip_t* archive) {
  static const auto call = libzip<decltype(zip_discard)>("zip_discard");
  call(archive);
}

void zip_error_init(zip_error_t* error) {
  static const auto call = libzip<decltype(zip_error_init)>("zip_error_init");
  call(error);
}

void zip_error_fini(zip_error_t* error) {
  static const auto call = libzip<decltype(zip_error_fini)>("zip_error_fini");
  call(error);
}

const char* zip_error_strerror(zip_error_t* error) {
  static const auto call = libzip<decltype(zip_error_strerror)>("zip_error_strerror");
  return call(error);
}

const char* zip_strerror(zip_t* archive) {
  static const auto call = libzip<decltype(zip_strerror)>("zip_strerror");
  return call(archive);
}

const char* zip_file_strerror(zip_file_t* file) {
  static const auto call = libzip<decltype(zip_file_strerror)>("zip_file_strerror");
  return call(file);
}

zip_source_t* zip_source_buffer_create(const void* bytes, zip_uint64_t size, int free_bytes,
                                       zip_error_t* error) {
  static const auto call = libzip<decltype(zip_source_buffer_create)>("zip_source_buffer_create");
  return call(bytes, size, free_bytes, error);
}

void zip_source_free(zip_source_t* source) {
  static const auto call = libzip<decltype(zip_source_free)>("zip_source_free");
  call(source);
}

zip_t* zip_open_from_source(zip_source_t* source, int flags, zip_error_t* error) {
  static const auto call = libzip<decltype(zip_open_from_source)>("zip_open_from_source");
  return call(source, flags, error);
}

zip_int64_t zip_get_num_entries(zip_t* archive, zip_flags_t flags) {
  static const auto call = libzip<decltype(zip_get_num_entries)>("zip_get_num_entries");
  return call(archive, flags);
}

const char* zip_get_name(zip_t* archive, zip_uint64_t index, zip_flags_t flags) {
  static const auto call = libzip<decltype(zip_get_name)>("zip_get_name");
  return call(archive, index, flags);
}

int zip_stat_index(zip_t* archive, zip_uint64_t index, zip_flags_t flags, zip_stat_t* facts) {
  static const auto call = libzip<decltype(zip_stat_index)>("zip_stat_index");
  return call(archive, index, flags, facts);
}

zip_file_t* zip_fopen_index(zip_t* archive, zip_uint64_t index, zip_flags_t flags) {
  static const auto call = libzip<decltype(zip_fopen_index)>("zip_fopen_index");
  return call(archive, index, flags);
}

zip_int64_t zip_fread(zip_file_t* file, void* bytes, zip_uint64_t size) {
  static const auto call = libzip<decltype(zip_fread)>("zip_fread");
  return call(file, bytes, size);
}

int zip_fclose(zip_file_t* file) {
  static const auto call = libzip<decltype(zip_fclose)>("zip_fclose");
  return call(file);
}

}  // extern "C"
