# The workload of 1000 claims has the same bytes on every machine: cmake -DGENERATE=… -DFOLDER=… -P check.cmake
execute_process(COMMAND ${GENERATE} 1000 ${FOLDER} COMMAND_ERROR_IS_FATAL ANY)
include(${CMAKE_CURRENT_LIST_DIR}/checksums.cmake)
foreach(file IN ITEMS case.jsonl nodes.csv edges.csv params.csv)
    file(SHA256 ${FOLDER}/${file} found)
    if(NOT found STREQUAL expected_${file})
        message(FATAL_ERROR "${file} of 1000 claims changed: found ${found}, expected ${expected_${file}}. "
            "Results kept in docs/performance/ are of the old workload; make new ones before you change the sum.")
    endif()
endforeach()
