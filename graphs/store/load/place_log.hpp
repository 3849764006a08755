#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <vector>

#include "graphs/model/error.hpp"
#include "graphs/model/id.hpp"

namespace gainsay {

/// Where each record of an input began: written for every record, read for a message only, so kept in a file
/// without a name once there are many.
class PlaceLog {
public:
    /// Throws Error(Io) when the temporary file cannot be written.
    void add(const RecordId& id, const SourcePos& where);

    /// Where that id was added first; nullopt when it was not. O(all that was added).
    [[nodiscard]] std::optional<SourcePos> find(const RecordId& id);

private:
    struct Entry {
        std::uint64_t id_hash = 0;
        std::uint32_t line = 0, column = 0;
    };
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };

    void flush();
    [[nodiscard]] static std::uint64_t hash(const RecordId& id) { return std::hash<RecordId>{}(id); }

    std::vector<Entry> last_;
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace gainsay
