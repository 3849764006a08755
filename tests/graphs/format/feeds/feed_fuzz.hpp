#pragma once

#include "tests/graphs/format/fuzz_format.hpp"

namespace gainsay::test {

/// As fuzz_read(); what is read can be written as a feed, and is read back from that without a complaint.
inline void fuzz_feed(const Format& format, const std::uint8_t* data, std::size_t size) {
    const auto whole = fuzz_read(format, data, size);
    if (!whole) return;
    const Format& feed = find_format("claimreview");
    std::istringstream written(fuzz_write(feed, *whole));
    CaseBuilder again;
    LossReport none;
    feed.read(written, "output", again, {}, none);
    if (!none.empty() || again.take().reviews.size() != whole->reviews.size()) std::abort();
}

}  // namespace gainsay::test
