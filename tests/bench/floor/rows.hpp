#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "tests/bench/measure/tables.hpp"

namespace gainsay::bench {

/// Compressed rows of bare numbers, nothing else.
class Rows {
public:
    using Range = std::span<const std::uint32_t>;

    Rows() = default;
    /// From pairs (owner, value); `turned`: from pairs (value, owner).
    Rows(std::uint32_t owners, const Tables::Pairs& pairs, bool turned = false, bool both = false)
        : offsets_(std::size_t{owners} + 1) {
        const auto each = [&](const auto& use) {
            for (const auto& [from, to] : pairs) {
                if (!turned) use(from, to);
                if (turned || both) use(to, from);
            }
        };
        each([&](std::uint32_t owner, std::uint32_t) { ++offsets_[owner + 1]; });
        std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
        values_.resize(offsets_.back());
        std::vector<std::uint32_t> at(offsets_.begin(), offsets_.end() - 1);
        each([&](std::uint32_t owner, std::uint32_t value) { values_[at[owner]++] = value; });
    }

    [[nodiscard]] Range operator[](std::uint32_t owner) const noexcept {
        return {values_.data() + offsets_[owner], values_.data() + offsets_[owner + 1]};
    }
    [[nodiscard]] std::uint32_t begin_of(std::uint32_t owner) const noexcept { return offsets_[owner]; }

private:
    std::vector<std::uint32_t> offsets_, values_;
};

/// The workload as bare rows: the least that can be read to answer Q1 to Q6.
class FloorGraph {
public:
    explicit FloorGraph(const Tables& t) : agents_(t.agents), claims_(t.claims), documents_(t.documents) {
        const auto pairs = [](const std::vector<Tables::Statement>& statements) {
            Tables::Pairs made;
            for (const auto& s : statements) made.emplace_back(s.agent, s.claim);
            return made;
        };
        const Tables::Pairs assert_pairs = pairs(t.asserted), deny_pairs = pairs(t.denied);
        asserters_ = Rows(claims_, assert_pairs, true);
        deniers_ = Rows(claims_, deny_pairs, true);
        // Turned twice, an agent's claims are in order.
        asserted_ = Rows(agents_, in_order(asserters_));
        denied_ = Rows(agents_, in_order(deniers_));
        conflicts_ = Rows(claims_, t.conflicts, false, true);
        group_ = Rows(claims_, groups(t.same_as));
        cites_ = Rows(documents_, t.cites);
        members_ = Rows(agents_, t.affiliated, true);
        assert_details_ = details(asserters_, t.asserted);
        deny_details_ = details(deniers_, t.denied);
    }

    [[nodiscard]] std::uint32_t agents() const noexcept { return agents_; }
    [[nodiscard]] std::uint32_t claims() const noexcept { return claims_; }
    [[nodiscard]] std::uint32_t documents() const noexcept { return documents_; }
    [[nodiscard]] Rows::Range asserters(std::uint32_t claim) const noexcept { return asserters_[claim]; }
    [[nodiscard]] Rows::Range deniers(std::uint32_t claim) const noexcept { return deniers_[claim]; }
    [[nodiscard]] Rows::Range asserted(std::uint32_t agent) const noexcept { return asserted_[agent]; }
    [[nodiscard]] Rows::Range denied(std::uint32_t agent) const noexcept { return denied_[agent]; }
    [[nodiscard]] Rows::Range conflicts(std::uint32_t claim) const noexcept { return conflicts_[claim]; }
    [[nodiscard]] Rows::Range group(std::uint32_t claim) const noexcept { return group_[claim]; }
    [[nodiscard]] Rows::Range cites(std::uint32_t document) const noexcept { return cites_[document]; }
    [[nodiscard]] Rows::Range members(std::uint32_t agent) const noexcept { return members_[agent]; }
    template <class Use>
    void statements(std::uint32_t claim, const Use& use) const {
        const auto each = [&](std::uint32_t kind, const Rows& rows, const std::vector<Detail>& details) {
            std::uint32_t at = rows.begin_of(claim);
            for (const std::uint32_t agent : rows[claim]) {
                use(kind, agent, details[at].document, details[at].day);
                ++at;
            }
        };
        each(0, asserters_, assert_details_);
        each(1, deniers_, deny_details_);
    }

private:
    struct Detail {
        std::uint32_t document, day;
    };
    [[nodiscard]] Tables::Pairs in_order(const Rows& by_claim) const {
        Tables::Pairs pairs;
        for (std::uint32_t claim = 0; claim < claims_; ++claim) {
            for (const std::uint32_t agent : by_claim[claim]) pairs.emplace_back(agent, claim);
        }
        return pairs;
    }
    [[nodiscard]] std::vector<Detail> details(const Rows& rows,
                                              const std::vector<Tables::Statement>& statements) const {
        std::vector<std::uint32_t> at(claims_);
        for (std::uint32_t claim = 0; claim < claims_; ++claim) at[claim] = rows.begin_of(claim);
        std::vector<Detail> made(statements.size());
        for (const auto& s : statements) made[at[s.claim]++] = {s.document, s.day};
        return made;
    }

    std::uint32_t agents_, claims_, documents_;
    Rows asserters_, deniers_, asserted_, denied_, conflicts_, group_, cites_, members_;
    std::vector<Detail> assert_details_, deny_details_;
};

}  // namespace gainsay::bench
