# Libraries that come without a CMake package: each becomes an imported target plain::NAME. The build reads
# this file, and so does the installed package.
function(gainsay_plain_library name header)
    if(TARGET plain::${name})
        return()
    endif()
    find_path(${name}_INCLUDE_DIR ${header} PATH_SUFFIXES ${ARGN} REQUIRED)
    find_library(${name}_LIBRARY ${name} NAMES ${name}-0 REQUIRED)
    mark_as_advanced(${name}_INCLUDE_DIR ${name}_LIBRARY)
    add_library(plain::${name} UNKNOWN IMPORTED)
    set_target_properties(plain::${name} PROPERTIES
        IMPORTED_LOCATION ${${name}_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE_DIR})
endfunction()

gainsay_plain_library(gumbo gumbo.h)
gainsay_plain_library(serd serd/serd.h serd-0)
gainsay_plain_library(cadical cadical.hpp)
gainsay_plain_library(utf8proc utf8proc.h)
