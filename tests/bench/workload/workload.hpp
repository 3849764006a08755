#pragma once

#include <cstdint>
#include <string>
#include <vector>

// The workload of docs/performance.md: a case of N claims as a pure function of N and a seed. Nothing is
// stored but what belongs to agents; every row follows from its number, so that a row can be asked for in any
// order, files are streamed, and a "copy of an earlier target" needs no table of targets: it asks for that
// earlier row.

namespace gainsay::bench {

/// Two claims, or two documents, or two agents: whoever has the number `from` refers to `to`.
struct Link {
    std::uint64_t from, to;
};

/// An agent asserts or denies a claim in a document.
struct StatementRow {
    std::uint64_t agent, claim, document;
};

/// Units   counts of records; days since 1990-01-01.
/// Cost    every function is O(1) expected; construction and memory O(agents).
class Workload {
public:
    Workload(std::uint64_t claims, std::uint64_t seed);

    [[nodiscard]] std::uint64_t claims() const noexcept { return claims_; }
    [[nodiscard]] std::uint64_t agents() const noexcept { return claims_ / 20; }
    [[nodiscard]] std::uint64_t organisations() const noexcept {
        return agents() / 10;
    }  ///< the first agents
    [[nodiscard]] std::uint64_t documents() const noexcept { return claims_ / 5; }
    [[nodiscard]] std::uint64_t asserts() const noexcept { return claims_ * 13 / 10; }
    [[nodiscard]] std::uint64_t denials() const noexcept { return claims_ * 3 / 10; }
    [[nodiscard]] std::uint64_t conflicts() const noexcept { return claims_ / 2; }
    [[nodiscard]] std::uint64_t supports() const noexcept { return claims_ / 2; }
    [[nodiscard]] std::uint64_t groups() const noexcept { return claims_ / 100; }  ///< of rephrasings

    /// The organisation that the agent belongs to; its own number when it belongs to none.
    [[nodiscard]] std::uint64_t affiliation(std::uint64_t agent) const;
    [[nodiscard]] StatementRow asserted(std::uint64_t row) const;
    [[nodiscard]] StatementRow denied(std::uint64_t row) const;
    /// From a claim to an older one.
    [[nodiscard]] Link conflict(std::uint64_t row) const;
    [[nodiscard]] bool is_rebuttal(std::uint64_t row) const;  ///< else a contradiction
    [[nodiscard]] Link support(std::uint64_t row) const;
    /// How many documents `document` cites: 0 for the primary fifth.
    [[nodiscard]] std::uint64_t citations(std::uint64_t document) const;
    [[nodiscard]] std::uint64_t cited(std::uint64_t document, std::uint64_t which) const;
    /// The representative and the members of a group of rephrasings.
    [[nodiscard]] std::vector<std::uint64_t> group(std::uint64_t number) const;

    [[nodiscard]] std::uint64_t claim_day(std::uint64_t claim) const noexcept;
    [[nodiscard]] std::uint64_t document_day(std::uint64_t document) const noexcept;

    /// A number of the stream `salt`; for parameters and texts.
    [[nodiscard]] std::uint64_t random(std::uint64_t salt, std::uint64_t row) const noexcept;
    /// An agent by activity: the k-th most active with probability in proportion to 1 / k.
    [[nodiscard]] std::uint64_t active_agent(std::uint64_t salt, std::uint64_t row) const;

private:
    [[nodiscard]] std::uint64_t document_near(std::uint64_t claim, std::uint64_t salt,
                                              std::uint64_t row) const;
    [[nodiscard]] std::uint64_t older(std::uint64_t salt, std::uint64_t row) const;

    std::uint64_t claims_, seed_;
    std::vector<double> zipf_;            // cumulated weights by rank
    std::vector<std::uint32_t> by_rank_;  // the agent at each rank
};

}  // namespace gainsay::bench
