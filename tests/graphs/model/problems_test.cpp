#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "graphs/model/record.hpp"

namespace gainsay {
namespace {

Agent agent() {
    Agent one;
    one.id = AgentId("agent:a");
    one.name = "A";
    return one;
}

Document document() {
    Document one;
    one.id = DocumentId("document:d");
    one.title = "D";
    return one;
}

Claim claim() {
    Claim one;
    one.id = ClaimId("claim:c");
    one.text = "C";
    one.quantities.resize(1);
    one.quantities[0].measure = "share";
    one.quantities[0].value = 51;
    return one;
}

Statement statement() {
    Statement one;
    one.id = StatementId("statement:s");
    one.speaker = AgentId("agent:a");
    one.of = RecordId("claim:c");
    one.occurrences.resize(1);
    one.occurrences[0].document = DocumentId("document:d");
    one.occurrences[0].selector.emplace();
    return one;
}

Relation relation() {
    Relation one;
    one.id = RelationId("relation:r");
    one.from = ClaimId("claim:c");
    one.to = RecordId("claim:e");
    return one;
}

Review review() {
    Review one;
    one.id = ReviewId("review:v");
    one.of = ClaimId("claim:c");
    return one;
}

template <class R>
struct Break {
    std::function<void(R&)> break_it;
    std::vector<std::string> problems;
};

template <class R>
void expect_problems(const R& sound, const std::vector<Break<R>>& breaks) {
    EXPECT_EQ(problems_of(sound), std::vector<std::string>{});
    for (const Break<R>& one : breaks) {
        R broken = sound;
        one.break_it(broken);
        EXPECT_EQ(problems_of(broken), one.problems);
    }
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(ProblemsOf, AnAgent) {
    expect_problems<Agent>(
        agent(), {{[](Agent& a) { a.id = {}; }, {"id is missing, expected an id such as \"agent:jane-doe\""}},
                  {[](Agent& a) { a.name.clear(); }, {"name is missing, expected what the agent is called"}},
                  {[](Agent& a) { a.reliability = 'F'; }, {}},
                  {[](Agent& a) { a.reliability = 'G'; }, {"reliability is none of the grades A to F"}},
                  {[](Agent& a) { a.reliability = 'a'; }, {"reliability is none of the grades A to F"}},
                  {[](Agent& a) { a.affiliations.resize(1); },
                   {"affiliations[0].with is missing, expected the id of an agent"}},
                  {[](Agent& a) {
                       a.affiliations = {{AgentId("agent:m"), "", Edtf("2016"), Edtf("2016")}};
                   },
                   {}},
                  {[](Agent& a) {
                       a.affiliations = {{AgentId("agent:m"), "", Edtf("2019?"), Edtf("2016")}};
                   },
                   {}},
                  {[](Agent& a) {
                       a.affiliations = {{AgentId("agent:m"), "", Edtf("2019"), Edtf("2018-12")}};
                   },
                   {"affiliations[0].until is \"2018-12\", which is before affiliations[0].from, \"2019\""}},
                  {[](Agent& a) {
                       a.affiliations = {{AgentId("agent:m"), "", Edtf(), Edtf()}};
                   },
                   {"affiliations[0].from is missing, expected a date, or no such field",
                    "affiliations[0].until is missing, expected a date, or no such field"}}});
}

TEST(ProblemsOf, ADocument) {
    const std::string digits = "0123456789abcdefABCDEF0123456789abcdefABCDEF01234567890123456789";
    ASSERT_EQ(digits.size(), 64U);
    expect_problems<Document>(
        document(), {{[](Document& d) { d.title.clear(); },
                      {"title is missing, expected what the document is called, or a description of it"}},
                     {[&](Document& d) {
                          d.snapshot = {"", digits};
                      },
                      {}},
                     {[](Document& d) {
                          d.snapshot = {"copy.html", "12"};
                      },
                      {"snapshot.sha256 has 2 characters, expected the 64 hexadecimal digits of a SHA-256"}},
                     {[](Document& d) {
                          d.snapshot = {"copy.html", std::string(64, 'g')};
                      },
                      {"snapshot.sha256 has 64 characters, expected the 64 hexadecimal digits of a SHA-256"}},
                     {[](Document& d) { d.published = Edtf(); },
                      {"published is missing, expected a date, or no such field"}},
                     {[](Document& d) {
                          d.retracted = Retraction{Edtf(), AgentId()};
                      },
                      {"retracted.on is missing, expected a date, or no such field",
                       "retracted.by is missing, expected the id of an agent, or no such field"}},
                     {[](Document& d) {
                          d.published_by.resize(1);
                          d.authored_by.resize(1);
                          d.part_of.resize(1);
                          d.cites.resize(1);
                          d.states = {ClaimId("claim:c"), ClaimId()};
                      },
                      {"published_by[0] is missing, expected the id of an agent",
                       "authored_by[0] is missing, expected the id of an agent",
                       "part_of[0] is missing, expected the id of a document",
                       "cites[0].document is missing, expected the id of a document",
                       "states[1] is missing, expected the id of a claim"}}});
}

TEST(ProblemsOf, AClaimAndItsQuantities) {
    const auto quantity = [](auto change) { return [change](Claim& c) { change(c.quantities[0]); }; };
    const std::string neither = "quantities[0].value is missing, expected a figure there, or in low and high";
    const std::string both =
        "quantities[0].value stands beside low or high, expected either one figure or a range";
    expect_problems<Claim>(
        claim(),
        {{[](Claim& c) { c.text.clear(); },
          {"text is missing, expected one proposition in the case's own words"}},
         {[](Claim& c) { c.valid = Edtf(); }, {"valid is missing, expected a date, or no such field"}},
         {quantity([](Quantity& q) { q.measure.clear(); }),
          {"quantities[0].measure is missing, expected what is counted"}},
         {quantity([](Quantity& q) { q.period = Edtf(); }),
          {"quantities[0].period is missing, expected a date, or no such field"}},
         {quantity([](Quantity& q) { q.value.reset(); }), {neither}},
         {quantity([](Quantity& q) { q.low = 1; }), {both}},
         {quantity([](Quantity& q) { q.high = 1; }), {both}},
         {quantity([](Quantity& q) { q.value.reset(), q.low = 1; }), {}},
         {quantity([](Quantity& q) { q.value.reset(), q.high = 1; }), {}},
         {quantity([](Quantity& q) { q.value.reset(), q.low = q.high = 1; }), {}},
         {quantity([](Quantity& q) { q.value.reset(), q.low = 2, q.high = 1; }),
          {"quantities[0].low is greater than quantities[0].high"}},
         {quantity([](Quantity& q) { q.value = not_a_number; }),
          {"quantities[0].value is not a number that can be compared"}},
         {quantity([](Quantity& q) { q.value.reset(), q.low = -infinite, q.high = infinite; }),
          {"quantities[0].low is not a number that can be compared",
           "quantities[0].high is not a number that can be compared"}}});
}

TEST(ProblemsOf, AStatement) {
    expect_problems<Statement>(
        statement(),
        {{[](Statement& s) { s.speaker = {}; }, {"speaker is missing, expected the id of an agent"}},
         {[](Statement& s) { s.of = {}; }, {"of is missing, expected the id of a claim or document"}},
         {[](Statement& s) { s.of = RecordId("document:d"); }, {}},
         {[](Statement& s) { s.of = RecordId("agent:a"); },
          {"of is \"agent:a\", expected the id of a document or claim"}},
         {[](Statement& s) { s.said_on = Edtf(); },
          {"said_on is missing, expected a date, or no such field"}},
         {[](Statement& s) { s.occurrences[0].document = {}; },
          {"occurrences[0].document is missing, expected the id of a document"}},
         {[](Statement& s) { s.occurrences[0].via = RecordId(); },
          {"occurrences[0].via is missing, expected the id of an agent or document, or no such field"}},
         {[](Statement& s) { s.occurrences[0].via = RecordId("agent:a"); }, {}},
         {[](Statement& s) { s.occurrences[0].via = RecordId("claim:c"); },
          {"occurrences[0].via is \"claim:c\", expected the id of an agent or document"}},
         {[](Statement& s) { s.occurrences[0].selector->end = 3; }, {}},
         {[](Statement& s) { s.occurrences[0].selector->start = s.occurrences[0].selector->end = 3; }, {}},
         {[](Statement& s) { s.occurrences[0].selector->start = 4, s.occurrences[0].selector->end = 3; },
          {"occurrences[0].selector.end is 3, which is before the start at 4"}},
         {[](Statement& s) {
              s.retracted = Retraction{Edtf(), {}};
          },
          {"retracted.on is missing, expected a date, or no such field"}}});
}

TEST(ProblemsOf, ARelation) {
    const std::string claims_only = ", expected the id of a claim, because the kind of this relation is ";
    expect_problems<Relation>(
        relation(),
        {{[](Relation& r) { r.from = {}; }, {"from is missing, expected the id of a claim"}},
         {[](Relation& r) { r.to = {}; }, {"to is missing, expected the id of a claim"}},
         {[](Relation& r) { r.kind = RelationKind::Undercuts, r.to = {}; },
          {"to is missing, expected the id of a statement, document or relation"}},
         {[](Relation& r) { r.to = RecordId("document:d"); },
          {"to is \"document:d\"" + claims_only + "\"contradicts\""}},
         {[](Relation& r) { r.kind = RelationKind::Supports, r.to = RecordId("review:v"); },
          {"to is \"review:v\"" + claims_only + "\"supports\""}},
         {[](Relation& r) { r.kind = RelationKind::Undercuts; },
          {"to is \"claim:e\", expected the id of a document, statement or relation, because the kind of "
           "this "
           "relation is \"undercuts\""}},
         {[](Relation& r) { r.kind = RelationKind::Undercuts, r.to = RecordId("statement:s"); }, {}},
         {[](Relation& r) { r.kind = RelationKind::Undercuts, r.to = RecordId("document:d"); }, {}},
         {[](Relation& r) { r.kind = RelationKind::Undercuts, r.to = RecordId("relation:q"); }, {}},
         {[](Relation& r) { r.asserted_by = AgentId(); },
          {"asserted_by is missing, expected the id of an agent, or no such field"}},
         {[](Relation& r) { r.asserted_in = DocumentId(); },
          {"asserted_in is missing, expected the id of a document, or no such field"}},
         {[](Relation& r) { r.origin.clear(); },
          {"origin is missing, expected \"human\" or the name of what proposed it"}}});
}

TEST(ProblemsOf, AReview) {
    expect_problems<Review>(
        review(), {{[](Review& v) { v.of = {}; }, {"of is missing, expected the id of a claim"}},
                   {[](Review& v) { v.by = AgentId(); },
                    {"by is missing, expected the id of an agent, or no such field"}},
                   {[](Review& v) { v.in = DocumentId(); },
                    {"in is missing, expected the id of a document, or no such field"}},
                   {[](Review& v) { v.on = Edtf(); }, {"on is missing, expected a date, or no such field"}},
                   {[](Review& v) {
                        v.rating = {1, 5, 1, "False"};
                    },
                    {}},
                   {[](Review& v) {
                        v.rating = {infinite, infinite, not_a_number, ""};
                    },
                    {"rating.value is not a number that can be compared",
                     "rating.best is not a number that can be compared",
                     "rating.worst is not a number that can be compared"}}});
}

}  // namespace
}  // namespace gainsay
