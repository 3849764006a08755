#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace gainsay::audit {

/// What several rules of a run need and one of them makes: claims grouped by rephrasing, figures compared.
///
/// Threads  safe; whoever asks second for what is being made waits for it.
class Shared {
public:
    /// The run's T; `make` is called for the first who asks.
    template <class T, class Make>
    [[nodiscard]] const T& get(const Make& make) {
        const std::shared_ptr<Slot> slot = slot_of(typeid(T));
        const std::lock_guard lock(slot->making);
        if (!slot->made) slot->made = std::make_shared<T>(make());
        return *static_cast<const T*>(slot->made.get());
    }

private:
    struct Slot {
        std::mutex making;
        std::shared_ptr<void> made;
    };

    std::shared_ptr<Slot> slot_of(std::type_index type) {
        const std::lock_guard lock(slots_changing_);
        std::shared_ptr<Slot>& slot = slots_[type];
        if (!slot) slot = std::make_shared<Slot>();
        return slot;
    }

    std::mutex slots_changing_;
    std::map<std::type_index, std::shared_ptr<Slot>> slots_;
};

}  // namespace gainsay::audit
