#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/source.hpp"

// What every fuzz target of a reader does.

namespace gainsay::test {

/// Whatever bytes come: the reader of `format` refuses them with a ReadError (nullopt), or makes a case that is sound;
/// anything else ends the process.
inline std::optional<Case> fuzz_read(const Format& format, const std::uint8_t* data, std::size_t size,
                                     const ReadOptions& options = {}) {
    CaseBuilder builder;
    LossReport losses;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        format.read(in, "input", builder, options, losses);
    } catch (const ReadError&) {
        return std::nullopt;
    }
    Case whole = builder.take();
    if (!check_case(whole).empty()) std::abort();
    return whole;
}

/// A sound case can be written in `format`; what was written.
inline std::string fuzz_write(const Format& format, const Case& whole) {
    std::ostringstream out;
    LossReport losses;
    format.write(out, CaseSource(whole), {}, losses);
    return out.str();
}

}  // namespace gainsay::test
