#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gainsay::render {

enum class PictureFormat : std::uint8_t { Svg, Png, Pdf };

struct GraphvizOptions {
    std::string program = "dot";  ///< found in PATH unless it holds a slash
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_output = 256U << 20;  ///< bytes
};

/// Lays `dot` out with the installed Graphviz, as a child process without a shell, and returns the picture's
/// bytes. The same input gives the same bytes with the same Graphviz: its version is taken out of an SVG, and
/// a PDF is dated 1970.
///
/// Throws   Error(Unsupported) when the program is not installed, which says what to install; Error(Limit)
///          when the time or the output limit is reached, the child being killed; Error(Io) with what the
///          program wrote to its standard error when it fails.
/// Threads  any number of calls at a time; no signal is sent to or handled in this process.
[[nodiscard]] std::string render_with_graphviz(std::string_view dot, PictureFormat format,
                                               const GraphvizOptions& options = {});

}  // namespace gainsay::render
