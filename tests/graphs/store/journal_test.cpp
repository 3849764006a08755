#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using testing::StartsWith;

Claim claim(const std::string& slug, const std::string& text) {
    Claim claim;
    claim.id = ClaimId("claim:" + slug);
    claim.text = text;
    return claim;
}

std::vector<RecordChange> changes_of(const CaseFile& file, std::uint64_t seq) {
    std::vector<RecordChange> changes;
    file.visit_changes(seq, [&](const RecordChange& change) { changes.push_back(change); });
    return changes;
}

TEST(Journals, TellWhoDidWhatWhen) {
    const TempFolder folder;
    CaseFile file =
        CaseFile::create(folder / "x", {"T", "", "", ""}, {"ann", "2018-07-01", "create", "a new case"});
    Change change = file.begin({"bob", "2018-07-02", "add", "two claims"});
    change.add(claim("a", "A"));
    change.add(claim("b", "B"));
    EXPECT_EQ(change.commit(), 2U);
    const std::vector<JournalEntry> entries = file.journal();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].seq, 2U);  // newest first
    EXPECT_EQ(entries[0].author, "bob");
    EXPECT_EQ(entries[0].at, "2018-07-02");
    EXPECT_EQ(entries[0].action, "add");
    EXPECT_EQ(entries[0].message, "two claims");
    EXPECT_EQ(entries[0].counts[RecordKind::Claim], (KindCounts{2, 0, 0, 0}));
    EXPECT_EQ(entries[1].message, "a new case");
    EXPECT_EQ(file.journal_entry(1), entries[1]);
    EXPECT_EQ(error_of([&] { (void)file.journal_entry(3); }),
              "not-found: the journal has no entry 3; its entries are 1 to 2");
    EXPECT_THAT(error_of([&] { file.visit_changes(0, [](const RecordChange&) {}); }),
                StartsWith("not-found"));
}

TEST(Journals, AreReadInParts) {
    const TempFolder folder;
    CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
    for (int i = 2; i <= 6; ++i) {
        Change change = file.begin(note());
        change.add(claim("c" + std::to_string(i), "C"));
        change.commit();
    }
    const auto seqs = [&](const JournalRange& range) {
        std::vector<std::uint64_t> found;
        for (const JournalEntry& entry : file.journal(range)) found.push_back(entry.seq);
        return found;
    };
    EXPECT_EQ(seqs({}), (std::vector<std::uint64_t>{6, 5, 4, 3, 2, 1}));
    EXPECT_EQ(seqs({.limit = 2}), (std::vector<std::uint64_t>{6, 5}));
    EXPECT_EQ(seqs({.first = 2, .last = 4}), (std::vector<std::uint64_t>{4, 3, 2}));
    EXPECT_EQ(seqs({.first = 5, .last = 4}), (std::vector<std::uint64_t>{}));
}

TEST(Journals, KeepWhatWasThereBefore) {
    const TempFolder folder;
    CaseFile file = CaseFile::create(folder / "x", {"T", "", "", ""}, note("create"));
    const auto edit = [&](const auto& action) {
        Change change = file.begin(note());
        action(change);
        change.commit();
    };
    edit([](Change& c) { c.add(claim("a", "one")); });
    edit([](Change& c) { c.replace(claim("a", "two")); });
    edit([](Change& c) { c.set_info({"U", "", "", ""}); });
    edit([](Change& c) { c.remove(RecordId("claim:a")); });
    const RecordId a("claim:a");
    EXPECT_EQ(changes_of(file, 2), (std::vector<RecordChange>{{a, std::nullopt, claim("a", "one")}}));
    EXPECT_EQ(changes_of(file, 3), (std::vector<RecordChange>{{a, claim("a", "one"), claim("a", "two")}}));
    EXPECT_EQ(changes_of(file, 4), std::vector<RecordChange>{});
    EXPECT_EQ(changes_of(file, 5), (std::vector<RecordChange>{{a, claim("a", "two"), std::nullopt}}));
    EXPECT_EQ(file.info_change(4), (InfoChange{{"T", "", "", ""}, {"U", "", "", ""}}));
    EXPECT_EQ(file.info_change(3), std::nullopt);
    EXPECT_TRUE(file.journal_entry(4).info_changed);
}

TEST(Journals, TellAnImportAsOneRangeAKind) {
    const TempFolder folder;
    { (void)file_with(folder / "x", random_case(1, {10, 20, 30, 40, 30, 10})); }
    EXPECT_EQ(sql(folder / "x", "SELECT kind, first_row, last_row FROM journal_change"),
              (std::vector<std::string>{"agent | 1 | 10", "document | 1 | 20", "claim | 1 | 30",
                                        "statement | 1 | 40", "relation | 1 | 30", "review | 1 | 10"}));
}

TEST(Undo, TakesBackTheLastChangeThenTheOneBefore) {
    const TempFolder folder;
    CaseFile file = file_with(folder / "x", draw_case("a asserts p"));
    const std::string one = lines_of(file);
    Change change = file.begin(note());
    change.add(claim("n", "N"));
    change.set_info({"Title", "", "", ""});
    change.commit();
    const JournalEntry first = file.undo(note(""));
    EXPECT_EQ(first.action, "undo");
    EXPECT_EQ(first.seq, 4U);
    EXPECT_EQ(first.undoes, 3U);
    EXPECT_EQ(lines_of(file), one);
    EXPECT_TRUE(file.journal_entry(3).undone);
    EXPECT_EQ(file.undo(note("oops")).undoes, 2U);
    EXPECT_EQ(record_count(case_of(file)), 0U);
    EXPECT_THAT(error_of([&] { file.undo(note("")); }),
                StartsWith("not-found: there is nothing to undo: every change of this case was taken back"));
    EXPECT_EQ(file.redo(note("")).redoes, 5U);
    EXPECT_EQ(lines_of(file), one);
    EXPECT_EQ(file.redo(note("")).redoes, 4U);
    EXPECT_EQ(file.info().title, "Title");
    EXPECT_THAT(
        error_of([&] { file.redo(note("")); }),
        StartsWith("not-found: there is nothing to redo: nothing was undone, or the case was changed"));
    EXPECT_EQ(file.version(), 7U);
}

TEST(Undo, CannotBeRedoneOnceSomethingElseWasChanged) {
    const TempFolder folder;
    CaseFile file = file_with(folder / "x", draw_case("a asserts p"));
    file.undo(note(""));
    Change change = file.begin(note());
    change.add(claim("n", "N"));
    change.commit();
    EXPECT_THAT(error_of([&] { file.redo(note("")); }), StartsWith("not-found: there is nothing to redo"));
}

TEST(Undo, WaitsForNoChangeInHand) {
    const TempFolder folder;
    CaseFile file = file_with(folder / "x", draw_case("a asserts p"));
    const Change change = file.begin(note());
    EXPECT_THAT(error_of([&] { file.undo(note("")); }),
                StartsWith("conflict: a change of this case file is in hand"));
}

// Any mixture of changes, against two stacks of texts.
class Editor {
public:
    Editor(CaseFile& file, std::uint64_t seed) : file_(file), dice_(seed), states_{lines_of(file)} {}

    void import(const Case& whole) {
        Change change = file_.begin(note());
        for (const Record& record : records_of(whole)) change.add(record);
        change.commit();
        states_.push_back(lines_of(file_));
    }

    void change_something() {
        Case now = case_of(file_);
        std::vector<Record> records = records_of(now);
        Change change = file_.begin(note());
        for (std::size_t i = 0, n = 1 + dice_.below(6); i < n; ++i) {
            const std::size_t at = dice_.below(records.size() + 1);
            if (at == records.size()) {
                const std::string number = std::to_string(++made_);
                const auto fresh = claim("n" + number, "new " + number);
                change.add(fresh);
                records.emplace_back(fresh);
            } else if (dice_.one_in(3)) {
                remove(change, records, id_of(records[at]));
            } else {
                std::visit([&](auto& record) { record.note = "note " + std::to_string(++made_); },
                           records[at]);
                change.replace(records[at]);
            }
        }
        if (dice_.one_in(4)) change.set_info({"title " + std::to_string(++made_), "", "", ""});
        const std::uint64_t before = file_.version();
        if (change.commit() == before) return;
        states_.push_back(lines_of(file_));
        undone_.clear();
    }

    void undo() {
        if (states_.size() == 1) {
            EXPECT_NE(error_of([&] { file_.undo(note("")); }), "no error");
            return;
        }
        file_.undo(note(""));
        undone_.push_back(states_.back());
        states_.pop_back();
    }

    void redo() {
        if (undone_.empty()) {
            EXPECT_NE(error_of([&] { file_.redo(note("")); }), "no error");
            return;
        }
        file_.redo(note(""));
        states_.push_back(undone_.back());
        undone_.pop_back();
    }

    void step() {
        const std::size_t what = dice_.below(5);
        if (what < 2) change_something();
        if (what == 2 || what == 3) undo();
        if (what == 4) redo();
        EXPECT_TRUE(lines_of(file_) == states_.back());
        EXPECT_EQ(file_.problems(), std::vector<std::string>{}) << "after a step of kind " << what;
    }

private:
    // With all who name it, and all who name those.
    void remove(Change& change, std::vector<Record>& records, const RecordId& id) {
        const auto found =
            std::find_if(records.begin(), records.end(), [&](const Record& r) { return id_of(r) == id; });
        if (found == records.end()) return;
        const RecordId gone = id;
        records.erase(found);
        change.remove(gone);
        std::vector<RecordId> also;
        for (const Record& record : records) {
            for (const Reference& reference : references_of(record)) {
                if (reference.to == gone) also.push_back(id_of(record));
            }
        }
        for (const RecordId& one : also) remove(change, records, one);
    }

    CaseFile& file_;
    Dice dice_;
    std::vector<std::string> states_, undone_;
    int made_ = 0;
};

// What a case held after entry `seq`, by its journal alone.
std::map<RecordId, Record> replay(const CaseFile& file, std::uint64_t seq) {
    std::map<RecordId, Record> records;
    for (std::uint64_t i = 1; i <= seq; ++i) {
        file.visit_changes(i, [&](const RecordChange& change) {
            const auto found = records.find(change.id);
            EXPECT_EQ(found == records.end() ? std::nullopt : std::optional(found->second), change.before);
            if (change.after) {
                records.insert_or_assign(change.id, *change.after);
            } else {
                records.erase(change.id);
            }
        });
    }
    return records;
}

TEST(Undo, AgreesWithTwoStacksOfCopies) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
        Editor editor(file, seed);
        editor.import(random_case(seed, {3, 4, 5, 6, 6, 2}));
        editor.undo();  // so that rows which are used again are met often
        for (int step = 0; step < 25 && !HasFailure(); ++step) editor.step();
        const auto told = replay(file, file.version());
        std::vector<Record> expected = records_of(case_of(file));
        std::vector<Record> found;
        for (const auto& [id, record] : told) found.push_back(record);
        EXPECT_EQ(found, expected);
    }
}

}  // namespace
}  // namespace gainsay::test
