#pragma once

#include <exception>
#include <thread>
#include <variant>

#include "graphs/model/batch_queue.hpp"
#include "graphs/model/source.hpp"

namespace gainsay {

/// Hands records to another sink on a thread of its own, in the order in which they came, so that reading an input and
/// writing what was read go side by side. A few hundred records wait at most.
///
/// Errors   what the other sink throws is thrown by a later add() or by finish(), not by the add() of the record that
///          it is about, and nothing is handed on after it: for inputs that can be read again when more is to be
///          said of what is wrong.
/// Threads  one thread calls it; meanwhile the other sink belongs to the thread within. finish() gives it back.
class WriteBehind final : public RecordSink {
public:
    /// `behind` must outlive it.
    explicit WriteBehind(RecordSink& behind);
    /// Without finish(): what was not handed on yet is dropped.
    ~WriteBehind() override;

    void info(const CaseInfo& info) override;
    void add(Record record, const SourcePos& where) override;

    /// Returns when all that came was handed on; nothing may come after it. Throws what the other sink threw.
    void finish();

private:
    struct Placed {
        Record record;
        SourcePos where;
    };
    using Item = std::variant<Placed, CaseInfo>;

    void write();
    void hand_over();
    void deliver(Item&& item);

    RecordSink& behind_;
    BatchQueue<Item>::Batch current_;
    BatchQueue<Item> queue_;
    std::exception_ptr error_;  ///< to be read once the queue is stopped or the thread has ended
    std::thread writer_;
};

}  // namespace gainsay
