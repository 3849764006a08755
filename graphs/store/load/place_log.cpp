#include "graphs/store/load/place_log.hpp"

#include <cerrno>
#include <cstring>
#include <string>

namespace gainsay {
namespace {

constexpr std::size_t entries_in_memory = 16384;

[[noreturn]] void fail() {
    throw Error(ErrorCode::Io, std::string("a temporary file cannot be written: ") + std::strerror(errno) +
                                   "; free some space where temporary files lie");
}

}  // namespace

void PlaceLog::add(const RecordId& id, const SourcePos& where) {
    if (last_.size() == entries_in_memory) flush();
    last_.push_back({hash(id), where.line, where.column});
}

void PlaceLog::flush() {
    if (!file_) file_.reset(std::tmpfile());
    if (!file_ || std::fseek(file_.get(), 0, SEEK_END) != 0 ||
        std::fwrite(last_.data(), sizeof(Entry), last_.size(), file_.get()) != last_.size()) {
        fail();
    }
    last_.clear();
}

std::optional<SourcePos> PlaceLog::find(const RecordId& id) {
    const std::uint64_t wanted = hash(id);
    if (file_) {
        std::rewind(file_.get());
        std::vector<Entry> some(entries_in_memory);
        while (const std::size_t count = std::fread(some.data(), sizeof(Entry), some.size(), file_.get())) {
            for (std::size_t i = 0; i < count; ++i) {
                if (some[i].id_hash == wanted) return SourcePos{{}, some[i].line, some[i].column};
            }
        }
    }
    for (const Entry& entry : last_) {
        if (entry.id_hash == wanted) return SourcePos{{}, entry.line, entry.column};
    }
    return std::nullopt;
}

}  // namespace gainsay
