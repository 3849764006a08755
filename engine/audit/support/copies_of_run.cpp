#include "engine/audit/support/copies_of_run.hpp"

namespace gainsay::audit {

CopiesOfRun::CopiesOfRun(const Subject& subject) : known_(std::make_unique<Known>()) {
    limits_.max_bytes = static_cast<std::size_t>(
        subject.threshold(copy_size_rule, copy_size.name, copy_size.otherwise) * 1048576.0);
    const NodeRange documents = subject.snapshot.nodes(RecordKind::Document);
    if (!documents.empty()) first_ = to_index(*documents.begin());
    known_->states.assign(documents.size(), 0);
}

CopyText CopiesOfRun::read(const Subject& subject, const Document& document) const {
    if (!subject.copies) return {};
    CopyText copy = subject.copies(document, limits_);
    if (const auto node = subject.snapshot.find(document.id.text())) {
        const std::uint32_t number = to_index(*node) - first_;
        known_->states[number] = static_cast<std::uint8_t>(static_cast<unsigned>(copy.state) + 1U);
        if (!copy.message.empty()) known_->messages[number] = copy.message;
    }
    return copy;
}

CopyOutcome CopiesOfRun::outcome(const Subject& subject, const Document& document) const {
    if (const auto node = subject.snapshot.find(document.id.text())) {
        const std::uint32_t number = to_index(*node) - first_;
        if (const std::uint8_t state = known_->states[number]; state != 0) {
            const auto message = known_->messages.find(number);
            return {static_cast<CopyState>(state - 1U),
                    message == known_->messages.end() ? std::string() : message->second};
        }
    }
    CopyText copy = read(subject, document);
    return {copy.state, std::move(copy.message)};
}

const CopiesOfRun& copies_of_run(const Subject& subject) {
    return subject.shared->get<CopiesOfRun>([&] { return CopiesOfRun(subject); });
}

}  // namespace gainsay::audit
