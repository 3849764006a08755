#include <array>

#include "engine/provenance/figure/figure_trail.hpp"

namespace gainsay {

std::string_view to_string(FigurePlace place) noexcept {
    static constexpr std::array<std::string_view, figure_place_count> words{
        "claim", "own words", "said", "unwritten", "agent", "not stated"};
    return words[static_cast<std::size_t>(place)];
}

std::string_view to_string(FigureEnding ending) noexcept {
    static constexpr std::array<std::string_view, figure_ending_count> words{
        "continues",  "own words",     "speech", "no document", "from an agent",
        "not stated", "nobody states", "loop",   "repeated",    "limit"};
    return words[static_cast<std::size_t>(ending)];
}

}  // namespace gainsay
