# The four kinds of target that this project has, each said in one call. What differs from plain CMake:
# warnings, sanitizers and coverage come from the options of the top-level file, headers are checked to
# compile alone, and everything that is a library gets a gainsay:: alias, so that a misspelt name fails early.

add_library(gainsay_build_flags INTERFACE)
target_compile_options(gainsay_build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${GAINSAY_WERROR}>:-Werror>
    # GCC 12 sees overlap in every assignment of a short literal to a string (GCC bug 105651).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# xxHash forces inlining where -Og refuses it.
target_compile_definitions(gainsay_build_flags INTERFACE $<$<CONFIG:Debug>:XXH_NO_INLINE_HINTS=1>)
if(GAINSAY_SANITIZE)
    target_compile_options(gainsay_build_flags INTERFACE
        -fsanitize=${GAINSAY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(gainsay_build_flags INTERFACE -fsanitize=${GAINSAY_SANITIZE})
endif()
if(GAINSAY_COVERAGE)
    # Counters that several threads count up at once must not be torn: gcov writes what is lost as negative.
    target_compile_options(gainsay_build_flags INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(gainsay_build_flags INTERFACE --coverage)
endif()
if(GAINSAY_FUZZ)
    target_compile_options(gainsay_build_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# gainsay_library(NAME SOURCES … HEADERS … [PUBLIC targets…] [PRIVATE targets…]): one folder, one library.
function(gainsay_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    add_library(gainsay_${name})
    add_library(gainsay::${name} ALIAS gainsay_${name})
    target_sources(gainsay_${name}
        PRIVATE ${arg_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
    set_target_properties(gainsay_${name} PROPERTIES
        EXPORT_NAME ${name}
        VERIFY_INTERFACE_HEADER_SETS ON)
    target_compile_features(gainsay_${name} PUBLIC cxx_std_20)
    target_link_libraries(gainsay_${name}
        PUBLIC ${arg_PUBLIC}
        PRIVATE ${arg_PRIVATE} $<BUILD_INTERFACE:gainsay_build_flags>)
    set_property(GLOBAL APPEND PROPERTY GAINSAY_LIBRARIES gainsay_${name})
endfunction()

# gainsay_layer(NAME modules…): a layer is the sum of its folders.
function(gainsay_layer name)
    add_library(gainsay_${name} INTERFACE)
    add_library(gainsay::${name} ALIAS gainsay_${name})
    set_target_properties(gainsay_${name} PROPERTIES EXPORT_NAME ${name})
    target_link_libraries(gainsay_${name} INTERFACE ${ARGN})
    set_property(GLOBAL APPEND PROPERTY GAINSAY_LIBRARIES gainsay_${name})
endfunction()

# gainsay_test(NAME SOURCES … LIBRARIES …): one executable of GoogleTest cases; each case is a test of CTest, or all of
# them are one where GAINSAY_TEST_EACH is off: thousands of processes of a sanitized program are most of what it takes.
function(gainsay_test name)
    if(NOT GAINSAY_TESTS)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
    add_executable(${name}_test ${arg_SOURCES})
    target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name}_test PRIVATE ${arg_LIBRARIES} gainsay_build_flags GTest::gtest_main GTest::gmock)
    # Only those that ask are told where they are, so that a compiler cache serves the others in every checkout.
    foreach(source IN LISTS arg_SOURCES)
        file(STRINGS ${source} asks REGEX "GAINSAY_(SOURCE|BINARY)_DIR|in_process" LIMIT_COUNT 1)
        if(asks)
            set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS
                GAINSAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}" GAINSAY_BINARY_DIR="${PROJECT_BINARY_DIR}")
        endif()
    endforeach()
    if(GAINSAY_TEST_EACH)
        gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
    else()
        add_test(NAME ${name}_test COMMAND ${name}_test --gtest_brief=1)
        set_tests_properties(${name}_test PROPERTIES TIMEOUT 1500)
    endif()
endfunction()

# gainsay_bench(NAME SOURCES … LIBRARIES …): Google Benchmark, built only when asked for.
function(gainsay_bench name)
    if(NOT GAINSAY_BENCH)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
    add_executable(${name}_bench ${arg_SOURCES})
    target_include_directories(${name}_bench PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name}_bench PRIVATE ${arg_LIBRARIES} gainsay_build_flags benchmark::benchmark_main)
    set_property(GLOBAL APPEND PROPERTY GAINSAY_BENCHES ${name}_bench)
endfunction()

# gainsay_fuzz(NAME SOURCES … LIBRARIES … [CORPUS folders…]): with clang a libFuzzer target; in every other build the
# same function is fed, as an ordinary test, what once broke it (fixtures/regressions/NAME), what reaches most of it
# (fixtures/corpora/NAME, made by "tools/dev fuzz --minimise") and the files of other folders named.
function(gainsay_fuzz name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;CORPUS")
    if(GAINSAY_FUZZ)
        add_executable(${name}_fuzz ${arg_SOURCES})
        target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    elseif(GAINSAY_TESTS)
        add_executable(${name}_fuzz ${arg_SOURCES} ${PROJECT_SOURCE_DIR}/tests/support/replay_main.cpp)
        set(folders ${PROJECT_SOURCE_DIR}/fixtures/corpora/${name} ${arg_CORPUS})
        if(EXISTS ${PROJECT_SOURCE_DIR}/fixtures/regressions/${name})
            list(PREPEND folders ${PROJECT_SOURCE_DIR}/fixtures/regressions/${name})
        endif()
        add_test(NAME fuzz.${name}_replays_its_corpus COMMAND ${name}_fuzz ${folders})
        set_tests_properties(fuzz.${name}_replays_its_corpus PROPERTIES TIMEOUT 300)
    else()
        return()
    endif()
    target_include_directories(${name}_fuzz PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name}_fuzz PRIVATE ${arg_LIBRARIES} gainsay_build_flags)
endfunction()
