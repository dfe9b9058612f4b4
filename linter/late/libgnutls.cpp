// The functions of GnuTLS that libqpdf calls: for encrypted PDF files, and no others.

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "linter/late/library.h"

namespace {

template <class Function>
Function* gnutls(const char* name) {
  return gouji::late::function<Function>("libgnutls.so.30", name);
}

}  // namespace

extern "C" {

int gnutls_hash_init(gnutls_hash_hd_t* hash, gnutls_digest_algorithm_t algorithm) {
  static const auto call = gnutls<decltype(gnutls_hash_init)>("gnutls_hash_init");
  return call(hash, algorithm);
}

int gnutls_hash(gnutls_hash_hd_t hash, const void* text, size_t size) {
  static const auto call = gnutls<decltype(gnutls_hash)>("gnutls_hash");
  return call(hash, text, size);
}

void gnutls_hash_deinit(gnutls_hash_hd_t hash, void* digest) {
  static const auto call = gnutls<decltype(gnutls_hash_deinit)>("gnutls_hash_deinit");
  call(hash, digest);
}

int gnutls_cipher_init(gnutls_cipher_hd_t* cipher, gnutls_cipher_algorithm_t algorithm,
                       const gnutls_datum_t* key, const gnutls_datum_t* iv) {
  static const auto call = gnutls<decltype(gnutls_cipher_init)>("gnutls_cipher_init");
  return call(cipher, algorithm, key, iv);
}

int gnutls_cipher_encrypt2(gnutls_cipher_hd_t cipher, const void* text, size_t size, void* to,
                           size_t room) {
  static const auto call = gnutls<decltype(gnutls_cipher_encrypt2)>("gnutls_cipher_encrypt2");
  return call(cipher, text, size, to, room);
}

int gnutls_cipher_decrypt2(gnutls_cipher_hd_t cipher, const void* text, size_t size, void* to,
                           size_t room) {
  static const auto call = gnutls<decltype(gnutls_cipher_decrypt2)>("gnutls_cipher_decrypt2");
  return call(cipher, text, size, to, room);
}

void gnutls_cipher_deinit(gnutls_cipher_hd_t cipher) {
  static const auto call = gnutls<decltype(gnutls_cipher_deinit)>("gnutls_cipher_deinit");
  call(cipher);
}

size_t gnutls_cipher_get_key_size(gnutls_cipher_algorithm_t algorithm) {
  static const auto call =
      gnutls<decltype(gnutls_cipher_get_key_size)>("gnutls_cipher_get_key_size");
  return call(algorithm);
}

int gnutls_rnd(gnutls_rnd_level_t level, void* bytes, size_t size) {
  static const auto call = gnutls<decltype(gnutls_rnd)>("gnutls_rnd");
  return call(level, bytes, size);
}

const char* gnutls_strerror(int error) {
  static const auto call = gnutls<decltype(gnutls_strerror)>("gnutls_strerror");
  return call(error);
}

}  // extern "C"
