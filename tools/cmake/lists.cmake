# Lists of checks, readers and reporters, written from file names when the build is configured.
# An object that registers itself at start-up vanishes from a static library without a word; a
# list that the build writes cannot.

# gouji_write_list(KIND FILES…): KIND/…/over-execution.cpp defines `over_execution` in namespace
# gouji::KIND, and all_KIND() returns their addresses, sorted by name. Sets gouji_list_KIND to the
# source that was written. Two equal stems stop the build.
function(gouji_write_list kind)
  set(types_checks "Check" "checks/check.h")
  set(types_readers "Reader" "linter/reader.h")
  set(types_reporters "Reporter" "linter/reporter.h")
  list(GET types_${kind} 0 type)
  list(GET types_${kind} 1 header)
  set(stems "")
  foreach(file IN LISTS ARGN)
    get_filename_component(stem ${file} NAME_WE)
    if(stem IN_LIST stems)
      message(FATAL_ERROR "${kind}: two files are called ${stem}: ids must be unique")
    endif()
    list(APPEND stems ${stem})
  endforeach()
  list(SORT stems)
  set(declarations "")
  set(addresses "")
  foreach(stem IN LISTS stems)
    string(REPLACE "-" "_" name ${stem})
    string(APPEND declarations "extern const ${type} ${name};\n")
    string(APPEND addresses "    &${kind}::${name},\n")
  endforeach()
  string(CONCAT text "// Written by CMake from the names of the files; do not edit.\n#include \"${header}\"\n\n"
    "namespace gouji {\nnamespace ${kind} {\n${declarations}}  // namespace ${kind}\n\n"
    "std::span<const ${type}* const> all_${kind}() {\n  static constexpr const ${type}* list[] = {\n"
    "${addresses}  };\n  return list;\n}\n\n}  // namespace gouji\n")
  set(output ${CMAKE_BINARY_DIR}/generated/all_${kind}.cpp)
  file(CONFIGURE OUTPUT ${output} CONTENT "${text}" @ONLY)
  set(gouji_list_${kind} ${output} PARENT_SCOPE)
endfunction()

# gouji_require_pages(FOLDER FILES…): every check has its page.
function(gouji_require_pages folder)
  foreach(file IN LISTS ARGN)
    get_filename_component(stem ${file} NAME_WE)
    if(NOT EXISTS ${CMAKE_SOURCE_DIR}/${folder}/${stem}.md)
      message(FATAL_ERROR "check ${stem} has no page: write ${folder}/${stem}.md "
        "(tools/new-check makes a first one)")
    endif()
  endforeach()
endfunction()
