#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/format/parts/hash_slots.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::tables {

/// Records on their way to a sink: what several rows say of one of them is laid together.
///
/// A record that is held is delivered at the end, with the lists of all rows and the first of what a record has only
/// once; another name of an agent becomes an alias. Of one that is not held only the first is delivered. What a later
/// one says otherwise is a loss.
///
/// Memory   held records whole, of others 16 bytes and a table's slot.
class RecordPool {
public:
    RecordPool(RecordSink& sink, LossReport& losses, std::uint64_t max_records)
        : sink_(sink), losses_(losses), max_records_(max_records) {}

    /// Throws Error(Limit) beyond `max_records`, and what the sink throws.
    void add(Record record, const SourcePos& where, bool hold);
    /// Is there an agent of that id?
    [[nodiscard]] std::vector<Agent*> agents();
    /// Delivers what was held, by kind and id.
    void finish();

    [[nodiscard]] const std::uint64_t& count() const noexcept { return count_; }

private:
    struct Held {
        Record record;
        SourcePos where;
    };
    void merge(Held& into, Record record, const SourcePos& where);

    RecordSink& sink_;
    LossReport& losses_;
    std::uint64_t max_records_, count_ = 0;
    std::vector<Held> held_;
    std::unordered_map<std::string, std::size_t> places_;  // of held records; looked up only
    parts::HashSlots<std::uint64_t> streamed_;             // hash of record, by hash of id
    std::string said_;                                     // of the record at hand, for its hash
};

}  // namespace gainsay::tables
