#include <gmock/gmock.h>

#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ChangesSince : public ::testing::Test {
protected:
    /// Commits what `act` does; returns the version.
    template <class Act>
    std::uint64_t change(const Act& act) {
        Change one = file_.begin(note());
        act(one);
        return one.commit();
    }
    [[nodiscard]] std::vector<std::string> since(std::uint64_t version, std::size_t limit = 100) const {
        const auto ids = file_.changes_since(version, limit);
        if (!ids) return {"cannot say"};
        std::vector<std::string> texts;
        for (const RecordId& id : *ids) texts.push_back(id.text());
        return texts;
    }
    static Claim claim(const std::string& name, const std::string& text = "It is so.") {
        Claim made;
        made.id = ClaimId("claim:" + name);
        made.text = text;
        return made;
    }

    TempFolder folder_;
    CaseFile file_ = file_with(folder_ / "c.gainsay", draw_case("a asserts p; b asserts q"));
    std::uint64_t start_ = file_.version();
};

TEST_F(ChangesSince, NameWhatWasAddedReplacedAndRemovedInOrder) {
    EXPECT_THAT(since(start_), IsEmpty());
    change([](Change& c) {
        c.add(claim("z"));
        c.add(claim("c"));
    });
    change([](Change& c) { c.replace(claim("p", "It is not so.")); });
    change([](Change& c) { c.remove(RecordId("statement:s2")); });
    EXPECT_THAT(since(start_), ElementsAre("claim:c", "claim:p", "claim:z", "statement:s2"));
    EXPECT_THAT(since(start_ + 1), ElementsAre("claim:p", "statement:s2"));
    EXPECT_THAT(since(file_.version()), IsEmpty());
}

TEST_F(ChangesSince, NameARecordOnceHoweverOftenItChanged) {
    for (int i = 0; i < 5; ++i)
        change([&](Change& c) { c.replace(claim("p", "Text " + std::to_string(i))); });
    EXPECT_THAT(since(start_, 2), ElementsAre("claim:p"));
}

TEST_F(ChangesSince, NameWhatIsGoneAgainAndWhatWasUndone) {
    change([](Change& c) { c.add(claim("z")); });
    change([](Change& c) { c.remove(RecordId("claim:z")); });
    EXPECT_THAT(since(start_), ElementsAre("claim:z"));
    change([](Change& c) { c.add(claim("y")); });  // in the row that z had
    EXPECT_THAT(since(start_), ElementsAre("claim:y", "claim:z"));
    (void)file_.undo(note());
    EXPECT_THAT(since(start_), ElementsAre("claim:y", "claim:z"));
    EXPECT_FALSE(file_.find(RecordId("claim:y")));
}

TEST_F(ChangesSince, SayNothingBeyondTheLimitOrOfOtherVersions) {
    change([](Change& c) {
        c.add(claim("x"));
        c.add(claim("y"));
        c.add(claim("z"));
    });
    EXPECT_THAT(since(start_, 3), ElementsAre("claim:x", "claim:y", "claim:z"));
    EXPECT_THAT(since(start_, 2), ElementsAre("cannot say"));
    EXPECT_THAT(since(start_, 0), ElementsAre("cannot say"));
    EXPECT_THAT(since(file_.version() + 1), ElementsAre("cannot say"));
    EXPECT_THAT(since(0), ElementsAre("cannot say"));
}

TEST_F(ChangesSince, SayNothingWhileAChangeIsInHand) {
    Change one = file_.begin(note());
    one.add(claim("z"));
    EXPECT_THAT(since(start_), ElementsAre("cannot say"));
}

TEST_F(ChangesSince, LeaveOutWhatIsSaidOfTheCaseAsAWhole) {
    const std::uint64_t version = change([](Change& c) {
        CaseInfo info = c.info();
        info.title = "Salt";
        c.set_info(info);
    });
    EXPECT_EQ(version, start_ + 1);
    EXPECT_THAT(since(start_), IsEmpty());
}

TEST_F(ChangesSince, RefuseAJournalOfRowsThatCannotBe) {
    (void)sql(file_.path(), "INSERT INTO journal VALUES (99, 't', 'a', 'x', '', NULL, NULL)");
    (void)sql(
        file_.path(),
        "INSERT INTO journal_change (seq, kind, change, first_row, last_row) VALUES (99, 'claim', 'added', "
        "5, 2)");
    EXPECT_THROW((void)file_.changes_since(start_, 10), Error);
}

}  // namespace
}  // namespace gainsay::test
