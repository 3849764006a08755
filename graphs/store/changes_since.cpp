#include <algorithm>

#include "graphs/store/records/record_tables.hpp"
#include "graphs/store/state.hpp"

// The journal names replaced and removed records by id, and added ones as ranges of rows. A row of such a range
// may be empty by now, or hold another record that came later: whatever was there was removed by an entry that
// names it, and whatever is there now was added by one that is newer too, so the ids found are all that changed.

namespace gainsay {
namespace {

using sqlite::Query;

class ChangedIds {
public:
    ChangedIds(sqlite::Connection& connection, std::size_t limit) : connection_(connection), limit_(limit) {}

    /// False when there are too many.
    bool add(const Query& change) {
        if (!change.is_null(3)) return add(change.text(3));
        const auto kind = record_kind(change.text(0));
        const std::int64_t first = change.integer(1), last = change.integer(2);
        if (!kind || first < 1 || last < first || last > tables::most_rows) {
            sqlite::throw_damaged(connection_.path(), "its journal speaks of rows that cannot be");
        }
        if (static_cast<std::uint64_t>(last - first) >= limit_) return false;
        for (std::int64_t row = first; row <= last; ++row) {
            Query id = connection_.query(tables::id_of_row[static_cast<std::size_t>(*kind)]);
            id.bind(row);
            if (id.step() && !add(id.text(0))) return false;
        }
        return true;
    }

    std::vector<RecordId> take() {
        settle();
        return std::move(ids_);
    }

private:
    bool add(std::string_view text) {
        auto id = RecordId::parse(text);
        if (!id) sqlite::throw_damaged(connection_.path(), "its journal names \"" + std::string(text) + "\"");
        ids_.push_back(*std::move(id));
        if (ids_.size() > 2 * limit_) settle();  // many entries may speak of few records
        return ids_.size() <= 2 * limit_;
    }

    void settle() {
        std::sort(ids_.begin(), ids_.end());
        ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
    }

    sqlite::Connection& connection_;
    std::size_t limit_;
    std::vector<RecordId> ids_;
};

}  // namespace

std::optional<std::vector<RecordId>> CaseFile::changes_since(std::uint64_t version, std::size_t limit) const {
    if (state_->changing) return std::nullopt;  // its records can be seen, and no entry tells of them yet
    const ReadTransaction transaction(state_->connection);
    if (version < 1 || version > state_->version()) return std::nullopt;
    // Beyond so many rows it does not matter that few records may be behind them: reading on would cost too.
    const std::size_t most_rows = 4 * limit;
    Query changes = state_->connection.query(
        "SELECT kind, first_row, last_row, id FROM journal_change WHERE seq > ?1 ORDER BY seq LIMIT ?2");
    changes.bind(version, static_cast<std::int64_t>(most_rows) + 1);
    ChangedIds ids(state_->connection, limit);
    for (std::size_t rows = 0; changes.step(); ++rows) {
        if (rows == most_rows || !ids.add(changes)) return std::nullopt;
    }
    std::vector<RecordId> found = ids.take();
    if (found.size() > limit) return std::nullopt;
    return found;
}

}  // namespace gainsay
