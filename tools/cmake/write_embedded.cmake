# Writes the source file that gouji_embed (embed.cmake) compiles.
string(REPLACE "," ";" files "${FILES}")
file(WRITE ${OUTPUT} "// Written by CMake; do not edit.\n#include \"linter/embedded.h\"\n\nnamespace gouji {\n\n"
  "using namespace std::string_view_literals;\n\n"
  "std::span<const EmbeddedFile> embedded_${NAME}() {\n  static constexpr EmbeddedFile files[] = {\n")
foreach(file IN LISTS files)
  file(SHA256 ${ROOT}/${file} sha256)
  # sv: the length comes with the literal. Counting a megabyte at compile time is more than clang
  # allows.
  if(file MATCHES "[.](json|md)$")
    file(READ ${ROOT}/${file} text)
    file(APPEND ${OUTPUT} "      {\"${file}\", R\"=gouji=(${text})=gouji=\"sv,\n       \"${sha256}\"},\n")
  else()  # a form in any encoding, or no text at all
    file(SIZE ${ROOT}/${file} size)
    file(READ ${ROOT}/${file} bytes HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    file(APPEND ${OUTPUT} "      {\"${file}\", {\"${bytes}\", ${size}}, \"${sha256}\"},\n")
  endif()
endforeach()
file(APPEND ${OUTPUT} "  };\n  return files;\n}\n\n}  // namespace gouji\n")
