#include "graphs/format/loss.hpp"

#include <utility>

namespace gainsay {

void LossReport::add(Loss loss) {
    ++total_;
    Kind& kind = kinds_[{loss.what, loss.why}];
    if (kind.count++ == 0) {
        kind.what = loss.what;
        kind.why = loss.why;
    }
    if (kind.first.size() < places_) kind.first.push_back(std::move(loss));
}

std::vector<LossReport::Kind> LossReport::kinds() const {
    std::vector<Kind> all;
    all.reserve(kinds_.size());
    for (const auto& [key, kind] : kinds_) all.push_back(kind);
    return all;
}

}  // namespace gainsay
