// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound.
#include "tests/graphs/format/fuzz_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    ReadOptions options;
    options.max_record_bytes = 1U << 20U;
    (void)test::fuzz_read(find_format("warc"), data, size, options);
    return 0;
}
