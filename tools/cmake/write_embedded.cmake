# Writes the source file that gouji_embed (embed.cmake) compiles.
string(REPLACE "," ";" files "${FILES}")
file(WRITE ${OUTPUT} "// Written by CMake; do not edit.\n#include \"linter/embedded.h\"\n\nnamespace gouji {\n\n"
  "std::span<const EmbeddedFile> embedded_${NAME}() {\n  static constexpr EmbeddedFile files[] = {\n")
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)
  file(APPEND ${OUTPUT} "      {\"${file}\", R\"=gouji=(${text})=gouji=\"},\n")
endforeach()
file(APPEND ${OUTPUT} "  };\n  return files;\n}\n\n}  // namespace gouji\n")
