#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "graphs/store/case_file.hpp"
#include "graphs/store/sql/sqlite.hpp"

// What the public types of this folder are made of.

namespace gainsay {

struct CaseFile::State {
    State(const std::filesystem::path& path, sqlite::Access access, OpenMode open_mode,
          const CaseFileOptions& options)
        : connection(path, access, options.busy_timeout), mode(open_mode) {}

    mutable sqlite::Connection connection;
    OpenMode mode;
    /// Marks the words found; made by the first search.
    mutable std::unique_ptr<sqlite::Connection> marker;
    /// A change is in hand, and so many rows of each kind stand for records that have yet to arrive.
    bool changing = false;
    std::array<std::uint64_t, record_kind_count> stubs{};

    [[nodiscard]] bool is_stub(RecordKind kind, std::int64_t row) const;
    [[nodiscard]] CaseInfo info() const;
    [[nodiscard]] std::uint64_t version() const;
};

/// So that a visit sees one state of the file, whatever others commit; nested in whatever transaction there
/// is.
class ReadTransaction {
public:
    explicit ReadTransaction(sqlite::Connection& connection);
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    ~ReadTransaction();

private:
    sqlite::Connection* connection_ = nullptr;  ///< null inside another transaction
};

/// The entry that a change takes back or brings back, if it does.
struct ChangeOrigin {
    std::optional<std::uint64_t> undoes, redoes;
};

}  // namespace gainsay
