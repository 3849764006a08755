#include "engine/contradiction/search/findings.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

// A question finds links source by source, and answers are listed opponent by opponent. So most of the order is
// one stable counting sort by agent and kind; within these the links of one question are nearly always in order
// already, and are sorted where they are not. What moves is a number of four bytes.

namespace gainsay {
namespace {

auto key(const Link& link) {
    return std::tuple(link.kind, link.a.source, link.a.speech, link.b.source, link.b.speech, link.conflict);
}

}  // namespace

std::strong_ordering order(const Finding& x, const Finding& y) noexcept {
    if (const auto by_agents = std::tie(x.a, x.b) <=> std::tie(y.a, y.b); by_agents != 0) return by_agents;
    return key(x.link) <=> key(y.link);
}

bool Findings::beyond(const Link& link, Node a, Node b) const noexcept {
    if (a != bound_.a) return a > bound_.a;
    if (b != bound_.b) return b > bound_.b;
    return key(link) > key(bound_.link);
}

void Findings::clear() {
    findings_.clear();
    has_bound_ = false;
}

std::size_t Findings::end_of_pair(std::size_t at) const noexcept {
    const Finding& first = findings_[order_[at]];
    while (++at < order_.size()) {
        const Finding& next = findings_[order_[at]];
        if (next.a != first.a || next.b != first.b) break;
    }
    return at;
}

void Findings::cut() {
    if (findings_.size() <= most_) return;
    const auto last = findings_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
    std::nth_element(findings_.begin(), last, findings_.end(),
                     [](const Finding& x, const Finding& y) { return order(x, y) < 0; });
    bound_ = *last;
    has_bound_ = true;
    findings_.resize(most_);
}

void Findings::arrange() {
    if (most_ != all) cut();
    GAINSAY_REQUIRE(findings_.size() < 0xFFFFFFFFU);
    order_.resize(findings_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    const auto before = [&](std::uint32_t x, std::uint32_t y) {
        return order(findings_[x], findings_[y]) < 0;
    };
    constexpr std::size_t few = 64;
    if (order_.size() > few) {
        arrange_by(&Finding::b);
        arrange_by(&Finding::a);
    }
    const auto group = [&](std::uint32_t at) {
        const Finding& finding = findings_[at];
        return std::tuple(finding.a, finding.b, finding.link.kind);
    };
    for (auto first = order_.begin(); first != order_.end();) {
        auto last = order_.end();
        if (order_.size() > few) {
            last = std::find_if(first, order_.end(),
                                [&, of = group(*first)](auto at) { return group(at) != of; });
        }
        if (!std::is_sorted(first, last, before)) std::sort(first, last, before);
        first = last;
    }
}

/// Stable, by an agent and, of the same agent, by kind.
void Findings::arrange_by(Node Finding::*agent) {
    const auto [least, most] =
        std::minmax_element(findings_.begin(), findings_.end(),
                            [&](const Finding& x, const Finding& y) { return x.*agent < y.*agent; });
    const std::uint32_t first = to_index((*least).*agent);
    const std::size_t agents = std::size_t{to_index((*most).*agent)} - first + 1;
    const bool by_kind = agent == &Finding::b;  // done first, and kept by what follows
    if (agents == 1 && !by_kind) return;
    const auto key = [&](std::uint32_t at) {
        const Finding& finding = findings_[at];
        const std::size_t number = to_index(finding.*agent) - first;
        return by_kind ? number * witness_kind_count + static_cast<std::size_t>(finding.link.kind) : number;
    };
    const std::size_t keys = by_kind ? agents * witness_kind_count : agents;
    if (keys / 8 > findings_.size()) {
        std::stable_sort(order_.begin(), order_.end(), [&](auto x, auto y) { return key(x) < key(y); });
        return;
    }
    begins_.assign(keys + 1, 0);
    for (const std::uint32_t at : order_) ++begins_[key(at) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    other_order_.resize(order_.size());
    for (const std::uint32_t at : order_) other_order_[begins_[key(at)]++] = at;
    order_.swap(other_order_);
}

}  // namespace gainsay
