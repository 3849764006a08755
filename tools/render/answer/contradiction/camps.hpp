#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "engine/camps/balance.hpp"
#include "engine/camps/camps.hpp"
#include "tools/render/table/json.hpp"

namespace gainsay::render {

class Output;

/// Camps with all that is said beside them.
struct CampsAnswer {
    const SignedGraph& graph;
    const Camps& camps;
    CampCost cost = CampCost::Pairs;
    TriangleCounts triangles;
    std::optional<double> walk_balance;
    std::uint64_t crowded = 0;  ///< claims left out of the agreements

    std::function<std::string(std::uint32_t)> name, id;  ///< of an agent; the same for names out of a list
    std::optional<std::uint32_t> of;                     ///< only the component of this agent
    std::size_t most =
        20;  ///< names, pairs and cycles that text lists of each; 0: all. Other formats hold all
};

/// Who stands with whom. In text a paragraph for the whole and one a component, with its camps, the pairs that stand
/// against them and the cycles that prove that no fewer can; in JSON an object a component; as rows one an agent.
///
/// Returns  how many components were shown.
std::size_t camps(const Output& output, const CampsAnswer& answer);

}  // namespace gainsay::render
