#include "graphs/model/case.hpp"

#include <algorithm>

namespace gainsay {
namespace {

constexpr auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };

/// Calls `act` with each list, in the order of RecordKind.
template <class AnyCase, class Act>
void for_each_list(AnyCase& whole, const Act& act) {
    act(whole.agents);
    act(whole.documents);
    act(whole.claims);
    act(whole.statements);
    act(whole.relations);
    act(whole.reviews);
}

template <class List>
bool holds(const List& list, const RecordId& id) {
    const auto at =
        std::lower_bound(list.begin(), list.end(), id,
                         [](const auto& one, const RecordId& wanted) { return one.id.any() < wanted; });
    return at != list.end() && at->id.any() == id;
}

bool holds(const Case& whole, const RecordId& id) {
    switch (id.kind()) {
        case RecordKind::Agent:
            return holds(whole.agents, id);
        case RecordKind::Document:
            return holds(whole.documents, id);
        case RecordKind::Claim:
            return holds(whole.claims, id);
        case RecordKind::Statement:
            return holds(whole.statements, id);
        case RecordKind::Relation:
            return holds(whole.relations, id);
        case RecordKind::Review:
            return holds(whole.reviews, id);
    }
    return false;
}

/// Gathers problems up to a limit, after which looking further is pointless.
class Findings {
public:
    explicit Findings(std::size_t limit) : limit_(limit) {}

    [[nodiscard]] bool full() const noexcept { return list_.size() >= limit_; }

    void add(const RecordId& record, std::string field, std::string message) {
        if (!full()) list_.push_back({record, std::move(field), std::move(message)});
    }

    std::vector<CaseProblem> take() { return std::move(list_); }

private:
    std::size_t limit_;
    std::vector<CaseProblem> list_;
};

void check_record(const Case& whole, const Record& record, Findings& out) {
    const RecordId& id = id_of(record);
    const std::string prefix = (id.empty() ? "a record without an id" : id.text()) + ": ";
    for (const std::string& problem : problems_of(record)) {
        // A sentence of problems_of begins with its field, and no field has a space.
        out.add(id, problem.substr(0, problem.find(' ')), prefix + problem);
    }
    for (const Reference& reference : references_of(record)) {
        if (holds(whole, reference.to)) continue;
        out.add(id, reference.field,
                prefix + reference.field + " names " + reference.to.text() + ", which is not in the case");
    }
}

}  // namespace

void add_record(Case& whole, Record record) {
    struct Append {
        Case& whole;
        void operator()(Agent&& one) const { whole.agents.push_back(std::move(one)); }
        void operator()(Document&& one) const { whole.documents.push_back(std::move(one)); }
        void operator()(Claim&& one) const { whole.claims.push_back(std::move(one)); }
        void operator()(Statement&& one) const { whole.statements.push_back(std::move(one)); }
        void operator()(Relation&& one) const { whole.relations.push_back(std::move(one)); }
        void operator()(Review&& one) const { whole.reviews.push_back(std::move(one)); }
    };
    std::visit(Append{whole}, std::move(record));
}

void sort_records(Case& whole) {
    // Stable, so that of two records with one id the first read stays the first, and messages do not change.
    for_each_list(whole, [](auto& list) { std::stable_sort(list.begin(), list.end(), by_id); });
}

std::size_t record_count(const Case& whole) noexcept {
    return whole.agents.size() + whole.documents.size() + whole.claims.size() + whole.statements.size() +
           whole.relations.size() + whole.reviews.size();
}

std::vector<CaseProblem> check_case(const Case& whole, std::size_t limit) {
    Findings out(limit);
    for_each_list(whole, [&](const auto& list) {
        GAINSAY_REQUIRE(std::is_sorted(list.begin(), list.end(), by_id));
        for (std::size_t i = 0; i < list.size() && !out.full(); ++i) {
            const RecordId& id = list[i].id.any();
            const bool seen = i > 0 && list[i - 1].id == list[i].id;
            const bool seen_before = i > 1 && list[i - 2].id == list[i].id;
            if (seen && !seen_before && !id.empty()) {
                out.add(id, "id", id.text() + " is the id of two records or more, expected one id a record");
            }
            check_record(whole, list[i], out);
        }
    });
    return out.take();
}

}  // namespace gainsay
