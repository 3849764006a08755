// Public data sets through the mappings that come with Gainsay: every row is read, and the numbers are those that were
// counted in the raw files with other means (Python's csv and json, and the notes that come with the data).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "tests/graphs/format/tables/reading.hpp"

namespace gainsay::test {
namespace {

std::string text_of(std::FILE* pipe) {
    std::string text;
    std::array<char, 1U << 16U> chunk{};
    for (std::size_t n = 0; (n = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        text.append(chunk.data(), n);
    return text;
}

std::filesystem::path data_folder() {
    for (const char* up : {"/../shared/data", "/../../shared/data"}) {
        if (std::filesystem::path path = std::string(GAINSAY_SOURCE_DIR) + up; std::filesystem::exists(path))
            return path;
    }
    return {};
}

/// The text of a file of the data folder; of one that is packed, as xz unpacks it. Nothing where there is no such file
/// or no xz.
std::string data(const std::string& name) {
    const std::filesystem::path path = data_folder() / name;
    if (path.extension() == ".xz") {
        std::FILE* const pipe = ::popen(("xz -dc '" + path.string() + "' 2>/dev/null").c_str(), "r");
        if (pipe == nullptr) return {};
        std::string text = text_of(pipe);
        ::pclose(pipe);
        return text;
    }
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string mapping_file(const std::string& name) {
    std::ifstream file(std::string(GAINSAY_SOURCE_DIR "/fixtures/mappings/") + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Skips where the data is not there, or xz is not.
#define READ_OR_SKIP(variable, mapping, ...)                                                    \
    std::vector<std::string> variable##_texts;                                                  \
    for (const char* file : {__VA_ARGS__}) {                                                    \
        variable##_texts.push_back(data(file));                                                 \
        if (variable##_texts.back().empty()) GTEST_SKIP() << file << " is not there, or no xz"; \
    }                                                                                           \
    const ReadTable variable = read_mapped(mapping_file(mapping), variable##_texts);            \
    EXPECT_EQ(check_case(variable.whole), std::vector<CaseProblem>{})

/// How many claims have reviews with different labels.
std::size_t conflicting(const Case& whole) {
    std::map<ClaimId, std::set<std::string>> labels;
    for (const Review& review : whole.reviews) labels[review.of].insert(review.rating.label);
    std::size_t count = 0;
    for (const auto& [claim, several] : labels) count += several.size() > 1 ? 1 : 0;
    return count;
}

TEST(RealTables, LiarKeepsEveryRowAndItsConflictingLabels) {
    READ_OR_SKIP(liar, "liar.json", "liar/train.tsv.xz", "liar/valid.tsv");
    EXPECT_EQ(liar.whole.reviews.size(), 11'553U);
    EXPECT_EQ(liar.whole.statements.size(), 11'553U);
    EXPECT_EQ(liar.whole.claims.size(), 11'531U);  // distinct texts
    EXPECT_EQ(conflicting(liar.whole), 6U);
    std::map<AgentId, std::set<std::string>> parties, histories;  // by speaker, as the rows have them
    ASSERT_EQ(liar.whole.reviews.size(), liar.whole.statements.size());
    for (std::size_t i = 0; i < liar.whole.statements.size(); ++i) {  // both are named after the row
        const std::string& extra = liar.whole.statements[i].extra;
        const std::size_t party = extra.find("\"party\"");
        ASSERT_NE(party, std::string::npos);
        parties[liar.whole.statements[i].speaker].insert(extra.substr(party));
        histories[liar.whole.statements[i].speaker].insert(liar.whole.reviews[i].extra);
    }
    const auto several = [](const auto& by_speaker) {
        return std::count_if(by_speaker.begin(), by_speaker.end(),
                             [](const auto& one) { return one.second.size() > 1; });
    };
    EXPECT_EQ(parties.size(), 3'132U);
    EXPECT_EQ(several(parties), 1);
    EXPECT_EQ(several(histories), 3);
    const auto of_party =
        std::count_if(liar.whole.agents.begin(), liar.whole.agents.end(),
                      [](const Agent& agent) { return agent.id.text().starts_with("agent:us-party-"); });
    EXPECT_EQ(liar.whole.agents.size(), 3'132U + static_cast<std::size_t>(of_party) + 1);  // and PolitiFact
    EXPECT_EQ(of_party, 11);  // of 24 words in that column; the others are no parties
    EXPECT_EQ(liar.losses.total(), 0U);
}

TEST(RealTables, AveritecKeepsClaimsSpeakersReviewsAndSources) {
    READ_OR_SKIP(averitec, "averitec.json", "averitec-dev/claims.jsonl");
    EXPECT_EQ(averitec.whole.claims.size(), 344U);  // distinct texts of 350
    EXPECT_EQ(averitec.whole.reviews.size(), 350U);
    EXPECT_EQ(averitec.whole.statements.size(), 267U);
    EXPECT_EQ(averitec.whole.agents.size(), 195U);
    EXPECT_EQ(averitec.whole.documents.size(), 1'118U);
    std::map<std::string, std::size_t> labels;
    for (const Review& review : averitec.whole.reviews) ++labels[review.rating.label];
    EXPECT_EQ(labels["Refuted"], 215U);
    EXPECT_EQ(labels["Supported"], 85U);
    EXPECT_EQ(labels["Conflicting Evidence/Cherrypicking"], 26U);
    EXPECT_EQ(averitec.lost("required_reannotation"), 350U);
}

TEST(RealTables, FactcheckSitesKeepReviewsLinksAndDatesThatAreWrong) {
    READ_OR_SKIP(sites, "factcheck-sites.json", "factcheck-sites-sample/reviews.jsonl");
    EXPECT_EQ(sites.whole.reviews.size(), 386U);
    EXPECT_EQ(sites.whole.statements.size(), 385U);
    EXPECT_EQ(sites.whole.claims.size(), 342U);
    // 3,819 links and 459 articles, of which 21 are both, and where one claim stands that nobody is named for
    EXPECT_EQ(sites.whole.documents.size(), 4'258U);
    std::size_t before = 0;
    for (const Review& review : sites.whole.reviews) {
        const std::size_t at = review.extra.find("claim_published\":\"");
        if (at == std::string::npos || !review.on) continue;
        const Edtf claimed(review.extra.substr(at + 18, 10));
        before += compare(*review.on, claimed) == TimeOrder::Before ? 1 : 0;
    }
    EXPECT_EQ(before, 53U);
}

TEST(RealTables, CheckThatKeepsRatingsAndProposesSpeakers) {
    READ_OR_SKIP(lab, "checkthat2022-2b.json", "checkthat2022-task2b/verified_claims.jsonl.xz",
                 "checkthat2022-task2b/transcripts.tsv.xz");
    EXPECT_EQ(lab.whole.reviews.size(), 19'250U);
    EXPECT_EQ(lab.whole.statements.size(), 19'250U + 60'688U);  // sentences less those of the system
    EXPECT_EQ(lab.whole.claims.size(), 19'182U + 60'688U);
    EXPECT_EQ(lab.whole.documents.size(), 19'250U + 70U);
    EXPECT_EQ(conflicting(lab.whole), 6U);  // a seventh pair shows only when case and punctuation are ignored
    EXPECT_EQ(lab.whole.agents.size(), 4'560U + 1U);
    std::map<std::string, std::string> extras;
    for (const Agent& agent : lab.whole.agents) extras[agent.name] = agent.extra;
    EXPECT_THAT(extras["TRUMP"], ::testing::HasSubstr("\"agent:donald-trump\""));
    // Of the transcripts the lines of the system are left, and nothing else is.
    EXPECT_EQ(lab.lost("row"), 3'602U);
    EXPECT_EQ(lab.losses.total(), 3'613U);  // 11 places, such as books, have a colon in their names
}

TEST(RealTables, ClimateFeverDisputesExactlyWhatItSaysItDoes) {
    READ_OR_SKIP(fever, "climate-fever.json", "climate-fever/climate-fever.jsonl.xz");
    EXPECT_EQ(fever.whole.reviews.size(), 1'535U);
    EXPECT_EQ(fever.whole.claims.size(), 1'535U + 5'240U);
    EXPECT_EQ(fever.whole.documents.size(), 1'344U);
    EXPECT_EQ(fever.whole.relations.size(), 1'943U + 802U);
    std::map<RecordId, std::set<RelationKind>> kinds;
    for (const Relation& relation : fever.whole.relations) kinds[relation.to].insert(relation.kind);
    std::size_t disputed = 0;
    for (const Review& review : fever.whole.reviews) {
        disputed += review.rating.label == "DISPUTED" ? 1 : 0;
        EXPECT_EQ(review.rating.label == "DISPUTED", kinds[review.of].size() == 2) << review.id.text();
    }
    EXPECT_EQ(disputed, 154U);
}

TEST(RealTables, EmergentKeepsItsThreeStances) {
    READ_OR_SKIP(emergent, "emergent.json", "emergent/open.tsv");
    EXPECT_EQ(emergent.whole.claims.size(), 247U + 2'113U);
    EXPECT_EQ(emergent.whole.documents.size(), 2'113U);
    std::map<RelationKind, std::size_t> kinds;
    for (const Relation& relation : emergent.whole.relations) ++kinds[relation.kind];
    EXPECT_EQ(kinds[RelationKind::Supports], 1'000U);
    EXPECT_EQ(kinds[RelationKind::Rebuts], 323U);
    EXPECT_EQ(emergent.losses.total(), 0U);
}

}  // namespace
}  // namespace gainsay::test
