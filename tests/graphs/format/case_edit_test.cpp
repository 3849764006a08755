#include "graphs/format/text_case/case_edit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// Collects a case and where its records stand.
class Places final : public RecordSink {
public:
    void info(const CaseInfo& info) override { builder.info(info); }
    void add(Record record, const SourcePos& where) override {
        places.emplace(id_of(record), where);
        builder.add(std::move(record), where);
    }
    CaseBuilder builder;
    std::map<RecordId, SourcePos> places;
};

struct Change {
    const char* id;
    std::optional<Record> now;
};

std::string edited(const std::string& text, const std::vector<Change>& changes) {
    Places places;
    std::istringstream in(text);
    read_case_json(in, "case", places);
    std::vector<RecordEdit> edits;
    for (const Change& one : changes)
        edits.push_back({places.places.at(RecordId(one.id)), one.now ? &*one.now : nullptr});
    return edit_case_json(text, edits);
}

Record agent(const char* id, const char* name) {
    Agent one;
    one.id = AgentId(id);
    one.name = name;
    return one;
}

// Somebody's own way of writing: fields in another order, odd blanks, text that looks like the grammar.
const char* const by_hand = R"({ "gainsay":1,
  "agents":[ {"name":"A } ] , \" \\","id":"agent:a", "kind": "person"},
             {"kind":"media",  "id":"agent:b",
              "name":"B"} ,
    {"id": "agent:c", "name": "C", "kind": "person"}
  ],
  "note of ours": [1, {"id": 2}] }
)";

TEST(CaseEdits, LeaveEverythingElseAsItIs) {
    EXPECT_EQ(edited(by_hand, {{"agent:c", agent("agent:c", "See")}}), R"({ "gainsay":1,
  "agents":[ {"name":"A } ] , \" \\","id":"agent:a", "kind": "person"},
             {"kind":"media",  "id":"agent:b",
              "name":"B"} ,
    {"id": "agent:c", "name": "See", "kind": "person"}
  ],
  "note of ours": [1, {"id": 2}] }
)");
}

TEST(CaseEdits, LayOutARecordOfSeveralLinesWhereItStood) {
    EXPECT_EQ(edited(by_hand, {{"agent:b", agent("agent:b", "Bee")}}), R"({ "gainsay":1,
  "agents":[ {"name":"A } ] , \" \\","id":"agent:a", "kind": "person"},
             {
               "id": "agent:b",
               "name": "Bee",
               "kind": "person"
             } ,
    {"id": "agent:c", "name": "C", "kind": "person"}
  ],
  "note of ours": [1, {"id": 2}] }
)");
}

TEST(CaseEdits, TakeTheRightCommaWithARemovedRecord) {
    const std::string two = R"({"gainsay": 1, "agents": [
  {"id": "agent:a", "name": "A", "kind": "person"},
  {"id": "agent:b", "name": "B", "kind": "person"}
]}
)";
    EXPECT_EQ(edited(two, {{"agent:a", {}}}),
              "{\"gainsay\": 1, \"agents\": [\n  {\"id\": \"agent:b\", \"name\": \"B\", \"kind\": "
              "\"person\"}\n]}\n");
    EXPECT_EQ(edited(two, {{"agent:b", {}}}),
              "{\"gainsay\": 1, \"agents\": [\n  {\"id\": \"agent:a\", \"name\": \"A\", \"kind\": "
              "\"person\"}\n]}\n");
    EXPECT_EQ(edited(two, {{"agent:b", {}}, {"agent:a", {}}}), "{\"gainsay\": 1, \"agents\": []}\n");
}

TEST(CaseEdits, TakeTheLineOfJsonLines) {
    const std::string lines =
        "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\": \"A\", \"kind\": \"person\"}\n"
        "{\"id\": \"agent:b\", \"name\": \"B\", \"kind\": \"person\"}";
    EXPECT_EQ(edited(lines, {{"agent:a", {}}}),
              "{\"gainsay\": 1}\n{\"id\": \"agent:b\", \"name\": \"B\", \"kind\": \"person\"}");
    EXPECT_EQ(edited(lines, {{"agent:b", {}}}),
              "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\": \"A\", \"kind\": \"person\"}\n");
    EXPECT_EQ(edited(lines, {{"agent:b", agent("agent:b", "Bee")}}),
              "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\": \"A\", \"kind\": \"person\"}\n"
              "{\"id\": \"agent:b\", \"name\": \"Bee\", \"kind\": \"person\"}");
}

TEST(CaseEdits, KnowAByteOrderMark) {
    EXPECT_EQ(edited("\xEF\xBB\xBF{\"gainsay\": 1, \"agents\": [{\"id\": \"agent:a\", \"name\": \"A\"}]}",
                     {{"agent:a", {}}}),
              "\xEF\xBB\xBF{\"gainsay\": 1, \"agents\": []}");
}

TEST(CaseEdits, RefuseATextThatIsNotTheOneThatWasRead) {
    const Record now = agent("agent:a", "A");
    for (const SourcePos& where :
         {SourcePos{"case", 1, 2}, SourcePos{"case", 9, 1}, SourcePos{"case", 2, 31}}) {
        EXPECT_THROW((void)edit_case_json(by_hand, {{where, &now}}), Error) << to_string(where);
    }
}

// Whatever is replaced and removed: read again it is the case with those changes.
TEST(CaseEdits, GiveTheCaseThatWasWanted) {
    for (std::uint64_t seed = 0; seed < 80; ++seed) {
        const CaseSource source(random_case(seed));
        std::ostringstream text;
        seed % 2 == 0 ? write_case_json(text, source) : write_case_jsonl(text, source);
        Dice dice(seed);
        std::vector<Change> changes;
        std::vector<std::string> ids;
        Case wanted = source.whole();
        // Reviews and relations that others do not name can go; texts of claims can change.
        const auto may_go = [&](const auto& list) {
            for (const auto& one : list) {
                if (dice.one_in(2)) ids.push_back(one.id.text());
            }
        };
        may_go(wanted.reviews);
        for (const std::string& id : ids) changes.push_back({id.c_str(), std::nullopt});
        std::erase_if(wanted.reviews, [&](const Review& one) {
            return std::find(ids.begin(), ids.end(), one.id.text()) != ids.end();
        });
        for (Claim& one : wanted.claims) {
            if (!dice.one_in(3)) continue;
            one.text += " \"{[, really";
            changes.push_back({one.id.text().c_str(), one});
        }
        std::istringstream in(edited(text.str(), changes));
        EXPECT_EQ(read_case(in, "edited"), wanted) << "seed " << seed;
        std::ostringstream canonical;
        const CaseSource of_wanted(wanted);
        seed % 2 == 0 ? write_case_json(canonical, of_wanted) : write_case_jsonl(canonical, of_wanted);
        if (wanted.reviews.empty()) continue;  // the canonical form leaves empty lists out
        EXPECT_EQ(edited(text.str(), changes), canonical.str())
            << "what was canonical stays so; seed " << seed;
    }
}

}  // namespace
}  // namespace gainsay::test
