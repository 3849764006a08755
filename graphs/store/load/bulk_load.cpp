#include "graphs/store/load/bulk_load.hpp"

#include <array>
#include <string>
#include <vector>

#include "graphs/store/records/record_tables.hpp"

namespace gainsay {
namespace {

using sqlite::Connection;
using sqlite::Query;

// CREATE TABLE for the imposter of `table`: its columns with their types, and its key, which is how rows lie in
// it. Names come from a schema that was checked to be ours.
std::string imposter_sql(Connection& connection, const char* table) {
    std::string columns;
    std::array<std::string, 4> key;  // no table of ours has a longer one
    Query query = connection.query("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid");
    query.bind(table);
    while (query.step()) {
        columns += query.string(0) + " " + query.string(1) + ", ";
        if (query.integer(2) > 0) key.at(static_cast<std::size_t>(query.integer(2)) - 1) = query.string(0);
    }
    std::string key_columns;
    for (const std::string& column : key) {
        if (!column.empty()) key_columns += (key_columns.empty() ? "" : ", ") + column;
    }
    Query list = connection.query("SELECT wr FROM pragma_table_list(?1) WHERE schema = 'main'");
    list.bind(table);
    const bool without_rowid = list.step() && list.integer(0) != 0;
    return "CREATE TABLE " + (tables::bulk_prefix + std::string(table)) + " (" + columns + "PRIMARY KEY (" +
           key_columns + "))" + (without_rowid ? " WITHOUT ROWID" : "");
}

bool has_imposter_names(Connection& connection) {
    return connection.number("SELECT count(*) FROM sqlite_master WHERE name GLOB 'gainsay_bulk_*'") != 0;
}

}  // namespace

BulkLoad::BulkLoad(Connection& connection, std::size_t memory_bytes)
    : connection_(connection), ids_(std::make_unique<IdTable>(memory_bytes / 2)) {}

BulkLoad::~BulkLoad() {
    drop_imposters();
}

std::unique_ptr<BulkLoad> BulkLoad::begin(Connection& connection, std::size_t memory_bytes) {
    if (has_imposter_names(connection)) return nullptr;
    std::unique_ptr<BulkLoad> load(new BulkLoad(connection, memory_bytes));
    if (!load->make_imposters()) return nullptr;
    return load;
}

bool BulkLoad::make_imposters() {
    std::vector<std::string> made;
    for (const char* table : tables::record_tables) {
        const std::string sql = imposter_sql(connection_, table);
        Query root =
            connection_.query("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?1");
        root.bind(table);
        if (!root.step()) sqlite::throw_damaged(connection_.path(), std::string("it has no table ") + table);
        const auto page = static_cast<int>(root.integer(0));
        sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, connection_.raw(), "main", 1, page);
        const int code = sqlite3_exec(connection_.raw(), sql.c_str(), nullptr, nullptr, nullptr);
        sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, connection_.raw(), "main", 0, 0);
        if (code != SQLITE_OK) connection_.fail(code);
        if (!has_imposter_names(connection_)) continue;
        // This build of SQLite was made without test controls, so that this is a table as any other.
        connection_.exec(("DROP TABLE " + (tables::bulk_prefix + std::string(table))).c_str());
        return false;
    }
    return true;
}

void BulkLoad::finish() {
    ids_.reset();
    drop_imposters();
    std::vector<std::string> indexes;
    for (const char* table : tables::record_tables) {
        Query query = connection_.query(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 ORDER BY rootpage");
        query.bind(table);
        while (query.step()) indexes.push_back(query.string(0));
    }
    for (const std::string& index : indexes) {
        std::string quoted;
        for (const char c : index) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        connection_.exec(("REINDEX main.\"" + quoted + "\"").c_str());
    }
}

// SQLite reads the schema anew when it is next asked for a table, and they are not in it.
void BulkLoad::drop_imposters() noexcept {
    sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, connection_.raw(), "main", 0, 1);
}

}  // namespace gainsay
