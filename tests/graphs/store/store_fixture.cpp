#include "tests/graphs/store/store_fixture.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"

namespace gainsay::test {

// In memory where that can be had: every commit waits for its disk, which no test here is about.
TempFolder::TempFolder() {
    for (const std::filesystem::path& base :
         {std::filesystem::path("/dev/shm"), std::filesystem::temp_directory_path()}) {
        std::string name = (base / "gainsay-store-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) continue;
        path_ = name;
        return;
    }
    throw std::runtime_error("no temporary folder");
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
}

ChangeNote note(const std::string& action, const std::string& message) {
    return {"ann", "2018-07-02T10:00:00Z", action, message};
}

Case case_of(const GraphSource& source) {
    Case whole;
    whole.info = source.info();
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        source.visit(static_cast<RecordKind>(kind), [&](const Record& record) { add_record(whole, record); });
    }
    return whole;
}

std::string lines_of(const GraphSource& source) {
    std::ostringstream out;
    write_case_jsonl(out, source);
    return out.str();
}

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

CaseFile file_with(const std::filesystem::path& path, const Case& whole) {
    CaseFile file = CaseFile::create(path, whole.info, note("create"));
    Change change = file.begin(note("import"));
    for (const Record& record : records_of(whole)) change.add(record);
    change.commit();
    return file;
}

std::vector<std::string> sql(const std::filesystem::path& path, const std::string& query) {
    std::vector<std::string> rows;
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) !=
        SQLITE_OK) {
        throw std::runtime_error("cannot open " + path.string());
    }
    char* message = nullptr;
    const auto collect = [](void* to, int columns, char** cells, char**) {
        std::string row;
        for (int i = 0; i < columns; ++i)
            row += std::string(i > 0 ? " | " : "") + (cells[i] != nullptr ? cells[i] : "-");
        static_cast<std::vector<std::string>*>(to)->push_back(row);
        return 0;
    };
    const int code = sqlite3_exec(db, query.c_str(), collect, &rows, &message);
    const std::string failure = message != nullptr ? message : "";
    sqlite3_free(message);
    sqlite3_close(db);
    if (code != SQLITE_OK) throw std::runtime_error(query + ": " + failure);
    return rows;
}

std::string error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return std::string(to_string(error.code())) + ": " + error.what();
    }
    return "no error";
}

std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace gainsay::test
