// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound and can be written.
#include "tests/graphs/format/fuzz_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    const Format& format = find_format("turtle");
    if (const auto whole = test::fuzz_read(format, data, size)) (void)test::fuzz_write(format, *whole);
    return 0;
}
