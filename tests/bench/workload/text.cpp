#include "tests/bench/workload/text.hpp"

#include <array>
#include <chrono>

namespace gainsay::bench {

std::string number(std::uint64_t n, int digits) {
    std::string text = std::to_string(n);
    if (text.size() < static_cast<std::size_t>(digits))
        text.insert(0, static_cast<std::size_t>(digits) - text.size(), '0');
    return text;
}

std::string date(std::uint64_t day) {
    using namespace std::chrono;
    const year_month_day ymd{sys_days{1990y / January / 1} + std::chrono::days{static_cast<int>(day)}};
    return number(static_cast<std::uint64_t>(static_cast<int>(ymd.year())), 4) + "-" +
           number(static_cast<unsigned>(ymd.month()), 2) + "-" + number(static_cast<unsigned>(ymd.day()), 2);
}

// A sentence of eight words of a small vocabulary: enough for full text to have work to do.
std::string sentence(const Workload& w, std::uint64_t claim) {
    static constexpr std::array<const char*, 32> words{
        "the",      "ministry", "report",   "budget", "harbour", "court",  "council", "figures",
        "minister", "doubled",  "since",    "winter", "workers", "school", "water",   "treaty",
        "border",   "prices",   "fell",     "by",     "a",       "third",  "after",   "agency",
        "station",  "policy",   "election", "never",  "paid",    "for",    "bridge",  "rail"};
    std::string text;
    std::uint64_t bits = w.random(40, claim);
    for (int i = 0; i < 8; ++i, bits >>= 5U) text += std::string(words[bits & 31U]) + ' ';
    return text + std::to_string(claim);
}

}  // namespace gainsay::bench
