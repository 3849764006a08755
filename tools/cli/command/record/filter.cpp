#include "tools/cli/command/record/filter.hpp"

#include <algorithm>
#include <vector>

#include "graphs/snapshot/build/fold.hpp"

namespace gainsay::cli {
namespace {

template <class List, class Wanted>
bool holds(const List& list, const Wanted& wanted) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one == wanted; });
}

// What of a record each filter looks at; the first two as ids, in whatever number.
struct Looked {
    std::vector<RecordId> by, about, in;
    std::string kind, status;
    std::vector<std::string> topics;
};

struct LookAt {
    Looked operator()(const Agent& one) const {
        Looked looked;
        looked.kind = to_word(one.kind);
        for (const Affiliation& office : one.affiliations) looked.about.push_back(office.with);
        return looked;
    }
    Looked operator()(const Document& one) const {
        Looked looked;
        looked.kind = to_word(one.kind);
        looked.by.assign(one.published_by.begin(), one.published_by.end());
        looked.by.insert(looked.by.end(), one.authored_by.begin(), one.authored_by.end());
        looked.about.assign(one.states.begin(), one.states.end());
        looked.about.insert(looked.about.end(), one.part_of.begin(), one.part_of.end());
        for (const Citation& citation : one.cites) looked.about.push_back(citation.document);
        return looked;
    }
    Looked operator()(const Claim& one) const {
        Looked looked;
        looked.topics = one.topics;
        return looked;
    }
    Looked operator()(const Statement& one) const {
        Looked looked;
        looked.kind = to_word(one.stance);
        looked.by = {one.speaker};
        looked.about = {one.of};
        for (const Occurrence& occurrence : one.occurrences) looked.in.push_back(occurrence.document);
        return looked;
    }
    Looked operator()(const Relation& one) const {
        Looked looked;
        looked.kind = to_word(one.kind);
        looked.status = to_word(one.status);
        if (one.asserted_by) looked.by = {*one.asserted_by};
        if (one.asserted_in) looked.in = {*one.asserted_in};
        looked.about = {one.from, one.to};
        return looked;
    }
    Looked operator()(const Review& one) const {
        Looked looked;
        if (one.by) looked.by = {*one.by};
        if (one.in) looked.in = {*one.in};
        looked.about = {one.of};
        return looked;
    }
};

void check_word(const std::string& word, RecordKind kind) {
    if (word.empty()) return;
    const auto known = [&](const auto& list) { return holds(list, word); };
    std::string expected;
    bool good = false;
    const auto look = [&](const auto& list) {
        good = known(list);
        for (const auto one : list) expected += (expected.empty() ? "" : ", ") + std::string(one);
    };
    switch (kind) {
        case RecordKind::Agent:
            look(words<AgentKind>);
            break;
        case RecordKind::Document:
            look(words<DocumentKind>);
            break;
        case RecordKind::Statement:
            look(words<Stance>);
            break;
        case RecordKind::Relation:
            look(words<RelationKind>);
            break;
        case RecordKind::Claim:
        case RecordKind::Review:
            expected = "none, as they have no kinds";
            break;
    }
    if (!good) throw Error(ErrorCode::Malformed, "--kind: found \"" + word + "\", expected " + expected);
}

}  // namespace

void check_filter(const RecordFilter& filter, RecordKind kind) {
    const auto refuse = [&](bool asked, const char* option, std::initializer_list<RecordKind> fitting) {
        if (!asked || holds(fitting, kind)) return;
        std::string kinds;
        for (const RecordKind one : fitting)
            kinds += (kinds.empty() ? "" : ", ") + std::string(to_string(one)) + "s";
        throw Error(ErrorCode::Malformed, std::string(option) + " does not apply to " +
                                              std::string(to_string(kind)) + "s, only to " + kinds);
    };
    using enum RecordKind;
    refuse(filter.by.has_value(), "--by", {Document, Statement, Relation, RecordKind::Review});
    refuse(filter.about.has_value(), "--about", {Agent, Document, Statement, Relation, RecordKind::Review});
    refuse(filter.in.has_value(), "--in", {Statement, Relation, RecordKind::Review});
    refuse(!filter.status.empty(), "--status", {Relation});
    refuse(!filter.topic.empty(), "--topic", {Claim});
    check_word(filter.kind, kind);
}

bool fits(const Record& record, const RecordFilter& filter) {
    const Looked looked = std::visit(LookAt{}, record);
    if (filter.by && !holds(looked.by, *filter.by)) return false;
    if (filter.about && !holds(looked.about, *filter.about)) return false;
    if (filter.in && !holds(looked.in, *filter.in)) return false;
    if (!filter.kind.empty() && looked.kind != filter.kind) return false;
    if (!filter.status.empty() && looked.status != filter.status) return false;
    if (!filter.topic.empty() && !holds(looked.topics, filter.topic)) return false;
    return filter.text.empty() || fold(label_of(record)).find(filter.text) != std::string::npos;
}

}  // namespace gainsay::cli
