#include "tests/bench/workload/workload.hpp"

#include <algorithm>
#include <numeric>

namespace gainsay::bench {
namespace {

constexpr std::uint64_t days = 12599;  // 1990-01-01 to 2024-06-30

// One stream of random numbers for each thing decided.
enum Salt : std::uint64_t {
    RankOrder = 1,
    Affiliated,
    Organisation,
    AssertClaim,
    AssertAgent,
    AssertDocument,
    DenyClaim,
    DenyAgent,
    DenyDocument,
    Conflict,
    Rebuttal,
    Support,
    CitationCount,
    Citation,
    GroupPlace,
    GroupSize
};

// S. Vigna, splitmix64: the output function over a counter, so that any number of a stream is had at once.
std::uint64_t mix(std::uint64_t x) noexcept {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

double unit(std::uint64_t x) noexcept {
    return static_cast<double>(x >> 11U) * 0x1.0p-53;
}

}  // namespace

Workload::Workload(std::uint64_t claims, std::uint64_t seed) : claims_(claims), seed_(seed) {
    by_rank_.resize(agents());
    std::iota(by_rank_.begin(), by_rank_.end(), 0U);
    for (std::uint64_t i = by_rank_.size(); i > 1; --i) {
        std::swap(by_rank_[i - 1], by_rank_[random(RankOrder, i) % i]);
    }
    zipf_.resize(agents());
    double sum = 0;
    for (std::size_t rank = 0; rank < zipf_.size(); ++rank)
        zipf_[rank] = sum += 1.0 / static_cast<double>(rank + 1);
}

std::uint64_t Workload::random(std::uint64_t salt, std::uint64_t row) const noexcept {
    return mix(mix(seed_ ^ (salt << 56U)) ^ row);
}

std::uint64_t Workload::active_agent(std::uint64_t salt, std::uint64_t row) const {
    const double at = unit(random(salt, row)) * zipf_.back();
    const auto rank = std::upper_bound(zipf_.begin(), zipf_.end() - 1, at) - zipf_.begin();
    return by_rank_[static_cast<std::size_t>(rank)];
}

std::uint64_t Workload::affiliation(std::uint64_t agent) const {
    if (agent == 0) return 0;
    if (agent < organisations()) return random(Organisation, agent) % agent;
    if (random(Affiliated, agent) % 10 >= 6) return agent;
    return random(Organisation, agent) % std::max<std::uint64_t>(organisations(), 1);
}

std::uint64_t Workload::document_near(std::uint64_t claim, std::uint64_t salt, std::uint64_t row) const {
    const double place =
        static_cast<double>(claim) / static_cast<double>(claims_) + unit(random(salt, row)) * 0.1 - 0.05;
    const double document = std::max(place, 0.0) * static_cast<double>(documents());
    return std::min(static_cast<std::uint64_t>(document), documents() - 1);
}

StatementRow Workload::asserted(std::uint64_t row) const {
    const std::uint64_t claim = row < claims_ ? row : random(AssertClaim, row) % claims_;
    return {active_agent(AssertAgent, row), claim, document_near(claim, AssertDocument, row)};
}

StatementRow Workload::denied(std::uint64_t row) const {
    const std::uint64_t claim = random(DenyClaim, row) % claims_;
    return {active_agent(DenyAgent, row), claim, document_near(claim, DenyDocument, row)};
}

// Row r stands at claim 2r + 1, so that an earlier row refers to an older claim and its target may be copied.
std::uint64_t Workload::older(std::uint64_t salt, std::uint64_t row) const {
    for (;;) {
        const std::uint64_t choice = random(salt, row);
        const std::uint64_t from = 2 * row + 1;
        if ((choice & 2U) != 0 && row > 0) {
            row = (choice >> 2U) % row;
            continue;
        }
        const std::uint64_t reach = (choice & 1U) != 0 ? std::min<std::uint64_t>(from, 1000) : from;
        return from - 1 - (choice >> 2U) % reach;
    }
}

Link Workload::conflict(std::uint64_t row) const {
    return {2 * row + 1, older(Conflict, row)};
}
Link Workload::support(std::uint64_t row) const {
    return {2 * row + 1, older(Support, row)};
}
bool Workload::is_rebuttal(std::uint64_t row) const {
    return random(Rebuttal, row) % 10 >= 7;
}

std::uint64_t Workload::citations(std::uint64_t document) const {
    const std::uint64_t choice = random(CitationCount, document);
    return document == 0 || choice % 5 == 0 ? 0 : 1 + (choice >> 8U) % 4;
}

std::uint64_t Workload::cited(std::uint64_t document, std::uint64_t which) const {
    for (;;) {
        const std::uint64_t choice = random(Citation, (document << 3U) + which);
        const std::uint64_t any = (choice >> 2U) % document;
        if ((choice & 2U) != 0) {
            const std::uint64_t count = citations(any);
            if (count == 0) return any;
            which = (choice >> 40U) % count;
            document = any;
            continue;
        }
        if ((choice & 1U) != 0)
            return document - 1 - (choice >> 2U) % std::min<std::uint64_t>(document, 1000);
        return any;
    }
}

std::vector<std::uint64_t> Workload::group(std::uint64_t number) const {
    const std::uint64_t size = 2 + random(GroupSize, number) % 7;
    std::uint64_t at = number * 100 + random(GroupPlace, number) % 20;
    std::vector<std::uint64_t> members;
    for (std::uint64_t i = 0; i < size; ++i) {
        members.push_back(at);
        at += 1 + random(GroupPlace, (number << 4U) + i + claims_) % 10;
    }
    return members;
}

std::uint64_t Workload::claim_day(std::uint64_t claim) const noexcept {
    return claim * days / claims_;
}
std::uint64_t Workload::document_day(std::uint64_t document) const noexcept {
    return document * days / documents();
}

}  // namespace gainsay::bench
