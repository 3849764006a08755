#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graphs/format/feeds/records/sightings.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::feeds {

/// The persons and organizations of an import: every mention of one name is one agent, and what the mentions say
/// of it is put together. An agent without a name is called after the host of its URL.
class AgentBook {
public:
    /// `format` is the member of `extra` that holds what no field does.
    AgentBook(parts::IdBook& ids, std::string format) : ids_(ids), format_(std::move(format)) {}

    /// The agents that the member of a node names: nodes, names or URLs, one or a list. What names nobody is
    /// passed over. `file` is for places.
    std::vector<AgentId> agents(const Value* member, const std::string& file);
    /// nullopt when `node` names nobody.
    std::optional<AgentId> agent(const Value& node, const std::string& file);

    /// Was an agent met with this `@id`?
    [[nodiscard]] bool knows(const std::string& iri) const { return by_iri_.contains(iri); }
    [[nodiscard]] const std::string& name_of(const AgentId& id) const { return agents_.at(id).agent.name; }

    /// All agents in the order of their ids.
    void deliver(const std::function<void(Agent, const SourcePos&)>& sink, LossReport& losses);

private:
    struct Sighting {
        Agent agent;
        Leftovers leftovers;
        SourcePos where;
        bool typed = false;
    };
    struct Names {
        std::string name;
        std::vector<std::string> iris;
        std::string own;
    };

    static Names names_of(const Value& node, Members& members);
    Sighting* sighting(const Names& names, const SourcePos& where);
    void add_offices(Sighting& sighting, Members& members, const std::string& file);
    std::optional<Affiliation> role(const Value& node, const std::string& file);

    parts::IdBook& ids_;
    std::string format_;
    std::map<AgentId, Sighting> agents_;
    std::map<std::string, AgentId> by_iri_;
};

}  // namespace gainsay::feeds
