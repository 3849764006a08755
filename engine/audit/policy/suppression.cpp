#include "engine/audit/policy/suppression.hpp"

#include <algorithm>

#include "engine/audit/outside_rules.hpp"
#include "engine/audit/policy/glob.hpp"
#include "engine/audit/policy/policy.hpp"

namespace gainsay::audit {
namespace {

const RuleInfo& info_of(std::string_view id) {
    for (const RuleInfo& info : suppression_rules()) {
        if (info.id == id) return info;
    }
    broken_promise("a rule about suppressions", __FILE__, __LINE__);
}

// "of sourcing/* at claim:a (Jane Doe)": which suppression is meant.
std::string described(const Suppression& one) {
    std::string text = "the suppression of " + one.rule;
    if (!one.record.empty()) text += " at " + one.record;
    if (!one.fingerprint.empty()) text += " with the fingerprint " + one.fingerprint;
    return text + " (" + one.owner + ": " + one.reason + ")";
}

Suppressor::Complaint complaint(std::string_view rule, const Suppression& one, const std::string& what) {
    Finding finding;
    finding.rule = rule;
    finding.severity = info_of(rule).severity;
    if (const auto id = RecordId::parse(one.record)) finding.record = *id;
    finding.message = described(one) + what;
    finding.key = {one.rule, one.record, one.fingerprint};
    finding.key.insert(finding.key.end(), one.paths.begin(), one.paths.end());
    return {std::move(finding), one.where};
}

}  // namespace

Suppressor::Suppressor(const std::vector<Suppression>& suppressions, Day today)
    : all_(suppressions), today_(today), used_(suppressions.size()) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (!all_[i].fingerprint.empty()) {
            of_fingerprint_[all_[i].fingerprint].push_back(i);
        } else if (!all_[i].record.empty() && !is_glob(all_[i].record)) {
            of_record_[all_[i].record].push_back(i);
        } else {
            others_.push_back(i);
        }
    }
}

bool Suppressor::expired(const Suppression& one) const noexcept {
    return one.expires.period().end_max < today_;
}

const Suppression* Suppressor::hides(const Finding& finding, std::string_view finding_fingerprint,
                                     std::string_view path) {
    const Suppression* best = nullptr;
    const auto look = [&](const std::vector<std::size_t>& some) {
        for (const std::size_t i : some) {
            const Suppression& one = all_[i];
            if (best != nullptr && best < &one) return;  // the lists are in order
            if (expired(one) || !glob_matches(one.rule, finding.rule) || !any_matches(one.paths, path))
                continue;
            if (!one.record.empty() && !glob_matches(one.record, finding.record.text())) continue;
            best = &one;
            return;
        }
    };
    if (const auto at = of_fingerprint_.find(std::string(finding_fingerprint)); at != of_fingerprint_.end()) {
        look(at->second);
    }
    if (const auto at = of_record_.find(finding.record.text()); at != of_record_.end()) look(at->second);
    look(others_);
    if (best != nullptr) ++used_[static_cast<std::size_t>(best - all_.data())];
    return best;
}

std::vector<Suppressor::Complaint> Suppressor::complaints(
    const std::function<bool(const Suppression&)>& judged) const {
    std::vector<Complaint> found;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const Suppression& one = all_[i];
        if (expired(one)) {
            found.push_back(complaint(expired_suppression, one,
                                      " expired on " + one.expires.text() +
                                          "; mend what it hides, give it a new day, or take it away"));
        } else if (used_[i] == 0 && judged(one)) {
            found.push_back(
                complaint(unused_suppression, one,
                          " hides nothing in the cases that were audited; take it away, or say with "
                          "\"paths\" which case it is for"));
        }
    }
    return found;
}

}  // namespace gainsay::audit
