#include "engine/time/diff/record_stream.hpp"

#include <utility>

namespace gainsay::differing {
namespace {

constexpr std::size_t batch_size = 256, most_batches = 4;

}  // namespace

RecordStream::RecordStream(const GraphSource& source, RecordKind kind)
    : reader_([this, &source, kind] { read(source, kind); }) {}

RecordStream::~RecordStream() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    reader_.join();
}

void RecordStream::read(const GraphSource& source, RecordKind kind) {
    std::exception_ptr error;
    try {
        Batch batch;
        source.visit(kind, [&](const Record& record) {
            batch.push_back(record);
            if (batch.size() == batch_size) hand_over(std::exchange(batch, {}));
        });
        hand_over(std::move(batch));
    } catch (const Stopped&) {  // nobody asks any more
    } catch (...) {
        error = std::current_exception();
    }
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        error_ = error;
    }
    changed_.notify_all();
}

void RecordStream::hand_over(Batch&& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stop_ || batches_.size() < most_batches; });
    if (stop_) throw Stopped{};
    batches_.push_back(std::move(batch));
    lock.unlock();
    changed_.notify_all();
}

std::optional<Record> RecordStream::next() {
    while (at_ == current_.size()) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ended_ || !batches_.empty(); });
        if (batches_.empty()) {
            if (error_) std::rethrow_exception(error_);
            return std::nullopt;
        }
        current_ = std::move(batches_.front());
        batches_.pop_front();
        at_ = 0;
        lock.unlock();
        changed_.notify_all();
    }
    return std::move(current_[at_++]);
}

}  // namespace gainsay::differing
