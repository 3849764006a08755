#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/quotation/text/context.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::quotation {

/// Is there a capital letter?
[[nodiscard]] bool has_capital(std::string_view text, ByteSpan at);

/// The names under which the agents of a case may be met in a text: name, aliases, and a person's family name.
class AgentNames {
public:
    /// Streams the agents of a case once. Memory: their names.
    explicit AgentNames(const GraphSource& source);

    struct Mention {
        std::size_t first = 0, last = 0;    ///< spots, end exclusive
        std::vector<std::uint32_t> agents;  ///< ascending

        [[nodiscard]] bool may_be(std::uint32_t agent) const;
    };
    /// Does one of them name one of `agents` (ascending)?
    [[nodiscard]] static bool name_any(const std::vector<Mention>& mentions,
                                       const std::vector<std::uint32_t>& agents);
    /// The names among `spots`, in order, the longest at each place; each has a capital letter in `text`, or is no word of
    /// letters with case. O(spots).
    [[nodiscard]] std::vector<Mention> mentions(std::string_view text, const std::vector<Spot>& spots) const;

    /// The same, with the offices of agents: "the mayor of Elm", "Elm's mayor", "the mayor", "der Sprecher der Werke"; each
    /// where only one agent of the case holds an office of that name, without an end that is recorded. An office without its body counts
    /// only where the body or its holder is named among the spots or in the 1500 bytes above. O(spots + 1500).
    [[nodiscard]] std::vector<Mention> mentions_and_offices(std::string_view text,
                                                            const std::vector<Spot>& spots) const;

    [[nodiscard]] const AgentId& id(std::uint32_t agent) const { return ids_[agent]; }
    [[nodiscard]] std::optional<std::uint32_t> number(const RecordId& agent) const;
    [[nodiscard]] bool is_person(std::uint32_t agent) const { return persons_[agent]; }
    /// Those with whom an agent is affiliated, at whatever time, either way.
    [[nodiscard]] const std::vector<std::uint32_t>& kin(std::uint32_t agent) const { return kin_[agent]; }

private:
    /// One who holds an office, and where.
    struct Office {
        std::uint32_t holder = 0, body = 0;
        bool alone = true;  ///< no other agent holds one of this name
    };

    void learn(const std::string& name, std::uint32_t agent);
    void learn_office(const std::string& role, std::uint32_t holder, std::uint32_t body);
    [[nodiscard]] std::optional<Mention> office_at(std::string_view text, const std::vector<Spot>& spots,
                                                   const std::vector<Mention>& names, std::size_t i) const;
    [[nodiscard]] bool named_above(std::string_view text, const std::vector<Spot>& spots,
                                   const Office& office) const;

    std::vector<AgentId> ids_;  ///< ascending
    std::vector<bool> persons_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
    std::unordered_map<std::string, Office> by_office_;
    std::vector<std::vector<std::uint32_t>> kin_;
    std::size_t longest_ = 0;         ///< name, in words
    std::size_t longest_office_ = 0;  ///< in words
};

}  // namespace gainsay::quotation
