# gouji_embed(NAME GLOBS…): compiles files into the binary, so that it runs from any folder and in
# a browser. embedded_NAME() returns path and bytes of each, sorted by path. Sets
# gouji_embedded_NAME to the source that was written.
function(gouji_embed name)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${ARGN})
  list(SORT files)
  set(output ${CMAKE_BINARY_DIR}/generated/embedded_${name}.cpp)
  set(absolute "")
  foreach(file IN LISTS files)
    list(APPEND absolute ${CMAKE_SOURCE_DIR}/${file})
  endforeach()
  list(JOIN files "," joined)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DFILES=${joined} -DROOT=${CMAKE_SOURCE_DIR}
      -DOUTPUT=${output} -P ${CMAKE_SOURCE_DIR}/tools/cmake/write_embedded.cmake
    DEPENDS ${absolute} ${CMAKE_SOURCE_DIR}/tools/cmake/write_embedded.cmake
    COMMENT "Embedding ${name}" VERBATIM)
  set(gouji_embedded_${name} ${output} PARENT_SCOPE)
endfunction()
