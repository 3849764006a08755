// Argumentation frameworks: what arguments and attacks become, how a case is flattened, hostile inputs, real frameworks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ReadFramework {
    Case whole;
    LossReport losses{LossReport::every_place};
};

ReadFramework read_framework(std::string_view format, std::istream& in, const ReadOptions& options = {}) {
    ReadFramework result;
    CaseBuilder builder;
    find_format(format).read(in, "input", builder, options, result.losses);
    result.whole = builder.take();
    return result;
}
ReadFramework read_framework(std::string_view format, const std::string& text,
                             const ReadOptions& options = {}) {
    std::istringstream in(text);
    return read_framework(format, in, options);
}

std::vector<std::string> told_by(const Case& whole) {
    std::vector<std::string> lines;
    for (const Claim& one : whole.claims) lines.push_back(one.id.text() + " " + one.text);
    for (const Relation& one : whole.relations)
        lines.push_back(one.from.text() + " " + std::string(to_word(one.kind)) + " " + one.to.text());
    return lines;
}

std::vector<std::string> lost_by(const LossReport& losses) {
    std::vector<std::string> kinds;
    for (const LossReport::Kind& kind : losses.kinds())
        kinds.push_back(std::to_string(kind.count) + " " + kind.what);
    return kinds;
}

struct Spelling {
    const char* name;
    const char* format;
    const char* text;
    std::vector<std::string> told, lost;
    friend void PrintTo(const Spelling& one, std::ostream* out) { *out << one.name; }
};
class FrameworkSpellings : public ::testing::TestWithParam<Spelling> {};

TEST_P(FrameworkSpellings, BecomeClaimsAndRelations) {
    const ReadFramework read = read_framework(GetParam().format, std::string(GetParam().text));
    EXPECT_EQ(told_by(read.whole), GetParam().told);
    EXPECT_EQ(lost_by(read.losses), GetParam().lost);
    EXPECT_THAT(check_case(read.whole), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Frameworks, FrameworkSpellings,
    ::testing::Values(
        Spelling{"NumbersAttackNumbers",
                 "i23",
                 "p af 2\n2 1\n",
                 {"claim:1 1", "claim:2 2", "claim:2 rebuts claim:1"},
                 {}},
        Spelling{"CommentsAreReported", "i23", "# made by hand\np af 1\n", {"claim:1 1"}, {"1 comment"}},
        Spelling{"LinesOfWindowsAreLines",
                 "i23",
                 "\xEF\xBB\xBFp af 1\r\n\r\n1 1\r\n",
                 {"claim:1 1", "claim:1 rebuts claim:1"},
                 {}},
        Spelling{"AnAttackTwiceIsOne",
                 "i23",
                 "p af 1\n1 1\n1 1\n",
                 {"claim:1 1", "claim:1 rebuts claim:1"},
                 {"1 attack that is stated twice"}},
        Spelling{"NotesTellClaimsAndRelations",
                 "i23",
                 "p af 2\n# argument 1 claim:rain It rains.\n# relation relation:r contradicts claim:rain "
                 "claim:2\n1 2\n2 1\n# argument 2 claim:2 \"two\\nlines\"\n",
                 {"claim:2 two\nlines", "claim:rain It rains.", "claim:rain contradicts claim:2"},
                 {}},
        Spelling{"AttacksBesideNotesAreRebuttals",
                 "i23",
                 "p af 2\n# argument 1 claim:a A\n# argument 2 claim:b B\n# relation relation:r rebuts "
                 "claim:a claim:b\n1 2\n2 1\n",
                 {"claim:a A", "claim:b B", "claim:b rebuts claim:a", "claim:a rebuts claim:b"},
                 {}},
        Spelling{"NotesAboutNothingAreReported",
                 "i23",
                 "p af 1\n# argument 7 claim:a A\n",
                 {"claim:1 1"},
                 {"1 note about an argument that is not there"}},
        Spelling{"FactsInAnyOrderAndLayout",
                 "apx",
                 "att(a, b).arg( a ).\n  % why\narg(b)\n.",
                 {"claim:a a", "claim:b b", "claim:a rebuts claim:b"},
                 {"1 comment"}},
        Spelling{"NamesMayBeTermsOrTexts",
                 "apx",
                 "arg(f(a,b)). arg(\"It rains\").",
                 {"claim:f-a-b-9048a617 f(a,b)", "claim:it-rains-4b318de0 It rains"},
                 {}},
        Spelling{"WeightsAndOtherFactsAreReported",
                 "apx",
                 "arg(a) :- 0.5.\narg(b):-1.\nsupport(a,b).",
                 {"claim:a a", "claim:b b"},
                 {"1 fact support/2", "2 weight"}},
        Spelling{"ArgumentsTwiceAreOne",
                 "apx",
                 "arg(a).arg(a).",
                 {"claim:a a"},
                 {"1 argument that is declared twice"}},
        Spelling{"TgfLabelsAreTexts",
                 "tgf",
                 "1 It rains.\n2\n#\n1 2\n2 1 attacks\n",
                 {"claim:1 It rains.", "claim:2 2", "claim:1 rebuts claim:2", "claim:2 rebuts claim:1"},
                 {}},
        Spelling{"EdgesThatMayBeSomethingElseAreNoAttacks",
                 "tgf",
                 "1 a\n2 b\n#\n1 2 father of\n",
                 {"claim:1 a", "claim:2 b"},
                 {"1 edge with a label"}},
        Spelling{"FrameworksMayBeEmpty", "tgf", "#\n", {}, {}}),
    [](const auto& one) { return std::string(one.param.name); });

struct RefusedFramework {
    const char* format;
    std::string text;
    const char* where;
    const char* message;
    ErrorCode code = ErrorCode::Malformed;
};

TEST(Frameworks, AreRefusedWithThePlace) {
    for (const RefusedFramework& one :
         {RefusedFramework{"i23", "", "input:1:1", "expected a framework that begins like"},
          RefusedFramework{"i23", "p aba 3\n", "input:1:1", "framework of assumptions",
                           ErrorCode::Unsupported},
          RefusedFramework{"i23", "p cnf 3 2\n", "input:1:1", "expected \"p af\" and a number"},
          RefusedFramework{"i23", "p af 10\n# argument 6 claim:8\n", "input:2:1",
                           "argument 6 stands for claim:8, as argument 8 does"},
          RefusedFramework{"i23", "p af 3\n# argument 1 claim:x A\n# argument 3 claim:x B\n", "input:3:1",
                           "argument 3 stands for claim:x, as argument 1 does"},
          RefusedFramework{"i23", "p af -3\n", "input:1:1", "expected \"p af\" and a number"},
          RefusedFramework{"i23", "p af 4000000000\n", "input:1:1", "expected at most", ErrorCode::Limit},
          RefusedFramework{"i23", "p af 5000001\n", "input:1:1", "expected at most 5000000",
                           ErrorCode::Limit},
          RefusedFramework{"i23", "p af 2\n1 3\n", "input:2:1",
                           "found \"3\", expected an attack: two numbers from 1 to 2"},
          RefusedFramework{"i23", "p af 2\n0 1\n", "input:2:1", "found \"0\""},
          RefusedFramework{"i23", "p af 2\n1 2 3\n", "input:2:1", "found \"3\""},
          RefusedFramework{"i23", "p af 2\n1\n", "input:2:1", "expected an attack"},
          RefusedFramework{"i23", "p af 2\n# relation relation:r rebuts claim:a claim:b\n", "input:2:1",
                           "for which no argument stands"},
          RefusedFramework{"i23",
                           "p af 1\n# argument 1 claim:a A\n# relation relation:r rebuts claim:a claim:a\n",
                           "input:3:1", "is not there; add it, or remove the note"},
          RefusedFramework{"i23", "p af 1\n# argument 1 claim:a \xFF\n", "input:2:1", "no UTF-8"},
          RefusedFramework{"apx", "arg(a).\natt(a,b).\n", "input:2:1", "found an attack of or on \"b\""},
          RefusedFramework{"apx", "arg(a)", "input:1:7", "expected the dot"},
          RefusedFramework{"apx", "arg().", "input:1:5", "expected the name of an argument"},
          RefusedFramework{"apx", "arg(\"a", "input:1:7", "expected the quote"},
          RefusedFramework{"apx", "arg(f(a.", "input:1:9", "expected the name"},
          RefusedFramework{"apx", "hello", "input:1:6", "expected a fact"},
          RefusedFramework{"apx", "arg(\xC3).", "input:1:1", "no UTF-8"},
          RefusedFramework{"tgf", "1\n2\n", "input:3:1", "expected a line \"#\""},
          RefusedFramework{"tgf", "1\n#\n1\n", "input:3:1", "expected two arguments"},
          RefusedFramework{"tgf", "1\n#\n1 2\n", "input:3:1", "found an attack of or on \"2\""}}) {
        SCOPED_TRACE(one.text);
        try {
            (void)read_framework(one.format, one.text);
            ADD_FAILURE() << "was read";
        } catch (const ReadError& error) {
            EXPECT_EQ(to_string(error.problems().at(0).where), one.where);
            EXPECT_THAT(error.problems().at(0).message, HasSubstr(one.message));
            EXPECT_EQ(error.code(), one.code);
        }
    }
}

TEST(Frameworks, AreToldBehindAByteOrderMark) {
    for (const auto& [format, text] :
         {std::pair{"i23", "p af 2\n1 2\n"}, std::pair{"apx", "arg(a).\natt(a,a).\n"},
          std::pair{"tgf", "a\nb\n#\na b\n"}}) {
        const std::string marked = std::string("\xEF\xBB\xBF") + text;
        ASSERT_NE(guess_format(marked), nullptr) << format;
        EXPECT_EQ(guess_format(marked)->name, format);
        EXPECT_EQ(read_framework(format, marked).whole, read_framework(format, text).whole);
    }
}

TEST(Frameworks, KeepTheLimits) {
    ReadOptions few, shortened, small;
    few.max_records = 10;
    shortened.max_string_bytes = 1000;
    small.max_bytes = 100;
    const std::string long_name(100'000, 'a');
    for (const auto& [format, text, options] : {std::tuple{"i23", std::string("p af 11\n"), few},
                                                std::tuple{"i23", std::string("p af 9\n1 1\n2 2\n"), few},
                                                std::tuple{"i23", "p af 1\n# " + long_name, shortened},
                                                std::tuple{"apx", "arg(" + long_name + ").", shortened},
                                                std::tuple{"apx", "arg(\"" + long_name + "\").", shortened},
                                                std::tuple{"tgf", long_name + "\n#\n", shortened},
                                                std::tuple{"tgf", std::string(200, '\n'), small}}) {
        try {
            (void)read_framework(format, text, options);
            ADD_FAILURE() << format << " was read";
        } catch (const ReadError& error) {
            EXPECT_EQ(error.code(), ErrorCode::Limit) << error.what();
        }
    }
    EXPECT_NO_THROW(
        (void)read_framework("apx", "arg(" + std::string(50'000, '(') + std::string(50'000, ')') + ").", {}));
}

TEST(Frameworks, OfTwoInputsAreNotMixed) {
    CaseBuilder builder;
    LossReport losses;
    const ReadOptions options;
    const auto reader = find_format("i23").reader(builder, options, losses);
    std::istringstream one("p af 1\n"), two("p af 1\n");
    reader->read(one, "one.af");
    try {
        reader->read(two, "two.af");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Conflict);
        EXPECT_THAT(error.what(), HasSubstr("behind one.af"));
    }
}

Claim claim_called(const std::string& name) {
    Claim claim;
    claim.id = ClaimId("claim:" + name);
    claim.text = name;
    return claim;
}
Relation attack_called(const std::string& name, RelationKind kind, const std::string& from,
                       const std::string& to) {
    Relation relation;
    relation.id = RelationId("relation:" + name);
    relation.kind = kind;
    relation.from = ClaimId("claim:" + from);
    relation.to = RecordId(to);
    return relation;
}

/// The grounded extension by definition: accept whatever is attacked only by what is attacked by something accepted.
std::set<int> grounded(int arguments, const std::vector<std::pair<int, int>>& attacks) {
    std::set<int> in, out;
    for (bool more = true; more;) {
        more = false;
        for (int a = 1; a <= arguments; ++a) {
            const bool stands = std::all_of(attacks.begin(), attacks.end(), [&](const auto& one) {
                return one.second != a || out.contains(one.first);
            });
            if (!stands || !in.insert(a).second) continue;
            more = true;
            for (const auto& [from, to] : attacks) {
                if (from == a) out.insert(to);
            }
        }
    }
    return in;
}

TEST(Frameworks, OfACaseLetAnUndercutAttackTheAttack) {
    Case whole;
    whole.claims = {claim_called("a"), claim_called("b"), claim_called("c")};
    whole.relations = {attack_called("r", RelationKind::Rebuts, "a", "claim:b"),
                       attack_called("u", RelationKind::Undercuts, "c", "relation:r")};
    for (const bool undercut : {false, true}) {
        if (!undercut) whole.relations.pop_back();
        std::stringstream out;
        LossReport losses;
        find_format("i23").write(out, CaseSource(whole), {}, losses);
        if (!undercut)
            whole.relations.push_back(attack_called("u", RelationKind::Undercuts, "c", "relation:r"));
        int arguments = 0;
        std::vector<std::pair<int, int>> attacks;
        for (std::string line; std::getline(out, line);) {
            std::istringstream words(line);
            std::string p, af;
            int from = 0, to = 0;
            if (line.starts_with("p")) words >> p >> af >> arguments;
            if (line.front() >= '0' && line.front() <= '9' && words >> from >> to)
                attacks.emplace_back(from, to);
        }
        // Claims are 1 to 3. Nothing attacks c; while it is silent a defeats b, and once it undercuts that b stands.
        const std::set<int> in = grounded(arguments, attacks);
        EXPECT_EQ(in.contains(2), undercut) << out.str();
        EXPECT_TRUE(in.contains(1) && in.contains(3));
    }
}

TEST(Frameworks, OfACaseHaveNamesThatSolversRead) {
    Case whole;
    whole.claims = {claim_called("a-b_c.d"), claim_called("x")};
    whole.relations = {attack_called("r", RelationKind::Contradicts, "x", "claim:a-b_c.d")};
    std::ostringstream out;
    LossReport losses;
    find_format("apx").write(out, CaseSource(whole), {}, losses);
    EXPECT_THAT(out.str(), HasSubstr("arg(claim_a_bUcDd).\narg(claim_x).\natt(claim_a_bUcDd,claim_x).\n"
                                     "att(claim_x,claim_a_bUcDd).\n"));
    EXPECT_TRUE(losses.empty());
}

TEST(Frameworks, GiveBackOfACaseAllThatTheyDoNotReport) {
    for (const char* format : {"i23", "apx", "tgf"}) {
        for (std::uint64_t seed = 0; seed < 150; ++seed) {
            SCOPED_TRACE(std::string(format) + ", seed " + std::to_string(seed));
            expect_round_trip(find_format(format), random_case(seed, {.relations = 25}));
        }
    }
}

// --- real frameworks

fs::path iccma() {
    const char* const told = std::getenv("GAINSAY_DATA");  // NOLINT: tests run in one thread
    const fs::path all =
        told != nullptr ? fs::path(told) : fs::path(GAINSAY_SOURCE_DIR) / ".." / "shared" / "data";
    return fs::exists(all / "iccma") ? all / "iccma" : fs::path();
}

TEST(RealFrameworks, HaveTheArgumentsAndAttacksThatTheirListStates) {
    if (iccma().empty()) GTEST_SKIP() << "the data set iccma is not there";
    std::ifstream list(iccma() / "instances.csv");
    std::size_t compared = 0;
    std::string line;
    std::getline(list, line);
    while (std::getline(list, line)) {
        std::istringstream cells(line);
        std::string name, file, arguments, attacks;
        for (std::string* cell : {&name, &file, &arguments, &attacks}) std::getline(cells, *cell, ',');
        if (!file.ends_with(".af")) continue;
        SCOPED_TRACE(file);
        std::ifstream in(iccma() / file);
        std::string first(guess_bytes, '\0');
        in.read(first.data(), static_cast<std::streamsize>(first.size()));
        first.resize(static_cast<std::size_t>(in.gcount()));
        ASSERT_NE(guess_format(first), nullptr);
        EXPECT_EQ(guess_format(first)->name, "i23");
        in.clear();
        in.seekg(0);
        const ReadFramework read = read_framework("i23", in);
        EXPECT_EQ(std::to_string(read.whole.claims.size()), arguments);
        EXPECT_EQ(std::to_string(read.whole.relations.size()), attacks);
        EXPECT_THAT(lost_by(read.losses), IsEmpty());
        ++compared;
    }
    EXPECT_GE(compared, 14U);
}

/// Attacks by the places of their ends among the arguments as the file declares them.
std::set<std::pair<std::size_t, std::size_t>> attacks_by_place(const Case& whole,
                                                               const std::vector<std::string>& names) {
    std::map<std::string, std::size_t> places;
    for (const Claim& claim : whole.claims) {
        const auto at = std::find(names.begin(), names.end(), claim.text);
        places[claim.id.text()] = static_cast<std::size_t>(at - names.begin());
    }
    std::set<std::pair<std::size_t, std::size_t>> attacks;
    for (const Relation& one : whole.relations)
        attacks.emplace(places.at(one.from.text()), places.at(one.to.text()));
    return attacks;
}

TEST(RealFrameworks, AreTheSameInAnySpelling) {
    if (iccma().empty()) GTEST_SKIP() << "the data set iccma is not there";
    for (const auto& [stem, format] :
         {std::pair{"Small-result-b2", "apx"}, std::pair{"stb_437_137", "apx"},
          std::pair{"BA_40_80_5", "tgf"}, std::pair{"comune-di-castellanza_20151218_2338.gml.80", "tgf"}}) {
        SCOPED_TRACE(stem);
        const fs::path other_file = iccma() / (std::string(stem) + "." + format);
        std::ifstream numbers(iccma() / (std::string(stem) + ".af")), other(other_file), lines(other_file);
        const Case by_number = read_framework("i23", numbers).whole,
                   by_name = read_framework(format, other).whole;
        std::vector<std::string> names, order;
        for (std::string line; std::getline(lines, line) && line != "#";) {
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
            if (std::string_view(format) == "tgf") names.push_back(line);
            if (line.starts_with("arg(")) names.push_back(line.substr(4, line.find(')') - 4));
        }
        for (std::size_t i = 1; i <= by_number.claims.size(); ++i) order.push_back(std::to_string(i));
        ASSERT_EQ(names.size(), order.size());
        EXPECT_EQ(attacks_by_place(by_name, names), attacks_by_place(by_number, order));
    }
}

}  // namespace
}  // namespace gainsay::test
