// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound, can be written as a
// feed, and is read back from that without a complaint.
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
    CaseBuilder builder;
    LossReport losses;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        find_format("claimreview").read(in, "input", builder, {}, losses);
    } catch (const ReadError&) {
        return 0;
    }
    const Case whole = builder.take();
    if (!check_case(whole).empty()) std::abort();
    const Format& feed = find_format("claimreview");
    std::stringstream out;
    feed.write(out, CaseSource(whole), {}, losses);
    CaseBuilder again;
    LossReport none;
    feed.read(out, "output", again, {}, none);
    if (!none.empty() || again.take().reviews.size() != whole.reviews.size()) std::abort();
    return 0;
}
