#include "graphs/snapshot/compare.hpp"

#include <string_view>

namespace gainsay {
namespace {

bool equal(const Period& a, const Period& b) {
    return a.start_min == b.start_min && a.start_max == b.start_max && a.end_min == b.end_min &&
           a.end_max == b.end_max && a.doubtful == b.doubtful && a.has_time == b.has_time;
}

class Comparison {
public:
    Comparison(const Snapshot& a, const Snapshot& b) : a_(a), b_(b) {}

    std::string first_difference() {
        demand(a_.title() == b_.title(), "the title", "case");
        demand(a_.node_count() == b_.node_count(), "the number of nodes", "case");
        demand(a_.edge_count() == b_.edge_count(), "the number of edges", "case");
        for (std::size_t k = 0; k < record_kind_count && found_.empty(); ++k) {
            const auto kind = static_cast<RecordKind>(k);
            demand(a_.nodes(kind).begin() == b_.nodes(kind).begin(), "the first node", to_string(kind));
        }
        for (std::size_t k = 0; k < edge_kind_count && found_.empty(); ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            demand(a_.edges(kind).begin() == b_.edges(kind).begin(), "the first edge", to_string(kind));
        }
        if (!found_.empty()) return found_;  // numbers that mean nothing to the other one
        for (const Node node : a_.nodes()) {
            compare(node);
            if (!found_.empty()) return found_;
        }
        for (std::uint32_t edge = 0; edge < a_.edge_count() && found_.empty(); ++edge) compare(Edge{edge});
        return found_;
    }

private:
    void demand(bool same, std::string_view what, std::string_view of) {
        if (same || !found_.empty()) return;
        found_ = std::string(what) + " of " + std::string(of);
    }

    [[nodiscard]] bool same(Date a, Date b) const {
        return (a == no_date) == (b == no_date) && a_.text(a) == b_.text(b) &&
               equal(a_.period(a), b_.period(b));
    }

    void compare(Node node) {
        const std::string_view id = a_.id(node);
        const auto alike = [&](std::string_view what, const auto& ask) {
            demand(ask(a_) == ask(b_), what, id);
        };
        alike("the id", [&](const Snapshot& s) { return s.id(node); });
        alike("the label", [&](const Snapshot& s) { return s.label(node); });
        alike("the place", [&](const Snapshot& s) { return s.find(id); });
        if (!a_.label(node).empty())
            alike("the name", [&](const Snapshot& s) { return s.named(a_.label(node)); });
        const RecordKind kind = a_.kind(node);
        if (kind != RecordKind::Agent && kind != RecordKind::Relation)
            demand(same(a_.date(node), b_.date(node)), "the date", id);
        if (kind == RecordKind::Document || kind == RecordKind::Statement) {
            alike("the retraction", [&](const Snapshot& s) { return s.retracted(node); });
            demand(same(a_.retracted_on(node), b_.retracted_on(node)), "the date of retraction", id);
        }
        compare_fields(node, kind, alike);
        for (std::size_t k = 0; k < edge_kind_count; ++k) compare_rows(node, static_cast<EdgeKind>(k));
    }

    template <class Alike>
    void compare_fields(Node node, RecordKind kind, const Alike& alike) {
        switch (kind) {
            case RecordKind::Agent:
                return alike("the kind", [&](const Snapshot& s) { return s.agent_kind(node); });
            case RecordKind::Document:
                alike("the kind", [&](const Snapshot& s) { return s.document_kind(node); });
                alike("the url", [&](const Snapshot& s) { return s.url(node); });
                return alike("the stored copy", [&](const Snapshot& s) { return s.seen(node); });
            case RecordKind::Statement:
                alike("the speaker", [&](const Snapshot& s) { return s.speaker(node); });
                alike("the stance", [&](const Snapshot& s) { return s.stance(node); });
                alike("the object", [&](const Snapshot& s) { return s.object(node); });
                alike("the manner", [&](const Snapshot& s) { return s.manner(node); });
                return alike("the commitment", [&](const Snapshot& s) { return s.commitment(node); });
            case RecordKind::Relation:
                alike("the status", [&](const Snapshot& s) { return s.status(node); });
                alike("the origin", [&](const Snapshot& s) { return s.origin(node); });
                return alike("the edge", [&](const Snapshot& s) { return s.edge_of_relation(node); });
            case RecordKind::Claim:
            case RecordKind::Review:
                return;
        }
    }

    void compare_rows(Node node, EdgeKind kind) {
        const std::string_view id = a_.id(node);
        const std::string row = "the row " + std::string(to_string(kind));
        const auto compare_row = [&](const Arcs& a, const Arcs& b) {
            demand(a.size() == b.size() && a.nodes().size() == b.nodes().size(), row + " (length)", id);
            for (std::size_t i = 0; i < a.size() && found_.empty(); ++i)
                demand(a[i] == b[i] && a.nodes()[i] == b.nodes()[i] && a[i].node == a.nodes()[i], row, id);
        };
        compare_row(a_.out(node, kind), b_.out(node, kind));
        compare_row(a_.in(node, kind), b_.in(node, kind));
    }

    void compare(Edge edge) {
        const std::string of = std::to_string(to_index(edge));
        const auto alike = [&](std::string_view what, const auto& ask) {
            demand(ask(a_) == ask(b_), std::string(what) + " on edge", of);
        };
        alike("the kind", [&](const Snapshot& s) { return s.kind(edge); });
        alike("the source", [&](const Snapshot& s) { return s.source(edge); });
        alike("the target", [&](const Snapshot& s) { return s.target(edge); });
        const EdgeKind kind = a_.kind(edge);
        if (is_relation(kind)) alike("the relation", [&](const Snapshot& s) { return s.relation(edge); });
        if (kind == EdgeKind::Cites) alike("the manner", [&](const Snapshot& s) { return s.manner(edge); });
        if (kind == EdgeKind::RecordedIn || kind == EdgeKind::RelayedFrom) {
            const OccurrenceView a = a_.occurrence(edge), b = b_.occurrence(edge);
            demand(a.statement == b.statement && a.document == b.document && a.via == b.via &&
                       a.cue == b.cue && a.exact == b.exact,
                   "the occurrence on edge", of);
        }
        if (kind == EdgeKind::AffiliatedWith) {
            const AffiliationView a = a_.affiliation(edge), b = b_.affiliation(edge);
            demand(
                a.role == b.role && same(a.from, b.from) && same(a.until, b.until) && equal(a.held, b.held),
                "the affiliation on edge", of);
        }
    }

    const Snapshot& a_;
    const Snapshot& b_;
    std::string found_;
};

}  // namespace

std::string first_difference(const Snapshot& a, const Snapshot& b) {
    return Comparison(a, b).first_difference();
}

}  // namespace gainsay
