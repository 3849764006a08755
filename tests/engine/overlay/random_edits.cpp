#include "tests/engine/overlay/random_edits.hpp"

#include <vector>

namespace gainsay::test {
namespace {

const ChangeNote by_ann{"ann", "2018-07-02T10:00:00Z", "edit", ""};

std::vector<Record> records_of(const Case& whole) {
    std::vector<Record> records;
    const auto take = [&](const auto& list) { records.insert(records.end(), list.begin(), list.end()); };
    take(whole.agents);
    take(whole.documents);
    take(whole.claims);
    take(whole.statements);
    take(whole.relations);
    take(whole.reviews);
    return records;
}

/// More ids than random_case() gives by itself, and some that sort between its own.
Record any_record(Dice& dice) {
    const std::vector<Record> all = records_of(random_case(dice.below(1000), {13, 13, 13, 14, 16, 12}));
    return all[dice.below(all.size())];
}

}  // namespace

std::string RandomEdits::next() {
    for (int tries = 0; tries < 1000; ++tries) {
        done_.clear();
        try {
            const std::uint64_t before = file_.version();
            if (attempt() && file_.version() != before) return done_;
        } catch (const Error&) {
            // Nothing to undo, a record that names a missing one, one that is still named: nothing was changed.
        }
    }
    throw std::runtime_error("no edit succeeds");
}

bool RandomEdits::attempt() {
    if (dice_.one_in(6)) {
        done_ = "undo";
        (void)file_.undo(by_ann);
        return true;
    }
    if (dice_.one_in(8)) {
        done_ = "redo";
        (void)file_.redo(by_ann);
        return true;
    }
    Change change = file_.begin(by_ann);
    for (std::size_t n = 1 + dice_.below(4); n > 0; --n) edit(change);
    if (dice_.one_in(8)) {
        CaseInfo info = change.info();
        info.title = "Title " + std::to_string(dice_.below(100));
        change.set_info(info);
        done_ += "title ";
    }
    change.commit();
    return true;
}

void RandomEdits::edit(Change& change) {
    const Record record = any_record(dice_);
    const RecordId& id = id_of(record);
    const bool there = file_.find(id).has_value();
    if (!there) {
        change.add(record);
        done_ += "add " + id.text() + " ";
    } else if (dice_.one_in(3)) {
        remove_with_referrers(change, id, 4);
        done_ += "remove " + id.text() + " ";
        if (!dice_.one_in(4)) return;
        change.add(record);  // removed and added again, otherwise
        done_ += "and add it ";
    } else {
        change.replace(record);
        done_ += "replace " + id.text() + " ";
    }
}

void RandomEdits::remove_with_referrers(Change& change, const RecordId& id, std::size_t depth) {
    if (depth > 0) {
        for (const CaseFile::Referrer& by : file_.referrers(id)) {
            if (file_.find(by.id)) remove_with_referrers(change, by.id, depth - 1);
        }
    }
    if (file_.find(id)) change.remove(id);
}

}  // namespace gainsay::test
