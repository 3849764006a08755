#include "graphs/model/source.hpp"

#include <algorithm>
#include <utility>

#include "graphs/model/record_rows.hpp"

namespace gainsay {
namespace {

constexpr auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };

template <class List>
bool is_sorted(const List& list) {
    return std::is_sorted(list.begin(), list.end(), by_id);
}

/// Calls `act` with the list that holds the records of `kind`.
template <class Act>
void with_list(const Case& whole, RecordKind kind, const Act& act) {
    switch (kind) {
        case RecordKind::Agent:
            return act(whole.agents);
        case RecordKind::Document:
            return act(whole.documents);
        case RecordKind::Claim:
            return act(whole.claims);
        case RecordKind::Statement:
            return act(whole.statements);
        case RecordKind::Relation:
            return act(whole.relations);
        case RecordKind::Review:
            return act(whole.reviews);
    }
}

/// The records of any source, one copy at a time.
struct VisitedRecords {
    const GraphSource* source;

    [[nodiscard]] std::uint64_t version() const { return source->version(); }
    template <class Act>
    void each(RecordKind kind, const Act& act) const {
        source->visit(kind, [&act](const Record& record) { std::visit(act, record); });
    }
};

/// The records of a case in memory, where they lie.
struct ListedRecords {
    const Case* whole;

    [[nodiscard]] static std::uint64_t version() { return 0; }
    template <class Act>
    void each(RecordKind kind, const Act& act) const {
        with_list(*whole, kind, [&act](const auto& list) {
            for (const auto& one : list) act(one);
        });
    }
};

}  // namespace

std::unique_ptr<GraphRows> GraphSource::graph_rows() const {
    return std::make_unique<RecordRows<VisitedRecords>>(VisitedRecords{this});
}

std::unique_ptr<GraphRows> CaseSource::graph_rows() const {
    return std::make_unique<RecordRows<ListedRecords>>(ListedRecords{&case_});
}

std::optional<std::vector<RecordId>> GraphSource::changes_since(std::uint64_t /*version*/,
                                                                std::size_t /*limit*/) const {
    return std::nullopt;
}

CaseSource::CaseSource(Case whole) : case_(std::move(whole)) {
    GAINSAY_REQUIRE(is_sorted(case_.agents) && is_sorted(case_.documents) && is_sorted(case_.claims) &&
                    is_sorted(case_.statements) && is_sorted(case_.relations) && is_sorted(case_.reviews));
}

std::uint64_t CaseSource::count(RecordKind kind) const {
    std::uint64_t count = 0;
    with_list(case_, kind, [&count](const auto& list) { count = list.size(); });
    return count;
}

void CaseSource::visit(RecordKind kind, const Visitor& visit) const {
    with_list(case_, kind, [&visit](const auto& list) {
        for (const auto& one : list) visit(Record(one));
    });
}

std::optional<Record> CaseSource::find(const RecordId& id) const {
    std::optional<Record> found;
    if (id.empty()) return found;
    with_list(case_, id.kind(), [&](const auto& list) {
        const auto at =
            std::lower_bound(list.begin(), list.end(), id,
                             [](const auto& one, const RecordId& wanted) { return one.id.any() < wanted; });
        if (at != list.end() && at->id.any() == id) found = *at;
    });
    return found;
}

void CaseBuilder::add(Record record, const SourcePos& /*where*/) {
    add_record(case_, std::move(record));
}

Case CaseBuilder::take() {
    sort_records(case_);
    return std::exchange(case_, {});
}

}  // namespace gainsay
