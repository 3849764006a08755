#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "graphs/model/source.hpp"

// Of this folder only: the records of a source one by one, when we ask for them. A source calls a visitor and cannot wait,
// so that a thread of its own reads ahead, a few batches at most.

namespace gainsay::differing {

class RecordStream {
public:
    /// Reads all records of `kind` in id order. The source must be left alone until the stream is gone.
    RecordStream(const GraphSource& source, RecordKind kind);
    RecordStream(const RecordStream&) = delete;
    RecordStream& operator=(const RecordStream&) = delete;
    ~RecordStream();

    /// The next record; nullopt at the end. Throws what the source threw.
    [[nodiscard]] std::optional<Record> next();

private:
    struct Stopped {};
    using Batch = std::vector<Record>;

    void read(const GraphSource& source, RecordKind kind);
    void hand_over(Batch&& batch);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> batches_;
    bool ended_ = false, stop_ = false;
    std::exception_ptr error_;
    Batch current_;
    std::size_t at_ = 0;
    std::thread reader_;
};

}  // namespace gainsay::differing
