// Real argument maps: all of them are read, and who attacks whom comes out as it was counted elsewhere.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "tests/support/real_data.hpp"

namespace gainsay::test {
namespace {

struct Debates {
    const char* archive;
    std::size_t claims, conflicts;  ///< distinct nodes of type I, and CA with two ends
    friend void PrintTo(const Debates& one, std::ostream* out) { *out << one.archive; }
};

Case import_folder(const std::filesystem::path& folder, LossReport& losses) {
    CaseBuilder builder;
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".json") files.insert(entry.path());
    }
    const ReadOptions options;
    const auto reader = find_format("aif").reader(builder, options, losses);
    for (const auto& file : files) {
        std::ifstream in(file);
        reader->read(in, file.filename().string());
    }
    reader->finish();
    return builder.take();
}

class RealDebates : public ::testing::TestWithParam<Debates> {};

TEST_P(RealDebates, AreReadWhole) {
    GAINSAY_REAL_DATA(data, "aif-debates");
    const ScratchFolder scratch;
    if (!unpack(data / (std::string(GetParam().archive) + ".tar.xz"), scratch.path()))
        GTEST_SKIP() << "no tar or xz";
    LossReport losses(0);
    const Case whole = import_folder(scratch.path(), losses);
    EXPECT_TRUE(check_case(whole).empty());
    std::set<std::string> conflicts;
    for (const Relation& relation : whole.relations) {
        if (relation.kind == RelationKind::Rebuts || relation.kind == RelationKind::Undercuts)
            conflicts.insert(relation.id.text());
    }
    EXPECT_GE(conflicts.size(), GetParam().conflicts);
    EXPECT_GE(whole.claims.size(), GetParam().claims);
}

INSTANTIATE_TEST_SUITE_P(Aif, RealDebates,
                         ::testing::Values(Debates{"us2016", 8099, 941}, Debates{"qt30-open", 7604, 419},
                                           Debates{"iac-open", 8911, 3749}, Debates{"araucaria", 3723, 38},
                                           Debates{"microtexts", 566, 167}),
                         [](const auto& one) {
                             std::string name = one.param.archive;
                             std::erase(name, '-');
                             return name;
                         });

TEST(Aif, KnowsWhoAttacksWhomInTheDebatesOf2016) {
    GAINSAY_REAL_DATA(data, "aif-debates");
    const ScratchFolder scratch;
    if (!unpack(data / "us2016.tar.xz", scratch.path())) GTEST_SKIP() << "no tar or xz";
    LossReport losses(0);
    const Case whole = import_folder(scratch.path(), losses);
    std::map<std::string, std::set<std::string>> speakers;  // by claim
    for (const Statement& said : whole.statements) {
        speakers[said.of.text()].insert(said.speaker.text());
    }
    std::map<std::pair<std::string, std::string>, std::size_t> attacks;
    for (const Relation& relation : whole.relations) {
        if (relation.kind != RelationKind::Rebuts) continue;
        for (const std::string& from : speakers[relation.from.text()]) {
            for (const std::string& whom : speakers[relation.to.text()]) ++attacks[{from, whom}];
        }
    }
    EXPECT_EQ((attacks[{"agent:trump", "agent:clinton"}]), 25U);
    EXPECT_EQ((attacks[{"agent:clinton", "agent:trump"}]), 15U);
    EXPECT_EQ((attacks[{"agent:trump", "agent:trump"}]), 18U);
}

}  // namespace
}  // namespace gainsay::test
