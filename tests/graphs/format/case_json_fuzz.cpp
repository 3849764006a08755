// Any bytes: they are refused with a ReadError, or they are a case that survives both forms unchanged.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include "graphs/format/text_case/case_json.hpp"

namespace {

using gainsay::Case;

void require(bool promise, const char* what) {
    if (promise) return;
    std::cerr << "broken promise: " << what << '\n';
    std::abort();
}

Case read(const std::string& text) {
    std::istringstream in(text);
    return gainsay::read_case(in, "fuzz");
}

std::string written(const Case& whole, decltype(gainsay::write_case_json) write) {
    std::ostringstream out;
    write(out, gainsay::CaseSource(whole));
    return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(size == 0 ? "" : reinterpret_cast<const char*>(data), size);
    Case whole;
    try {
        whole = read(text);
    } catch (const gainsay::ReadError& error) {
        require(!error.problems().empty(), "a refusal has a reason");
        return 0;
    }
    require(gainsay::check_case(whole).empty(), "what is accepted is a good case");
    const std::string json = written(whole, gainsay::write_case_json);
    const std::string lines = written(whole, gainsay::write_case_jsonl);
    require(read(json) == whole, "JSON gives the case back");
    require(read(lines) == whole, "JSON Lines give the case back");
    require(written(read(json), gainsay::write_case_json) == json, "writing is stable");
    require(written(read(lines), gainsay::write_case_jsonl) == lines, "writing lines is stable");
    return 0;
}
