#include "engine/time/diff/parts.hpp"
#include "engine/time/diff/record_stream.hpp"

namespace gainsay::differing {
namespace {

void put(RecordTurn turn, RecordId id, Certainty certainty, std::vector<std::string> fields,
         const DiffOptions& options, CaseDiff& diff) {
    ++diff.record_counts[static_cast<std::size_t>(turn)];
    keep(diff.records, RecordDifference{turn, std::move(id), certainty, std::move(fields)}, options, diff);
}

}  // namespace

void compare_records(const GraphSource& before, const GraphSource& after, const DiffOptions& options,
                     CaseDiff& diff) {
    for (std::size_t i = 0; i < record_kind_count; ++i) {
        const auto kind = static_cast<RecordKind>(i);
        RecordStream olds(before, kind), news(after, kind);
        std::optional<Record> x = olds.next(), y = news.next();
        while (x || y) {
            const int order = !x ? 1 : !y ? -1 : id_of(*x).text().compare(id_of(*y).text());
            if (order < 0) {
                put(RecordTurn::Removed, id_of(*x), Certainty::Yes, {}, options, diff);
            } else if (order > 0) {
                put(RecordTurn::Added, id_of(*y), Certainty::Yes, {}, options, diff);
            } else if (!(*x == *y)) {
                put(RecordTurn::Changed, id_of(*x), Certainty::Yes, changed_fields(*x, *y), options, diff);
            }
            if (order <= 0) x = olds.next();
            if (order >= 0) y = news.next();
        }
    }
}

void compare_dates(const Side& before, const Side& after, const DiffOptions& options, CaseDiff& diff) {
    for (const Node node : before.snapshot.nodes()) {
        const bool relation = before.snapshot.kind(node) == RecordKind::Relation;
        const Showing was = relation ? before.relation(node) : before.words(node);
        const Showing is = relation ? after.relation(node) : after.words(node);
        const Certainty certainty = certainty_of(was, is);
        if (certainty == Certainty::No) continue;
        put(is > was ? RecordTurn::Added : RecordTurn::Removed,
            RecordId(std::string(before.snapshot.id(node))), certainty, {}, options, diff);
    }
}

}  // namespace gainsay::differing
