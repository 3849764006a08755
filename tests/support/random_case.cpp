#include "tests/support/random_case.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace gainsay::test {
namespace {

constexpr std::array<std::string_view, 14> dates{"2018",
                                                 "2018-06",
                                                 "2018-06-28",
                                                 "2018-06-28T10:00:00Z",
                                                 "2018-07-02",
                                                 "2017-12-31?",
                                                 "2016/..",
                                                 "2015/2017",
                                                 "201X",
                                                 "2018-XX",
                                                 "2018-21",
                                                 "2019~",
                                                 "2018-07-01/2018-08",
                                                 "2017-01-01"};
constexpr std::array<std::string_view, 6> years{"2014", "2015", "2016", "2017", "2018", "2019"};
constexpr std::array<std::string_view, 4> cues{"said", "according to", "reported", ""};
constexpr std::array<std::string_view, 6> names{"Ministry of Salt", "ministry  of salt", "ÉVIAN Gazette",
                                                "évian gazette",    "The \"Owl\"",       "Общество"};

class CaseMaker {
public:
    CaseMaker(std::uint64_t seed, const RandomCaseSize& size) : dice_(seed), size_(size) {
        const bool refers = size.statements + size.relations + size.reviews > 0;
        size_.agents = std::max<std::size_t>(size.agents, refers || size.documents > 0 ? 1 : 0);
        size_.documents = std::max<std::size_t>(size.documents, refers ? 1 : 0);
        size_.claims = std::max<std::size_t>(size.claims, refers ? 1 : 0);
    }

    Case make() {
        Case whole;
        whole.info = {"A random case", "Made of dice.", "en", ""};
        for (std::size_t i = 0; i < size_.agents; ++i) whole.agents.push_back(agent(i));
        for (std::size_t i = 0; i < size_.documents; ++i) whole.documents.push_back(document(i));
        for (std::size_t i = 0; i < size_.claims; ++i) whole.claims.push_back(claim(i));
        for (std::size_t i = 0; i < size_.statements; ++i) whole.statements.push_back(statement(i));
        for (std::size_t i = 0; i < size_.relations; ++i) whole.relations.push_back(relation(i));
        for (std::size_t i = 0; i < size_.reviews; ++i) whole.reviews.push_back(review(i));
        sort_records(whole);
        return whole;
    }

private:
    template <class E>
    E any() {
        return static_cast<E>(dice_.below(words<E>.size()));
    }
    static std::string numbered(std::string_view prefix, std::size_t i) {
        return std::string(prefix) + std::to_string(i);
    }
    AgentId agent_id() { return AgentId(numbered("agent:a", dice_.below(size_.agents))); }
    DocumentId document_id() { return DocumentId(numbered("document:d", dice_.below(size_.documents))); }
    ClaimId claim_id() { return ClaimId(numbered("claim:c", dice_.below(size_.claims))); }

    std::optional<Edtf> maybe_date() {
        if (dice_.one_in(3)) return std::nullopt;
        return Edtf(dates[dice_.below(dates.size())]);
    }
    std::string maybe_name(std::string_view prefix, std::size_t i) {
        return dice_.one_in(3) ? std::string(names[dice_.below(names.size())]) : numbered(prefix, i);
    }
    std::string maybe_note() { return dice_.one_in(4) ? numbered("note ", dice_.below(9)) : std::string(); }
    std::optional<Retraction> maybe_retraction() {
        if (!dice_.one_in(5)) return std::nullopt;
        Retraction retraction;
        retraction.on = maybe_date();
        if (dice_.one_in(2)) retraction.by = agent_id();
        return retraction;
    }

    Agent agent(std::size_t i) {
        Agent made;
        made.id = AgentId(numbered("agent:a", i));
        made.name = maybe_name("Agent ", i);
        made.kind = any<AgentKind>();
        if (dice_.one_in(3)) made.aliases = {numbered("Alias ", i), "Somebody"};
        if (dice_.one_in(4)) made.same_as = {numbered("https://www.wikidata.org/entity/Q", i)};
        if (dice_.one_in(4)) made.reliability = static_cast<char>('A' + dice_.below(6));
        if (i > 0) {
            for (std::size_t n = dice_.below(3); n > 0; --n) made.affiliations.push_back(affiliation(i));
        }
        made.note = maybe_note();
        return made;
    }

    Affiliation affiliation(std::size_t of) {
        Affiliation made;
        made.with = AgentId(numbered("agent:a", dice_.below(of)));
        made.role = dice_.one_in(2) ? "spokesman" : "";
        const std::size_t from = dice_.below(years.size()), until = from + dice_.below(years.size() - from);
        if (!dice_.one_in(3)) made.from = Edtf(years[from]);
        if (!dice_.one_in(3)) made.until = Edtf(years[until]);
        return made;
    }

    Document document(std::size_t i) {
        Document made;
        made.id = DocumentId(numbered("document:d", i));
        made.title = maybe_name("Document ", i);
        made.kind = any<DocumentKind>();
        made.published = maybe_date();
        if (dice_.one_in(2)) made.url = numbered("https://example.org/", i);
        made.language = "en";
        if (dice_.one_in(2)) made.snapshot = StoredCopy{numbered("copies/", i), std::string(64, 'a')};
        made.retracted = maybe_retraction();
        for (std::size_t n = dice_.below(3); n > 0; --n) made.published_by.push_back(agent_id());
        for (std::size_t n = dice_.below(2); n > 0; --n) made.authored_by.push_back(agent_id());
        for (std::size_t n = dice_.below(3); n > 0; --n)
            made.cites.push_back({document_id(), any<CitationManner>()});
        if (i > 0 && dice_.one_in(4)) made.part_of = {DocumentId(numbered("document:d", dice_.below(i)))};
        if (size_.claims > 0) {
            for (std::size_t n = dice_.below(3); n > 0; --n) made.states.push_back(claim_id());
        }
        // Nobody gains by listing the same reference twice, and a reader may refuse it.
        unique(made.published_by);
        unique(made.states);
        made.note = maybe_note();
        return made;
    }

    template <class Id>
    static void unique(std::vector<Id>& ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }

    Claim claim(std::size_t i) {
        Claim made;
        made.id = ClaimId(numbered("claim:c", i));
        made.text = maybe_name("Claim ", i);
        made.language = "en";
        if (dice_.one_in(3)) made.topics = {"salt", "water"};
        made.valid = maybe_date();
        if (dice_.one_in(3)) {
            Quantity quantity;
            quantity.measure = "share";
            quantity.subject = "Salt";
            quantity.value = static_cast<double>(dice_.below(100));
            quantity.unit = "%";
            quantity.bound = any<QuantityBound>();
            made.quantities.push_back(quantity);
        }
        made.note = maybe_note();
        return made;
    }

    Statement statement(std::size_t i) {
        Statement made;
        made.id = StatementId(numbered("statement:s", i));
        made.speaker = agent_id();
        made.stance = any<Stance>();
        made.of = dice_.one_in(4) ? document_id().any() : claim_id().any();
        made.manner = any<Manner>();
        made.commitment = any<Commitment>();
        made.said_on = maybe_date();
        for (std::size_t n = dice_.below(3); n > 0; --n) made.occurrences.push_back(occurrence());
        made.retracted = maybe_retraction();
        made.note = maybe_note();
        return made;
    }

    Occurrence occurrence() {
        Occurrence made;
        made.document = document_id();
        made.cue = cues[dice_.below(cues.size())];
        if (dice_.one_in(2)) {
            made.selector = Selector();
            made.selector->exact = numbered("words ", dice_.below(9));
        }
        if (dice_.one_in(2)) made.via = dice_.one_in(3) ? agent_id().any() : document_id().any();
        return made;
    }

    Relation relation(std::size_t i) {
        Relation made;
        made.id = RelationId(numbered("relation:r", i));
        made.kind = any<RelationKind>();
        made.from = claim_id();
        made.to = claim_id().any();
        if (made.kind == RelationKind::Undercuts) made.to = undercut_target(i);
        if (!dice_.one_in(3)) made.asserted_by = agent_id();
        if (!dice_.one_in(3)) made.asserted_in = document_id();
        made.status = any<RelationStatus>();
        if (made.status != RelationStatus::Accepted && dice_.one_in(2)) made.origin = "matcher-1";
        made.note = maybe_note();
        return made;
    }

    RecordId undercut_target(std::size_t of) {
        if (size_.statements > 0 && dice_.one_in(3)) {
            return RecordId(numbered("statement:s", dice_.below(size_.statements)));
        }
        if (of > 0 && dice_.one_in(2)) return RecordId(numbered("relation:r", dice_.below(of)));
        return document_id().any();
    }

    Review review(std::size_t i) {
        Review made;
        made.id = ReviewId(numbered("review:v", i));
        made.of = claim_id();
        if (!dice_.one_in(3)) made.by = agent_id();
        if (!dice_.one_in(3)) made.in = document_id();
        made.rating = {static_cast<double>(1 + dice_.below(5)), 5.0, 1.0, "A label"};
        made.on = maybe_date();
        made.note = maybe_note();
        return made;
    }

    Dice dice_;
    RandomCaseSize size_;
};

}  // namespace

Case random_case(std::uint64_t seed, const RandomCaseSize& size) {
    return CaseMaker(seed, size).make();
}

}  // namespace gainsay::test
