#include "engine/audit/history/baseline.hpp"

#include <utility>

namespace gainsay::audit {

Baseline::Baseline(std::vector<KnownFinding> known) : known_(std::move(known)) {
    for (std::size_t i = known_.size(); i-- > 0;) open_[known_[i].fingerprint].push_back(i);
}

bool Baseline::takes(std::string_view fingerprint) {
    const auto at = open_.find(fingerprint);
    if (at == open_.end()) return false;
    at->second.pop_back();
    if (at->second.empty()) open_.erase(at);
    return true;
}

std::vector<KnownFinding> Baseline::vanished() const {
    std::vector<bool> left(known_.size());
    for (const auto& [fingerprint, places] : open_) {
        for (const std::size_t place : places) left[place] = true;
    }
    std::vector<KnownFinding> found;
    for (std::size_t i = 0; i < known_.size(); ++i) {
        if (left[i]) found.push_back(known_[i]);
    }
    return found;
}

}  // namespace gainsay::audit
