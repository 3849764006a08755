// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound, can be written as a
// feed, and is read back from that without a complaint.
#include "tests/graphs/format/feeds/feed_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    gainsay::test::fuzz_feed(gainsay::find_format("factcheck-api"), data, size);
    return 0;
}
