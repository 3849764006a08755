#include "engine/time/diff/record_stream.hpp"

#include <utility>

namespace gainsay::differing {
namespace {

constexpr std::size_t batch_size = 256, most_batches = 4;

}  // namespace

RecordStream::RecordStream(const GraphSource& source, RecordKind kind)
    : queue_(most_batches), reader_([this, &source, kind] { read(source, kind); }) {}

RecordStream::~RecordStream() {
    queue_.stop();
    reader_.join();
}

void RecordStream::read(const GraphSource& source, RecordKind kind) {
    try {
        Batch batch;
        const auto hand_over = [&] {
            if (!queue_.put(std::exchange(batch, {}))) throw Stopped{};
        };
        source.visit(kind, [&](const Record& record) {
            batch.push_back(record);
            if (batch.size() == batch_size) hand_over();
        });
        hand_over();
    } catch (const Stopped&) {  // nobody asks any more
    } catch (...) {
        error_ = std::current_exception();
    }
    queue_.end();
}

std::optional<Record> RecordStream::next() {
    while (at_ == current_.size()) {
        auto batch = queue_.take();
        if (!batch) {
            if (error_) std::rethrow_exception(error_);
            return std::nullopt;
        }
        current_ = *std::move(batch);
        at_ = 0;
    }
    return std::move(current_[at_++]);
}

}  // namespace gainsay::differing
