// The functions of ICU that libxml2 calls: for XML and HTML in encodings that it does not know
// itself. They return to C, which no exception may pass: where ICU is missing, an encoding is one
// that is not known.

#include <unicode/ucnv.h>

#include "linter/late/library.h"

namespace {

// ICU has its version in every name.
constexpr const char* library = "libicuuc.so." U_ICU_VERSION_SHORT;

template <class Function>
Function* of_icu(const char* name) noexcept {
  try {
    return gouji::late::function<Function>(library, name);
  } catch (const gouji::late::Missing&) {
    return nullptr;
  }
}

}  // namespace

extern "C" {

UConverter* ucnv_open(const char* name, UErrorCode* error) {
  static const auto call = of_icu<decltype(ucnv_open)>("ucnv_open_" U_ICU_VERSION_SHORT);
  if (call != nullptr) return call(name, error);
  *error = U_FILE_ACCESS_ERROR;
  return nullptr;
}

// The others have a converter, so ucnv_open found the library.

void ucnv_close(UConverter* converter) {
  static const auto call = of_icu<decltype(ucnv_close)>("ucnv_close_" U_ICU_VERSION_SHORT);
  if (call != nullptr) call(converter);
}

void ucnv_setToUCallBack(UConverter* converter, UConverterToUCallback action, const void* context,
                         UConverterToUCallback* old_action, const void** old_context,
                         UErrorCode* error) {
  static const auto call =
      of_icu<decltype(ucnv_setToUCallBack)>("ucnv_setToUCallBack_" U_ICU_VERSION_SHORT);
  if (call != nullptr) call(converter, action, context, old_action, old_context, error);
}

void ucnv_setFromUCallBack(UConverter* converter, UConverterFromUCallback action,
                           const void* context, UConverterFromUCallback* old_action,
                           const void** old_context, UErrorCode* error) {
  static const auto call =
      of_icu<decltype(ucnv_setFromUCallBack)>("ucnv_setFromUCallBack_" U_ICU_VERSION_SHORT);
  if (call != nullptr) call(converter, action, context, old_action, old_context, error);
}

void UCNV_TO_U_CALLBACK_STOP(const void* context, UConverterToUnicodeArgs* arguments,
                             const char* units, int32_t length, UConverterCallbackReason reason,
                             UErrorCode* error) {
  static const auto call =
      of_icu<decltype(UCNV_TO_U_CALLBACK_STOP)>("UCNV_TO_U_CALLBACK_STOP_" U_ICU_VERSION_SHORT);
  if (call != nullptr) call(context, arguments, units, length, reason, error);
}

void UCNV_FROM_U_CALLBACK_STOP(const void* context, UConverterFromUnicodeArgs* arguments,
                               const UChar* units, int32_t length, UChar32 code_point,
                               UConverterCallbackReason reason, UErrorCode* error) {
  static const auto call =
      of_icu<decltype(UCNV_FROM_U_CALLBACK_STOP)>("UCNV_FROM_U_CALLBACK_STOP_" U_ICU_VERSION_SHORT);
  if (call != nullptr) call(context, arguments, units, length, code_point, reason, error);
}

void ucnv_convertEx(UConverter* to, UConverter* from, char** target, const char* target_end,
                    const char** source, const char* source_end, UChar* pivot_begin,
                    UChar** pivot_source, UChar** pivot_target, const UChar* pivot_end, UBool reset,
                    UBool flush, UErrorCode* error) {
  static const auto call = of_icu<decltype(ucnv_convertEx)>("ucnv_convertEx_" U_ICU_VERSION_SHORT);
  if (call == nullptr) {
    *error = U_FILE_ACCESS_ERROR;
    return;
  }
  call(to, from, target, target_end, source, source_end, pivot_begin, pivot_source, pivot_target,
       pivot_end, reset, flush, error);
}

}  // extern "C"
