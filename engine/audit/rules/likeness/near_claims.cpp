#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/letters.hpp"
#include "engine/audit/support/near_sets.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"
#include "engine/quantity/reading/range.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{
    ThresholdInfo{"likeness", 0.7,
                  "share of neighbouring words that two texts must have in common; 1: only the same words"}};

constexpr RuleInfo about{
    .id = "likeness/claims",
    .name = "Claims that are nearly the same, and nobody judged",
    .severity = Severity::Note,
    .reason =
        "Two claims have nearly the same words, but no relation between them, accepted, proposed or "
        "rejected, says how they stand to each other. Perhaps they are one proposition, and what is said of "
        "it is split over two; perhaps they differ in the one word that matters, a \"not\" or a figure. Say "
        "so by a relation: rephrases, contradicts, qualifies, or a rejected one. Likeness is the share of "
        "pairs of neighbouring words (case and punctuation aside) that both have, of all that either has. "
        "Claims of the very same words are told together, once for all. Where very many texts share their "
        "rarest words, each is compared with the next hundred only.",
    .bad =
        R"({"gainsay": 1, "claims": [{"id": "claim:a", "text": "The old dam above the village leaks in winter."},
        {"id": "claim:b", "text": "The old dam above the village leaks badly in winter."}]})",
    .good =
        R"({"gainsay": 1, "claims": [{"id": "claim:a", "text": "The old dam above the village leaks in winter."},
        {"id": "claim:b", "text": "The old dam above the village leaks badly in winter."}],
        "relations": [{"id": "relation:r", "kind": "rephrases", "from": "claim:b", "to": "claim:a"}]})",
    .thresholds = thresholds,
};

constexpr std::size_t max_shown = 20;

struct Worded {
    std::uint64_t hash;
    Node claim;
    friend auto operator<=>(const Worded&, const Worded&) = default;
};

// Does any relation, of whatever status, run between the two? Looks at the rows of the one with fewer.
bool related(const Snapshot& snapshot, Node a, Node b) {
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        const auto kind = static_cast<EdgeKind>(k);
        if (!is_relation(kind)) continue;
        for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
            const Arcs out = snapshot.out(from, kind), in = snapshot.in(to, kind);
            const bool shorter = out.size() <= in.size();
            const Node wanted = shorter ? to : from;
            for (const Node node : (shorter ? out : in).nodes()) {
                if (node == wanted) return true;
            }
        }
    }
    return false;
}

class NearClaims final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const double least =
            std::clamp(subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise), 0.1, 1.0);
        Groups judged(snapshot);  // those that rephrase each other
        for (const Edge edge : snapshot.edges(EdgeKind::Rephrases)) {
            if (snapshot.status(snapshot.relation(edge)) == RelationStatus::Accepted)
                judged.join(snapshot.source(edge), snapshot.target(edge));
        }
        const std::vector<Node> distinct = same_words(snapshot, judged, report);
        if (least < 1) nearly(snapshot, distinct, least, judged, report);
    }

private:
    // Tells claims of the same words; returns the first of each wording, by node.
    std::vector<Node> same_words(const Snapshot& snapshot, Groups& judged, const Report& report) {
        std::vector<Worded> all;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const std::string words = words_of(snapshot.label(claim));
            if (!words.empty()) all.push_back({XXH3_64bits(words.data(), words.size()), claim});
        }
        std::sort(all.begin(), all.end());
        std::vector<Node> distinct;
        for (auto first = all.begin(); first != all.end();) {
            const auto last =
                std::find_if(first, all.end(), [&](const Worded& w) { return w.hash != first->hash; });
            distinct.push_back(first->claim);
            if (last - first > 1) same(snapshot, {first, last}, judged, report);
            first = last;
        }
        std::sort(distinct.begin(), distinct.end());
        return distinct;
    }

    // Of claims with the same words, one of each lot between which nobody judged.
    void same(const Snapshot& snapshot, const std::vector<Worded>& claims, Groups& judged,
              const Report& report) {
        std::vector<Node> unjudged;
        for (const Worded& one : claims) {
            const auto known = [&](Node other) {
                return judged.group(other) == judged.group(one.claim) || related(snapshot, other, one.claim);
            };
            const std::size_t looked_at = std::min(unjudged.size(), max_shown);
            if (std::none_of(unjudged.begin(), unjudged.begin() + static_cast<std::ptrdiff_t>(looked_at),
                             known))
                unjudged.push_back(one.claim);
        }
        if (unjudged.size() < 2) return;
        Finding finding = found(record_id(snapshot, unjudged.front()), "text",
                                std::to_string(unjudged.size()) + " claims have these words, " +
                                    quoted(snapshot, unjudged.front()) +
                                    ", and no relation says how they stand to each other");
        finding.key = {"same words"};
        for (std::size_t i = 0; i < std::min(unjudged.size(), max_shown); ++i)
            finding.witness.push_back(
                {record_id(snapshot, unjudged[i]), "text", quoted(snapshot, unjudged[i])});
        report(std::move(finding));
    }

    void nearly(const Snapshot& snapshot, const std::vector<Node>& claims, double least, Groups& judged,
                const Report& report) {
        ShingleSets sets;
        for (const Node claim : claims) sets.add(words_of(snapshot.label(claim)));
        for (const NearPair& pair : near_pairs(sets, least)) {
            const Node a = claims[pair.a], b = claims[pair.b];
            if (judged.group(a) == judged.group(b) || related(snapshot, a, b)) continue;
            Finding finding = found(record_id(snapshot, a), "text",
                                    "the claim has nearly the words of " + std::string(snapshot.id(b)) +
                                        ", likeness " + number_text(std::floor(pair.likeness * 100) / 100) +
                                        ", and no relation says how the two stand to each other");
            finding.key = {std::string(snapshot.id(b))};
            finding.witness = {{finding.record, "text", quoted(snapshot, a)},
                               {record_id(snapshot, b), "text", quoted(snapshot, b)}};
            report(std::move(finding));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_near_claims() {
    return std::make_unique<NearClaims>();
}

}  // namespace gainsay::audit
