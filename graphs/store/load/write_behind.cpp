#include "graphs/store/load/write_behind.hpp"

#include <utility>

namespace gainsay {
namespace {

constexpr std::size_t batch_size = 128, most_batches = 4;

}  // namespace

WriteBehind::WriteBehind(RecordSink& behind) : behind_(behind), writer_([this] { write(); }) {}

WriteBehind::~WriteBehind() {
    stop(/*drop=*/true);
}

void WriteBehind::info(const CaseInfo& info) {
    current_.emplace_back(info);
    hand_over();
}

void WriteBehind::add(Record record, const SourcePos& where) {
    if (current_.empty()) current_.reserve(batch_size);
    current_.emplace_back(Placed{std::move(record), where});
    if (current_.size() >= batch_size) hand_over();
}

void WriteBehind::finish() {
    hand_over();
    stop(/*drop=*/false);
    if (error_) std::rethrow_exception(error_);
}

void WriteBehind::hand_over() {
    if (current_.empty()) return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return error_ || waiting_.size() < most_batches; });
    if (error_) {
        current_.clear();
        std::rethrow_exception(error_);
    }
    waiting_.push_back(std::exchange(current_, {}));
    lock.unlock();
    changed_.notify_all();
}

void WriteBehind::stop(bool drop) noexcept {
    if (!writer_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        dropped_ = drop;
    }
    changed_.notify_all();
    writer_.join();
}

void WriteBehind::write() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
        if (dropped_ || waiting_.empty()) return;
        Batch batch = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        changed_.notify_all();
        try {
            for (Item& item : batch) deliver(std::move(item));
            batch.clear();
            lock.lock();
        } catch (...) {
            lock.lock();
            error_ = std::current_exception();
            changed_.notify_all();
            return;
        }
    }
}

void WriteBehind::deliver(Item&& item) {
    if (auto* placed = std::get_if<Placed>(&item)) {
        behind_.add(std::move(placed->record), placed->where);
    } else {
        behind_.info(std::get<CaseInfo>(item));
    }
}

}  // namespace gainsay
