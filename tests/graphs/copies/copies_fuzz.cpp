// Whatever bytes a stored copy has: its text is valid UTF-8, or the copy says why it has none.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "graphs/copies/copy_text.hpp"
#include "graphs/copies/encoding.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    CopyLimits limits;
    limits.max_bytes = 1U << 20U;
    limits.max_nodes = 5000;
    for (const char* const name : {"copy.html", "copy.txt"}) {
        const CopyText copy = text_of_bytes(bytes, name, limits);
        if ((copy.state == CopyState::Readable) == !copy.message.empty()) std::abort();
        if (copies::repaired_utf8(copy.text).replaced != 0) std::abort();
    }
    return 0;
}
