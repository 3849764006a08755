#include "graphs/store/case_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

#include "graphs/model/error.hpp"
#include "graphs/store/change_state.hpp"
#include "graphs/store/records/record_tables.hpp"
#include "graphs/store/sql/schema.hpp"
#include "graphs/store/state.hpp"

namespace gainsay {
namespace {

namespace fs = std::filesystem;
using sqlite::Access;
using sqlite::Connection;
using sqlite::Query;

constexpr std::string_view sqlite_magic("SQLite format 3\0", 16);

[[noreturn]] void refuse(ErrorCode code, const fs::path& path, const std::string& message) {
    throw Error(code, message, {.file = path.string()});
}

std::string first_bytes(std::istream& file, std::size_t count) {
    std::string bytes(count, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

// What can be said of a file before SQLite looks at it; SQLite itself would call all of this "not a
// database".
void check_kind_of_file(const fs::path& path) {
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found) {
        refuse(ErrorCode::NotFound, path,
               "there is no such file; check the name, or make a case there with: gainsay init");
    }
    if (failure) refuse(ErrorCode::Io, path, "the file cannot be looked at: " + failure.message());
    if (fs::is_directory(status)) {
        refuse(ErrorCode::Malformed, path, "this is a folder, expected a case file (name.gainsay)");
    }
    if (!fs::is_regular_file(status)) {
        refuse(ErrorCode::Malformed, path, "this is a device or pipe, expected a case file (name.gainsay)");
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        refuse(ErrorCode::Io, path,
               std::string("the file cannot be read: ") + std::strerror(errno) +
                   "; ask its owner for permission to read it");
    }
    const std::string bytes = first_bytes(file, sqlite_magic.size());
    if (bytes.empty()) {
        refuse(ErrorCode::Malformed, path,
               "the file is empty, expected a case file; delete it and make a case there with: gainsay init");
    }
    if (bytes != sqlite_magic) {
        const bool text = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") != std::string::npos &&
                          bytes[bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF")] == '{';
        refuse(ErrorCode::Malformed, path,
               text ? "this is a text (JSON?), expected a case file; a text case is imported into a case "
                      "file with: "
                      "gainsay import"
                    : "this is no SQLite database, so no case file; if it was one, it is damaged: restore a "
                      "backup");
    }
}

void check_application(Connection& connection) {
    const std::int64_t application = connection.number("PRAGMA application_id");
    if (application != schema::application_id) {
        refuse(ErrorCode::Malformed, connection.path(),
               "this is an SQLite database of another application (application_id " +
                   std::to_string(application) + ", expected " + std::to_string(schema::application_id) +
                   "), not a case file");
    }
    const std::int64_t version = connection.number("PRAGMA user_version");
    const int ours = schema::current_version();
    if (version > ours) {
        refuse(ErrorCode::Unsupported, connection.path(),
               "the case file has format version " + std::to_string(version) +
                   ", this gainsay reads versions 1 to " + std::to_string(ours) + "; upgrade gainsay");
    }
    if (version < 1)
        sqlite::throw_damaged(connection.path(), "it has format version " + std::to_string(version));
}

void upgrade(Connection& connection, OpenMode mode) {
    const std::int64_t version = connection.number("PRAGMA user_version");
    if (version == schema::current_version()) return;
    if (mode == OpenMode::Read) {
        refuse(ErrorCode::Unsupported, connection.path(),
               "the case file has the older format version " + std::to_string(version) +
                   "; open it once to write, which brings it up to date");
    }
    sqlite::Transaction transaction(connection, "BEGIN IMMEDIATE");
    schema::migrate(connection, schema::migrations());
    transaction.commit();
}

void tune(Connection& connection) {
    // FULL: a commit that returned is on the disk, so that not even a power cut loses it.
    connection.exec("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216");
    connection.exec(sqlite::usual_cache);
}

// Reading a case in WAL mode makes two files beside it. Where that cannot be, nobody else can be writing
// either, and the file may be read as it is, unless commits lie in a -wal that we could then not see. Whether it can be
// shows when the connection is first used; it is kept, because making and removing those two files is most of what
// opening costs.
std::unique_ptr<CaseFile::State> connect(const fs::path& path, OpenMode mode,
                                         const CaseFileOptions& options) {
    try {
        auto state = std::make_unique<CaseFile::State>(path, Access::ReadWrite, mode, options);
        (void)state->connection.number("PRAGMA schema_version");
        return state;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Io) throw;
    }
    std::error_code ignored;
    const fs::path wal = path.string() + "-wal";
    if (fs::exists(wal, ignored) && fs::file_size(wal, ignored) > 0) {
        refuse(ErrorCode::Io, path,
               "changes of this case still lie in \"" + wal.string() +
                   "\", and cannot be merged here, because the folder is not writable; copy both files "
                   "to a folder "
                   "that is, and open the copy");
    }
    if (mode == OpenMode::Write) {
        refuse(ErrorCode::Io, path,
               "the case file cannot be written; make the file and its folder writable, or work on a copy");
    }
    return std::make_unique<CaseFile::State>(path, Access::Immutable, mode, options);
}

std::string new_uuid() {
    std::array<unsigned char, 16> bytes{};
    // Not SQLite's generator, which gives the same numbers on both sides of a fork.
    if (::getentropy(bytes.data(), bytes.size()) != 0) {
        throw Error(ErrorCode::Io,
                    std::string("the system gives no random numbers: ") + std::strerror(errno));
    }
    bytes[6] =
        static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);  // RFC 9562: version 4, made of random bits
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += "0123456789abcdef"[bytes[i] >> 4U];
        text += "0123456789abcdef"[bytes[i] & 15U];
    }
    return text;
}

void fill_new(Connection& connection, const CaseInfo& info, const ChangeNote& note, const std::string& uuid) {
    sqlite::Transaction transaction(connection, "BEGIN IMMEDIATE");
    connection.exec(("PRAGMA application_id = " + std::to_string(schema::application_id)).c_str());
    schema::migrate(connection, schema::migrations());
    connection.query("INSERT INTO case_info VALUES (1, ?1, ?2, ?3, ?4, ?5)")
        .bind(uuid, info.title, info.description, info.language, info.extra)
        .run();
    connection.query("INSERT INTO journal VALUES (1, ?1, ?2, ?3, ?4, NULL, NULL)")
        .bind(note.at, note.author, note.action, note.message)
        .run();
    transaction.commit();
}

// Waits until a file, or what a folder lists, is on the disk.
void sync(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;  // some file systems do not let a folder be opened; then there is no more to be done
    (void)::fsync(descriptor);
    ::close(descriptor);
}

// A file under a name of its own while it is made; gone unless it was moved into place.
class Draft {
public:
    Draft(const fs::path& target, const std::string& uuid) : path_(target.string() + "." + uuid + ".new") {}
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            fs::remove(path_.string() + suffix, ignored);
    }
    [[nodiscard]] const fs::path& path() const noexcept { return path_; }

    // A hard link, since it fails where something stands already, which a rename would replace.
    void move_to(const fs::path& target) const {
        std::error_code failure;
        fs::create_hard_link(path_, target, failure);
        if (!failure) return;
        if (failure == std::errc::file_exists || fs::exists(target)) {
            refuse(ErrorCode::Conflict, target,
                   "something is there already; choose another name, or open it to change it");
        }
        fs::rename(path_, target, failure);  // a file system without hard links
        if (failure) refuse(ErrorCode::Io, target, "the case file cannot be made: " + failure.message());
    }

private:
    fs::path path_;
};

}  // namespace

// --- opening and making

CaseFile::CaseFile(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
CaseFile::CaseFile(CaseFile&& other) noexcept : GraphSource(), state_(std::move(other.state_)) {}
CaseFile& CaseFile::operator=(CaseFile&& other) noexcept {
    state_ = std::move(other.state_);
    return *this;
}
CaseFile::~CaseFile() = default;

CaseFile CaseFile::create(const fs::path& path, const CaseInfo& info, const ChangeNote& note,
                          const CaseFileOptions& options) {
    return create(path, info, note, options, [](CaseFile&) {});
}

CaseFile CaseFile::create(const fs::path& path, const CaseInfo& info, const ChangeNote& note,
                          const CaseFileOptions& options, const Fill& fill) {
    check_note(note);
    std::error_code failure;
    if (fs::symlink_status(path, failure).type() != fs::file_type::not_found) {
        refuse(ErrorCode::Conflict, path,
               "something is there already; choose another name, or open it to change it");
    }
    const fs::path folder = fs::absolute(path).parent_path();
    if (!fs::is_directory(folder, failure)) {
        refuse(ErrorCode::NotFound, path, "there is no folder \"" + folder.string() + "\"; make it first");
    }
    const std::string uuid = new_uuid();
    const Draft draft(fs::absolute(path), uuid);
    {
        // Nobody sees the draft, so it need not survive a crash; it is synced once, when it is whole.
        CaseFile file(std::make_unique<State>(draft.path(), Access::Create, OpenMode::Write, options));
        Connection& connection = file.state_->connection;
        connection.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
        connection.exec(sqlite::usual_cache);
        fill_new(connection, info, note, uuid);
        fill(file);
        connection.exec("PRAGMA journal_mode = WAL");
    }
    sync(draft.path());
    draft.move_to(fs::absolute(path));
    sync(folder);
    return open(path, OpenMode::Write, options);
}

CaseFile CaseFile::open(const fs::path& path, OpenMode mode, const CaseFileOptions& options) {
    check_kind_of_file(path);
    std::unique_ptr<State> state = connect(path, mode, options);
    {
        const ReadTransaction transaction(state->connection);
        check_application(state->connection);
    }
    if (mode == OpenMode::Write && state->connection.read_only()) {
        sqlite::throw_error(SQLITE_READONLY, path, "the file is write-protected");
    }
    upgrade(state->connection, mode);
    tune(state->connection);
    const ReadTransaction transaction(state->connection);
    schema::check(state->connection);
    if (state->connection.number("SELECT count(*) FROM case_info") != 1 || state->version() == 0) {
        sqlite::throw_damaged(path, "it says nothing of its case, or its journal is empty");
    }
    return CaseFile(std::move(state));
}

bool CaseFile::looks_like_one(const fs::path& path) {
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) return false;
    std::ifstream file(path, std::ios::binary);
    return first_bytes(file, sqlite_magic.size()) == sqlite_magic;
}

const fs::path& CaseFile::path() const noexcept {
    return state_->connection.path();
}
OpenMode CaseFile::mode() const noexcept {
    return state_->mode;
}

// --- reading

ReadTransaction::ReadTransaction(Connection& connection) {
    if (connection.in_transaction()) return;
    connection.exec("BEGIN");
    connection_ = &connection;
}

ReadTransaction::~ReadTransaction() {
    if (connection_ != nullptr && connection_->in_transaction()) {
        sqlite3_exec(connection_->raw(), "COMMIT", nullptr, nullptr, nullptr);
    }
}

bool CaseFile::State::is_stub(RecordKind kind, std::int64_t row) const {
    if (stubs[static_cast<std::size_t>(kind)] == 0) return false;
    Query query = connection.query("SELECT 1 FROM temp.stub WHERE kind = ?1 AND row = ?2");
    query.bind(static_cast<std::int64_t>(kind), row);
    return query.step();
}

CaseInfo CaseFile::State::info() const {
    Query query = connection.query("SELECT title, description, language, extra FROM case_info");
    if (!query.step()) sqlite::throw_damaged(connection.path(), "it says nothing of its case");
    return {query.string(0), query.string(1), query.string(2), query.string(3)};
}

std::uint64_t CaseFile::State::version() const {
    return static_cast<std::uint64_t>(connection.number("SELECT max(seq) FROM journal"));
}

CaseInfo CaseFile::info() const {
    return state_->info();
}
std::uint64_t CaseFile::version() const {
    return state_->version();
}

std::string CaseFile::identity() const {
    Query query = state_->connection.query("SELECT identity FROM case_info");
    return query.step() ? query.string(0) : std::string();
}

std::uint64_t CaseFile::count(RecordKind kind) const {
    const auto k = static_cast<std::size_t>(kind);
    return static_cast<std::uint64_t>(state_->connection.number(tables::count_all[k])) - state_->stubs[k];
}

void CaseFile::visit(RecordKind kind, const Visitor& visit) const {
    const ReadTransaction transaction(state_->connection);
    Query query = state_->connection.query(tables::select_all[static_cast<std::size_t>(kind)]);
    while (query.step()) {
        if (!state_->is_stub(kind, query.integer(0)))
            visit(tables::read_record(state_->connection, kind, query));
    }
}

std::optional<Record> CaseFile::find(const RecordId& id) const {
    if (id.empty()) return std::nullopt;
    const ReadTransaction transaction(state_->connection);
    const auto kind = static_cast<std::size_t>(id.kind());
    Query row = state_->connection.query(tables::row_of_id[kind]);
    row.bind(id.text());
    if (!row.step() || state_->is_stub(id.kind(), row.integer(0))) return std::nullopt;
    Query query = state_->connection.query(tables::select_one[kind]);
    query.bind(row.integer(0));
    if (!query.step()) return std::nullopt;
    return tables::read_record(state_->connection, id.kind(), query);
}

std::vector<CaseFile::Referrer> CaseFile::referrers(const RecordId& id, std::size_t limit) const {
    std::vector<Referrer> found;
    if (id.empty()) return found;
    const ReadTransaction transaction(state_->connection);
    Query row = state_->connection.query(tables::row_of_id[static_cast<std::size_t>(id.kind())]);
    row.bind(id.text());
    if (!row.step()) return found;
    for (const tables::Mention& mention : tables::mentions_of(id.kind())) {
        Query who = state_->connection.query(mention.sql);
        who.bind(row.integer(0), static_cast<std::int64_t>(limit));
        while (who.step()) {
            auto by = RecordId::parse(who.text(0));
            if (!by) sqlite::throw_damaged(path(), "\"" + who.string(0) + "\" is no id");
            found.push_back({*std::move(by), mention.field});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Referrer& a, const Referrer& b) { return a.id < b.id; });
    if (found.size() > limit) found.resize(limit);
    return found;
}

Change CaseFile::begin(const ChangeNote& note) {
    return Change(std::make_unique<Change::State>(*state_, note, ChangeOrigin{}));
}

}  // namespace gainsay
