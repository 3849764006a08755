#include "graphs/store/load/write_behind.hpp"

#include <utility>

namespace gainsay {
namespace {

constexpr std::size_t batch_size = 128, most_batches = 4;

}  // namespace

WriteBehind::WriteBehind(RecordSink& behind)
    : behind_(behind), queue_(most_batches), writer_([this] { write(); }) {}

WriteBehind::~WriteBehind() {
    if (!writer_.joinable()) return;
    queue_.stop();
    writer_.join();
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
    queue_.end();
    writer_.join();
    if (error_) std::rethrow_exception(error_);
}

void WriteBehind::hand_over() {
    if (current_.empty()) return;
    if (!queue_.put(std::exchange(current_, {}))) std::rethrow_exception(error_);
}

void WriteBehind::write() {
    try {
        while (auto batch = queue_.take()) {
            for (Item& item : *batch) deliver(std::move(item));
        }
    } catch (...) {
        error_ = std::current_exception();
        queue_.stop();
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
