# Installs the build into an empty folder, builds the consumer against that alone, and runs it.
set(work ${BUILD}/package-test)
file(REMOVE_RECURSE ${work})

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${ARGN}\nended with ${status}:\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix)
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${work}/build -G Ninja
    -D CMAKE_BUILD_TYPE=Debug
    -D CMAKE_CXX_COMPILER=${COMPILER}
    -D CMAKE_EXE_LINKER_FLAGS=${LINKER_FLAGS}
    -D CMAKE_PREFIX_PATH=${work}/prefix)
run(${CMAKE_COMMAND} --build ${work}/build)
run(${work}/build/consumer ${ARTICLE})
message(STATUS "${output}")
foreach(file IN ITEMS bin/gainsay share/man/man1/gainsay.1 share/man/man1/gainsay-contradictions.1
                      share/bash-completion/completions/gainsay share/zsh/site-functions/_gainsay
                      share/fish/vendor_completions.d/gainsay.fish)
    if(NOT EXISTS ${work}/prefix/${file})
        message(FATAL_ERROR "${file} was not installed")
    endif()
endforeach()
if(NOT output MATCHES "agent:bahram-qassemi against agent:us-state-department")
    message(FATAL_ERROR "the consumer did not find who contradicts whom; it printed:\n${output}")
endif()
