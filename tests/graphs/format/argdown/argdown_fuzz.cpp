// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound, and that is read back
// from what is written of it.
#include "tests/graphs/format/fuzz_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    const Format& format = find_format("argdown");
    const auto whole = test::fuzz_read(format, data, size);
    if (!whole) return 0;
    const std::string written = test::fuzz_write(format, *whole);
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(written.data());
    if (test::fuzz_read(format, bytes, written.size()) != whole) std::abort();
    return 0;
}
