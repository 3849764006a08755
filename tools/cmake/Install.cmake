# cmake --install gives: the libraries with their headers below include/gainsay, the package that
# find_package(gainsay) reads, the program, its man pages and its completions.
include(CMakePackageConfigHelpers)

get_property(libraries GLOBAL PROPERTY GAINSAY_LIBRARIES)
install(TARGETS ${libraries}
    EXPORT gainsay
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gainsay)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/gainsay)
install(EXPORT gainsay NAMESPACE gainsay:: FILE gainsayTargets.cmake DESTINATION ${package_dir})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/gainsayConfig.cmake.in
    ${PROJECT_BINARY_DIR}/gainsayConfig.cmake
    INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gainsayConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/gainsayConfig.cmake ${PROJECT_BINARY_DIR}/gainsayConfigVersion.cmake
              ${CMAKE_CURRENT_LIST_DIR}/PlainLibraries.cmake
    DESTINATION ${package_dir})
