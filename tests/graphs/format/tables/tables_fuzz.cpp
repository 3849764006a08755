// Whatever bytes come, as a table of ours or as rows for a mapping: refused with a ReadError, or a case that is sound
// and can be written. The first byte chooses.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/source.hpp"

namespace {

// Of the rows of a mapping that uses most of the language; the input itself may be a mapping, too.
constexpr const char* table_mapping = R"({"gainsay_mapping": 1, "ignore": ["d"], "propose_aliases": true,
  "input": {"header": false, "columns": ["a", "b", "c", "d"], "ragged": "pad"}, "maps": {"m": {"x": "person", "*": null}}, "records": {
  "who": {"record": "agent", "name": "{a}", "kind": {"value": "{b}", "map": "m"}},
  "tag": {"record": "agent", "each": {"of": "c", "split": ","}, "name": "{.}"},
  "what": {"record": "claim", "merge": true, "text": "{b}", "topics": {"value": "{c}", "split": "|"}, "valid": {"value": "{a}", "date": "DMY"}},
  "said": {"record": "statement", "speaker": "@who", "of": "@what", "said_on": "{c}", "extra": {"x": {"c": "{c}"}}},
  "review": {"record": "review", "id": "review:{#}", "of": "@what", "by": "@tag", "rating": {"value": "{a}"}}}})";
constexpr const char* json_mapping = R"({"gainsay_mapping": 1, "input": {"form": "json-lines"}, "records": {
  "what": {"record": "claim", "text": "{a}"},
  "page": {"record": "document", "each": "b/c", "title": "{.d}", "url": "{..e}", "extra": {"x": "{.f}"}},
  "all": {"record": "document", "title": "{a}", "cites": {"document": "@page"}}}})";

void read(const char* format, const std::string& text, const gainsay::ReadOptions& options) {
    using namespace gainsay;
    CaseBuilder builder;
    LossReport losses;
    std::istringstream in(text);
    try {
        find_format(format).read(in, "input", builder, options, losses);
    } catch (const Error&) {
        return;
    }
    const Case whole = builder.take();
    if (!check_case(whole).empty()) std::abort();
    for (const char* to : {"csv", "jsonl"}) {
        std::ostringstream out;
        find_format(to).write(out, CaseSource(whole), {}, losses);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    gainsay::ReadOptions options;
    switch (data[0]) {
        case 'm':
            options.mapping = text.empty() ? "{" : text;
            read("mapped", "a,b,c,d\n1,2,3,4\n", options);
            break;
        case 't':
            options.mapping = table_mapping;
            read("mapped", text, options);
            break;
        case 'j':
            options.mapping = json_mapping;
            read("mapped", text, options);
            break;
        default:
            read("csv", text, options);
    }
    return 0;
}
