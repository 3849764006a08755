#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/entities/ftm_entity.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/model/id.hpp"

// What an entity's properties say, as the JSON of a record of the text case. The reader makes records of it; the
// writer looks at what it is about to write through the same eyes, and puts into "x-gainsay" exactly what such a
// reader would not see. So what is written is read back whole, by construction and not by two lists that must
// agree.

namespace gainsay::ftm {

/// The record id that an entity id stands for; empty when it stands for none.
using Resolve = std::function<std::string(std::string_view entity)>;

struct View {
    RecordKind kind = RecordKind::Agent;
    json::Value record = json::Value::object();
    std::vector<std::string> makes_agents;  ///< names of publishers and authors, of whom the record speaks
};

/// What an agent, document, note or assessment says. `resolve` may be empty: then no references are seen. What
/// has no place in the record stands in its member "ftm"; "x-gainsay" is not looked at, but for the id.
[[nodiscard]] View view_of(Entity entity, parts::IdBook& ids, const Resolve& resolve);

/// What an edge says, as an affiliation; nullopt when an end leads nowhere.
[[nodiscard]] std::optional<json::Value> affiliation_view(Entity entity, const Resolve& resolve);

/// What a link says when it is one of ours or speaks our words: a statement about a claim or document, or a
/// relation; nullopt when it says neither.
[[nodiscard]] std::optional<View> link_view(Entity entity, parts::IdBook& ids, const Resolve& resolve);

/// Two notes that somebody thinks are alike: a proposed rephrasing.
[[nodiscard]] std::optional<View> similar_view(Entity entity, parts::IdBook& ids, const Resolve& resolve);

/// An id that this writer gives to what is part of a record: "agent:a#affiliation-1".
[[nodiscard]] bool is_part_id(std::string_view id);

}  // namespace gainsay::ftm
