// How wide the registers of the processor are. This is asked at run time: a program that needed
// wide ones would not start everywhere.
#pragma once

#include <cstdint>

namespace gouji {

enum class Registers : std::uint8_t {
  plain,
  avx2,    // 32 bytes
  avx512,  // 64 bytes, and looks up bytes in tables of 64 (VBMI)
};

Registers widest_registers();

}  // namespace gouji
