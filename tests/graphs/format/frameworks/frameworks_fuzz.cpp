// Whatever bytes come: each of the three readers refuses them with a ReadError, or makes a case that is sound and can be
// written. The first byte says which reader.
#include <array>

#include "tests/graphs/format/fuzz_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    if (size == 0) return 0;
    constexpr std::array<const char*, 3> names{"i23", "apx", "tgf"};
    const Format& format = find_format(names[data[0] % names.size()]);
    ReadOptions options;
    options.max_records = 5000;  // a header of ten bytes may ask for millions
    if (const auto whole = test::fuzz_read(format, data + 1, size - 1, options))
        (void)test::fuzz_write(format, *whole);
    return 0;
}
