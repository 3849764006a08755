// Whatever bytes come: each of the three readers refuses them with an Error, or makes a case that is sound and can be
// written. The first byte says which reader.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    if (size == 0) return 0;
    constexpr std::array<const char*, 3> names{"i23", "apx", "tgf"};
    const Format& format = find_format(names[data[0] % names.size()]);
    CaseBuilder builder;
    LossReport losses;
    ReadOptions options;
    options.max_records = 5000;  // a header of ten bytes may ask for millions
    std::istringstream in(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    try {
        format.read(in, "input", builder, options, losses);
    } catch (const ReadError&) {
        return 0;
    }
    const Case whole = builder.take();
    if (!check_case(whole).empty()) std::abort();
    std::ostringstream out;
    format.write(out, CaseSource(whole), {}, losses);
    return 0;
}
