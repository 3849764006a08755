#include "engine/time/diff/shared_numbers.hpp"

#include "engine/time/diff/parts.hpp"

namespace gainsay::differing {

SharedNumbers::SharedNumbers(const Snapshot& before, const Snapshot& after) {
    if (&before == &after) return;
    before_.resize(before.node_count());
    after_.resize(after.node_count());
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < record_kind_count; ++i) {
        const NodeRange olds = before.nodes(static_cast<RecordKind>(i)),
                        news = after.nodes(static_cast<RecordKind>(i));
        auto x = olds.begin(), y = news.begin();
        for (; x != olds.end() || y != news.end(); ++next) {
            const int order = x == olds.end()   ? 1
                              : y == news.end() ? -1
                                                : before.id(*x).compare(after.id(*y));
            if (order <= 0) before_[to_index(*x++)] = next;
            if (order >= 0) after_[to_index(*y++)] = next;
        }
    }
}

}  // namespace gainsay::differing
