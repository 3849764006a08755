#pragma once

#include <cstdint>
#include <thread>
#include <vector>

#include "tests/bench/floor/rows.hpp"

namespace gainsay::bench {

/// Q6b and c as bare as can be: union-find with a parity over the conflicts, each read once. On two threads
/// the second half of the claims gets a forest of its own, whose links are then added to the first.
class ParityForest {
public:
    explicit ParityForest(std::uint32_t claims) : links_(claims) {
        for (std::uint32_t claim = 0; claim < claims; ++claim) links_[claim] = claim << 1U;
    }
    void join(std::uint32_t a, std::uint32_t b, std::uint32_t odd) {
        odd ^= climb(a) ^ climb(b);
        if (a == b) {
            links_[a] |= odd;
            return;
        }
        if (a > b) std::swap(a, b);
        links_[a] |= links_[b] & 1U;
        links_[b] = a << 1U | odd;
    }
    void add(const Rows& conflicts, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            for (const std::uint32_t other : conflicts[claim]) {
                if (other < claim) join(claim, other, 1);
            }
        }
    }
    void add(const ParityForest& other) {
        for (std::uint32_t claim = 0; claim < links_.size(); ++claim) {
            const std::uint32_t link = other.links_[claim];
            if (link != claim << 1U) join(claim, link >> 1U, link & 1U);
        }
    }
    void count(std::uint64_t& components, std::uint64_t& unbalanced) const {
        components = unbalanced = 0;
        for (std::uint32_t claim = 0; claim < links_.size(); ++claim) {
            if (links_[claim] >> 1U != claim) continue;
            ++components;
            unbalanced += links_[claim] & 1U;
        }
    }

private:
    std::uint32_t climb(std::uint32_t& at) {
        std::uint32_t odd = 0;
        for (;;) {
            const std::uint32_t link = links_[at], parent = link >> 1U;
            if (parent == at) return odd;
            const std::uint32_t above = links_[parent];
            if (above >> 1U == parent) {
                at = parent;
                return odd ^ (link & 1U);
            }
            links_[at] = above ^ (link & 1U);
            odd ^= links_[at] & 1U;
            at = above >> 1U;
        }
    }
    std::vector<std::uint32_t> links_;
};

}  // namespace gainsay::bench
