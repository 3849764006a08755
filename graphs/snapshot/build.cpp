#include "graphs/snapshot/build.hpp"

#include <map>
#include <unordered_map>

#include "graphs/snapshot/block.hpp"
#include "graphs/snapshot/fold.hpp"

// Two visits of every record. The first numbers the nodes: ids arrive sorted, so a node's number is its
// place. The second turns every field into a row or an edge. Records are never held: memory grows with the
// graph, not with the case.

namespace gainsay {
namespace {

using bytes::StringRef;

/// From an id to its node: an open-addressing table of node numbers, whose keys are the ids in the heap. At
/// half load it takes 8 bytes a node, where a map of strings would take a hundred.
class IdIndex {
public:
    IdIndex(const std::vector<StringRef>& ids, const bytes::StringHeap& heap) : ids_(ids), heap_(heap) {
        std::size_t size = 16;
        while (size < 2 * ids.size()) size *= 2;
        slots_.assign(size, no_node);
        for (std::uint32_t i = 0; i < ids.size(); ++i) *slot(heap.at(ids[i])) = Node{i};
    }

    [[nodiscard]] Node find(std::string_view id) const { return *const_cast<IdIndex*>(this)->slot(id); }

private:
    Node* slot(std::string_view id) {
        std::size_t at = hash64(id) & (slots_.size() - 1);
        while (slots_[at] != no_node && heap_.at(ids_[to_index(slots_[at])]) != id) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return &slots_[at];
    }

    const std::vector<StringRef>& ids_;
    const bytes::StringHeap& heap_;
    std::vector<Node> slots_;
};

bytes::PeriodRow row_of(const Period& period) {
    return {period.start_min,
            period.start_max,
            period.end_min,
            period.end_max,
            static_cast<std::uint8_t>(period.doubtful),
            static_cast<std::uint8_t>(period.has_time),
            {}};
}

class Builder {
public:
    explicit Builder(const GraphSource& source) : source_(source) {}

    Snapshot build() {
        parts_.version = source_.version();
        parts_.identity = case_identity(source_.identity());
        parts_.title = parts_.strings.add(source_.info().title);
        number_nodes();
        index_.emplace(parts_.node_ids, parts_.strings);
        reserve();
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            source_.visit(static_cast<RecordKind>(k), [this](const Record& record) {
                at_ = Node{static_cast<std::uint32_t>(parts_.node_labels.size())};
                record_ = &id_of(record);
                // A source that changes between the visits would give edges to the wrong nodes.
                GAINSAY_REQUIRE(to_index(at_) < parts_.node_ids.size() &&
                                parts_.strings.at(parts_.node_ids[to_index(at_)]) == record_->text());
                parts_.node_labels.push_back(parts_.strings.add(label_of(record)));
                std::visit([this](const auto& one) { add(one); }, record);
            });
        }
        GAINSAY_REQUIRE(parts_.node_labels.size() == parts_.node_ids.size());
        index_.reset();
        return Snapshot(bytes::assemble(std::move(parts_)));
    }

private:
    void number_nodes() {
        std::string last;
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            last.clear();
            source_.visit(static_cast<RecordKind>(k), [&](const Record& record) {
                const std::string& id = id_of(record).text();
                if (id == last) {
                    throw Error(ErrorCode::Conflict,
                                "two records have the id \"" + id + "\"; give one of them another id");
                }
                GAINSAY_REQUIRE(last < id);  // what a GraphSource promises, and what find() leans on
                last = id;
                if (parts_.node_ids.size() + 1 >= to_index(no_node)) {
                    throw Error(ErrorCode::Limit,
                                "the case has more than 4294967294 records, which a snapshot cannot "
                                "number; split the case");
                }
                parts_.node_ids.push_back(parts_.strings.add(id));
            });
            parts_.node_base[k + 1] = static_cast<std::uint32_t>(parts_.node_ids.size());
        }
    }

    void reserve() {
        const auto count = [this](RecordKind kind) {
            const auto k = static_cast<std::size_t>(kind);
            return parts_.node_base[k + 1] - parts_.node_base[k];
        };
        parts_.node_labels.reserve(parts_.node_ids.size());
        parts_.agents.reserve(count(RecordKind::Agent));
        parts_.documents.reserve(count(RecordKind::Document));
        parts_.claims.reserve(count(RecordKind::Claim));
        parts_.statements.reserve(count(RecordKind::Statement));
        parts_.relations.reserve(count(RecordKind::Relation));
        parts_.reviews.reserve(count(RecordKind::Review));
        parts_.edges[static_cast<std::size_t>(EdgeKind::SpokenBy)].reserve(count(RecordKind::Statement));
    }

    Node resolve(const RecordId& id, std::string_view field) const {
        const Node node = index_->find(id.text());
        if (node == no_node) {
            throw Error(ErrorCode::Malformed,
                        "\"" + record_->text() + "\" names \"" + id.text() + "\" as its " +
                            std::string(field) +
                            ", which is not in the case; add that record or take the mention out");
        }
        return node;
    }

    NodeRange range(RecordKind first, RecordKind last) const {
        return {parts_.node_base[static_cast<std::size_t>(first)],
                parts_.node_base[static_cast<std::size_t>(last) + 1]};
    }

    void add_edge(EdgeKind kind, Node source, Node target, std::uint32_t detail = 0) {
        const EdgeEnds ends = ends_of(kind);
        if (!range(ends.from_first, ends.from_last).contains(source) ||
            !range(ends.to_first, ends.to_last).contains(target)) {
            const auto id = [this](Node node) {
                return "\"" + std::string(parts_.strings.at(parts_.node_ids[to_index(node)])) + "\"";
            };
            throw Error(ErrorCode::Malformed, "\"" + record_->text() + "\" asks for an edge " +
                                                  std::string(to_string(kind)) + " from " + id(source) +
                                                  " to " + id(target) +
                                                  ", and records of these kinds cannot have one; "
                                                  "correct the id");
        }
        parts_.edges[static_cast<std::size_t>(kind)].push_back({source, target, detail});
    }

    /// An edge from the record at hand.
    void add_edge(EdgeKind kind, const RecordId& target, std::string_view field, std::uint32_t detail = 0) {
        add_edge(kind, at_, resolve(target, field), detail);
    }

    template <class Id>
    void add_edges(EdgeKind kind, const std::vector<Id>& targets, std::string_view field) {
        for (const Id& target : targets) add_edge(kind, target, field);
    }

    Date date(const std::optional<Edtf>& value) {
        if (!value || value->empty()) return no_date;
        const auto next = static_cast<std::uint32_t>(parts_.dates.size());
        const auto [at, fresh] = dates_.try_emplace(value->text(), Date{next});
        if (fresh) parts_.dates.push_back({parts_.strings.add(value->text()), row_of(value->period())});
        return at->second;
    }

    void add_name(std::string_view name, StringRef text) {
        const std::string folded = fold(name);
        if (!folded.empty()) parts_.names.push_back({hash64(folded), text, at_, 0});
    }

    void add_retraction(const std::optional<Retraction>& retracted) {
        if (retracted && retracted->by) add_edge(EdgeKind::RetractedBy, *retracted->by, "retracted.by");
    }

    void add(const Agent& agent) {
        parts_.agents.push_back({agent.kind});
        add_name(agent.name, parts_.node_labels.back());
        for (const std::string& alias : agent.aliases) add_name(alias, parts_.strings.add(alias));
        for (const Affiliation& one : agent.affiliations) {
            const auto number = static_cast<std::uint32_t>(parts_.affiliations.size());
            parts_.affiliations.push_back({parts_.strings.intern(one.role), date(one.from), date(one.until),
                                           row_of(period_between(one.from, one.until))});
            add_edge(EdgeKind::AffiliatedWith, one.with, "affiliations.with", number);
        }
    }

    void add(const Document& document) {
        std::uint8_t flags = 0;
        if (document.retracted) flags |= bytes::flag_retracted;
        if (document.snapshot) flags |= bytes::flag_seen;
        parts_.documents.push_back({parts_.strings.add(document.url),
                                    date(document.published),
                                    document.retracted ? date(document.retracted->on) : no_date,
                                    document.kind,
                                    flags,
                                    {}});
        add_name(document.title, parts_.node_labels.back());
        for (const Citation& citation : document.cites) {
            add_edge(EdgeKind::Cites, citation.document, "cites",
                     static_cast<std::uint32_t>(citation.manner));
        }
        add_edges(EdgeKind::PartOf, document.part_of, "part_of");
        add_edges(EdgeKind::States, document.states, "states");
        add_edges(EdgeKind::PublishedBy, document.published_by, "published_by");
        add_edges(EdgeKind::AuthoredBy, document.authored_by, "authored_by");
        add_retraction(document.retracted);
    }

    void add(const Claim& claim) {
        parts_.claims.push_back({date(claim.valid)});
        add_name(claim.text, parts_.node_labels.back());
    }

    void add(const Statement& statement) {
        const Node speaker = resolve(statement.speaker, "speaker"), object = resolve(statement.of, "of");
        parts_.statements.push_back({speaker, object, date(statement.said_on),
                                     statement.retracted ? date(statement.retracted->on) : no_date,
                                     statement.stance, statement.manner, statement.commitment,
                                     statement.retracted ? bytes::flag_retracted : std::uint8_t{0}});
        add_edge(EdgeKind::SpokenBy, at_, speaker);
        add_edge(edge_kind(statement.stance), at_, object);
        for (const Occurrence& occurrence : statement.occurrences) add_occurrence(occurrence);
        add_retraction(statement.retracted);
    }

    void add_occurrence(const Occurrence& occurrence) {
        const auto number = static_cast<std::uint32_t>(parts_.occurrences.size());
        const Node document = resolve(occurrence.document, "occurrences.document");
        const Node via = occurrence.via ? resolve(*occurrence.via, "occurrences.via") : no_node;
        parts_.occurrences.push_back(
            {parts_.strings.intern(occurrence.cue),
             parts_.strings.add(occurrence.selector ? occurrence.selector->exact : ""), at_, document, via,
             0});
        add_edge(EdgeKind::RecordedIn, at_, document, number);
        if (via != no_node) add_edge(EdgeKind::RelayedFrom, document, via, number);
    }

    void add(const Relation& relation) {
        parts_.relations.push_back({parts_.strings.intern(relation.origin), no_edge, relation.status, {}});
        add_edge(edge_kind(relation.kind), resolve(relation.from, "from"), resolve(relation.to, "to"),
                 to_index(at_));
        if (relation.asserted_by) add_edge(EdgeKind::AssertedBy, *relation.asserted_by, "asserted_by");
        if (relation.asserted_in) add_edge(EdgeKind::AssertedIn, *relation.asserted_in, "asserted_in");
    }

    void add(const Review& review) {
        parts_.reviews.push_back({date(review.on)});
        add_edge(EdgeKind::ReviewOf, review.of, "of");
        if (review.by) add_edge(EdgeKind::ReviewedBy, *review.by, "by");
        if (review.in) add_edge(EdgeKind::ReviewedIn, *review.in, "in");
    }

    const GraphSource& source_;
    bytes::BlockParts parts_;
    std::optional<IdIndex> index_;
    std::unordered_map<std::string, Date> dates_;  // looked up only
    Node at_ = no_node;                            // the record that is being added
    const RecordId* record_ = nullptr;
};

}  // namespace

Snapshot build_snapshot(const GraphSource& source) {
    // Others may write between the visits. What was read at two versions fits nowhere, so it is read again; a
    // fault that was met meanwhile may come of the mixture and counts only when nothing changed.
    constexpr int attempts = 5;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::uint64_t version = source.version();
        try {
            Snapshot built = Builder(source).build();
            if (built.version() == version && source.version() == version) return built;
        } catch (const std::exception&) {
            if (source.version() == version) throw;
        }
    }
    throw Error(ErrorCode::Conflict, "the case was changed while it was read, " + std::to_string(attempts) +
                                         " times in a row; wait until the import is done and ask again");
}

}  // namespace gainsay
