#include "engine/time/diff/parts.hpp"

namespace gainsay::differing {
namespace {

using State = std::array<Showing, claim_aspect_count>;

class Claims {
public:
    explicit Claims(const Side& side) : side_(side), claims_(side.snapshot.nodes(RecordKind::Claim)) {
        said_.reserve(claims_.size());
        for (const Node claim : claims_) said_.push_back(asserted(claim, nullptr));
    }

    [[nodiscard]] State state(Node claim) const {
        return {said(claim), contradicted(claim, nullptr), supported(claim, nullptr)};
    }

    [[nodiscard]] std::vector<Node> because(Node claim, ClaimAspect aspect) const {
        std::vector<Node> records;
        switch (aspect) {
            case ClaimAspect::Asserted:
                (void)asserted(claim, &records);
                break;
            case ClaimAspect::Contradicted:
                (void)contradicted(claim, &records);
                break;
            case ClaimAspect::Supported:
                (void)supported(claim, &records);
                break;
        }
        std::sort(records.begin(), records.end());
        records.erase(std::unique(records.begin(), records.end()), records.end());
        if (records.size() > most_reasons) records.resize(most_reasons);
        return records;
    }

private:
    [[nodiscard]] Showing said(Node claim) const {
        return said_[to_index(claim) - to_index(*claims_.begin())];
    }

    static void note(Showing one, Node record, Showing& all, std::vector<Node>* records) {
        if (one == Showing::Hidden) return;
        all = std::max(all, one);
        if (records != nullptr) records->push_back(record);
    }

    void words(Node claim, EdgeKind kind, Showing& all, std::vector<Node>* records) const {
        for (const Node source : side_.snapshot.in(claim, kind).nodes())
            note(side_.words(source), source, all, records);
    }

    /// Relations whose other claim somebody says.
    void relations(const Arcs& arcs, Showing& all, std::vector<Node>* records) const {
        for (const Arc arc : arcs) {
            const Node relation = side_.snapshot.relation(arc.edge);
            note(std::min(side_.relation(relation), said(arc.node)), relation, all, records);
        }
    }

    Showing asserted(Node claim, std::vector<Node>* records) const {
        Showing all = Showing::Hidden;
        words(claim, EdgeKind::Asserts, all, records);
        words(claim, EdgeKind::States, all, records);
        return all;
    }

    Showing contradicted(Node claim, std::vector<Node>* records) const {
        Showing all = Showing::Hidden;
        words(claim, EdgeKind::Denies, all, records);
        relations(side_.snapshot.in(claim, EdgeKind::Contradicts), all, records);
        relations(side_.snapshot.out(claim, EdgeKind::Contradicts), all, records);
        relations(side_.snapshot.in(claim, EdgeKind::Rebuts), all, records);
        return all;
    }

    Showing supported(Node claim, std::vector<Node>* records) const {
        Showing all = Showing::Hidden;
        relations(side_.snapshot.in(claim, EdgeKind::Supports), all, records);
        relations(side_.snapshot.in(claim, EdgeKind::Entails), all, records);
        return all;
    }

    const Side& side_;
    NodeRange claims_;
    std::vector<Showing> said_;  // of a claim
};

}  // namespace

void compare_claims(const Side& before, const Side& after, const DiffOptions& options, CaseDiff& diff) {
    const Claims x(before), y(after);
    const NodeRange olds = before.snapshot.nodes(RecordKind::Claim),
                    news = after.snapshot.nodes(RecordKind::Claim);
    const std::vector<Node> old_claims(olds.begin(), olds.end()), new_claims(news.begin(), news.end());
    const auto order = [&](Node one, Node other) {
        return before.snapshot.id(one).compare(after.snapshot.id(other));
    };
    merge(old_claims, new_claims, order, [&](const Node* one, const Node* other) {
        const State was = one != nullptr ? x.state(*one) : State{};
        const State is = other != nullptr ? y.state(*other) : State{};
        for (std::size_t i = 0; i < claim_aspect_count; ++i) {
            const Certainty certainty = certainty_of(was[i], is[i]);
            if (certainty == Certainty::No) continue;
            const bool gained = is[i] > was[i];
            ++diff.claim_counts[2 * i + (gained ? 1 : 0)];
            if (options.limit != 0 && diff.claims.size() >= options.limit) {
                diff.limited = true;
                continue;
            }
            const auto aspect = static_cast<ClaimAspect>(i);
            diff.claims.push_back(
                {std::string(one != nullptr ? before.snapshot.id(*one) : after.snapshot.id(*other)), aspect,
                 gained, certainty, gained ? y.because(*other, aspect) : x.because(*one, aspect)});
        }
    });
}

}  // namespace gainsay::differing
