#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace gainsay {

/// What one thread hands to another, a batch at a time, in order: the first waits when a few batches wait, the second when
/// none does.
///
/// Threads  one that puts and one that takes; either may stop().
template <class Item>
class BatchQueue {
public:
    using Batch = std::vector<Item>;

    explicit BatchQueue(std::size_t most_batches) : most_(most_batches) {}

    /// Waits for room. False after stop(): nothing is taken any more.
    [[nodiscard]] bool put(Batch batch) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopped_ || waiting_.size() < most_; });
        if (stopped_) return false;
        waiting_.push_back(std::move(batch));
        lock.unlock();
        changed_.notify_all();
        return true;
    }

    /// Nothing more will be put.
    void end() { mark(ended_); }

    /// Waits for a batch. nullopt when all that was put was taken and there will be no more, and after stop().
    [[nodiscard]] std::optional<Batch> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopped_ || ended_ || !waiting_.empty(); });
        if (stopped_ || waiting_.empty()) return std::nullopt;
        std::optional<Batch> batch(std::move(waiting_.front()));
        waiting_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return batch;
    }

    /// One side gives up: nobody waits any more, and what waits is dropped.
    void stop() { mark(stopped_); }

private:
    void mark(bool& what) {
        {
            const std::lock_guard lock(mutex_);
            what = true;
        }
        changed_.notify_all();
    }

    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> waiting_;
    bool ended_ = false, stopped_ = false;
};

}  // namespace gainsay
