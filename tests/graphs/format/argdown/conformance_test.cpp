// Beside @argdown/core, which made the syntax: what we read is what it reads, and what we write it reads as meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/format/argdown/peer_map.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/real_data.hpp"

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr std::array examples{"Populism-Core-Argument-Argdown-Example",
                              "argdown-primer",
                              "greenspan-schefczyk_hardwrap",
                              "legalisation-softdrugs",
                              "semmelweis_betz",
                              "state-censorship"};

class Examples : public ::testing::TestWithParam<const char*> {};

TEST_P(Examples, AreReadAsArgdownReadsThem) {
    GAINSAY_REAL_DATA(data, "argdown-examples");
    const fs::path file = data / (std::string(GetParam()) + ".argdown");
    const auto expected = plain(nlohmann::json::parse(contents(data / (std::string(GetParam()) + ".json"))));
    const auto found = plain(parsed_map(contents(file)));
    EXPECT_EQ(found.statements, expected.statements);
    EXPECT_EQ(found.arguments, expected.arguments);
    EXPECT_EQ(found.relations, expected.relations);
}

TEST_P(Examples, AreImportedAndSurviveBeingWritten) {
    GAINSAY_REAL_DATA(data, "argdown-examples");
    const Format& argdown = find_format("argdown");
    const std::string text = contents(data / (std::string(GetParam()) + ".argdown"));
    EXPECT_EQ(guess_format(text), &argdown);
    const auto import = [&](const std::string& from, LossReport& losses) {
        CaseBuilder builder;
        std::istringstream in(from);
        argdown.read(in, GetParam(), builder, {}, losses);
        return builder.take();
    };
    LossReport losses, none_lost;
    const Case whole = import(text, losses);
    EXPECT_THAT(check_case(whole), ::testing::IsEmpty());
    EXPECT_GE(whole.relations.size(), 4U);
    std::ostringstream out;
    argdown.write(out, CaseSource(whole), {}, none_lost);
    EXPECT_EQ(import(out.str(), none_lost), whole);
    EXPECT_TRUE(none_lost.empty());
}

INSTANTIATE_TEST_SUITE_P(Argdown, Examples, ::testing::ValuesIn(examples), [](const auto& one) {
    std::string name = one.param;
    std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
    return name;
});

// --- with the package at hand

/// Where @argdown/core is installed; empty when it is not. `tools/dev test` puts it there where it can.
fs::path peer_folder() {
    const char* const given = std::getenv("GAINSAY_PEERS");
    const fs::path folder = given != nullptr ? fs::path(given) : fs::path(GAINSAY_SOURCE_DIR) / "build/peers";
    return fs::exists(folder / "node_modules/@argdown/core") ? folder : fs::path();
}

nlohmann::json ask_peer(const fs::path& folder, const std::vector<std::string>& texts) {
    const ScratchFolder scratch;
    std::string command = "node '" + std::string(GAINSAY_SOURCE_DIR) +
                          "/tests/graphs/format/argdown/peer.cjs' '" + folder.string() + "'";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const fs::path file = scratch.path() / (std::to_string(i) + ".argdown");
        std::ofstream(file, std::ios::binary) << texts[i];
        command += " '" + file.string() + "'";
    }
    std::string answer;
    std::FILE* const pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        answer.append(buffer.data(), n);
    EXPECT_EQ(pclose(pipe), 0);
    return nlohmann::json::parse(answer);
}

std::string written(const Case& whole) {
    std::ostringstream out;
    LossReport losses;
    find_format("argdown").write(out, CaseSource(whole), {}, losses);
    EXPECT_TRUE(losses.empty());
    return out.str();
}

void expect_read_alike(const std::vector<std::string>& texts) {
    const fs::path folder = peer_folder();
    if (folder.empty() || std::system("node --version >/dev/null 2>&1") != 0) {
        GTEST_SKIP() << "no node, or no @argdown/core in build/peers";
    }
    const auto told = ask_peer(folder, texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        SCOPED_TRACE(texts[i]);
        EXPECT_EQ(told[i].at("errors"), nlohmann::json::array());
        if (told[i].at("map").is_null()) continue;
        const auto expected = plain(told[i].at("map")), found = plain(parsed_map(texts[i]));
        EXPECT_EQ(found.statements, expected.statements);
        EXPECT_EQ(found.arguments, expected.arguments);
        EXPECT_EQ(found.relations, expected.relations);
    }
}

TEST(ArgdownPeer, ReadsWhatIsWrittenOfRandomCasesAsWeDo) {
    std::vector<std::string> texts;
    for (std::uint64_t seed = 0; seed < 30; ++seed) texts.push_back(written(random_case(seed)));
    expect_read_alike(texts);
}

TEST(ArgdownPeer, ReadsWhatIsWrittenOfTheFixturesAsWeDo) {
    std::vector<std::string> texts;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(GAINSAY_SOURCE_DIR) / "fixtures")) {
        if (entry.path().filename() != "case.json") continue;
        CaseBuilder builder;
        std::ifstream in(entry.path());
        read_case_json(in, entry.path().string(), builder, {});
        texts.push_back(written(builder.take()));
    }
    std::sort(texts.begin(), texts.end());
    expect_read_alike(texts);
}

TEST(ArgdownPeer, ReadsWhatIsWrittenOfTheExamplesWithTheRelationsOfTheOriginal) {
    GAINSAY_REAL_DATA(data, "argdown-examples");
    std::vector<std::string> texts;
    for (const char* example : examples) {
        CaseBuilder builder;
        LossReport losses;
        std::ifstream in(data / (std::string(example) + ".argdown"));
        find_format("argdown").read(in, example, builder, {}, losses);
        texts.push_back(written(builder.take()));
    }
    expect_read_alike(texts);
}

TEST(ArgdownPeer, ReadsHandWrittenCornersAsWeDo) {
    expect_read_alike({
        "Text.  \n\nNext\n",
        "* a\n* b\n\n1. c\n2. <D>: d\n",
        "[A]: he said\n    so\n  - no\n    + yes\n  - also\n",
        "===\nmodel: {mode: strict}\n===\n\n[A]: a\n  + [B]: b\n  - [C]\n    - [A]\n  >< [D]\n  + <E>: e\n  "
        "_ <E>\n",
        "===\nmodel:\n  removeTagsFromText: true\n===\n\n[A]: a #t and #(b c) d\n",
        "<A>: d\n  + [x]\n\n(1) [P]\n-- modus ponens, more {uses: [1]} --\n(2) [Q]\n    _> <B>\n----\n  <_ "
        "<C>\n(3) "
        "R\n    <_ [U]\n\n<B>\n\n(1) p\n----\n(2) q\n    -> [P]\n",
        "[A]: i.e. :heart: and .A. 1\\.5 \\[b\\] **bold** _it_. [link](https://x.org/_a_) and @[B] or @<C>: "
        "x\n",
        "// one\n[A]: a /* two */ b <!-- three\n\n --> c\n  -> [B]\n  /* four */\n  -> [C]\n\n/* five "
        "*/\n\n[D]: d\n",
        "# H1 #t {isGroup: false}\n\n[A]: a {\n  x: 1\n  y: [1, 2]\n}\n    +> [B] {z: {a: 1}, b: [{c: "
        "2}]}\n\n## H2\n\nfoo\n",
        "[\xD8\xAF\xD8\xB1\xD8\xB3\xD8\xAA]: \xD9\x85\xD8\xAA\xD9\x86 #\xD9\x86\n\t- <A b>\n\t\t- [C]\n",
        "[A]: a\n  - [A]\n  + [A]\n  >< [A]\n  -> [B]\n\n[B]\n  -> [A]\n",
        "<A>: d\n  _> <A>\n  - <A>\n  + <A>\n\n(1) p\n----\n  <_ <A>\n(2) c\n    +> <A>\n",
        "<A>: a\n  _> <A>\n  <_ <A>\n\n<B>: b\n  _> <A>\n",
        "<A>: a\n  _ [B]: b\n  <_ <C>\n\n[B]\n  + <A>\n  +> <A>\n  -> <A>\n",
    });
}

TEST(ArgdownPeer, KnowsTheRelationsOfACaseByItsSigns) {
    const fs::path folder = peer_folder();
    if (folder.empty() || std::system("node --version >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "no node, or no @argdown/core in build/peers";
    Case whole;
    for (const char* id : {"claim:a", "claim:b", "claim:c"}) {
        Claim claim;
        claim.id = ClaimId(std::string(id));
        claim.text = id;
        whole.claims.push_back(claim);
    }
    const auto relate = [&](const char* id, RelationKind kind, const char* from, const char* to) {
        Relation relation;
        relation.id = RelationId(std::string(id));
        relation.kind = kind;
        relation.from = ClaimId(std::string(from));
        relation.to = RecordId(std::string(to));
        whole.relations.push_back(relation);
    };
    relate("relation:1", RelationKind::Contradicts, "claim:a", "claim:b");
    relate("relation:2", RelationKind::Rebuts, "claim:b", "claim:c");
    relate("relation:3", RelationKind::Supports, "claim:a", "claim:c");
    relate("relation:4", RelationKind::Undercuts, "claim:b", "relation:3");
    relate("relation:5", RelationKind::Entails, "claim:c", "claim:a");
    relate("relation:6", RelationKind::Qualifies, "claim:c", "claim:b");
    const auto told = ask_peer(folder, {written(whole)});
    EXPECT_EQ(told[0].at("errors"), nlohmann::json::array());
    const PlainMap map = plain(told[0].at("map"));
    EXPECT_THAT(map.relations, ::testing::ElementsAre("[a] contradictory [b]", "[b] attack [c]",
                                                      "[b] undercut <3> 1", "[c] support [a]"));
    EXPECT_THAT(map.arguments.at("3"),
                ::testing::ElementsAre("argument-description", "argument-description", "step a", "step c"));
}

}  // namespace
}  // namespace gainsay::test
