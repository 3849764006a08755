// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound and can be written.
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
    const Format& format = find_format("turtle");
    CaseBuilder builder;
    LossReport losses;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        format.read(in, "input", builder, {}, losses);
    } catch (const ReadError&) {
        return 0;
    }
    const Case whole = builder.take();
    if (!check_case(whole).empty()) std::abort();
    std::ostringstream out;
    format.write(out, CaseSource(whole), {}, losses);
    return 0;
}
