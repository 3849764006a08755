// Whatever text and quotes: every finding keeps the promises that the checker knows. Lines of the input are, in turn, a
// quote, its prefix, its suffix and its position; behind a blank line comes the text of the document.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "graphs/copies/encoding.hpp"
#include "tests/engine/quotation/quote_case.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    if (size > 20'000) return 0;
    const std::string input = copies::repaired_utf8({reinterpret_cast<const char*>(data), size}).text;
    const std::size_t blank = std::min(input.find("\n\n"), input.size());
    test::QuoteCase one(input.substr(std::min(input.size(), blank + 2)));
    std::size_t at = 0;
    for (int quotes = 0; at < blank && quotes < 16; ++quotes) {
        std::string parts[4];
        for (std::string& part : parts) {
            const std::size_t end = std::min(input.find('\n', at), blank);
            if (at < end) part = input.substr(at, end - at);
            at = std::min(blank, end + 1);
        }
        Selector selector;
        selector.exact = parts[0];
        selector.prefix = parts[1];
        selector.suffix = parts[2];
        if (!parts[3].empty()) {
            selector.start = std::strtoull(parts[3].c_str(), nullptr, 10);
            if (parts[3].size() % 2 == 0) selector.end = *selector.start + selector.exact.size();
        }
        one.quote(selector);
    }
    std::string problem;
    static_cast<void>(one.report({}, &problem));
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        std::abort();
    }
    return 0;
}
