// Whatever is accepted as a date prints to something that reads back as the same, allows at least one day at
// each end, and compares the same from both sides. Two dates are tried at a time, one a line.
#include <cstdint>
#include <string_view>

#include "graphs/model/edtf.hpp"

namespace {

using gainsay::Edtf;
using gainsay::TimeOrder;

TimeOrder mirrored(TimeOrder order) {
    if (order == TimeOrder::Before) return TimeOrder::After;
    return order == TimeOrder::After ? TimeOrder::Before : order;
}

Edtf check(std::string_view text) {
    const auto date = Edtf::parse(text);
    if (!date) {
        try {
            const Edtf accepted(text);
            GAINSAY_REQUIRE(accepted.empty() && "the constructor refuses what parse() refuses");
        } catch (const gainsay::Error& error) {
            GAINSAY_REQUIRE(error.code() == gainsay::ErrorCode::Malformed);
        }
        return {};
    }
    const auto again = Edtf::parse(date->text());
    GAINSAY_REQUIRE(again && *again == *date && again->period() == date->period());
    GAINSAY_REQUIRE(again->text() == date->text() && again->is_interval() == date->is_interval());
    const gainsay::Period& p = date->period();
    GAINSAY_REQUIRE(p.start_min <= p.start_max && p.end_min <= p.end_max);
    GAINSAY_REQUIRE(p.start_min <= p.end_min && p.start_max <= p.end_max);
    const TimeOrder self = compare(*date, *date);
    GAINSAY_REQUIRE(self == TimeOrder::Overlaps || self == TimeOrder::CannotTell);
    return *date;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes =
        size == 0 ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(data), size);
    const std::size_t newline = bytes.find('\n');
    const Edtf a = check(bytes.substr(0, newline));
    const Edtf b = newline == std::string_view::npos
                       ? Edtf()
                       : check(bytes.substr(newline + 1, bytes.find('\n', newline + 1) - newline - 1));
    const TimeOrder order = compare(a, b);
    GAINSAY_REQUIRE(compare(b, a) == mirrored(order));
    GAINSAY_REQUIRE(compare(b.period(), a.period()) == mirrored(compare(a.period(), b.period())));
    // Days alone never know more than days and times together.
    const TimeOrder by_day = compare(a.period(), b.period());
    GAINSAY_REQUIRE(by_day == TimeOrder::CannotTell || by_day == order);
    return 0;
}
