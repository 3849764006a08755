#include "graphs/format/frameworks/records/case_framework.hpp"

#include <ostream>
#include <set>

#include "graphs/format/parts/said_fields.hpp"

namespace gainsay::frameworks {
namespace {

constexpr std::string_view no_place = "a framework has arguments and attacks only";

bool attacks_a_claim(const Relation& relation) {
    return relation.kind == RelationKind::Rebuts || relation.kind == RelationKind::Contradicts;
}

/// Of an undercut the relation that it attacks must be written too, however long the chain.
std::set<RecordId> written_relations(const GraphSource& source) {
    std::set<RecordId> written;
    std::vector<std::pair<RecordId, RecordId>> undercuts;
    source.visit(RecordKind::Relation, [&](const Record& record) {
        const auto& relation = std::get<Relation>(record);
        if (relation.status != RelationStatus::Accepted) return;
        if (attacks_a_claim(relation)) written.insert(relation.id);
        if (relation.kind == RelationKind::Undercuts && relation.to.kind() == RecordKind::Relation)
            undercuts.emplace_back(relation.id, relation.to);
    });
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& [from, to] : undercuts) {
            if (written.contains(to)) grew = written.insert(from).second || grew;
        }
    }
    return written;
}

std::string kind_of_loss(const Relation& relation) {
    std::string what = "relation (" + std::string(to_word(relation.kind));
    if (relation.status != RelationStatus::Accepted) {
        what += ", " + std::string(to_word(relation.status));
    } else if (relation.kind == RelationKind::Undercuts) {
        what += " of a " + std::string(to_string(relation.to.kind()));
    }
    return what + ")";
}

}  // namespace

CaseFramework framework_of(const GraphSource& source, LossReport& losses) {
    CaseFramework framework;
    parts::report_unkept(source.info(), {}, no_place, losses);
    for (const RecordKind kind :
         {RecordKind::Agent, RecordKind::Document, RecordKind::Statement, RecordKind::Review}) {
        source.visit(kind, [&](const Record& record) {
            parts::report_record(id_of(record), std::string(to_string(kind)), no_place, losses);
        });
    }
    each_claim(source, [&](const Claim& claim, std::size_t) {
        parts::report_unkept(Record(claim), {"text"}, no_place, losses);
        framework.claims.push_back(claim.id);
    });
    const std::set<RecordId> written = written_relations(source);
    source.visit(RecordKind::Relation, [&](const Record& record) {
        const auto& relation = std::get<Relation>(record);
        if (!written.contains(relation.id)) {
            parts::report_record(relation.id, kind_of_loss(relation), no_place, losses);
            return;
        }
        parts::report_unkept(record, {"kind", "from", "to", "status"}, no_place, losses);
        framework.relations.push_back({relation.id, relation.kind, relation.from, relation.to});
    });
    return framework;
}

void TextOutput::flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
    if (!out_) throw Error(ErrorCode::Io, "writing the framework failed; is the disk full?");
}

void each_claim(const GraphSource& source, const std::function<void(const Claim&, std::size_t)>& use) {
    std::size_t number = 0;
    source.visit(RecordKind::Claim, [&](const Record& record) { use(std::get<Claim>(record), number++); });
}

}  // namespace gainsay::frameworks
