#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/audit/rule.hpp"

namespace gainsay::audit {

/// The rules there are for a run: the built-in ones, those found outside a run (outside_rules.hpp), and whatever a desk
/// adds of its own.
class RuleBook {
public:
    using Maker = std::function<std::unique_ptr<Rule>()>;

    struct Entry {
        const RuleInfo* info = nullptr;
        Maker make;  ///< empty: its findings are made outside a run
    };

    RuleBook();

    /// Adds a rule of the desk's own; its info must stay as it is for as long as `make` is there.
    /// Throws   Error(Conflict) when its id is taken.
    void add(Maker make);

    /// In the order of their ids.
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }
    /// Null when there is none of that id. O(log rules).
    [[nodiscard]] const Entry* find(std::string_view id) const noexcept;
    /// The id that somebody probably meant; empty when none is near.
    [[nodiscard]] std::string_view nearest(std::string_view id) const;

private:
    void enter(Entry entry);

    std::vector<std::unique_ptr<Rule>> kept_;  // their infos are
    std::vector<Entry> entries_;
};

}  // namespace gainsay::audit
