#pragma once

#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

namespace gainsay::archives {

/// Reads WARC 1.0 and 1.1 (ISO 28500), plain or compressed with gzip record by record: responses, resources and
/// conversions that hold HTML or text become documents. docs/formats/warc.md says what of them.
///
/// Streams: in memory are one record, as far as it is text, and the ids of the documents so far. Records of other kinds
/// are passed over without being held.
[[nodiscard]] std::unique_ptr<FormatReader> make_warc_reader(RecordSink& sink, const ReadOptions& options,
                                                             LossReport& losses);
/// Of compressed archives the beginning is unpacked.
[[nodiscard]] Guess guess_warc(std::string_view first_bytes);

}  // namespace gainsay::archives
