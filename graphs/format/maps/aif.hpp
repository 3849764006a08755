#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// The Argument Interchange Format as AIFdb writes it (node sets in JSON), and xAIF, which wraps it.
// docs/formats/aif.md says what becomes what.

namespace gainsay::aif {

/// Reads node sets, bare or wrapped. Several inputs merge by node id, which AIFdb gives out globally: the same
/// node in two sets is one claim or statement, which stands in both.
///
/// Memory   all inputs are held until finish(): a conflict in one set may have its speakers in another.
/// Source   C. Chesñevar et al., "Towards an argument interchange format", Knowl. Eng. Rev. 21 (2006); C. Reed,
///          K. Budzynska, "How dialogues create arguments", ISSA (2010), for locutions and illocutions.
[[nodiscard]] std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options,
                                                        LossReport& losses);

/// Writes one node set. Ids of nodes are ids of records, so that reading gives the same ids back.
void write(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);
/// The same as xAIF.
void write_wrapped(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                   LossReport& losses);

[[nodiscard]] Guess guess(std::string_view first_bytes);
[[nodiscard]] Guess guess_wrapped(std::string_view first_bytes);

}  // namespace gainsay::aif
