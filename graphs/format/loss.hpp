#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "graphs/model/id.hpp"

namespace gainsay {

/// Something that did not get across: a field or record that a target format cannot hold, or a part of an input
/// that has no place in a case and is not kept in `extra` either.
struct Loss {
    /// What kind of thing it is, in stable words, so that losses can be counted and compared: "agent.reliability",
    /// "statement.occurrences[].cue", "relation (undercuts)"; for an import in the words of the format: "PA node".
    std::string what;
    std::string why;    ///< for people, one clause: "AIF has no place for it"
    RecordId record;    ///< whose; empty when no record was made of it
    std::string field;  ///< "occurrences[0].cue"; empty: the record as a whole
    SourcePos where;    ///< in the input, on import

    friend bool operator==(const Loss&, const Loss&) = default;
};

/// Everything that an import or export lost: counted whole, located up to a bound a kind.
///
/// Cost     O(log kinds) a loss; memory of `places` losses a kind, however many there are.
class LossReport {
public:
    /// The losses of one kind.
    struct Kind {
        std::string what, why;
        std::uint64_t count = 0;
        std::vector<Loss> first;  ///< in the order in which they were met
    };

    /// `places`: how many losses of each kind are kept with their place.
    explicit LossReport(std::size_t places = 100) : places_(places) {}

    void add(Loss loss);

    [[nodiscard]] bool empty() const noexcept { return kinds_.empty(); }
    [[nodiscard]] std::uint64_t total() const noexcept { return total_; }
    /// In the order of `what`, then `why`.
    [[nodiscard]] std::vector<Kind> kinds() const;

    static constexpr std::size_t every_place = std::numeric_limits<std::size_t>::max();

private:
    std::size_t places_;
    std::uint64_t total_ = 0;
    std::map<std::pair<std::string, std::string>, Kind> kinds_;
};

}  // namespace gainsay
