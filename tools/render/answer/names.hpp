#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/contradiction/witness.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/table/json.hpp"
#include "tools/render/table/text.hpp"

// The words in which answers speak of records, the same in every answer.

namespace gainsay::render {

/// Name, title or text of a record; its id where it has none.
[[nodiscard]] std::string name_of(const Snapshot& snapshot, Node node);

/// " (agent:jane-doe)": how an id stands behind what it names, in text.
[[nodiscard]] std::string id_behind(const Snapshot& snapshot, Node node);

/// {"id": …, "label": …}; null for no_node.
[[nodiscard]] Json node_json(const Snapshot& snapshot, Node node);

/// The targets of `kind` from `node`: who asserted a relation, and where.
[[nodiscard]] std::vector<Node> targets(const Snapshot& snapshot, Node node, EdgeKind kind);

/// "rephrase, part": the closures that are on; empty for none.
[[nodiscard]] std::string closures_text(const Closures& closures);
[[nodiscard]] Json closures_json(const Closures& closures);

/// "retracted on 2021-05-03" of a document or statement that was taken back.
[[nodiscard]] std::string retraction_text(const Snapshot& snapshot, Node node);

/// "spokesman, 2016/2019" of an AffiliatedWith edge.
[[nodiscard]] std::string office_text(const Snapshot& snapshot, Edge affiliated_with);

/// "in Article (cue "said"), relayed from Agency": one occurrence.
[[nodiscard]] std::string occurrence_text(const Snapshot& snapshot, Edge recorded_in);
[[nodiscard]] Json occurrence_json(const Snapshot& snapshot, Edge recorded_in);

/// What a relation says and on whose word: "contradicts (asserted by A, in D)".
[[nodiscard]] std::string relation_text(const Snapshot& snapshot, Node relation);
[[nodiscard]] Json relation_json(const Snapshot& snapshot, Node relation);

/// Texts joined by `between`.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts, std::string_view between = ", ");

}  // namespace gainsay::render
