#pragma once

#include <exception>
#include <optional>
#include <thread>

#include "graphs/model/batch_queue.hpp"
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
    using Batch = BatchQueue<Record>::Batch;

    void read(const GraphSource& source, RecordKind kind);

    BatchQueue<Record> queue_;
    std::exception_ptr error_;  ///< to be read once the queue has ended
    Batch current_;
    std::size_t at_ = 0;
    std::thread reader_;
};

}  // namespace gainsay::differing
