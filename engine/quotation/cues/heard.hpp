#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/quotation/text/context.hpp"
#include "graphs/model/source.hpp"

// Under whose cue a passage stands.

namespace gainsay::quotation {

/// The names under which the agents of a case may be met in a text: name, aliases, and a person's family name.
class AgentNames {
public:
    /// Streams the agents of a case once. Memory: their names.
    explicit AgentNames(const GraphSource& source);

    struct Mention {
        std::size_t first = 0, last = 0;  ///< spots, end exclusive
        std::vector<std::uint32_t> agents;
    };
    /// The names among `spots`, in order, the longest at each place; each has a capital letter in `text`, or is no word of
    /// letters with case. O(spots).
    [[nodiscard]] std::vector<Mention> mentions(std::string_view text, const std::vector<Spot>& spots) const;

    [[nodiscard]] const AgentId& id(std::uint32_t agent) const { return ids_[agent]; }
    [[nodiscard]] std::optional<std::uint32_t> number(const RecordId& agent) const;
    /// Those with whom an agent is affiliated, at whatever time, either way.
    [[nodiscard]] const std::vector<std::uint32_t>& kin(std::uint32_t agent) const { return kin_[agent]; }

private:
    void learn(const std::string& name, std::uint32_t agent);

    std::vector<AgentId> ids_;  ///< ascending
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
    std::vector<std::vector<std::uint32_t>> kin_;
    std::size_t longest_ = 0;  ///< name, in words
};

struct HeardFound {
    std::uint32_t agent = 0;
    ByteSpan name, verb;

    friend bool operator==(const HeardFound&, const HeardFound&) = default;
};

/// The agent under whose cue the passage clearly stands, when that is none of `known`; see check_quotes(). nullopt also when
/// the cue leaves room for doubt, or names one of `known` (ascending).
[[nodiscard]] std::optional<HeardFound> heard_from(std::string_view text, const QuoteContext& context,
                                                   const AgentNames& names,
                                                   const std::vector<std::uint32_t>& known);

}  // namespace gainsay::quotation
