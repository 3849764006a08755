// Whatever bytes come: the reader refuses them with a ReadError, or gives pairs of names that it lists, in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "graphs/format/pairs/signed_pairs.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        const SignedPairs read = read_signed_pairs(in, "input");
        for (const SignedPairs::Line& line : read.lines) {
            if (line.from >= read.names.size() || line.to >= read.names.size()) std::abort();
        }
        for (std::size_t i = 1; i < read.names.size(); ++i) {
            if (read.names[i] == read.names[i - 1]) std::abort();
        }
    } catch (const ReadError&) {
        return 0;
    }
    return 0;
}
