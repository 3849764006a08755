#include "engine/contradiction/witness.hpp"

#include <array>
#include <tuple>

namespace gainsay {

std::string_view to_string(WitnessKind kind) noexcept {
    constexpr std::array<std::string_view, witness_kind_count> names{"denial", "opposition", "rejection",
                                                                     "undercut"};
    return names[static_cast<std::size_t>(kind)];
}

std::strong_ordering order(const Witness& x, const Witness& y) noexcept {
    const auto key = [](const Witness& w) {
        return std::tuple(w.a.agent, w.b.agent, w.kind, w.a.source, w.a.speech, w.b.source, w.b.speech,
                          w.conflict);
    };
    return key(x) <=> key(y);
}

Node conflict_relation(const Snapshot& snapshot, const Witness& witness) {
    return witness.conflict == no_edge ? no_node : snapshot.relation(witness.conflict);
}

}  // namespace gainsay
