// Whatever bytes come: the reader refuses them with a ReadError, or makes a case that is sound and can be written as any
// graph and page.
#include "tests/graphs/format/fuzz_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    const auto whole = test::fuzz_read(find_format("graphml"), data, size);
    if (!whole) return 0;
    for (const char* name : {"graphml", "gexf", "cytoscape", "jgf", "mermaid", "markdown"})
        (void)test::fuzz_write(find_format(name), *whole);
    return 0;
}
