#include "graphs/model/id.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graphs/model/vocabulary.hpp"

namespace gainsay {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Ids, AreAKindAColonAndASlug) {
    const RecordId id("agent:us-state-department");
    EXPECT_EQ(id.kind(), RecordKind::Agent);
    EXPECT_EQ(id.slug(), "us-state-department");
    EXPECT_EQ(id.text(), "agent:us-state-department");
    EXPECT_FALSE(id.empty());
}

TEST(Ids, AreAcceptedWithEveryKindAndAllSlugCharacters) {
    for (const char* text :
         {"agent:a", "document:2018", "claim:a.b_c-d", "statement:0", "relation:r.", "review:v__"}) {
        const auto id = RecordId::parse(text);
        ASSERT_TRUE(id.has_value()) << text;
        EXPECT_EQ(std::string(to_string(id->kind())) + ":" + std::string(id->slug()), text);
    }
    EXPECT_TRUE(RecordId::parse("agent:" + std::string(max_id_bytes - 6, 'a')).has_value());
}

TEST(Ids, AreRefusedInAnyOtherShape) {
    const std::vector<std::string> refused{
        "",          "agent",     "agent:",
        ":a",        "person:a",  "Agent:a",
        "agent:A",   "agent: a",  "agent:-a",
        "agent:.a",  "agent:_a",  "agent:a/b",
        "agent:a:b", "agent:é",   "agent:a ",
        " agent:a",  "agent:a\n", "agent:" + std::string(max_id_bytes - 5, 'a')};
    for (const std::string& text : refused) {
        EXPECT_EQ(RecordId::parse(text), std::nullopt) << text;
        try {
            const RecordId id(text);
            ADD_FAILURE() << "accepted " << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Malformed);
            EXPECT_THAT(error.what(), HasSubstr("expected an id such as \"agent:jane-doe\""));
        }
    }
}

TEST(Ids, AreQuotedInMessagesOnlyAsFarAsIsSafeAndReadable) {
    try {
        const RecordId id("\x1B" + std::string(500, 'a'));
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), StartsWith("found \"?" + std::string(59, 'a') + "...\", expected"));
    }
}

TEST(Ids, OfOneKindRefuseAnother) {
    EXPECT_EQ(AgentId("agent:a").text(), "agent:a");
    try {
        const ClaimId id("agent:a");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
        EXPECT_STREQ(error.what(), "found the id \"agent:a\", expected one that begins with \"claim:\"");
    }
}

TEST(Ids, AreOrderedByKindAndThenByBytes) {
    std::vector<RecordId> ids{RecordId("claim:a"),   RecordId("agent:b"),  RecordId("review:a"),
                              RecordId("agent:a10"), RecordId("agent:a1"), RecordId("document:z")};
    std::sort(ids.begin(), ids.end());
    std::vector<std::string> order;
    for (const RecordId& id : ids) order.push_back(id.text());
    EXPECT_EQ(order, (std::vector<std::string>{"agent:a1", "agent:a10", "agent:b", "document:z", "claim:a",
                                               "review:a"}));
    EXPECT_LT(ClaimId("claim:a"), ClaimId("claim:b"));
    EXPECT_EQ(std::hash<RecordId>{}(RecordId("claim:a")), std::hash<RecordId>{}(RecordId("claim:a")));
}

TEST(Ids, WithoutATextNameNothing) {
    EXPECT_TRUE(RecordId().empty());
    EXPECT_EQ(RecordId().slug(), "");
    EXPECT_TRUE(ClaimId().empty());
    EXPECT_TRUE(ClaimId(RecordId()).empty());
}

TEST(RecordKinds, HaveAWordEachAndNoOther) {
    for (std::size_t i = 0; i < record_kind_count; ++i) {
        const auto kind = static_cast<RecordKind>(i);
        EXPECT_EQ(record_kind(to_string(kind)), kind);
    }
    EXPECT_EQ(record_kind("Agent"), std::nullopt);
    EXPECT_EQ(record_kind(""), std::nullopt);
}

template <class E>
void every_word_reads_back() {
    for (std::size_t i = 0; i < words<E>.size(); ++i) {
        EXPECT_FALSE(words<E>[i].empty());
        EXPECT_EQ(from_word<E>(to_word(static_cast<E>(i))), static_cast<E>(i));
    }
    EXPECT_EQ(from_word<E>("no such word"), std::nullopt);
}

TEST(Vocabularies, ReadBackEveryWordTheyPrint) {
    every_word_reads_back<AgentKind>();
    every_word_reads_back<DocumentKind>();
    every_word_reads_back<Stance>();
    every_word_reads_back<Manner>();
    every_word_reads_back<Commitment>();
    every_word_reads_back<CitationManner>();
    every_word_reads_back<RelationKind>();
    every_word_reads_back<RelationStatus>();
    every_word_reads_back<QuantityBound>();
    EXPECT_EQ(to_word(AgentKind::Media), "media");
    EXPECT_EQ(to_word(DocumentKind::Post), "post");
    EXPECT_EQ(to_word(RelationKind::Rephrases), "rephrases");
    EXPECT_EQ(to_word(QuantityBound::AtMost), "at-most");
}

TEST(Vocabularies, KnowTheTwoSymmetricRelations) {
    for (std::size_t i = 0; i < words<RelationKind>.size(); ++i) {
        const auto kind = static_cast<RelationKind>(i);
        EXPECT_EQ(is_symmetric(kind), kind == RelationKind::Contradicts || kind == RelationKind::Rephrases);
    }
}

struct Title {
    const char* title;
    const char* slug;
    std::size_t max_bytes = 48;
    friend void PrintTo(const Title& t, std::ostream* out) { *out << t.title; }
};

class Slugs : public ::testing::TestWithParam<Title> {};

TEST_P(Slugs, AreMadeOfTitles) {
    const std::string slug = slugify(GetParam().title, GetParam().max_bytes);
    EXPECT_EQ(slug, GetParam().slug);
    EXPECT_TRUE(RecordId::parse("claim:" + slug).has_value());
}

INSTANTIATE_TEST_SUITE_P(
    Titles, Slugs,
    ::testing::Values(Title{"U.S. State Department", "u-s-state-department"},
                      Title{"  Tasnim -- News  ", "tasnim-news"}, Title{"51 % of all", "51-of-all"},
                      Title{"", "x"}, Title{"!?", "x"}, Title{"امنستی", "x"}, Title{"中 2018", "2018"},
                      Title{"Café München Ærø", "cafe-munchen-aro"},
                      Title{"Łódź, Đakovo & Şırnak", "lodz-dakovo-sirnak"}, Title{"Þór ÷ Ð", "tor-d"},
                      Title{"Cafe\xCC\x81s", "cafes"},       // the accent as a code point of its own
                      Title{"a\xC3", "a"},                   // cut in the middle of a letter
                      Title{"a\xC3z", "a-z"},                // a first byte without its second
                      Title{"a\xFF\x80z", "a-z"},            // no UTF-8 at all
                      Title{"one two three", "one-two", 9},  // cut at a hyphen
                      Title{"one two three", "one-two", 7}, Title{"one two three", "one", 6},
                      Title{"incomprehensible", "incom", 5}));

TEST(Slugs, DropTheAccentOfEveryLatinLetterUpToU017F) {
    // Row by row what Unicode's decompositions say, and the nearest letter for those without one.
    const auto letters = [](unsigned from, unsigned to) {
        std::string all;
        for (unsigned code = from; code <= to; ++code) {
            const char bytes[] = {static_cast<char>(0xC0U | (code >> 6U)),
                                  static_cast<char>(0x80U | (code & 0x3FU)), '\0'};
            all += slugify(bytes);
        }
        return all;
    };
    EXPECT_EQ(letters(0xC0, 0xDF), "aaaaaaaceeeeiiiidnoooooxouuuuyts");
    EXPECT_EQ(letters(0xE0, 0xFF), "aaaaaaaceeeeiiiidnoooooxouuuuyty");
    EXPECT_EQ(letters(0x100, 0x11F), "aaaaaaccccccccddddeeeeeeeeeegggg");
    EXPECT_EQ(letters(0x120, 0x13F), "gggghhhhiiiiiiiiiiiijjkkklllllll");
    EXPECT_EQ(letters(0x140, 0x15F), "lllnnnnnnnnnoooooooorrrrrrssssss");
    EXPECT_EQ(letters(0x160, 0x17F), "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs");
    EXPECT_EQ(letters(0xA0, 0xBF), std::string(32, 'x'));
    EXPECT_EQ(letters(0x180, 0x18F), std::string(16, 'x'));
}

}  // namespace
}  // namespace gainsay
