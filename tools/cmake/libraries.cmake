# gouji_link_libraries(): what the readers need, so that a run that reads JSON starts quickly.
#
# Binding shared libraries is most of what starting costs: libqpdf and libxml2 bring GnuTLS, ICU and
# a dozen others. Where Debian has what is needed, libqpdf, libxml2, utf8proc and zlib are linked
# statically, and what remains is loaded when a form asks for it (linter/late/). Elsewhere
# everything is linked as a shared library, which is slower to start and otherwise the same.
#
# Makes the targets gouji_fmt and gouji_readers_libraries; sets gouji_late: whether it is so.
function(gouji_link_libraries)
  add_library(gouji_readers_libraries INTERFACE)
  find_package(ZLIB REQUIRED)
  pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
  pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
  pkg_check_modules(LIBXML REQUIRED IMPORTED_TARGET libxml-2.0)
  pkg_check_modules(QPDF REQUIRED IMPORTED_TARGET libqpdf)

  set(archives "")
  set(missing "")
  foreach(name qpdf jpeg xml2 lzma utf8proc z)
    find_library(GOUJI_ARCHIVE_${name} lib${name}.a)
    list(APPEND archives ${GOUJI_ARCHIVE_${name}})
    if(NOT GOUJI_ARCHIVE_${name})
      list(APPEND missing lib${name}.a)
    endif()
  endforeach()
  # The names of the libraries that are loaded late are those of these versions.
  pkg_check_modules(GOUJI_LATE QUIET gnutls>=3.7 icu-uc libqpdf=11.3.0 libzip=1.7.3)
  if(NOT GOUJI_LATE_FOUND)
    list(APPEND missing "GnuTLS, ICU, libqpdf 11.3 or libzip 1.7")
  endif()

  if(missing)
    list(JOIN missing ", " missing)
    message(STATUS "Readers: all libraries shared (missing: ${missing})")
    target_link_libraries(gouji_readers_libraries INTERFACE PkgConfig::UTF8PROC PkgConfig::LIBZIP
                          PkgConfig::LIBXML PkgConfig::QPDF ZLIB::ZLIB)
    add_library(gouji_fmt INTERFACE)
    target_link_libraries(gouji_fmt INTERFACE fmt::fmt)
    set(gouji_late FALSE PARENT_SCOPE)
    return()
  endif()
  message(STATUS "Readers: linked statically; libzip, GnuTLS and ICU loaded when needed")
  set(headers "")
  foreach(package UTF8PROC LIBZIP LIBXML QPDF GOUJI_LATE)
    list(APPEND headers ${${package}_INCLUDE_DIRS})
  endforeach()
  target_include_directories(gouji_readers_libraries SYSTEM INTERFACE ${headers})
  # Behind the archives: they call what it defines.
  file(GLOB late_sources CONFIGURE_DEPENDS linter/late/*.cpp)
  add_library(gouji_late STATIC ${late_sources})
  target_include_directories(gouji_late SYSTEM PRIVATE ${headers})
  target_link_libraries(gouji_late PRIVATE gouji_options ${CMAKE_DL_LIBS})
  target_link_libraries(gouji_readers_libraries INTERFACE ${archives} gouji_late m)
  # Debian has {fmt} as a shared library only; its few parts that are no templates are compiled.
  add_library(gouji_fmt STATIC tools/cmake/fmt.cpp)
  get_target_property(fmt_headers fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
  target_include_directories(gouji_fmt SYSTEM PUBLIC ${fmt_headers})
  set(gouji_late TRUE PARENT_SCOPE)
endfunction()
