#pragma once

#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// Saved responses of the Google Fact Check Tools API, v1alpha1. docs/formats/factcheck-api.md says what becomes what.

namespace gainsay::factcheck_api {

/// Reads responses of claims:search, claims:imageSearch and pages, one or a line each.
///
/// Each is turned into the ClaimReview that it was made of, and read as such.
[[nodiscard]] std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options,
                                                        LossReport& losses);

[[nodiscard]] Guess guess(std::string_view first_bytes);

}  // namespace gainsay::factcheck_api
