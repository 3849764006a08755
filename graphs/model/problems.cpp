// What can be wrong with a record in itself. Readers call this on whatever they have read and the case file
// on whatever it is about to store, so that the engine never meets such a record. A sentence begins with the
// field, says what was found there and what was expected.
#include <algorithm>
#include <cmath>
#include <type_traits>

#include "graphs/model/record.hpp"

namespace gainsay {
namespace {

class Problems {
public:
    void add(std::string_view field, std::string_view rest) {
        list_.push_back(std::string(field).append(" ").append(rest));
    }

    // `field` is a text, or a function that makes it: nearly every record is sound, and needs none.
    template <class Field>
    void require(bool given, const Field& field, const char* what) {
        if (given) return;
        if constexpr (std::is_invocable_v<Field>) {
            add(field(), std::string("is missing, expected ") + what);
        } else {
            add(field, std::string("is missing, expected ") + what);
        }
    }

    template <class List>
    void require_each(const List& list, const char* field, const char* what) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            require(
                !list[i].empty(), [&] { return item(field, i); }, what);
        }
    }

    template <class Field>
    void date(const std::optional<Edtf>& date, const Field& field) {
        require(!date || !date->empty(), field, "a date, or no such field");
    }

    void retraction(const std::optional<Retraction>& retracted) {
        if (!retracted) return;
        date(retracted->on, "retracted.on");
        require(!retracted->by || !retracted->by->empty(), "retracted.by",
                "the id of an agent, or no such field");
    }

    static std::string item(const std::string& field, std::size_t i) {
        return field + "[" + std::to_string(i) + "]";
    }

    std::vector<std::string> take() { return std::move(list_); }

private:
    std::vector<std::string> list_;
};

template <RecordKind K>
bool given(const std::optional<TypedId<K>>& id) {
    return !id || !id->empty();
}

bool is_hexadecimal(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

void check(const Agent& agent, Problems& out) {
    out.require(!agent.name.empty(), "name", "what the agent is called");
    if (agent.reliability && (*agent.reliability < 'A' || *agent.reliability > 'F')) {
        out.add("reliability", "is none of the grades A to F");
    }
    for (std::size_t i = 0; i < agent.affiliations.size(); ++i) {
        const Affiliation& office = agent.affiliations[i];
        const std::string field = Problems::item("affiliations", i);
        out.require(!office.with.empty(), field + ".with", "the id of an agent");
        out.date(office.from, field + ".from");
        out.date(office.until, field + ".until");
        if (office.from && office.until && compare(*office.until, *office.from) == TimeOrder::Before) {
            out.add(field + ".until", "is " + quoted(office.until->text()) + ", which is before " + field +
                                          ".from, " + quoted(office.from->text()));
        }
    }
}

void check(const Document& document, Problems& out) {
    out.require(!document.title.empty(), "title", "what the document is called, or a description of it");
    out.date(document.published, "published");
    if (document.snapshot) {
        const std::string& sha256 = document.snapshot->sha256;
        if (sha256.size() != 64 || !is_hexadecimal(sha256)) {
            out.add("snapshot.sha256", "has " + std::to_string(sha256.size()) +
                                           " characters, expected the 64 hexadecimal digits of a SHA-256");
        }
    }
    out.retraction(document.retracted);
    out.require_each(document.published_by, "published_by", "the id of an agent");
    out.require_each(document.authored_by, "authored_by", "the id of an agent");
    out.require_each(document.part_of, "part_of", "the id of a document");
    for (std::size_t i = 0; i < document.cites.size(); ++i) {
        out.require(
            !document.cites[i].document.empty(), [i] { return Problems::item("cites", i) + ".document"; },
            "the id of a document");
    }
    out.require_each(document.states, "states", "the id of a claim");
}

void check(const Quantity& quantity, const std::string& field, Problems& out) {
    out.require(!quantity.measure.empty(), field + ".measure", "what is counted");
    out.date(quantity.period, field + ".period");
    const auto finite = [&](const std::optional<double>& number, const char* name) {
        if (number && !std::isfinite(*number))
            out.add(field + "." + name, "is not a number that can be compared");
    };
    finite(quantity.value, "value");
    finite(quantity.low, "low");
    finite(quantity.high, "high");
    if (quantity.value && (quantity.low || quantity.high)) {
        out.add(field + ".value", "stands beside low or high, expected either one figure or a range");
    }
    if (!quantity.value && !quantity.low && !quantity.high) {
        out.add(field + ".value", "is missing, expected a figure there, or in low and high");
    }
    if (quantity.low && quantity.high && *quantity.low > *quantity.high) {
        out.add(field + ".low", "is greater than " + field + ".high");
    }
}

void check(const Claim& claim, Problems& out) {
    out.require(!claim.text.empty(), "text", "one proposition in the case's own words");
    out.date(claim.valid, "valid");
    for (std::size_t i = 0; i < claim.quantities.size(); ++i) {
        check(claim.quantities[i], Problems::item("quantities", i), out);
    }
}

void check(const Statement& statement, Problems& out) {
    out.require(!statement.speaker.empty(), "speaker", "the id of an agent");
    out.require(!statement.of.empty(), "of", "the id of a claim or document");
    out.date(statement.said_on, "said_on");
    for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
        const Occurrence& occurrence = statement.occurrences[i];
        const auto field = [i](const char* rest) {
            return [i, rest] { return Problems::item("occurrences", i) + rest; };
        };
        out.require(!occurrence.document.empty(), field(".document"), "the id of a document");
        out.require(!occurrence.via || !occurrence.via->empty(), field(".via"),
                    "the id of an agent or document, or no such field");
        const auto& selector = occurrence.selector;
        if (selector && selector->start && selector->end && *selector->end < *selector->start) {
            out.add(field(".selector.end")(), "is " + std::to_string(*selector->end) +
                                                  ", which is before the start at " +
                                                  std::to_string(*selector->start));
        }
    }
    out.retraction(statement.retracted);
}

void check(const Relation& relation, Problems& out) {
    out.require(!relation.from.empty(), "from", "the id of a claim");
    out.require(!relation.to.empty(), "to",
                relation.kind == RelationKind::Undercuts ? "the id of a statement, document or relation"
                                                         : "the id of a claim");
    out.require(given(relation.asserted_by), "asserted_by", "the id of an agent, or no such field");
    out.require(given(relation.asserted_in), "asserted_in", "the id of a document, or no such field");
    out.require(!relation.origin.empty(), "origin", "\"human\" or the name of what proposed it");
}

void check(const Review& review, Problems& out) {
    out.require(!review.of.empty(), "of", "the id of a claim");
    out.require(given(review.by), "by", "the id of an agent, or no such field");
    out.require(given(review.in), "in", "the id of a document, or no such field");
    out.date(review.on, "on");
    const Rating& rating = review.rating;
    const auto finite = [&](const std::optional<double>& number, const char* field) {
        if (number && !std::isfinite(*number)) out.add(field, "is not a number that can be compared");
    };
    finite(rating.value, "rating.value");
    finite(rating.best, "rating.best");
    finite(rating.worst, "rating.worst");
}

/// "a claim", "a document or claim", "a document, statement or relation".
std::string any_of(const std::vector<RecordKind>& kinds) {
    std::string text;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (i > 0) text += i + 1 == kinds.size() ? " or " : ", ";
        text += to_string(kinds[i]);
    }
    return (kinds.front() == RecordKind::Agent ? "an " : "a ") + text;
}

// Most references have their kind by type. The others are looked at before references_of() makes texts of them.
bool may_be_of_wrong_kind(const Record& record) {
    const auto is_none_of = [](const RecordId& id, std::initializer_list<RecordKind> kinds) {
        return !id.empty() && std::find(kinds.begin(), kinds.end(), id.kind()) == kinds.end();
    };
    if (const auto* statement = std::get_if<Statement>(&record)) {
        return is_none_of(statement->of, {RecordKind::Document, RecordKind::Claim}) ||
               std::any_of(
                   statement->occurrences.begin(), statement->occurrences.end(), [&](const Occurrence& one) {
                       return one.via && is_none_of(*one.via, {RecordKind::Agent, RecordKind::Document});
                   });
    }
    if (const auto* relation = std::get_if<Relation>(&record)) {
        return relation->kind == RelationKind::Undercuts || is_none_of(relation->to, {RecordKind::Claim});
    }
    return false;
}

void check_kinds(const Record& record, Problems& out) {
    if (!may_be_of_wrong_kind(record)) return;
    for (const Reference& reference : references_of(record)) {
        const auto& allowed = reference.allowed;
        if (std::find(allowed.begin(), allowed.end(), reference.to.kind()) != allowed.end()) continue;
        std::string why;
        if (const auto* relation = std::get_if<Relation>(&record)) {
            why = ", because the kind of this relation is " + quoted(to_word(relation->kind));
        }
        out.add(reference.field,
                "is " + quoted(reference.to.text()) + ", expected the id of " + any_of(allowed) + why);
    }
}

}  // namespace

std::vector<std::string> problems_of(const Record& record) {
    Problems out;
    out.require(!id_of(record).empty(), "id", "an id such as \"agent:jane-doe\"");
    std::visit([&out](const auto& one) { check(one, out); }, record);
    check_kinds(record, out);
    return out.take();
}

}  // namespace gainsay
