#include "engine/time/diff/diff.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/contradiction_oracle.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using Lines = std::vector<std::string>;

std::string grade(Certainty certainty) {
    return certainty == Certainty::Yes ? "" : " possibly";
}

std::string word(const Position& position) {
    std::string text;
    const char* const words[] = {"asserts", "denies", "questions"};
    for (std::size_t i = 0; i < position.size(); ++i) {
        if (position[i] == Showing::Hidden) continue;
        text += (text.empty() ? "" : "+") + std::string(words[i]);
        if (position[i] == Showing::Uncertain) text += "?";
    }
    return text.empty() ? "-" : text;
}

/// Every change in a line.
Lines lines_of(const CaseDiff& diff) {
    Lines lines;
    for (const DisputeChange& one : diff.disputes) {
        lines.push_back(std::string(to_string(one.turn)) + grade(one.certainty) + " " + one.a + ">" + one.b +
                        " " + std::to_string(one.before) + ">" + std::to_string(one.after) + " -" +
                        std::to_string(one.lost_count) + " +" + std::to_string(one.gained_count));
    }
    for (const ClaimChange& one : diff.claims) {
        lines.push_back((one.gained ? "+" : "-") + std::string(to_string(one.aspect)) + grade(one.certainty) +
                        " " + one.claim);
    }
    for (const PositionChange& one : diff.positions)
        lines.push_back(one.agent + " on " + one.object + ": " + word(one.before) + " > " + word(one.after) +
                        grade(one.certainty));
    for (const RecordDifference& one : diff.records) {
        std::string line = std::string(to_string(one.turn)) + grade(one.certainty) + " " + one.id.text();
        for (const std::string& field : one.fields) line += " ." + field;
        lines.push_back(line);
    }
    return lines;
}

/// Two cases, compared and checked.
Lines between_cases(const Case& before, const Case& after, const DiffOptions& options = {}) {
    const CaseSource old_source(before), new_source(after);
    const Snapshot old_snapshot = build_snapshot(old_source), new_snapshot = build_snapshot(new_source);
    const DiffSide x{&old_snapshot, &old_source, {}}, y{&new_snapshot, &new_source, {}};
    const CaseDiff diff = find_diff(x, y, options);
    EXPECT_EQ(check_diff(x, y, diff, options), "");
    return lines_of(diff);
}
Lines between_cases(const char* before, const char* after, const DiffOptions& options = {}) {
    return between_cases(draw_case(before), draw_case(after), options);
}

Lines between_dates(const char* sketch, const char* from, const char* to, const DiffOptions& options = {}) {
    const Sketch drawn = draw(sketch);
    const DiffSide x{&drawn.snapshot, nullptr, {std::nullopt, Edtf(from)}};
    const DiffSide y{&drawn.snapshot, nullptr, {std::nullopt, Edtf(to)}};
    const CaseDiff diff = find_diff(x, y, options);
    EXPECT_EQ(check_diff(x, y, diff, options), "");
    return lines_of(diff);
}

TEST(Diff, OfACaseWithItselfIsEmpty) {
    const char* const sketch = "a denies p on 2018; b asserts p; p contradicts q; document d; d states q";
    EXPECT_EQ(between_cases(sketch, sketch), Lines{});
    EXPECT_EQ(between_dates("a denies p on 2018", "2019", "2020"), Lines{});
}

TEST(Diff, NamesADisputeThatOpens) {
    EXPECT_EQ(between_cases("b asserts p; agent a", "b asserts p; agent a; a denies p"),
              (Lines{"opened agent:a>agent:b 0>1 -0 +1", "+contradicted claim:p",
                     "agent:a on claim:p: - > denies", "added statement:s2"}));
}

TEST(Diff, NamesADisputeThatCloses) {
    EXPECT_EQ(between_cases("s: b asserts p; t: a denies p", "s: b asserts p; agent a"),
              (Lines{"closed agent:a>agent:b 1>0 -1 +0", "-contradicted claim:p",
                     "agent:a on claim:p: denies > -", "removed statement:t"}));
}

TEST(Diff, NamesADisputeOnOtherGrounds) {
    EXPECT_EQ(between_cases("s: b asserts p; t: a denies p", "s: b asserts p; u: a denies p"),
              (Lines{"turned agent:a>agent:b 1>1 -1 +1", "removed statement:t", "added statement:u"}));
}

TEST(Diff, TellsTheSupportOfAClaim) {
    EXPECT_EQ(between_cases("s: a asserts p; claim q", "s: a asserts p; claim q; r: p supports q"),
              (Lines{"+supported claim:q", "added relation:r"}));
}

TEST(Diff, NamesTheFieldsThatChanged) {
    EXPECT_EQ(between_cases("a asserts p on 2018; agent a named \"One\"",
                            "a asserts p on 2019; agent a named \"Two\""),
              (Lines{"changed agent:a .name", "changed statement:s1 .said_on"}));
}

TEST(Diff, OfTwoDatesTellsARetractionAndAChangeOfPosition) {
    EXPECT_EQ(between_dates("m asserts p on 2021-03-04 retracted 2021-09-15; m denies p on 2021-10-01; b "
                            "asserts p on 2021-04",
                            "2021-06-01", "2021-12-31"),
              (Lines{"opened agent:m>agent:b 0>1 -0 +1", "+contradicted claim:p",
                     "agent:m on claim:p: asserts > denies", "removed statement:s1", "added statement:s2"}));
}

TEST(Diff, OfAClaimTakenBackSaysSo) {
    EXPECT_EQ(between_dates("m asserts p on 2021-03-04 retracted 2021-09-15", "2021-06-01", "2021-12-31"),
              (Lines{"-asserted claim:p", "agent:m on claim:p: asserts > -", "removed statement:s1"}));
}

TEST(Diff, AVagueDateMakesAChangePossible) {
    EXPECT_EQ(between_dates("b asserts p on 2017; a denies p on 2018", "2017-12-31", "2018-06-30"),
              (Lines{"opened possibly agent:a>agent:b 0>1 -0 +1", "+contradicted possibly claim:p",
                     "agent:a on claim:p: - > denies? possibly", "added possibly statement:s2"}));
    // Open on both sides: no change.
    EXPECT_EQ(between_dates("b asserts p on 2017; a denies p on 2018?", "2018-03", "2018-06"), Lines{});
}

TEST(Diff, HoldsAMutualContradictionOnce) {
    EXPECT_EQ(
        between_cases("s: a asserts p; t: b asserts q", "s: a asserts p; t: b asserts q; r: q contradicts p"),
        (Lines{"opened agent:a>agent:b 0>1 -0 +1", "+contradicted claim:p", "+contradicted claim:q",
               "added relation:r"}));
}

TEST(Diff, UnderALimitCountsAll) {
    const CaseSource x(draw_case("a asserts p")), y(draw_case("a asserts p; b asserts q; c asserts r"));
    const Snapshot old_snapshot = build_snapshot(x), new_snapshot = build_snapshot(y);
    DiffOptions options;
    options.limit = 1;
    const CaseDiff diff = find_diff({&old_snapshot, &x, {}}, {&new_snapshot, &y, {}}, options);
    EXPECT_EQ(diff.claims.size(), 1U);
    EXPECT_EQ(diff.records.size(), 1U);
    EXPECT_EQ(diff.claim_counts[1], 2U);
    EXPECT_EQ(diff.record_counts[0], 6U);
    EXPECT_TRUE(diff.limited);
}

class Failing final : public GraphSource {
public:
    [[nodiscard]] CaseInfo info() const override { return {}; }
    [[nodiscard]] std::uint64_t version() const override { return 0; }
    [[nodiscard]] std::uint64_t count(RecordKind) const override { return 0; }
    void visit(RecordKind, const Visitor&) const override { throw Error(ErrorCode::Io, "the disk is gone"); }
    [[nodiscard]] std::optional<Record> find(const RecordId&) const override { return std::nullopt; }
};

TEST(Diff, PassesOnWhatASourceThrows) {
    const CaseSource x(random_case(1, {400, 600, 700, 3000, 100, 30}));
    const Snapshot old_snapshot = build_snapshot(x), empty;
    const Failing failing;
    EXPECT_THROW((void)find_diff({&old_snapshot, &x, {}}, {&empty, &failing, {}}), Error);
}

// --- random cases

/// The case a few changes later.
Case changed(Case whole, Dice& dice) {
    std::set<RecordId> attacked;
    for (const Relation& r : whole.relations) attacked.insert(r.to);
    for (Statement& s : whole.statements) {
        if (dice.one_in(5)) s.stance = dice.one_in(2) ? Stance::Asserts : Stance::Denies;
        if (dice.one_in(6)) s.said_on = Edtf("2016-03-12");
        if (dice.one_in(6)) s.note += "x";
    }
    for (Relation& r : whole.relations) {
        if (dice.one_in(5)) r.status = dice.one_in(2) ? RelationStatus::Accepted : RelationStatus::Rejected;
    }
    for (Document& d : whole.documents) {
        if (dice.one_in(5)) d.states.clear();
        if (dice.one_in(5)) d.title += "x";
    }
    std::erase_if(whole.statements,
                  [&](const Statement& s) { return !attacked.contains(s.id) && dice.one_in(5); });
    std::erase_if(whole.relations,
                  [&](const Relation& r) { return !attacked.contains(r.id) && dice.one_in(5); });
    return whole;
}

/// Disputes by the oracle of contradictions: "a|b" to the witnesses' names, and whether one is certain.
struct OracleDispute {
    std::set<std::string> names;
    bool certain = false;
};

std::map<std::string, OracleDispute> oracle_disputes(const Case& whole, const DiffOptions& options,
                                                     const TimeFrame& frame) {
    ContradictionOptions question;
    question.closures = options.closures;
    question.include_proposed = options.include_proposed;
    question.as_of = frame.as_of;
    question.since = frame.since;
    std::map<std::string, OracleDispute> disputes;
    for (const std::string& line : ContradictionOracle(whole, question).witnesses()) {
        std::vector<std::string> parts;
        std::istringstream in(line);
        for (std::string part; std::getline(in, part, '|');) parts.push_back(part);
        if (line.find(" mutual") != std::string::npos && parts[1] < parts[0]) continue;
        OracleDispute& dispute = disputes[parts[0] + ">" + parts[1]];
        std::string name;
        for (std::size_t i = 2; i + 1 < parts.size(); ++i) name += parts[i] + "|";
        dispute.names.insert(name);
        dispute.certain |= line.find(" uncertain") == std::string::npos;
    }
    return disputes;
}

Lines oracle_lines(const Case& before, const Case& after, const DiffOptions& options, const TimeFrame& from,
                   const TimeFrame& to) {
    const auto olds = oracle_disputes(before, options, from), news = oracle_disputes(after, options, to);
    std::set<std::string> pairs;
    for (const auto& [pair, dispute] : olds) pairs.insert(pair);
    for (const auto& [pair, dispute] : news) pairs.insert(pair);
    Lines lines;
    for (const std::string& pair : pairs) {
        const OracleDispute was = olds.contains(pair) ? olds.at(pair) : OracleDispute{};
        const OracleDispute is = news.contains(pair) ? news.at(pair) : OracleDispute{};
        const auto level = [](const OracleDispute& d) { return d.names.empty() ? 0 : d.certain ? 2 : 1; };
        std::size_t lost = 0, gained = 0;
        for (const std::string& name : was.names) lost += is.names.contains(name) ? 0 : 1;
        for (const std::string& name : is.names) gained += was.names.contains(name) ? 0 : 1;
        if (level(was) == level(is) && lost + gained == 0) continue;
        const std::string turn = level(was) == level(is)  ? "turned"
                                 : level(was) < level(is) ? "opened"
                                                          : "closed";
        const bool possibly = level(was) != level(is) && (level(was) == 1 || level(is) == 1);
        lines.push_back(turn + (possibly ? " possibly " : " ") + pair + " " +
                        std::to_string(was.names.size()) + ">" + std::to_string(is.names.size()) + " -" +
                        std::to_string(lost) + " +" + std::to_string(gained));
    }
    return lines;
}

Lines only_disputes(const CaseDiff& diff) {
    CaseDiff few;
    few.disputes = diff.disputes;
    return lines_of(few);
}

/// Spoils one thing of a comparison.
bool spoil(CaseDiff& diff, Dice& dice) {
    switch (dice.below(6)) {
        case 0:
            if (diff.disputes.empty()) return false;
            diff.disputes.pop_back();
            return true;
        case 1:
            if (diff.disputes.empty()) return false;
            ++diff.disputes.front().before;
            return true;
        case 2:
            if (diff.claims.empty()) return false;
            diff.claims.front().gained = !diff.claims.front().gained;
            return true;
        case 3:
            if (diff.positions.empty()) return false;
            diff.positions.erase(diff.positions.begin());
            return true;
        case 4:
            if (diff.records.empty()) return false;
            diff.records.pop_back();
            return true;
        default:
            if (diff.claims.empty() || diff.claims.back().because.empty()) return false;
            diff.claims.back().because.clear();
            return true;
    }
}

TEST(Diff, OfRandomCasesIsWhatTheOracleFinds) {
    std::size_t changes = 0, spoiled = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        Dice dice(seed);
        const Case before = dispute.make();
        const Case after = changed(before, dice);
        const ContradictionOptions question = dispute.options();
        DiffOptions options;
        options.closures = question.closures;
        options.include_proposed = question.include_proposed;
        const CaseSource old_source(before), new_source(after);
        const Snapshot old_snapshot = build_snapshot(old_source), new_snapshot = build_snapshot(new_source);
        const TimeFrame frame{question.since, question.as_of};
        const DiffSide x{&old_snapshot, &old_source, frame}, y{&new_snapshot, &new_source, frame};
        CaseDiff diff = find_diff(x, y, options);
        ASSERT_EQ(only_disputes(diff), oracle_lines(before, after, options, frame, frame));
        ASSERT_EQ(check_diff(x, y, diff, options), "");
        const CaseDiff turned = find_diff(y, x, options);
        ASSERT_EQ(turned.record_counts[0], diff.record_counts[1]);
        ASSERT_EQ(turned.dispute_counts[0], diff.dispute_counts[1]);
        ASSERT_EQ(turned.position_count, diff.position_count);
        changes += diff.disputes.size();
        if (!spoil(diff, dice)) continue;
        ++spoiled;
        ASSERT_NE(check_diff(x, y, diff, options), "");
    }
    EXPECT_GT(changes, 400U);
    EXPECT_GT(spoiled, 100U);
}

TEST(Diff, OfRandomDatesIsWhatTheOracleFinds) {
    const char* const dates[] = {"2015",       "2016-03-10", "2016-03-11", "2016-04",
                                 "2017-05-20", "2018",       "2019?"};
    std::size_t changes = 0, possible = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        Dice dice(seed);
        const Case whole = dispute.make();
        const ContradictionOptions question = dispute.options();
        DiffOptions options;
        options.closures = question.closures;
        options.include_proposed = question.include_proposed;
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        const TimeFrame from{std::nullopt, Edtf(dates[dice.below(std::size(dates))])};
        const TimeFrame to{std::nullopt, Edtf(dates[dice.below(std::size(dates))])};
        const DiffSide x{&snapshot, nullptr, from}, y{&snapshot, nullptr, to};
        CaseDiff diff = find_diff(x, y, options);
        ASSERT_EQ(only_disputes(diff), oracle_lines(whole, whole, options, from, to));
        ASSERT_EQ(check_diff(x, y, diff, options), "");
        changes += diff.disputes.size();
        for (const RecordDifference& one : diff.records)
            possible += one.certainty == Certainty::Maybe ? 1 : 0;
        if (!spoil(diff, dice)) continue;
        ASSERT_NE(check_diff(x, y, diff, options), "");
    }
    EXPECT_GT(changes, 200U);
    EXPECT_GT(possible, 100U);
}

}  // namespace
}  // namespace gainsay::test
