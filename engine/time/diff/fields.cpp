#include "engine/time/diff/parts.hpp"

namespace gainsay::differing {
namespace {

/// Two records of one kind, field by field.
struct Fields {
    std::vector<std::string> changed;

    template <class T>
    Fields& field(const char* name, const T& before, const T& after) {
        if (!(before == after)) changed.emplace_back(name);
        return *this;
    }

    void of(const Agent& x, const Agent& y) {
        field("name", x.name, y.name)
            .field("kind", x.kind, y.kind)
            .field("aliases", x.aliases, y.aliases)
            .field("same_as", x.same_as, y.same_as)
            .field("reliability", x.reliability, y.reliability)
            .field("affiliations", x.affiliations, y.affiliations);
    }
    void of(const Document& x, const Document& y) {
        field("title", x.title, y.title)
            .field("kind", x.kind, y.kind)
            .field("published", x.published, y.published)
            .field("url", x.url, y.url)
            .field("archived_url", x.archived_url, y.archived_url)
            .field("language", x.language, y.language)
            .field("snapshot", x.snapshot, y.snapshot)
            .field("retracted", x.retracted, y.retracted)
            .field("published_by", x.published_by, y.published_by)
            .field("authored_by", x.authored_by, y.authored_by)
            .field("part_of", x.part_of, y.part_of)
            .field("cites", x.cites, y.cites)
            .field("states", x.states, y.states);
    }
    void of(const Claim& x, const Claim& y) {
        field("text", x.text, y.text)
            .field("language", x.language, y.language)
            .field("topics", x.topics, y.topics)
            .field("valid", x.valid, y.valid)
            .field("quantities", x.quantities, y.quantities);
    }
    void of(const Statement& x, const Statement& y) {
        field("speaker", x.speaker, y.speaker)
            .field("stance", x.stance, y.stance)
            .field("of", x.of, y.of)
            .field("manner", x.manner, y.manner)
            .field("commitment", x.commitment, y.commitment)
            .field("said_on", x.said_on, y.said_on)
            .field("occurrences", x.occurrences, y.occurrences)
            .field("retracted", x.retracted, y.retracted);
    }
    void of(const Relation& x, const Relation& y) {
        field("kind", x.kind, y.kind)
            .field("from", x.from, y.from)
            .field("to", x.to, y.to)
            .field("asserted_by", x.asserted_by, y.asserted_by)
            .field("asserted_in", x.asserted_in, y.asserted_in)
            .field("status", x.status, y.status)
            .field("origin", x.origin, y.origin);
    }
    void of(const Review& x, const Review& y) {
        field("of", x.of, y.of)
            .field("by", x.by, y.by)
            .field("in", x.in, y.in)
            .field("rating", x.rating, y.rating)
            .field("on", x.on, y.on);
    }
};

}  // namespace

std::vector<std::string> changed_fields(const Record& before, const Record& after) {
    Fields fields;
    std::visit(
        [&](const auto& x) {
            const auto& y = std::get<std::decay_t<decltype(x)>>(after);
            fields.of(x, y);
            fields.field("note", x.note, y.note).field("extra", x.extra, y.extra);
        },
        before);
    return std::move(fields.changed);
}

}  // namespace gainsay::differing
