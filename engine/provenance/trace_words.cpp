#include <array>

#include "engine/provenance/trace.hpp"

namespace gainsay {

std::string_view to_string(TraceLink link) noexcept {
    static constexpr std::array<std::string_view, trace_link_count> words{"asked about",
                                                                          "asserted in",
                                                                          "stated in",
                                                                          "spoken by",
                                                                          "recorded in",
                                                                          "relayed from",
                                                                          "cites",
                                                                          "part of",
                                                                          "published by",
                                                                          "authored by",
                                                                          "denied in",
                                                                          "rejected in",
                                                                          "contradicted by",
                                                                          "rebutted by",
                                                                          "undercut by",
                                                                          "link undercut by",
                                                                          "supported by",
                                                                          "entailed by",
                                                                          "rephrased as",
                                                                          "qualified by",
                                                                          "questioned in",
                                                                          "reviewed as",
                                                                          "reviewed by",
                                                                          "reviewed in",
                                                                          "says",
                                                                          "states"};
    return words[static_cast<std::size_t>(link)];
}

bool is_attack(TraceLink link) noexcept {
    return link >= TraceLink::DeniedBy && link <= TraceLink::LinkUndercutBy;
}

std::string_view to_string(Ending ending) noexcept {
    static constexpr std::array<std::string_view, 12> words{"continues",     "primary document",
                                                            "only reported", "relayed from an agent",
                                                            "unrecorded",    "cycle",
                                                            "repeated",      "depth limit",
                                                            "step limit",    "shown",
                                                            "unanswered",    "retracted"};
    return words[static_cast<std::size_t>(ending)];
}

std::string_view to_string(TraceParity parity) noexcept {
    static constexpr std::array<std::string_view, 3> words{"none", "even", "odd"};
    return words[static_cast<std::size_t>(parity)];
}

}  // namespace gainsay
