#include "engine/provenance/figure/claim_figures.hpp"

#include <algorithm>
#include <string>
#include <variant>

namespace gainsay::trailing {
namespace {

bool share_member(const std::vector<Term>& a, const std::vector<Term>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](Term member) { return std::binary_search(b.begin(), b.end(), member); });
}

/// The population of the one, "the world" of "all executions in the world", is a subject of the other.
bool is_of_whole(const Reader& reader, const Reading& part, const Reading& whole) {
    const std::vector<Term>& members = reader.members(whole.subject);
    return part.whole != 0 && std::binary_search(members.begin(), members.end(), part.whole);
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> ClaimFigures::of(Node claim) {
    const auto known = of_.find(claim);
    if (known != of_.end()) return known->second;
    const auto first = static_cast<std::uint32_t>(figures_.size());
    const auto record = source_.find(RecordId(std::string(snapshot_.id(claim))));
    if (record && std::holds_alternative<Claim>(*record)) {
        const Claim& found = std::get<Claim>(*record);
        for (std::size_t i = 0; i < found.quantities.size(); ++i) {
            figures_.push_back(
                {found.id, static_cast<std::uint32_t>(i), found.quantities[i], found.valid, {}});
            readings_.push_back(reader_.read(figures_.back().quantity, figures_.back().period()));
            claims_.push_back(claim);
        }
    }
    return of_[claim] = {first, static_cast<std::uint32_t>(figures_.size())};
}

bool ClaimFigures::comparable(std::uint32_t a, std::uint32_t b) const {
    const Reading &x = readings_[a], &y = readings_[b];
    if (x.counted != y.counted || x.form != y.form) return false;
    if (x.subject == 0 || y.subject == 0) return true;
    return share_member(reader_.members(x.subject), reader_.members(y.subject)) ||
           is_of_whole(reader_, x, y) || is_of_whole(reader_, y, x);
}

Verdict ClaimFigures::verdict(std::uint32_t a, std::uint32_t b) const {
    return a == b ? Verdict::Same : sketch(reader_, readings_[a], readings_[b]).verdict;
}

Comparison ClaimFigures::comparison(std::uint32_t a, std::uint32_t b) const {
    if (a == b) return {Verdict::Same, {}};
    return told(sketch(reader_, readings_[a], readings_[b]), figures_[a], figures_[b]);
}

}  // namespace gainsay::trailing
